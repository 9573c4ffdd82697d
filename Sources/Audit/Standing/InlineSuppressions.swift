internal import Disclosure

/// A comment in the document that sets a finding aside: `gouji-ignore RULE: 理由`, or in Chinese `gouji:忽略 RULE 理由`.
///
/// It holds for findings of its rule on the lines it stands on, and as `<!-- … -->` in plain text also in the next paragraph. Rule and reason are required.
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

  /// Those of the file's own comments and those written in its text, in order of place. Cost: linear.
  static func find(in document: Document) -> [InlineSuppression] {
    let source = document.source
    let own = document.comments.compactMap { comment -> InlineSuppression? in
      let first = line(of: comment.span.start, in: source)
      return suppression(comment.text, lines: first...max(first, line(of: comment.span.end, in: source)))
    }
    return (own + written(in: source)).sorted { $0.line < $1.line }
  }

  private static func written(in source: SourceText) -> [InlineSuppression] {
    let bytes = source.bytes[...]
    var found: [InlineSuppression] = []
    var position = 0
    while let open = bytes[position...].range(of: opening) {
      guard let close = bytes[open.upperBound...].range(of: closing) else { break }
      position = close.upperBound
      let text = String(decoding: bytes[open.upperBound..<close.lowerBound], as: UTF8.self)
      guard Transcript.Comment.isAddressed(text) else { continue }
      let line = line(of: open.lowerBound, in: source)
      if let suppression = suppression(text, lines: line...endOfNextParagraph(after: line, in: source)) {
        found.append(suppression)
      }
    }
    return found
  }

  /// `nil` for what sets nothing aside.
  private static func suppression(_ text: String, lines: ClosedRange<Int>) -> InlineSuppression? {
    guard let (rule, reason) = read(text) else { return nil }
    return InlineSuppression(rule: rule, reason: reason, line: lines.lowerBound, lines: lines)
  }

  /// gouji, then 忽略 or ignore, the rule, the reason; blanks, colons and hyphens between them are as people write them.
  private static func read(_ text: String) -> (rule: String, reason: String)? {
    let isGap = { (character: Character) in character.isWhitespace || ":：".contains(character) }
    var rest = text.drop(while: \.isWhitespace).dropFirst("gouji".count).drop { isGap($0) || $0 == "-" }
    guard let word = ["忽略", "ignore"].first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(word.count).drop(while: isGap)
    let rule = rest.prefix { !isGap($0) }
    var reason = rest.dropFirst(rule.count).drop(while: isGap)
    while reason.last?.isWhitespace == true { reason.removeLast() }
    return (String(rule), String(reason))
  }

  private static func line(of offset: Int, in source: SourceText) -> Int {
    source.line(at: offset) + 1
  }

  /// The last line of the paragraph that follows; the line itself at the end of the text.
  private static func endOfNextParagraph(after line: Int, in source: SourceText) -> Int {
    // Of a transcript every line is a paragraph.
    if source.isTranscript { return min(line + 1, source.lineStarts.count) }
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
