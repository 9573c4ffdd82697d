/// Which characters are folded, and to what.
enum Folding {
  static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The length of the source at `index` that is replaced, and its replacement (empty: dropped); `nil` when the
  /// character stays as it is.
  static func replacement(_ source: [UInt8], at index: Int) -> (Int, [UInt8])? {
    let lead = source[index]
    if lead < 0x80 { return ascii(source, at: index) }
    let length = scalarLength(lead)
    guard index + length <= source.count, length > 1 else { return (1, []) }
    let value = scalarValue(source, index, length)
    if let folded = special(value) { return (length, folded) }
    if let ideograph = RadicalTable.ideograph(value) {
      return (length, Array(String(ideograph).utf8))
    }
    // A full-width point is a decimal point only between digits.
    if value == 0xFF0E {
      return isDigit(source, before: index) && isDigit(source, after: index + 3) ? (3, [0x2E]) : nil
    }
    if (0xFF01...0xFF5E).contains(value), !keptFullWidth.contains(value) {
      return (length, [UInt8(truncatingIfNeeded: value - 0xFEE0)])
    }
    return nil
  }

  /// ！ （ ） ， ： ； ？ ［ ］ ｛ ｝ stay: they are Chinese punctuation.
  private static let keptFullWidth: Set<UInt32> = [
    0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3B, 0xFF3D, 0xFF5B, 0xFF5D,
  ]

  private static func ascii(_ source: [UInt8], at index: Int) -> (Int, [UInt8])? {
    switch source[index] {
    case 0x0D:
      let isPair = index + 1 < source.count && source[index + 1] == 0x0A
      return isPair ? (1, []) : (1, [0x0A])
    // Vertical tab (Word's soft break) and form feed end a line.
    case 0x0B, 0x0C: return (1, [0x0A])
    case 0x24: return formula(source, at: index)
    case 0x00..<0x20, 0x7F: return (1, [])
    default: return nil
    }
  }

  private static func special(_ value: UInt32) -> [UInt8]? {
    switch value {
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: [0x20]
    case 0x0085, 0x2028, 0x2029: [0x0A]
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: []
    case 0x2212, 0xFE63: [0x2D]
    case 0xFE6A: [0x25]
    case 0x2010, 0x2011: [0x2D]
    default: nil
    }
  }

  private static func scalarValue(_ source: [UInt8], _ index: Int, _ length: Int) -> UInt32 {
    var value = UInt32(source[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(source[index + offset] & 0x3F) }
    return value
  }

  /// A digit, half or full width, that ends at `index`.
  private static func isDigit(_ source: [UInt8], before index: Int) -> Bool {
    guard index > 0 else { return false }
    if (0x30...0x39).contains(source[index - 1]) { return true }
    return index >= 3 && isWideDigit(source, index - 3)
  }

  private static func isDigit(_ source: [UInt8], after index: Int) -> Bool {
    guard index < source.count else { return false }
    return (0x30...0x39).contains(source[index]) || isWideDigit(source, index)
  }

  private static func isWideDigit(_ source: [UInt8], _ index: Int) -> Bool {
    index + 2 < source.count && source[index] == 0xEF && source[index + 1] == 0xBC
      && (0x90...0x99).contains(source[index + 2])
  }

  /// A formula of text recognition, $\geq 80\%$: the signs it stands for. `nil` when it is not wholly understood.
  private static func formula(_ source: [UInt8], at index: Int) -> (Int, [UInt8])? {
    let limit = min(source.count, index + 64)
    guard let close = source[(index + 1)..<limit].firstIndex(where: { $0 == 0x24 || $0 == 0x0A }),
      source[close] == 0x24, source[index..<close].contains(0x5C)
    else { return nil }
    var result: [UInt8] = []
    var at = index + 1
    while at < close {
      guard source[at] == 0x5C else {
        if source[at] != 0x20 { result.append(source[at]) }
        at += 1
        continue
      }
      let rest = source[(at + 1)..<close]
      guard let (name, sign) = formulaSigns.first(where: { rest.starts(with: $0.0) }) else {
        return nil
      }
      result += sign
      at += 1 + name.count
    }
    return (close + 1 - index, result)
  }

  /// Longest names first.
  private static let formulaSigns: [([UInt8], [UInt8])] = [
    ("geqslant", "≥"), ("leqslant", "≤"), ("geq", "≥"), ("leq", "≤"), ("ge", "≥"), ("le", "≤"),
    ("times", "×"), ("div", "÷"), ("sim", "~"), ("%", "%"), ("ldots", "…"), (",", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
