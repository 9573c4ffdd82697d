package import Disclosure

/// An amount the prose calls that of a fund, and the tables print for the general budget alone.
///
/// What it compares: amounts told of the government funds or the state capital with the same amounts in the tables.
/// Verdict: a finding where the tables print the amount, some of them for the general budget, and none for the fund.
/// Stays silent: for figures of fewer digits than are met by chance; other years; where no table prints the amount.
/// Source: lessons.md, first list, 13; lessons.md 18.
package struct FundAmountCheck: Check {
  package static let kind = "fund-amount"
  package static let parameters: [ParameterSpec] = []
  private static let general = "一般公共预算"
  /// Figures of fewer than four digits, zeros at their end aside, are met by chance.
  private static let leastMantissa: Int128 = 1000

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let told = reading.facts.compactMap { fact -> (fact: Fact, fund: (word: String, scope: Scope))? in
      guard fact.isNarrative, isPlain(fact), let fund = Scope.ofFunds.first(where: { isOf($0, fact) }) else {
        return nil
      }
      return (fact, fund)
    }
    guard !told.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let wanted = Set(told.map(\.fact.quantity.value))
    var cells: [Rational: Printed] = [:]
    for fact in reading.facts where fact.cell != nil && wanted.contains(fact.quantity.value) {
      cells[fact.quantity.value, default: Printed()].note(fact)
    }
    return told.map { judge($0.fact, $0.fund, cells[$0.fact.quantity.value] ?? Printed(), reading) }
  }

  /// The first cells of one amount, by the money they are of.
  private struct Printed {
    var general: Fact?
    var ofFund: [Scope: Fact] = [:]

    mutating func note(_ cell: Fact) {
      if general == nil, cell.scope == .generalBudget || cell.concept.holds(FundAmountCheck.general) { general = cell }
      for fund in Scope.ofFunds where ofFund[fund.scope] == nil {
        let names = [cell.concept] + cell.path
        if cell.scope == fund.scope || names.contains(where: { $0.holds(fund.word) }) { ofFund[fund.scope] = cell }
      }
    }
  }

  private func isPlain(_ fact: Fact) -> Bool {
    fact.period == .current && fact.quantity.isMoney && fact.quantity.hedge == nil && !fact.isAverage
      && withoutEndingZeros(fact.quantity.numeral.mantissa) >= Self.leastMantissa
  }

  private func withoutEndingZeros(_ mantissa: Int128) -> Int128 {
    var rest = mantissa
    while rest > 0, rest % 10 == 0 { rest /= 10 }
    return rest
  }

  private func isOf(_ fund: (word: String, scope: Scope), _ fact: Fact) -> Bool {
    fact.scope == fund.scope || fact.concept.holds(fund.word)
  }

  private func judge(
    _ fact: Fact, _ fund: (word: String, scope: Scope), _ cells: Printed, _ reading: Reading
  ) -> Outcome {
    if let own = cells.ofFund[fund.scope] {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [fact.span, own.span],
          evidence: Evidence(
            formula: "\(fact.quantity.printed) = \(own.quantity.printed)", claimed: fact.quantity.printed, feasible: [],
            difference: "", verdict: .exact, terms: [])))
    }
    guard let other = cells.general else {
      return .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing)
    }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "claimed": reading.document.string(fact.extent), "fund": fund.word, "subject": reading.name(of: other),
          "table": other.cell.map { reading.document.tables[$0.table].title } ?? "",
        ],
        locations: [
          Finding.Location(role: .primary, span: fact.extent),
          Finding.Location(role: .related, span: other.span, cell: other.cell),
        ]))
  }
}
