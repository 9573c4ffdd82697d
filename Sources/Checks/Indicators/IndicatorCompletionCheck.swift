package import Disclosure

/// Judges what a self-evaluation says was reached against what was to be reached.
///
/// What it compares (`test`): the printed completion rate with actual ÷ target (`rate`); a missed bound with full
/// completion or full score (`missed`), or without a word (`short`); more than all of it (`above-hundred`); a count several times the one named (`overshoot`); the units of both sides
/// (`units`, of money `money-units`); a number answered by words (`words`), by a rounded figure (`hedged`) or not at all (`blank`); a target
/// without the unit its result has (`unit-left-out`), a result without the % of its target (`sign-left-out`).
/// When it stays silent: where one side is words; where bounds are met within what the digits allow.
package struct IndicatorCompletionCheck: Check {
  package static let kind = "indicator-completion"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true,
      choices: [
        "rate", "missed", "short", "above-hundred", "overshoot", "units", "money-units", "words", "hedged",
        "blank", "unit-left-out", "sign-left-out",
      ],
      help: "Which comparison is made."),
    ParameterSpec(
      "units", choices: ["money", "percent", "count", "measure", "multiple", "score", "none"],
      help: "Only targets in these units are judged."),
    ParameterSpec("factor", help: "overshoot: how many times the target is too many."),
    ParameterSpec("less-is-better", help: "missed: words of names whose value should be low."),
    ParameterSpec("value-lacks", help: "words: answers that hold one of these words pass."),
  ]

  private let rule: Rule
  private let test: String
  private let units: Set<String>?
  private let factor: Rational
  private let valueLacks: [String]
  private let lessIsBetter: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    units = rule.parameters["units"].map { Set($0.strings) }
    lessIsBetter = rule.parameters["less-is-better"]?.strings ?? []
    valueLacks = rule.parameters["value-lacks"]?.strings ?? []
    guard let factor = rule.parameters["factor"] else {
      self.factor = Rational(3)
      return
    }
    guard let number = factor.string.flatMap({ Int128($0) }), number > 1 else {
      throw RuleFault(parameter: "factor", message: "应为大于 1 的整数")
    }
    self.factor = Rational(number)
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    var judged = 0
    for project in reading.projects {
      let isEvaluation = project.indicators.contains {
        $0.actual.map { $0.content != .empty } ?? false
      }
      guard isEvaluation else { continue }
      let signsRates = test == "sign-left-out" && signsRates(project)
      for indicator in project.indicators where admits(indicator) {
        judged += 1
        if let outcome = outcome(indicator, project, signsRates: signsRates) { outcomes.append(outcome) }
      }
    }
    return judged == 0 ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func admits(_ indicator: Indicator) -> Bool {
    guard let units else { return true }
    guard let quantity = indicator.target?.quantity else { return false }
    return units.contains(indicator.unit(of: quantity)?.dimension.rawValue ?? "none")
  }

  private func outcome(_ indicator: Indicator, _ project: Project, signsRates: Bool) -> Outcome? {
    switch test {
    case "rate": rate(indicator, project)
    case "missed": missed(indicator, project)
    case "short": short(indicator, project)
    case "above-hundred": aboveHundred(indicator, project)
    case "overshoot": overshoot(indicator, project)
    case "units": unitsDiffer(indicator, project)
    case "money-units": moneyUnitsDiffer(indicator, project)
    case "words": words(indicator, project)
    case "hedged": hedged(indicator, project)
    case "blank": blank(indicator, project)
    case "unit-left-out": unitLeftOut(indicator, project)
    case "sign-left-out": signsRates ? signLeftOut(indicator, project) : nil
    default: nil
    }
  }

  // MARK: Rates and bounds

  private func rate(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let printed = indicator.completionRate, let pair = TargetComparison(indicator),
      let ratio = pair.ratio, pair.comparator != .atMost, pair.comparator != .less
    else { return nil }
    let hundred = Rational(100)
    // A rate above 100 may be cut to 100.
    if printed.value == hundred, ratio >= hundred { return nil }
    // A missed bound at 100 % is told as such.
    if printed.value >= hundred, pair.comparator != .equal, pair.outcome == .missed { return nil }
    let judgement = Judgement.of(
      claim: Operand(printed), from: [Operand(pair.actual), Operand(pair.target)], nature: .rate
    ) { terms in
      guard let quotient = terms[0] / terms[1] else { return .undefined }
      return .range(quotient * hundred)
    }
    let evidence = judgement.evidence(
      formula: "\(pair.actual.numeral.text) ÷ \(pair.target.numeral.text)",
      claimed: Operand(printed))
    guard let severity = judgement.severity else {
      return .agrees(Agreement(rule: rule.id, spans: spans(indicator), evidence: evidence))
    }
    return .disagrees(
      finding(
        indicator, project, mark: printed.span, severity: severity, evidence: evidence,
        more: ["rate": printed.printed, "computed": ratio.decimal(places: 2) + "%"]))
  }

  private func missed(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let pair = TargetComparison(indicator) else { return nil }
    // A target without ≥ is a minimum, unless less is better.
    let isBare = pair.comparator == nil || pair.comparator == .equal
    if isBare, lessIsBetter(indicator) { return nil }
    let comparator = pair.comparator ?? .equal
    let isFull =
      indicator.completionRate.map { $0.value >= Rational(100) } ?? false
      || indicator.score != nil && indicator.score?.value == indicator.weight?.value
        && indicator.weight?.value.isZero == false
    guard isFull else { return nil }
    let isBelow = pair.actual.interval().upper < pair.target.interval().lower
    switch isBare ? (isBelow ? .missed : .unclear) : pair.outcome {
    case .unclear: return nil
    case .met:
      return .agrees(
        Agreement(
          rule: rule.id, spans: spans(indicator),
          evidence: Evidence(
            formula: "\(pair.actual.printed) \(comparator.rawValue) \(pair.target.printed)",
            claimed: indicator.completionRate?.printed ?? "", feasible: [], difference: "",
            verdict: .exact, terms: [])))
    case .missed:
      let rate = indicator.completionRate.map { "完成率 " + $0.printed }
      let full = rate ?? indicator.score.map { "满分 \($0.numeral.text) 分" } ?? ""
      return .disagrees(
        finding(indicator, project, severity: isBare ? .warning : nil, more: ["full": full]))
    }
  }

  /// A result short of its bound, in a form that neither scores it nor says why.
  private func short(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard indicator.completionRate == nil, indicator.score == nil, indicator.weight == nil, !indicator.isExplained,
      let pair = TargetComparison(indicator)
    else { return nil }
    let isBelow = pair.actual.interval().upper < pair.target.interval().lower
    let isMissed: Bool
    switch pair.comparator {
    case .equal: isMissed = isBelow && !lessIsBetter(indicator)
    case nil:
      isMissed = isBelow && !lessIsBetter(indicator) && pair.target.unit?.dimension == .percent
    default: isMissed = pair.outcome == .missed
    }
    // A cost above its bound is told by the budget.
    guard isMissed, pair.target.unit?.dimension != .money else { return nil }
    return .disagrees(finding(indicator, project))
  }

  /// =100% and a result beyond it: what is all done cannot be done more.
  private func aboveHundred(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let pair = TargetComparison(indicator), pair.target.unit?.dimension == .percent,
      pair.target.value == Rational(100), pair.comparator == .equal || pair.comparator == nil,
      pair.actual.value > Rational(100)
    else { return nil }
    return .disagrees(finding(indicator, project))
  }

  /// Costs, and rates of what should be rare.
  private func lessIsBetter(_ indicator: Indicator) -> Bool {
    (indicator.level1 + indicator.level2).holds("成本")
      || indicator.name.holds(anyOf: lessIsBetter)
  }

  private func overshoot(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let pair = TargetComparison(indicator), let ratio = pair.ratio,
      ratio >= factor * Rational(100), pair.target.hedge == nil
    else { return nil }
    // Without a sign the target may be a minimum: only a far larger result is odd.
    let isExact = pair.comparator == .equal
    guard isExact || pair.comparator == nil && ratio >= factor * Rational(200) else { return nil }
    return .disagrees(
      finding(
        indicator, project, severity: isExact ? nil : .warning,
        more: [
          "times": (ratio / Rational(100)).decimal(places: 0),
          "rate": indicator.completionRate?.printed ?? "",
        ]))
  }

  // MARK: Kinds of answers

  private func unitsDiffer(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let target = indicator.target, target.isPlain, let goal = target.quantity,
      let actual = indicator.actual, actual.isPlain, let done = actual.quantity,
      let first = goal.unit, let second = done.unit,
      CounterGroups.conflict(first, second)
    else { return nil }
    let severity: Severity? = first.dimension == second.dimension ? .warning : nil
    return .disagrees(
      finding(
        indicator, project, severity: severity,
        more: ["target_unit": first.symbol, "actual_unit": second.symbol]))
  }

  /// ≤24万元 and 22.68元: figures of one size, ten thousand times apart as printed.
  private func moneyUnitsDiffer(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let target = indicator.target, target.isPlain, let goal = target.quantity, goal.value.sign > 0,
      let actual = indicator.actual, actual.isPlain, let done = actual.quantity, done.value.sign > 0,
      let first = goal.unit, let second = done.unit, goal.isMoney, done.isMoney, first.factor != second.factor,
      case let ratio = (done.value / second.factor) / (goal.value / first.factor),
      ratio > Rational(1, over: 2), ratio < Rational(2)
    else { return nil }
    return .disagrees(
      finding(indicator, project, more: ["target_unit": first.symbol, "actual_unit": second.symbol]))
  }

  private func words(_ indicator: Indicator, _ project: Project) -> Outcome? {
    // “已完成” answers a single thing well enough.
    guard let target = indicator.target, target.isPlain, let goal = target.quantity,
      goal.numeral.text != "1", let actual = indicator.actual, actual.content == .words,
      !actual.text.utf8.contains(where: { $0 &- 0x30 < 10 }),
      !actual.text.holds(anyOf: Self.chineseDigits), !actual.text.holds(anyOf: valueLacks)
    else { return nil }
    return .disagrees(finding(indicator, project))
  }

  private func hedged(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let target = indicator.target, target.isPlain, target.quantity != nil,
      let actual = indicator.actual, let done = actual.quantity, done.hedge != nil
    else { return nil }
    return .disagrees(finding(indicator, project))
  }

  private func blank(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let target = indicator.target, target.content != .empty, let actual = indicator.actual,
      actual.content == .empty, actual.text.isEmpty
    else { return nil }
    return .disagrees(finding(indicator, project, mark: indicator.nameSpan))
  }

  private func unitLeftOut(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard let target = indicator.target, target.isPlain, let goal = target.quantity,
      indicator.unit(of: goal) == nil, let actual = indicator.actual, actual.isPlain,
      let unit = actual.quantity?.unit
    else { return nil }
    return .disagrees(
      finding(indicator, project, mark: target.span, more: ["unit": unit.symbol]))
  }

  /// ≥90% and 92.4, in a form that prints the sign of its other rates.
  private func signLeftOut(_ indicator: Indicator, _ project: Project) -> Outcome? {
    guard isBareRate(indicator), let done = indicator.actual?.quantity, done.value <= Rational(100) else { return nil }
    return .disagrees(finding(indicator, project))
  }

  /// The form prints the sign of its rates more often than not.
  private func signsRates(_ project: Project) -> Bool {
    project.indicators.count(where: isBareRate) <= project.indicators.count(where: isSignedRate)
  }

  private func isBareRate(_ indicator: Indicator) -> Bool {
    isRate(indicator) && indicator.actual?.quantity.map { $0.unit == nil && !$0.value.isZero } == true
  }

  private func isSignedRate(_ indicator: Indicator) -> Bool {
    isRate(indicator) && indicator.actual?.quantity?.unit?.dimension == .percent
  }

  /// The target prints its own %, the header and the name print none.
  private func isRate(_ indicator: Indicator) -> Bool {
    guard let target = indicator.target, target.isPlain, let actual = indicator.actual, actual.isPlain else {
      return false
    }
    return target.quantity?.unit?.dimension == .percent && indicator.nameUnit == nil
  }

  private static let chineseDigits = [
    "一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "零",
  ]

  private func spans(_ indicator: Indicator) -> [Span] {
    [indicator.target?.span, indicator.actual?.span].compactMap(\.self)
  }

  private func finding(
    _ indicator: Indicator, _ project: Project, mark: Span? = nil, severity: Severity? = nil,
    evidence: Evidence? = nil, more: [String: String] = [:]
  ) -> Finding {
    let primary = mark ?? indicator.actual?.span ?? indicator.nameSpan
    var locations = [Finding.Location(role: .primary, span: primary)]
    for span in [indicator.target?.span, indicator.actual?.span, indicator.nameSpan].compactMap(
      \.self)
    where span != primary && !span.isEmpty {
      locations.append(Finding.Location(role: .related, span: span))
    }
    var values = [
      "name": indicator.name, "target": indicator.target?.text ?? "",
      "actual": indicator.actual?.text ?? "", "project": project.label,
    ]
    values.merge(more) { $1 }
    return Finding(
      rule: rule, severity: severity, values: values, locations: locations, evidence: evidence)
  }
}
