package import Disclosure

/// Spending of a kind of money that the document says it has none of: 没有政府性基金预算支出, and elsewhere 政府性基金预算支出 of so much.
///
/// What it compares: the first statement a pattern finds, else a total of 0 spent in the text, else the note that a table of that money is empty,
/// with the totals that the text gives for that money this year.
/// When it stays silent: amounts of single accounts, which have checks of their own; income; statements of another year.
/// Cost: linear in matches, tables and facts.
package struct DeniedSpendingCheck: Check {
  package static let kind = "denied-spending"
  package static let parameters = PatternParameters.all
  private static let kinds: [(word: String, table: String, scope: Scope)] = [
    ("基金", "government-fund", .governmentFund), ("国有资本", "state-capital", .stateCapital),
  ]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let outcomes = Self.kinds.flatMap { kind -> [Outcome] in
      let totals = reading.facts.filter { isTotal($0, of: kind.scope) }
      let denial =
        (reading.matches[rule.id] ?? []).lazy.map(\.span).first { speaks($0, of: kind.word, reading.document) }
        ?? totals.first { $0.quantity.value.isZero && [.own, .actual].contains($0.measure) }?.extent
        ?? reading.document.tables.lazy.filter { $0.kind?.hasPrefix(kind.table) == true }.compactMap(\.emptyNote).first
      guard let denial else { return [] }
      return totals.filter { $0.quantity.value.sign > 0 }.map { .disagrees(finding($0, denial, reading.document)) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Of this year: it names no other.
  private func speaks(_ span: Span, of word: String, _ document: Document) -> Bool {
    let text = document.string(span)
    guard text.holds(word), !text.holds(anyOf: ["上年", "去年"]) else { return false }
    return !Title.holdsYear(text) || document.year.map { text.holds("\($0)") } ?? true
  }

  private func isTotal(_ fact: Fact, of scope: Scope) -> Bool {
    fact.isNarrative && fact.scope == scope && fact.flow == .expenditure && fact.period == .current
      && fact.quantity.isMoney && fact.quantity.hedge == nil && fact.path.isEmpty
      && FactKey.totals.contains(fact.concept)
  }

  private func finding(_ fact: Fact, _ denial: Span, _ document: Document) -> Finding {
    Finding(
      rule: rule, values: ["match": document.string(denial), "claimed": document.string(fact.extent)],
      locations: [.init(role: .primary, span: fact.extent), .init(role: .related, span: denial)])
  }
}
