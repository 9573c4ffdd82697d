internal import Disclosure

/// The marks `<![if !supportLists]>` and `<![endif]>` of Word, which browsers take for comments and libxml2 for text.
enum PageMarks {
  private static let mark = Array("<![".utf8)
  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)

  /// The page without them. Inside comments they stay: there they belong to the end.
  static func removed(from text: [UInt8]) -> [UInt8] {
    guard text[...].range(of: mark) != nil else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text[...]
    while let start = rest.firstIndex(of: 0x3C) {
      result += rest[..<start]
      rest = rest[start...]
      if rest.starts(with: comment) {
        let end = rest.range(of: commentEnd)?.upperBound ?? rest.endIndex
        result += rest[..<end]
        rest = rest[end...]
      } else if rest.starts(with: mark) {
        guard let end = rest.firstIndex(of: 0x3E) else { break }
        rest = rest[(end + 1)...]
      } else {
        result.append(0x3C)
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}
