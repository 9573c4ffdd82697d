/// What a line break inside a paragraph means: people type it for a new paragraph as well as to fold a line.
enum LineBreak {
  /// Whether text ends as a sentence does.
  static func endsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    let tail = String(decoding: bytes.suffix(24), as: UTF8.self).unicodeScalars
    guard let last = tail.last(where: { !$0.properties.isWhitespace }) else { return false }
    return "。！？；：!?;".unicodeScalars.contains(last)
  }

  /// Whether text begins as a paragraph does: moved in, or with the number of an item: 一、 （一） 1. 第一部分.
  static func opensParagraph(_ bytes: some Sequence<UInt8>) -> Bool {
    let head = String(decoding: Array(bytes.prefix(48)), as: UTF8.self).unicodeScalars
    return head.starts(with: "  ".unicodeScalars) || head.first == "\u{3000}" || opensItem(head)
  }

  private static func opensItem(_ head: String.UnicodeScalarView) -> Bool {
    var rest = head.drop { $0.properties.isWhitespace }
    let bracket = rest.first.map { "（(".unicodeScalars.contains($0) } ?? false
    let ordinal = rest.first == "第"
    if bracket || ordinal { rest = rest.dropFirst() }
    let digits = rest.prefix { isDigit($0) }
    guard !digits.isEmpty, let sign = rest.dropFirst(digits.count).first else { return false }
    if bracket { return "）)".unicodeScalars.contains(sign) }
    if ordinal { return "部章节条".unicodeScalars.contains(sign) }
    if sign == "、" || sign == "．" { return true }
    // "1.5" is a figure, "1.预算" an item.
    guard sign == ".", let next = rest.dropFirst(digits.count + 1).first else { return false }
    return !isDigit(next)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
      || "〇一二三四五六七八九十".unicodeScalars.contains(scalar)
  }
}
