/// Pairs the brackets of one piece of text.
struct BracketScan {
  enum Shape: Hashable {
    case round, square, lenticular, shell, title, angle, quote, singleQuote, corner
  }

  struct Sign {
    var index: Int
    var shape: Shape
    var isOpening: Bool
    /// Full-width, where there are two widths of the sign.
    var isWide: Bool
  }

  struct Pair {
    var open: Sign
    var close: Sign
  }

  private(set) var pairs: [Pair] = []
  private(set) var unmatched: [Sign] = []
  /// The closing bracket of a number at the head of the text that has no opening one: 三）.
  private(set) var bareNumber: Sign?

  private static let signs: [UInt32: (Shape, isOpening: Bool, isWide: Bool)] = {
    let table: [(Unicode.Scalar, Shape, Bool, Bool)] = [
      ("（", .round, true, true), ("）", .round, false, true), ("(", .round, true, false),
      (")", .round, false, false), ("［", .square, true, true), ("］", .square, false, true),
      ("[", .square, true, false), ("]", .square, false, false), ("【", .lenticular, true, true),
      ("】", .lenticular, false, true), ("〔", .shell, true, true), ("〕", .shell, false, true),
      ("﹝", .shell, true, true), ("﹞", .shell, false, true), ("《", .title, true, true),
      ("》", .title, false, true), ("〈", .angle, true, true), ("〉", .angle, false, true),
      ("“", .quote, true, true), ("”", .quote, false, true), ("‘", .singleQuote, true, true),
      ("’", .singleQuote, false, true), ("「", .corner, true, true), ("」", .corner, false, true),
    ]
    return Dictionary(uniqueKeysWithValues: table.map { ($0.0.value, ($0.1, $0.2, $0.3)) })
  }()

  /// Cost: linear in the text, times the depth of nesting where signs do not match.
  init(_ scalars: [UInt32]) {
    var open: [Sign] = []
    for (index, scalar) in scalars.enumerated() where !scalar.isHan {
      guard let (shape, isOpening, isWide) = Self.signs[scalar] else { continue }
      let sign = Sign(index: index, shape: shape, isOpening: isOpening, isWide: isWide)
      if isOpening {
        open.append(sign)
        continue
      }
      // [0, 60) is an interval, not a pair of brackets, and 60) in it no number of an item.
      if let last = open.last, last.shape != shape, Self.isInterval(scalars, last, sign) {
        open.removeLast()
        continue
      }
      if Self.isNumbering(scalars, closing: index, hasOpen: open.contains { $0.shape == shape }) {
        if scalars[..<index].allSatisfy({ $0.isSpace || $0.isDigit || Self.numerals.contains($0) }) {
          bareNumber = sign
        }
        continue
      }
      if Self.isComparison(scalars, index, shape) || Self.isApostrophe(scalars, index) { continue }
      close(sign, &open, scalars)
    }
    unmatched += open.filter { !Self.isComparison(scalars, $0.index, $0.shape) }
    unmatched.sort { $0.index < $1.index }
  }

  private mutating func close(_ sign: Sign, _ open: inout [Sign], _ scalars: [UInt32]) {
    guard let match = open.lastIndex(where: { $0.shape == sign.shape }) else {
      unmatched.append(sign)
      return
    }
    pairs.append(Pair(open: open[match], close: sign))
    // What was opened inside and never closed stays open: （《…） lacks a 》.
    unmatched += open[(match + 1)...].filter { !Self.isComparison(scalars, $0.index, $0.shape) }
    open.removeSubrange(match...)
  }

  private static let numerals = Set("一二三四五六七八九十".values)

  /// 1) a) 一） at the head of the text or of an item: a number, not the end of a bracket.
  private static func isNumbering(_ scalars: [UInt32], closing: Int, hasOpen: Bool) -> Bool {
    guard !hasOpen, scalars[closing] == 0x29 || scalars[closing] == 0xFF09 else { return false }
    var start = closing
    while start > 0, closing - start < 3,
      scalars[start - 1].isDigit || scalars[start - 1].isLatin
        || numerals.contains(scalars[start - 1])
        || (0x2460...0x2473).contains(scalars[start - 1])
    {
      start -= 1
    }
    guard start < closing else { return false }
    guard start > 0 else { return true }
    let before = scalars[start - 1]
    return before.isSpace || "。；，：:;,、.".values.contains(before)
  }

  /// 》90% and 〈0: a title mark typed for a comparison sign, which is for another rule.
  private static func isComparison(_ scalars: [UInt32], _ index: Int, _ shape: Shape) -> Bool {
    guard shape == .title || shape == .angle else { return false }
    var next = index + 1
    while next < scalars.count, scalars[next].isSpace || scalars[next] == 0x3D { next += 1 }
    guard next < scalars.count else { return false }
    return scalars[next].isDigit
  }

  /// it’s: a closing quote between latin letters.
  private static func isApostrophe(_ scalars: [UInt32], _ index: Int) -> Bool {
    scalars[index] == 0x2019 && index > 0 && scalars[index - 1].isLatin
  }

  private static func isInterval(_ scalars: [UInt32], _ open: Sign, _ close: Sign) -> Bool {
    let shapes: Set<Shape> = [.round, .square, .lenticular]
    guard shapes.contains(open.shape), shapes.contains(close.shape) else { return false }
    let inside = scalars[(open.index + 1)..<close.index]
    let allowed = Set("，,、~-—.％% +∞".values)
    return !inside.isEmpty && inside.count <= 20
      && inside.allSatisfy { $0.isDigit || allowed.contains($0) }
  }
}
