internal import Disclosure

/// A comment in the document that sets a finding aside: `<!-- gouji-ignore RULE: 理由 -->`.
///
/// It holds for findings of its rule in its own line and in the next paragraph. Rule and reason are required.
package struct InlineSuppression: Hashable, Sendable {
  package var rule: String
  package var reason: String
  /// 1-based lines it stands on and holds for.
  package var line: Int
  package var lines: ClosedRange<Int>
}

enum InlineSuppressions {
  private static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)
  private static let word = Array("gouji-ignore".utf8)

  /// The comments of a text, in order. Cost: linear.
  static func find(in source: SourceText) -> [InlineSuppression] {
    let bytes = source.bytes[...]
    var found: [InlineSuppression] = []
    var position = 0
    while let open = bytes[position...].range(of: opening) {
      guard let close = bytes[open.upperBound...].range(of: closing) else { break }
      position = close.upperBound
      let text = bytes[open.upperBound..<close.lowerBound].drop { $0 == 0x20 || $0 == 0x09 }
      guard text.starts(with: word) else { continue }
      let said = String(decoding: text.dropFirst(word.count), as: UTF8.self)
      let parts = said.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
      let line = line(of: open.lowerBound, in: source)
      found.append(
        InlineSuppression(
          rule: trimmed(parts.first ?? ""), reason: parts.count > 1 ? trimmed(parts[1]) : "", line: line,
          lines: line...endOfNextParagraph(after: line, in: source)))
    }
    return found
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func line(of offset: Int, in source: SourceText) -> Int {
    (Places.last(source.lineStarts.count) { source.lineStarts[$0] <= offset } ?? 0) + 1
  }

  /// The last line of the paragraph that follows; the line itself at the end of the text.
  private static func endOfNextParagraph(after line: Int, in source: SourceText) -> Int {
    var last = line
    while last < source.lineStarts.count, isBlank(last + 1, in: source) { last += 1 }
    while last < source.lineStarts.count, !isBlank(last + 1, in: source) { last += 1 }
    return last
  }

  private static func isBlank(_ line: Int, in source: SourceText) -> Bool {
    let start = source.lineStarts[line - 1]
    let end = line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count
    return source.bytes[start..<end].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }
}
