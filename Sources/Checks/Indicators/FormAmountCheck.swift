package import Disclosure

/// Judges the amounts of one form against one another.
///
/// What it compares (`test`): the amounts of the year and of the term with their sources (`sources`), execution and the budget of the year's
/// start with theirs (`executed-sources`, `initial-sources`); execution with budget
/// (`executed-above`), the execution rates (`rate`); the term's amount with the year's (`term`), in a term of ten years
/// or more (`long-term`); income with
/// expenditure of a department's form (`balance`), each total with its parts (`whole`), the year's amount with parts that
/// are above it (`parts-above`); the tasks with their total
/// (`tasks`) and with the money there is for projects (`tasks-above`).
/// When it stays silent: where a part is blank or unread, so that the sum is not known to be whole.
package struct FormAmountCheck: Check {
  package static let kind = "form-amounts"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true,
      choices: [
        "sources", "levels", "executed-sources", "initial-sources", "executed-above", "rate", "term", "long-term",
        "balance",
        "whole", "parts-above", "sides-above", "tasks", "tasks-above",
      ], help: "Which comparison is made."),
    ParameterSpec("whole", help: "whole: labels of the total."),
    ParameterSpec("parts", help: "whole, balance: labels of the parts."),
    ParameterSpec("other", help: "balance: labels of the other side."),
  ]

  private let rule: Rule
  private let test: String
  private let whole: [String]
  private let parts: [String]
  private let other: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    whole = rule.parameters["whole"]?.strings ?? []
    parts = rule.parameters["parts"]?.strings ?? []
    other = rule.parameters["other"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let results = reading.projects.flatMap { outcomes(of: $0) }
    return results.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : results
  }

  private func outcomes(of project: Project) -> [Outcome] {
    let outcomes: [Outcome?] =
      switch test {
      case "sources":
        [
          sourcesAddUp(project, project.budget, .budget, "年度资金总额"),
          sourcesAddUp(project, project.totalBudget, .term, "实施期资金总额"),
        ]
      case "levels": [levelsAddUp(project)]
      case "executed-sources": [sourcesAddUp(project, project.executed, .executed, "执行数")]
      case "initial-sources": [initialSources(project)]
      case "executed-above": [executedAbove(project)]
      case "rate": [rate(project)] + project.sourceRows.map { rate(project, of: $0) }
      case "term": [term(project)]
      case "long-term": [longTerm(project)]
      case "balance": [sidesBalance(project)]
      case "whole": [wholeOfParts(project)]
      case "parts-above": [partsAbove(project)]
      case "sides-above": [sidesAbove(project)]
      case "tasks": [tasksAddUp(project)]
      case "tasks-above": [tasksAbove(project)]
      default: []
      }
    return outcomes.compactMap(\.self)
  }

  // MARK: Sources, execution, term

  private func sourcesAddUp(
    _ project: Project, _ total: Quantity?, _ side: Project.Fund.Side, _ label: String
  ) -> Outcome? {
    guard !project.isWholeDepartment, let budget = total, budget.unit != nil else { return nil }
    let funds = project.funds.filter { $0.side == side && isIn($0.label, parts) }
    guard Set(funds.map(\.label)).count == funds.count, !funds.isEmpty else { return nil }
    // 上年结转 may be part of 财政拨款: without it the rest must add up.
    let fresh = funds.filter { !$0.label.hasPrefix("上年结转") }
    let rest = fresh.reduce(Interval(exactly: .zero)) { $0 + $1.amount.interval() }
    if fresh.count < funds.count, !fresh.isEmpty, rest.meets(budget.interval()) { return nil }
    // 其中：市级财政资金, 自有资金: sources by names of their own may be the rest.
    let others = project.funds.filter { $0.side == side && !isIn($0.label, parts) && !$0.amount.value.isZero }
    let all = (funds + others).reduce(Interval(exactly: .zero)) { $0 + $1.amount.interval() }
    if !others.isEmpty, all.meets(budget.interval()) || !funds.contains(where: { $0.label.holds("财政") }) { return nil }
    return sum(
      total: budget, label: label, funds.map { (label: $0.label, amount: $0.amount) }, project)
  }

  /// Both of the two, and nothing else beside them.
  private func levelsAddUp(_ project: Project) -> Outcome? {
    let funds = project.funds.filter { $0.side == .budget && !$0.amount.value.isZero }
    let named = project.funds.filter { $0.side == .budget && isIn($0.label, parts) }
    guard named.count == parts.count, Set(named.map(\.label)).count == parts.count, let budget = project.budget,
      funds.allSatisfy({ isIn($0.label, parts) })
    else { return nil }
    return sum(total: budget, label: "当年预算", named.map { (label: $0.label, amount: $0.amount) }, project)
  }

  /// A source whose cell is blank may have been left out of the row and be in the total.
  private func initialSources(_ project: Project) -> Outcome? {
    let sides = [Project.Fund.Side.initial, .budget].map { side in project.funds.count(where: { $0.side == side }) }
    return sides[0] == sides[1] ? sourcesAddUp(project, project.initialBudget, .initial, "年初预算数") : nil
  }

  private func executedAbove(_ project: Project) -> Outcome? {
    guard let budget = project.budget, let executed = project.executed,
      budget.unit?.dimension == .money, executed.unit?.dimension == .money
    else { return nil }
    guard executed.interval().lower > budget.interval().upper else { return nil }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "project": project.label, "budget": budget.printed, "executed": executed.printed,
        ],
        locations: [
          .init(role: .primary, span: executed.span), .init(role: .related, span: budget.span),
        ]))
  }

  private func rate(_ project: Project) -> Outcome? {
    guard let budget = project.budget, let executed = project.executed, let rate = project.execution?.rate
    else { return nil }
    return judge(rate, executed, budget, project.initialBudget, project.label)
  }

  private func rate(_ project: Project, of row: Project.SourceRow) -> Outcome? {
    judge(row.rate, row.executed, row.budget, row.initial, project.label + "·" + row.label)
  }

  private func judge(
    _ rate: Quantity, _ executed: Quantity, _ budget: Quantity, _ initial: Quantity?, _ label: String
  ) -> Outcome? {
    guard budget.unit != nil, executed.unit != nil, budget.value.sign > 0 else { return nil }
    let judgement = Judgement.of(
      claim: Operand(rate), from: [Operand(executed), Operand(budget)], nature: .rate
    ) { terms in
      guard let quotient = terms[0] / terms[1] else { return .undefined }
      return .range(quotient * Rational(100))
    }
    let evidence = judgement.evidence(
      formula: "\(executed.numeral.text) ÷ \(budget.numeral.text)", claimed: Operand(rate))
    if judgement.severity != nil, let initial, initial.value.sign > 0,
      rate.interval().meets(
        ((executed.interval() / initial.interval()) ?? Interval(exactly: .zero)) * Rational(100))
    {
      // Some forms divide by the budget of the year's start.
      return nil
    }
    guard let severity = judgement.severity else {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [rate.span, executed.span, budget.span], evidence: evidence))
    }
    let computed = judgement.recomputed.map { $0.decimal(places: 2) + "%" } ?? ""
    return .disagrees(
      Finding(
        rule: rule, severity: severity,
        values: [
          "project": label, "rate": rate.printed, "executed": executed.printed,
          "budget": budget.printed, "computed": computed,
        ],
        locations: [
          .init(role: .primary, span: rate.span), .init(role: .related, span: executed.span),
          .init(role: .related, span: budget.span),
        ], evidence: evidence))
  }

  private func term(_ project: Project) -> Outcome? {
    guard let total = project.totalBudget, let budget = project.budget, total.unit != nil,
      budget.unit != nil
    else { return nil }
    let isOneYear = project.firstYear != nil && project.firstYear == project.lastYear
    let exceeds = budget.interval().lower > total.interval().upper
    let differs = isOneYear && !budget.interval().meets(total.interval())
    guard exceeds || differs else { return nil }
    return .disagrees(
      Finding(
        rule: rule, severity: exceeds ? nil : .warning,
        values: [
          "project": project.label, "total": total.printed, "budget": budget.printed,
          "relation": exceeds ? "大于" : "不等于",
        ],
        locations: [
          .init(role: .primary, span: budget.span), .init(role: .related, span: total.span),
        ]))
  }

  /// Fewest years that no project is paid for in one of.
  private static let longTerm = 10

  private func longTerm(_ project: Project) -> Outcome? {
    guard let total = project.totalBudget, let budget = project.budget, total.unit != nil, budget.unit != nil,
      let first = project.firstYear, let last = project.lastYear, last - first + 1 >= Self.longTerm,
      budget.value.sign > 0, budget.value == total.value
    else { return nil }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "project": project.label, "total": total.printed, "first": String(first), "last": String(last),
          "years": String(last - first + 1),
        ],
        locations: [
          .init(role: .primary, span: total.span), .init(role: .related, span: budget.span),
        ]))
  }

  // MARK: The department's totals

  private func fund(_ project: Project, _ labels: [String]) -> Project.Fund? {
    project.funds.first { $0.side == .budget && isIn($0.label, labels) }
  }

  private func sidesBalance(_ project: Project) -> Outcome? {
    guard project.isWholeDepartment else { return nil }
    let funds = project.funds.filter { $0.side == .budget || $0.side == .executed }
    let left = funds.filter { isIn($0.label, parts) }
    let right = funds.filter { isIn($0.label, other) }
    // 其他资金 is the rest of sources that have other names.
    guard left.count >= 2, right.contains(where: { !$0.label.hasPrefix("其他") }),
      (left + right).allSatisfy({ $0.amount.unit != nil }),
      Set((left + right).map(\.label)).count == left.count + right.count
    else { return nil }
    let ulp = (left + right).map(\.amount.unitInLastPlace).min()
    var signed = left.map { Operand($0.amount, columnUlp: ulp) }
    signed += right.dropFirst().map { Operand($0.amount, sign: -1, columnUlp: ulp) }
    guard let claimed = right.first else { return nil }
    let judgement = Judgement.sum(
      total: Operand(claimed.amount, columnUlp: ulp), terms: signed)
    let formula =
      left.map { $0.label }.joined(separator: " + ") + " = "
      + right.map { $0.label }.joined(separator: " + ")
    let figures =
      left.map(\.amount.numeral.text).joined(separator: " + ") + " 与 "
      + right.map(\.amount.numeral.text).joined(separator: " + ")
    let difference =
      left.reduce(Rational.zero) { $0 + $1.amount.value }
      - right.reduce(Rational.zero) { $0 + $1.amount.value }
    return verdict(
      judgement, claimed.amount, formula: figures, (left + right).map(\.amount.span),
      values: [
        "project": project.label, "identity": formula, "figures": figures,
        "difference": difference.magnitude.printed(claimed.amount.unit, places: 2),
      ])
  }

  private func wholeOfParts(_ project: Project) -> Outcome? {
    guard let total = fund(project, whole) else { return nil }
    let funds = project.funds.filter { $0.side == .budget && isIn($0.label, parts) }
    guard funds.count >= 2, Set(funds.map(\.label)).count == funds.count else { return nil }
    return sum(
      total: total.amount, label: total.label, funds.map { (label: $0.label, amount: $0.amount) },
      project)
  }

  /// Other parts may have names that were not read: only more than all of it is told.
  private func partsAbove(_ project: Project) -> Outcome? {
    guard project.isWholeDepartment, let total = project.budget else { return nil }
    let funds = project.funds.filter { $0.side == .budget && isIn($0.label, parts) }
    let whole = funds.reduce(Rational.zero) { $0 + $1.amount.value }
    guard funds.count >= 2, Set(funds.map(\.label)).count == funds.count, whole > total.value,
      // What was spent may be more than what was planned when the year began.
      project.executed.map({ whole > $0.value }) ?? true
    else { return nil }
    return sum(total: total, label: "资金总额", funds.map { (label: $0.label, amount: $0.amount) }, project)
  }

  /// Basic and project expenditure make up the total, and the sources come to more than it. Sources of names that were not read
  /// would only add to it.
  private func sidesAbove(_ project: Project) -> Outcome? {
    guard project.isWholeDepartment else { return nil }
    let funds = project.funds.filter { $0.side == .budget }
    let left = funds.filter { isIn($0.label, parts) }
    let right = funds.filter { isIn($0.label, other) }
    let totals = [project.budget, project.executed, project.initialBudget].compactMap(\.self)
    guard left.count == parts.count, right.count >= 2, Set(right.map(\.label)).count == right.count,
      Set(left.map(\.label)).count == left.count, (left + right).allSatisfy({ $0.amount.unit != nil }),
      let total = totals.first(where: { $0.interval().meets(Self.sum(left)) }),
      !totals.contains(where: { $0.interval().meets(Self.sum(right)) }), Self.sum(right).lower > total.interval().upper
    else { return nil }
    return sum(
      total: total, label: "资金总额", right.map { (label: $0.label, amount: $0.amount) }, project)
  }

  private static func sum(_ funds: [Project.Fund]) -> Interval {
    funds.reduce(Interval(exactly: .zero)) { $0 + $1.amount.interval() }
  }

  // MARK: Tasks

  private func tasksAddUp(_ project: Project) -> Outcome? {
    guard let total = project.taskTotal, project.tasks.count >= 2 else { return nil }
    let amounts = project.tasks.compactMap { task in
      task.amount.map { (label: task.name, amount: $0) }
    }
    guard amounts.count == project.tasks.count else { return nil }
    return sum(total: total, label: "金额合计", amounts, project)
  }

  private func tasksAbove(_ project: Project) -> Outcome? {
    let amounts = project.tasks.compactMap(\.amount)
    let funds = project.funds.filter { $0.side == .budget && isIn($0.label, parts) }
    guard !amounts.isEmpty, !funds.isEmpty,
      (amounts + funds.map(\.amount)).allSatisfy({ $0.unit?.dimension == .money })
    else { return nil }
    let sum = amounts.reduce(Interval(exactly: .zero)) { $0 + $1.interval() }
    let limit = funds.reduce(Interval(exactly: .zero)) { $0 + $1.amount.interval() }
    guard sum.isDefined, limit.isDefined, sum.lower > limit.upper else { return nil }
    let unit = funds[0].amount.unit
    let total = amounts.reduce(Rational.zero) { $0 + $1.value }
    let money = funds.reduce(Rational.zero) { $0 + $1.amount.value }
    let places = (amounts + funds.map(\.amount)).map(\.numeral.decimals).max() ?? 2
    // A task that pays staff or running costs may be paid from basic expenditure.
    let isMixed = project.tasks.contains { $0.name.holds(anyOf: Self.basicWords) }
    return .disagrees(
      Finding(
        rule: rule, severity: isMixed ? .info : nil,
        values: [
          "project": project.label, "sum": total.printed(unit, places: places),
          "labels": funds.map(\.label).joined(separator: "与"),
          "money": money.printed(unit, places: places),
          "difference": (total - money).printed(unit, places: places),
        ],
        locations: [.init(role: .primary, span: funds[0].amount.span)]
          + funds.dropFirst().map { .init(role: .related, span: $0.amount.span) }
          + amounts.map { .init(role: .related, span: $0.span) },
        evidence: Evidence(
          formula: amounts.map(\.numeral.text).joined(separator: " + "),
          claimed: money.printed(unit, places: places),
          feasible: sum.printed(unit, decimals: places), difference: "", verdict: .contradicted,
          terms: [])))
  }

  private static let basicWords = ["基本支出", "人员", "运转", "工资", "公用", "行政运行", "日常"]

  // MARK: Sums

  private func isIn(_ label: String, _ labels: [String]) -> Bool { labels.contains(label) }

  private func sum(
    total: Quantity, label: String, _ terms: [(label: String, amount: Quantity)], _ project: Project
  ) -> Outcome? {
    guard total.unit != nil, terms.allSatisfy({ $0.amount.unit != nil }) else {
      return .undecidable(rule: rule.id, span: total.span, reason: .unitUnknown)
    }
    // Writers drop the zeros behind the point: the finest last place of the form holds for all its amounts.
    let ulp = ([total] + terms.map(\.amount)).map(\.unitInLastPlace).min()
    let judgement = Judgement.sum(
      total: Operand(total, columnUlp: ulp),
      terms: terms.map { Operand($0.amount, columnUlp: ulp) })
    let formula = terms.map(\.amount.numeral.text).joined(separator: " + ")
    let sum = terms.reduce(Rational.zero) { $0 + $1.amount.value }
    let places = terms.map(\.amount.numeral.decimals).max() ?? 2
    return verdict(
      judgement, total, formula: formula, [total.span] + terms.map(\.amount.span),
      values: [
        "project": project.label, "label": label, "total": total.printed, "figures": formula,
        "sum": sum.printed(total.unit, places: places),
        "difference": (sum - total.value).magnitude.printed(total.unit, places: places),
      ])
  }

  private func verdict(
    _ judgement: Judgement, _ claimed: Quantity, formula: String, _ spans: [Span],
    values: [String: String]
  ) -> Outcome {
    let evidence = judgement.evidence(formula: formula, claimed: Operand(claimed))
    guard let severity = judgement.severity else {
      return .agrees(Agreement(rule: rule.id, spans: spans, evidence: evidence))
    }
    var locations: [Finding.Location] = []
    for span in spans {
      locations.append(.init(role: locations.isEmpty ? .primary : .related, span: span))
    }
    return .disagrees(
      Finding(
        rule: rule, severity: severity, values: values, locations: locations, evidence: evidence))
  }
}
