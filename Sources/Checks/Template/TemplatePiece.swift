internal import Disclosure

/// A piece of text that a template can prescribe or explain: a sentence, or what a sentence holds in brackets.
struct TemplatePiece {
  /// Letters, figures and signs without spaces, brackets in one width: what is compared.
  var key: [UInt32]
  var span: Span
  var isBracketed: Bool
  /// A bracket that is all of its paragraph or cell.
  var isWhole = false

  /// The parts of the key between commas and colons, brackets kept whole; none shorter than six characters.
  var clauses: [Range<Int>] {
    var clauses: [Range<Int>] = []
    var depth = 0
    var start = 0
    for (index, scalar) in key.enumerated() {
      switch scalar {
      case 0xFF08, 0x3010: depth += 1
      case 0xFF09, 0x3011: depth -= 1
      case 0xFF0C where depth == 0, 0xFF1A where depth == 0:
        clauses.append(start..<index)
        start = index + 1
      default: break
      }
    }
    let end = key.last.map { TemplateCutter.stops.contains($0) } ?? false ? key.count - 1 : key.count
    clauses.append(start..<max(start, end))
    return clauses.filter { $0.count >= 6 }
  }
}

/// Cuts a document into the pieces that are compared with a template's.
enum TemplateCutter {
  static let stops = Set("。；！？;!?".values)
  private static let opening = Set("（(【[".values)
  private static let closing = Set("）)】]".values)

  /// Pieces of headings, paragraphs, notes, captions and cells, in text order; a bracketed piece before its sentence.
  static func pieces(of windows: [TextWindow]) -> [TemplatePiece] {
    windows.filter { $0.kind != .furniture && $0.kind != .contents }.flatMap { pieces(of: $0.run) }
  }

  private static func pieces(of run: ScalarRun) -> [TemplatePiece] {
    var pieces: [TemplatePiece] = []
    var start = 0
    var brackets: [Int] = []
    func add(_ range: Range<Int>, isBracketed: Bool) {
      let inside = trimmed(range, run)
      let key = key(run.scalars[inside])
      guard key.count(where: \.isHan) >= 2 else { return }
      let rest = run.scalars[..<inside.lowerBound] + run.scalars[inside.upperBound...]
      pieces.append(
        TemplatePiece(
          key: key, span: run.span(inside), isBracketed: isBracketed,
          isWhole: isBracketed && rest.allSatisfy { $0.isSpace || stops.contains($0) }))
    }
    for (index, scalar) in run.scalars.enumerated() {
      if opening.contains(scalar) {
        brackets.append(index)
      } else if closing.contains(scalar), let open = brackets.popLast() {
        if brackets.isEmpty { add(open..<index + 1, isBracketed: true) }
      } else if stops.contains(scalar), brackets.isEmpty {
        add(start..<index + 1, isBracketed: false)
        start = index + 1
      }
    }
    add(start..<run.count, isBracketed: false)
    return pieces
  }

  private static func trimmed(_ range: Range<Int>, _ run: ScalarRun) -> Range<Int> {
    let start = range.first { !run.scalars[$0].isSpace } ?? range.upperBound
    let end = range.last { !run.scalars[$0].isSpace } ?? start
    return start..<max(start, min(end + 1, range.upperBound))
  }

  static func key(_ scalars: some Sequence<UInt32>) -> [UInt32] {
    scalars.compactMap { $0.isSpace ? nil : folded[$0] ?? $0 }
  }

  /// Widths and look-alikes of one sign.
  private static let folded: [UInt32: UInt32] = {
    let pairs = ["(（", ")）", "[【", "]】", ":：", ",，", ";；", "×X", "ＸX", "xX", "?？", "!！"]
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.values[0], $0.values[1]) })
  }()
}
