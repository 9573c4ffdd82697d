package import Disclosure

/// Spending of a kind of money that the document says it has none of: 没有政府性基金预算支出, and elsewhere 政府性基金预算支出 of so much.
///
/// What it compares: the statements a pattern finds, and the notes that a table of that money is empty, with the totals that the text gives for that money this year.
/// When it stays silent: amounts of single accounts, which have checks of their own; income, where the statement is of spending.
package struct DeniedSpendingCheck: Check {
  package static let kind = "denied-spending"
  package static let parameters = PatternParameters.all
  private static let scopes: [(word: String, kind: String, scope: Scope)] = [
    ("基金", "government-fund", .governmentFund), ("国有资本", "state-capital", .stateCapital),
  ]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let told = (reading.matches[rule.id] ?? []).flatMap { match in
      Self.scopes.filter { reading.document.string(match.span).holds($0.word) }
        .flatMap { denied($0.scope, by: match.span, reading) }
    }
    let noted =
      told.isEmpty
      ? reading.document.tables.flatMap { table in
        Self.scopes.filter { table.kind?.hasPrefix($0.kind) == true }.flatMap { scope in
          table.emptyNote.map { denied(scope.scope, by: $0, reading) } ?? []
        }
      } : []
    let outcomes = told + noted
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func denied(_ scope: Scope, by denial: Span, _ reading: Reading) -> [Outcome] {
    reading.facts.filter { fact in
      fact.isNarrative && fact.scope == scope && fact.flow == .expenditure && fact.period == .current
        && fact.quantity.isMoney && fact.quantity.value.sign > 0 && fact.quantity.hedge == nil
        && FactKey.totals.contains(fact.concept) && fact.path.isEmpty
    }.map { fact in
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "match": reading.document.string(denial), "claimed": reading.document.string(fact.extent),
          ],
          locations: [.init(role: .primary, span: fact.extent), .init(role: .related, span: denial)]))
    }
  }
}
