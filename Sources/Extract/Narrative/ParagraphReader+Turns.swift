internal import Disclosure

/// Clauses that turn the sentence to a line without telling its amount.
extension ParagraphReader {
  /// 收入、支出总计与上年度相比，各减少 3 万元: what is compared is named before the comma, and is not the line told last.
  mutating func turn(by clause: Clause, _ walk: ClauseWalk) {
    guard clause.end == .comma else { return }
    let phrases = clause.tokens.compactMap { if case .phrase(let phrase) = $0 { phrase } else { nil } }
    guard let base = phrases.first, phrases.count == 1, base.role == .base,
      clause.tokens.allSatisfy({ base.span.contains($0.span) })
    else { return }
    let label = reader.labels.read(walk.labelWords.bytes)
    guard reader.labels.isName(label.concept) || ReferenceResolver.bothFlows.contains(label.concept),
      fact(topic ?? -1)?.concept != label.concept
    else { return }
    current = level(named: label)
    turnedTo = label.concept
  }

  /// 因公出国（境）费由外办统一安排，本部门预算 0 万元: the line a sentence begins with is that of its own 预算, too.
  mutating func turn(byOpening clause: Clause) {
    guard clause.tokens.isEmpty, clause.end == .comma, clause.span.start == sentence.start else { return }
    let words = Wording(reader.document.text[clause.span.range])
    guard let end = Self.arranged.compactMap({ words.range(of: $0)?.lowerBound }).min(), end > 0 else { return }
    let label = reader.labels.read(words.prefix(end).bytes)
    if reader.labels.isName(label.concept) { turnedTo = label.concept }
  }

  private static let arranged: [Wording] = ["由", "均由", "全部", "统一", "已", "未", "不再", "纳入"]

  /// 其他收入主要是利息，比上年减少: the clause begins with the line that it, and what follows, is about.
  mutating func turn(to words: Span, of clause: Clause) {
    guard words.start == clause.span.start, !words.isEmpty else { return }
    let label = reader.labels.read(reader.document.text[words.range])
    guard reader.labels.isName(label.concept), fact(topic ?? -1)?.concept != label.concept,
      let level = level(named: label)
    else { return }
    current = level
  }
}
