package import Disclosure

/// The money the text says its projects come to, against those projects: 重点项目2个，涉及资金302.48万元，分别为甲210.42万元、乙92.06万元.
///
/// What it compares: the captured `amount` (in `unit`) of `count` projects with as many amounts that follow in its sentence (`items`), else with
/// the amounts of the forms, where there are as many.
/// When it stays silent: another number of forms or amounts.
package struct FormTotalCheck: Check {
  package static let kind = "form-total"
  package static let parameters = PatternParameters.all
  private static let units: [String: Unit] = ["元": .yuan, "万元": .tenThousandYuan, "亿元": .hundredMillionYuan]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let outcomes = (reading.matches[rule.id] ?? []).flatMap { match -> [Outcome] in
      guard let count = match.captures.first(where: { $0.name == "count" }).flatMap({ Int(document.string($0.span)) }),
        let symbol = match.captures.first(where: { $0.name == "unit" })?.span,
        let unit = Self.units[document.string(symbol)], let told = match.figure("amount", unit, document), count > 1
      else { return [] }
      let parts = [listed(match, reading), forms(reading)].filter { $0.count == count }
      guard !parts.isEmpty else {
        return [.undecidable(rule: rule.id, span: told.span, reason: .partnerMissing)]
      }
      return parts.compactMap { judge(told, $0) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private typealias Part = (name: String, amount: Quantity)

  private func listed(_ match: Match, _ reading: Reading) -> [Part] {
    guard let items = match.captures.first(where: { $0.name == "items" })?.span else { return [] }
    return reading.facts.filter { $0.isNarrative && $0.quantity.isMoney && items.contains($0.span) }
      .map { (reading.name(of: $0), $0.quantity) }
  }

  private func forms(_ reading: Reading) -> [Part] {
    reading.projects.compactMap { project in
      guard !project.isWholeDepartment, let budget = project.budget, budget.isMoney else { return nil }
      return (project.name, budget)
    }
  }

  private func judge(_ told: Quantity, _ parts: [Part]) -> Outcome? {
    let total = Operand(told)
    return rule.outcome(
      Judgement.sum(total: total, terms: parts.map { Operand($0.amount) }),
      Equation(
        formula: parts.map(\.amount.printed).joined(separator: " + "), claimed: total, claimSpan: told.span,
        terms: parts.map { Evidence.Term(1, $0.name, $0.amount) }, subject: "",
        values: ["count": String(parts.count)]))
  }
}
