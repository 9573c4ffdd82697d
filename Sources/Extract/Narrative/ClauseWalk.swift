internal import Disclosure

/// A walk over the tokens of one clause: what governs the next figure, and which words stand before it.
struct ClauseWalk {
  let clause: Clause
  private(set) var governor: Phrase?
  /// Words before the governing phrase that may name the line of a change; a base phrase between is left out.
  private(set) var labelWords: Wording = ""
  private let text: [UInt8]
  private var index = 0
  private var cursor: Int
  /// Both 增加 and 减少 stand before the figure: an unresolved choice claims nothing.
  private(set) var isUnresolved = false

  init(clause: Clause, text: [UInt8]) {
    self.clause = clause
    self.text = text
    cursor = clause.span.start
  }

  mutating func next() -> Clause.Token? {
    guard index < clause.tokens.count else { return nil }
    defer { index += 1 }
    return clause.tokens[index]
  }

  /// Words between the last token and `end`.
  func words(before end: Int) -> Span { Span(min(cursor, end), end) }

  mutating func keepWords(before phrase: Phrase) {
    let words = words(before: phrase.span.start)
    // 与上年 1.8 万元相比减少: the comparison's last words name no line.
    guard !Self.comparing.contains(Wording(text[words.range].filter { $0 != 0x20 })) else { return }
    labelWords.bytes += text[words.range].filter { $0 != 0x20 }
  }

  mutating func govern(by phrase: Phrase) {
    if let governor, governor.role != phrase.role, Self.directions.contains(governor.role),
      Self.directions.contains(phrase.role)
    {
      isUnresolved = true
    }
    governor = phrase
  }

  mutating func release() {
    governor = nil
    labelWords = ""
  }

  mutating func pass(_ end: Int) { cursor = max(cursor, end) }

  private static let comparing: Set<Wording> = ["相比", "比较", "相较", "比"]
  private static let directions: Set<Phrase.Role> = [.up, .down]
}
