package import Disclosure

/// Judges a project's cost indicators against the money the project has.
///
/// What it compares (`test`): a cost stated for the project with its budget and its execution (`above`); a cost that is to be no less than all of
/// the budget (`floored`); the costs of a project, one by one below its budget, with the budget together (`sum`); the result of a cost that is the whole budget with what was spent (`unequal`).
/// Why it matters: a cost above the budget cannot be paid from it.
/// When it stays silent: unit prices and standards (元/人, 补助标准), money that is no cost (节约, 撬动, 税收); forms
/// without an amount.
package struct CostCheck: Check {
  package static let kind = "indicator-cost"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["above", "floored", "sum", "unequal"], help: "Which comparison."),
    ParameterSpec("level", help: "Words of the levels that hold costs."),
    ParameterSpec("name-lacks", help: "Words of names that are no cost of the project."),
    ParameterSpec("name-holds", help: "Words of names; only costs with one of them are judged."),
  ]

  private let rule: Rule
  private let test: String
  private let levels: [String]
  private let lacks: [String]
  private let holds: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    levels = rule.parameters["level"]?.strings ?? []
    lacks = rule.parameters["name-lacks"]?.strings ?? []
    holds = rule.parameters["name-holds"]?.strings ?? []
  }

  private struct Cost {
    var indicator: Indicator
    var value: IndicatorValue
    var amount: Quantity
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    var judged = 0
    for project in reading.projects where !project.isWholeDepartment {
      let limits = [project.totalBudget, project.budget, project.initialBudget, project.executed]
        .compactMap(\.self).filter { $0.unit?.dimension == .money && $0.value.sign > 0 }
      guard let limit = limits.max(by: { $0.value < $1.value }) else { continue }
      let costs = costs(of: project, reading.vocabulary)
      judged += costs.count
      if test == "sum" {
        if let outcome = sum(costs, limit, project) { outcomes.append(outcome) }
      } else if test == "unequal" {
        outcomes += unequal(costs, project)
      } else if test == "floored" {
        outcomes += floored(costs, project)
      } else {
        outcomes += above(costs, limit, project)
      }
    }
    return judged == 0 ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Money values of the cost levels: targets and results, the year's column.
  private func costs(of project: Project, _ vocabulary: Vocabulary) -> [Cost] {
    let levels = levels.resolved(vocabulary)
    let lacks = lacks.resolved(vocabulary)
    return project.indicators.flatMap { indicator -> [Cost] in
      guard
        project.levelsAreUncertain == false || indicator.name.ends(withAnyOf: ["成本", "费用", "经费"]),
        indicator.level.holds(anyOf: levels) || indicator.level1.holds(anyOf: levels),
        !(indicator.name + indicator.description).holds(anyOf: lacks),
        holds.isEmpty || indicator.name.holds(anyOf: holds)
      else { return [] }
      return [indicator.target, indicator.actual].compactMap { value in
        guard let value, value.isPlain, let amount = value.quantity,
          let unit = indicator.unit(of: amount), unit.dimension == .money,
          (amount.comparator == .atLeast || amount.comparator == .greater) == (test == "floored")
        else { return nil }
        return Cost(indicator: indicator, value: value, amount: amount.with(unit))
      }
    }
  }

  private func above(_ costs: [Cost], _ limit: Quantity, _ project: Project) -> [Outcome] {
    var outcomes: [Outcome] = []
    var told: Set<Span> = []
    for cost in costs {
      let bound = limit.interval()
      // A ceiling is what it says, to the last digit; but 5万元 may be a rounded 4.69万元.
      guard cost.amount.value > bound.upper else {
        if cost.amount.interval().meets(bound) { outcomes.append(.agrees(agreement(cost, limit))) }
        continue
      }
      let isRounded = cost.amount.interval().lower <= bound.upper
      // Target and result of one indicator are one fault.
      guard told.insert(cost.indicator.span).inserted else { continue }
      var locations = [
        Finding.Location(role: .primary, span: cost.value.span),
        Finding.Location(role: .related, span: limit.span),
      ]
      for other in costs where other.indicator.span == cost.indicator.span {
        if other.value.span != cost.value.span {
          locations.append(Finding.Location(role: .related, span: other.value.span))
        }
      }
      let times = (cost.amount.value / limit.value).decimal(places: 1)
      outcomes.append(
        .disagrees(
          Finding(
            rule: rule, severity: isRounded ? .warning : nil,
            values: [
              "name": cost.indicator.name, "cost": cost.value.text, "budget": limit.printed,
              "project": project.label, "times": times,
            ], locations: locations,
            evidence: Evidence(
              formula: "\(cost.amount.printed) ≤ \(limit.printed)", claimed: cost.value.text,
              feasible: ["≤ " + limit.printed],
              difference: (cost.amount.value - limit.value).printed(limit.unit, places: 2),
              verdict: .contradicted, terms: []))))
    }
    return outcomes
  }

  /// ≥20万元 of 20万元: what is spent would have to be more than there is.
  private func floored(_ costs: [Cost], _ project: Project) -> [Outcome] {
    costs.compactMap { cost in
      guard cost.value.span == cost.indicator.target?.span, let budget = project.budget,
        cost.amount.value == budget.value
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": cost.indicator.name, "cost": cost.value.text, "budget": budget.printed, "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: cost.value.span), .init(role: .related, span: budget.span),
          ]))
    }
  }

  private func agreement(_ cost: Cost, _ limit: Quantity) -> Agreement {
    Agreement(
      rule: rule.id, spans: [cost.value.span, limit.span],
      evidence: Evidence(
        formula: "\(cost.amount.printed) = \(limit.printed)", claimed: cost.value.text,
        feasible: [], difference: "", verdict: .exact, terms: []))
  }

  /// A cost whose ceiling is the project's whole budget, and whose result is not what was spent.
  private func unequal(_ costs: [Cost], _ project: Project) -> [Outcome] {
    guard let budget = project.budget, let executed = project.executed,
      executed.unit?.dimension == .money
    else { return [] }
    return costs.compactMap { cost in
      guard cost.value.span == cost.indicator.actual?.span,
        let target = costs.first(where: {
          $0.indicator.span == cost.indicator.span && $0.value.span == cost.indicator.target?.span
        }), target.amount.value == budget.value,
        !cost.amount.interval().meets(executed.interval()), cost.amount.value < budget.value
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": cost.indicator.name, "cost": cost.value.text, "executed": executed.printed,
            "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: cost.value.span),
            .init(role: .related, span: executed.span),
            .init(role: .related, span: target.value.span),
          ]))
    }
  }

  /// Parts that each fit and together do not. A part as large as the budget is a total, not a part.
  private func sum(_ costs: [Cost], _ limit: Quantity, _ project: Project) -> Outcome? {
    let parts = costs.filter { $0.value.span == $0.indicator.target?.span }
    let bound = limit.interval()
    guard parts.count >= 2, parts.allSatisfy({ $0.amount.interval().upper < bound.lower }) else {
      return nil
    }
    let total = parts.reduce(Interval(exactly: .zero)) { $0 + $1.amount.interval() }
    // A total among the parts: it equals the sum of the others.
    let values = parts.map(\.amount.value)
    let whole = values.reduce(Rational.zero, +)
    guard !values.contains(where: { $0 + $0 == whole }) else { return nil }
    guard total.isDefined, total.lower > bound.upper else { return nil }
    let locations =
      [Finding.Location(role: .primary, span: limit.span)]
      + parts.map { Finding.Location(role: .related, span: $0.value.span) }
    let terms = parts.map { $0.amount.printed }.joined(separator: " + ")
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "project": project.label, "budget": limit.printed, "terms": terms,
          "sum": whole.printed(limit.unit, places: 2),
        ], locations: locations,
        evidence: Evidence(
          formula: terms, claimed: limit.printed, feasible: total.printed(limit.unit, decimals: 2),
          difference: "", verdict: .contradicted, terms: [])))
  }
}
