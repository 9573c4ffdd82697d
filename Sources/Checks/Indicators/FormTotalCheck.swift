package import Disclosure

/// The money the text says its projects come to, against those projects: 重点项目2个，涉及资金302.48万元，分别为甲210.42万元、乙92.06万元.
///
/// What it compares: the captured `amount` (in `unit`) of `count` projects with as many amounts that follow in its sentence (`items`), else with
/// the amounts of the forms, or with what of them is a grant, where there are as many. `report: count`: the `count` with the number of forms that come to
/// just that amount.
/// Verdict: at most a warning against forms.
/// When it stays silent: another number of forms or amounts; for the count, another amount.
package struct FormTotalCheck: Check {
  package static let kind = "form-total"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "report", choices: ["amount", "count"],
        help:
          "amount (default): as many projects come to another amount; count: another number of projects comes to it.")
    ]

  private let rule: Rule
  private let reportsCount: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    reportsCount = rule.parameters["report"]?.string == "count"
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let (budgets, grants) = (forms(reading) { $0.budget }, forms(reading, grant))
    let matches = reading.matches[rule.id] ?? []
    func told(_ match: Match) -> Int? { match.capture("count").flatMap { Int(document.string($0)) } }
    // 项目18个…，其中政府性基金项目2个: not all there are, where more are told beside them.
    let most = Dictionary(matches.map { ($0.block, told($0) ?? 0) }) { max($0, $1) }
    let outcomes = matches.flatMap { match -> [Outcome] in
      guard let count = told(match), let symbol = match.capture("unit"),
        let unit = Unit.money(document.string(symbol)),
        let amount = match.figure("amount", unit, document), count > 1
      else { return [] }
      let list = listed(match, reading)
      if reportsCount {
        return list.isEmpty
          ? [budgets, grants].compactMap { judge(count, amount, $0, match, reading) }.prefix(1).map(\.self) : []
      }
      if list.count == count { return [judge(amount, list, ceiling: .error)] }
      let ways = [budgets, grants].filter { $0.count == count }
      guard count == most[match.block], let first = ways.first else {
        return [.undecidable(rule: rule.id, span: amount.span, reason: .partnerMissing)]
      }
      let outcomes = ways.map { judge(amount, $0, ceiling: .warning) }
      return [
        outcomes.first { if case .agrees = $0 { true } else { false } } ?? judge(amount, first, ceiling: .warning)
      ]
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private typealias Part = (name: String, amount: Quantity)

  private func listed(_ match: Match, _ reading: Reading) -> [Part] {
    guard let items = match.capture("items") else { return [] }
    return reading.facts.filter { $0.isNarrative && $0.quantity.isMoney && items.contains($0.span) }
      .map { (reading.name(of: $0), $0.quantity) }
  }

  private func forms(_ reading: Reading, _ amount: (Project) -> Quantity?) -> [Part] {
    reading.projects.compactMap { project in
      guard !project.isWholeDepartment, let amount = amount(project), amount.isMoney else { return nil }
      return (project.name, amount)
    }
  }

  /// 其中：财政拨款: what the text may mean where a project has other money too.
  private func grant(_ project: Project) -> Quantity? {
    project.funds.first { $0.side == .budget && $0.label.holds(anyOf: ["财政拨款", "一般公共预算"]) }?.amount
  }

  /// Forms that come to just the amount are the projects that are meant, however many the text says they are.
  private func judge(_ count: Int, _ told: Quantity, _ forms: [Part], _ match: Match, _ reading: Reading) -> Outcome? {
    guard forms.count > 1, let stated = match.capture("count"),
      Judgement.sum(total: Operand(told), terms: forms.map { Operand($0.amount) }).severity == nil
    else { return nil }
    if forms.count == count {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [stated],
          evidence: Evidence(
            formula: "n = \(forms.count)", claimed: String(count), feasible: [], difference: "", verdict: .exact,
            terms: [])))
    }
    return .disagrees(
      Finding(
        rule: rule, values: ["count": String(count), "forms": String(forms.count), "amount": told.printed],
        locations: [.init(role: .primary, span: stated)]
          + forms.map { .init(role: .related, span: $0.amount.span) }))
  }

  private func judge(_ told: Quantity, _ parts: [Part], ceiling: Severity) -> Outcome {
    let total = Operand(told)
    return rule.outcome(
      Judgement.sum(total: total, terms: parts.map { Operand($0.amount) }),
      Equation(
        formula: parts.map(\.amount.printed).joined(separator: " + "), claimed: total, claimSpan: told.span,
        terms: parts.map { Evidence.Term(1, $0.name, $0.amount) }, subject: "",
        values: ["count": String(parts.count)]), ceiling: ceiling)
  }
}
