package import Disclosure

/// Judges a figure that words of a form name against the figure beside it.
///
/// What it compares (`test`): goals with the key tasks of the same form (`tasks`); the money a goal names with the
/// project's (`money`); a figure of a description with the indicator's value (`description`).
/// When it stays silent: where the words do not clearly speak of one matter.
package struct StatedFigureCheck: Check {
  package static let kind = "form-stated-figure"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["tasks", "money", "description"],
      help: "What is compared."),
    ParameterSpec("subject-lacks", help: "tasks: words of goals that are not compared."),
  ]

  private let rule: Rule
  private let test: String
  private let lacks: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    lacks = rule.parameters["subject-lacks"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard !reading.projects.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return reading.projects.flatMap { project in
      switch test {
      case "tasks": goalsDiffer(project, reading)
      case "money": money(project, reading)
      default: descriptions(project)
      }
    }
  }

  /// Two places of one form that name another figure for one matter.
  private func goalsDiffer(_ project: Project, _ reading: Reading) -> [Outcome] {
    let figures = project.goalFigures.filter { !$0.isOutcome && !$0.subject.holds(anyOf: lacks) }
    guard figures.count <= 60 else { return [] }
    var outcomes: [Outcome] = []
    for (index, first) in figures.enumerated() where !first.isTask {
      for second in figures[(index + 1)...] where second.isTask {
        let (a, b) = (GoalWords.matter(first.subject), GoalWords.matter(second.subject))
        let overlap = FormNames.overlap(a, in: b)
        guard overlap.count >= 5, overlap.share >= 70, let unit = first.quantity.unit,
          unit == second.quantity.unit, !GoalWords.equals(first.quantity, second.quantity)
        else { continue }
        outcomes.append(
          .disagrees(
            Finding(
              rule: rule,
              values: [
                "first": reading.document.string(first.clause),
                "second": reading.document.string(second.clause), "project": project.label,
              ],
              locations: [
                .init(role: .primary, span: second.clause),
                .init(role: .related, span: first.clause),
              ])))
      }
    }
    return outcomes
  }

  /// 2023年投入1.8万元: the project's own money.
  private func money(_ project: Project, _ reading: Reading) -> [Outcome] {
    let stated = [project.budget, project.totalBudget, project.initialBudget, project.executed]
      .compactMap(\.self).filter { $0.unit?.dimension == .money }
    guard !project.isWholeDepartment, let budget = stated.first else { return [] }
    return project.goalFigures.compactMap { figure in
      guard figure.quantity.unit?.dimension == .money,
        Self.ownMoney.contains(Self.withoutYear(GoalWords.matter(figure.subject)))
      else { return nil }
      let judgements = stated.map { $0.interval().meets(figure.quantity.interval()) }
      if judgements.contains(true) {
        return .agrees(
          Agreement(
            rule: rule.id, spans: [figure.quantity.span, budget.span],
            evidence: Evidence(
              formula: "\(figure.quantity.printed) = \(budget.printed)",
              claimed: figure.quantity.printed, feasible: [], difference: "", verdict: .exact,
              terms: [])))
      }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "goal": reading.document.string(figure.clause), "budget": budget.printed,
            "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: figure.clause), .init(role: .related, span: budget.span),
          ]))
    }
  }

  private static let ownMoney: Set<String> = [
    "投入", "投入资金", "投入经费", "安排资金", "安排经费", "预算资金", "预算安排", "安排预算", "预算金额", "项目预算", "项目资金",
    "项目经费", "项目预算资金",
  ]

  private static func withoutYear(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    scalars.removeAll { "0123456789年，,".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(scalars))
  }

  /// 满意度达到95%以上 beside ≥90%.
  private func descriptions(_ project: Project) -> [Outcome] {
    project.indicators.compactMap { indicator in
      guard indicator.descriptionFigures.count == 1, let said = indicator.descriptionFigures.first,
        let target = indicator.target, target.isPlain, let value = target.quantity,
        let span = indicator.descriptionSpan, let unit = said.unit,
        indicator.unit(of: value) == unit || lacksSign(value, said, indicator),
        indicator.description.holds(anyOf: Self.promises),
        !indicator.description.holds(anyOf: ["/", "÷", "*", "×", "占", "上年", "之比"])
      else { return nil }
      guard lacksSign(value, said, indicator) || opposes(value, indicator) || !GoalWords.equals(said, value.with(unit))
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": indicator.name, "description": indicator.description, "value": target.text,
            "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: target.span), .init(role: .related, span: span),
            .init(role: .related, span: indicator.nameSpan),
          ]))
    }
  }

  /// 满意度达到95%以上 beside ≥95: the figure without its sign.
  private func lacksSign(_ value: Quantity, _ said: Quantity, _ indicator: Indicator) -> Bool {
    said.unit?.dimension == .percent && indicator.unit(of: value) == nil && value.value == said.value
      && said.value > Rational(1)
  }

  /// 满意度达到95%以上 beside ≤95%.
  private func opposes(_ value: Quantity, _ indicator: Indicator) -> Bool {
    switch value.comparator {
    case .atMost, .less: indicator.description.holds(anyOf: ["以上", "不低于", "不少于", "≥"])
    case .atLeast, .greater: indicator.description.holds(anyOf: ["以下", "以内", "不高于", "不超过", "≤"])
    default: false
    }
  }

  private static let promises = ["达到", "不低于", "不少于", "不高于", "不超过", "以上", "以内", "≥", "≤", "用", "完成"]
}
