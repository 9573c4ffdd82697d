package import Disclosure

/// Splits a block of the normalised text into sentences.
package enum Sentences {
  /// Spans of the sentences of `span`, end marks and closing brackets included, spaces between them not.
  ///
  /// A sentence ends with 。！？ or with the block. ； does not end one: it parts clauses of one statement.
  package static func split(_ text: [UInt8], _ span: Span) -> [Span] {
    var sentences: [Span] = []
    var start = span.start
    var index = span.start
    while index < span.end {
      guard isEnd(text, index, span.end) else {
        index += text[index] < 0x80 ? 1 : Folding.scalarLength(text[index])
        continue
      }
      index += 3
      while let length = closing(text, index, span.end) { index += length }
      sentences.append(Span(start, min(index, span.end)))
      while index < span.end, text[index] == 0x20 { index += 1 }
      start = index
    }
    if start < span.end { sentences.append(Span(start, span.end)) }
    return sentences
  }

  /// 。(E3 80 82) ！(EF BC 81) ？(EF BC 9F)
  private static func isEnd(_ text: [UInt8], _ index: Int, _ end: Int) -> Bool {
    guard index + 3 <= end else { return false }
    let tail = (text[index + 1], text[index + 2])
    switch text[index] {
    case 0xE3: return tail == (0x80, 0x82)
    case 0xEF: return tail == (0xBC, 0x81) || tail == (0xBC, 0x9F)
    default: return false
    }
  }

  /// The length of a mark that closes what the sentence opened: ” ’ ） 》 】 ) or another end mark.
  private static func closing(_ text: [UInt8], _ index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    if text[index] == 0x29 || text[index] == 0x22 { return 1 }
    guard index + 3 <= end else { return nil }
    if isEnd(text, index, end) { return 3 }
    let marks: [[UInt8]] = ["”", "’", "）", "》", "】", "」"].map { Array($0.utf8) }
    return marks.contains { text[index..<(index + 3)].elementsEqual($0) } ? 3 : nil
  }
}
