internal import Disclosure

/// The names after 包括： or 分别为, parted by 、.
struct ItemList {
  var count: Int
  var span: Span
  /// No 等 at its end.
  var isExhaustive: Bool

  /// The list that opens in `span`, when one does.
  static func find(in text: [UInt8], _ span: Span) -> ItemList? {
    let words = Wording(text[span.range])
    guard
      let opener = openers.compactMap({ words.range(of: $0) }).min(by: {
        $0.lowerBound < $1.lowerBound
      }), opener.lowerBound <= 30
    else { return nil }
    var start = span.start + opener.upperBound
    while start < span.end, colons.contains(where: { text[start..<span.end].starts(with: $0) }) {
      start += text[start] < 0x80 ? 1 : 3
    }
    var items = 1
    var depth = 0
    var index = start
    while index < span.end {
      let rest = text[index..<min(index + 3, span.end)]
      if rest.elementsEqual("（".utf8) || text[index] == UInt8(ascii: "(") { depth += 1 }
      if rest.elementsEqual("）".utf8) || text[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0, rest.elementsEqual("、".utf8) { items += 1 }
      if depth == 0, stops.contains(where: { rest.elementsEqual($0) }) { break }
      index += text[index] < 0x80 ? 1 : 3
    }
    let list = Span(start, min(index, span.end))
    guard items >= 2 else { return nil }
    return ItemList(
      count: items, span: list, isExhaustive: !Wording(text[list.range]).contains("等"))
  }

  private static let openers: [Wording] = ["包括", "分别为", "分别是", "即", "："]
  private static let colons = ["：", ":"].map { Array($0.utf8) }
  private static let stops = ["。", "；", "，"].map { Array($0.utf8) }
}
