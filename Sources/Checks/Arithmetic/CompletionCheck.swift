package import Disclosure

/// A printed completion rate against actual and budget.
///
/// The budget is the one named: 年初预算, 全年预算, 调整预算. Printed in the same item it is taken from there; else it is
/// what the level and its change against that budget leave (较年初预算增加 3 万元); else the one figure the document
/// has for that budget of the line. A rate that names no budget (执行率) is of the adjusted one; where that stands elsewhere, it is at
/// most a warning.
/// Parameter `budget` = zero judges rates of a budget that is printed as zero instead.
/// Source: checks.md A13, A14; lessons.md 2, 12, 15.
package struct CompletionCheck: SurveyedCheck {
  package static let kind = "completion"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec(
      "budget", isRequired: true, choices: ["any", "zero"],
      help: "any: recompute the rate; zero: a rate is stated although the budget is zero.")
  ]
  private let rule: Rule
  private let isAboutZero: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isAboutZero = rule.parameters["budget"]?.string == "zero"
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    return reading.claims.compactMap { claim in
      guard case .completion(let index, let budget, let measure, let percent) = claim.relation,
        let actual = reading.fact(index), actual.quantity.isMoney
      else { return nil }
      if !isAboutZero, budget == nil,
        let change = change(of: index, against: measure, claim, reading)
      {
        return recompute(claim, actual, change, percent, style, reading)
      }
      let isAssumed = budget == nil && measure == .own
      let named = reading.fact(budget) ?? onlyBudget(of: actual, measure, survey) ?? tabled(actual, measure, survey)
      guard let budget = named, budget.quantity.isComparable(with: actual.quantity)
      else {
        return isAboutZero
          ? nil : .undecidable(rule: rule.id, span: claim.span, reason: .partnerMissing)
      }
      let isZero = budget.quantity.value.isZero
      if isAboutZero {
        guard isZero, !percent.value.isZero else { return nil }
        return zero(claim, actual, budget, percent, reading)
      }
      guard !isZero else {
        return .undecidable(rule: rule.id, span: claim.span, reason: .zeroBase)
      }
      return recompute(claim, actual, budget, percent, style, reading, ceiling: isAssumed ? .warning : .error)
    }
  }

  /// 年初预算为 10 万元，支出决算为 8 万元，完成预算的 80%: the budget the paragraph gives the line, where the tables print the same as its 预算数. Else the
  /// budget may have been changed during the year.
  private func tabled(_ actual: Fact, _ measure: Measure, _ survey: Survey) -> Fact? {
    guard measure == .adjustedBudget, let given = survey.reading.initialBudget(beside: actual) else { return nil }
    let isTabled = survey.tables.candidates(for: actual).contains {
      $0.measure == .adjustedBudget && $0.scope == given.scope && $0.quantity.value == given.quantity.value
    }
    return isTabled ? given : nil
  }

  /// 较年初预算增加 X 万元, said of the same level in the same sentence.
  private func change(
    of level: Int, against measure: Measure, _ claim: Claim, _ reading: Reading
  ) -> (claim: Claim, change: Claim.Change)? {
    reading.changes().first {
      $0.change.level == level && $0.claim.sentence == claim.sentence && !$0.change.isReason
        && $0.change.basePeriod == .current && $0.change.baseMeasure == measure && measure != .own
        && $0.change.amount != nil
    }.map { ($0.claim, $0.change) }
  }

  /// The budget of the same line elsewhere, where every mention of it agrees.
  private func onlyBudget(of actual: Fact, _ measure: Measure, _ survey: Survey) -> Fact? {
    let wanted = measure == .own && actual.measure == .actual ? .adjustedBudget : measure
    guard wanted != .own, wanted != actual.measure, !actual.concept.isEmpty else { return nil }
    var budgets = survey.reading.facts.filter {
      $0.measure == wanted && $0.scope == actual.scope && $0.period == .current
        && $0.concept == actual.concept && $0.quantity.isComparable(with: actual.quantity)
        && ($0.path == actual.path || !$0.isNarrative)
    }
    // The total of the table of official expenses goes by no name of its own.
    if budgets.isEmpty {
      budgets = survey.tables.candidates(for: actual).filter { $0.measure == wanted && $0.scope == actual.scope }
    }
    return Set(budgets.map(\.quantity.value)).count == 1 ? budgets.first : nil
  }

  /// actual ÷ (actual − change)
  private func recompute(
    _ claim: Claim, _ actual: Fact, _ against: (claim: Claim, change: Claim.Change),
    _ percent: Quantity, _ style: FigureStyle, _ reading: Reading
  ) -> Outcome? {
    guard let amount = against.change.amount, amount.isComparable(with: actual.quantity)
    else { return nil }
    let isDown = against.change.direction == .down
    let operands = [
      style.operand(actual.quantity), style.operand(amount, sign: isDown ? -1 : 1),
    ]
    let judgement = Judgement.of(
      claim: Operand(percent), from: operands, nature: .rate,
      formula: { figures in
        guard case .range(let growth) = Hull.growth(current: figures[0], change: figures[1])
        else { return .undefined }
        return .range(growth + Interval(exactly: Rational(100)))
      })
    return rule.outcome(
      judgement,
      Equation(
        formula:
          "\(actual.quantity.printed) ÷ (\(actual.quantity.printed) \(isDown ? "+" : "−") \(amount.printed))",
        claimed: Operand(percent), claimSpan: claim.span,
        terms: [
          Evidence.Term(1, reading.name(of: actual), actual.quantity),
          Evidence.Term(
            isDown ? 1 : -1, reading.document.string(against.change.directionSpan), amount),
        ], subject: reading.name(of: actual), cause: cause(judgement, percent)))
  }

  private func recompute(
    _ claim: Claim, _ actual: Fact, _ budget: Fact, _ percent: Quantity, _ style: FigureStyle,
    _ reading: Reading, ceiling: Severity
  ) -> Outcome {
    let (part, whole) = (style.operand(actual.quantity), style.operand(budget.quantity))
    let judgement = Judgement.share(percent, part: part, whole: whole)
    return rule.outcome(
      judgement,
      Equation(
        formula: "\(part.printed) ÷ \(whole.printed)", claimed: Operand(percent),
        claimSpan: claim.span,
        terms: [
          Evidence.Term(1, reading.name(of: actual), actual.quantity),
          Evidence.Term(1, reading.name(of: budget), budget.quantity),
        ], subject: reading.name(of: actual), cause: cause(judgement, percent)), ceiling: ceiling)
  }

  private func cause(_ judgement: Judgement, _ percent: Quantity) -> Cause? {
    guard judgement.verdict == .contradicted, let feasible = judgement.feasible else { return nil }
    // The gap to the budget printed as the rate: 43 % for 57 %.
    let shortfall = Interval(exactly: Rational(100)) - percent.interval()
    if shortfall.meets(feasible) {
      return Cause(
        kind: .shortfallForCompletion,
        fits: (Rational(100) - percent.value).printed(.percent, places: percent.numeral.decimals))
    }
    return Mechanism.cause(of: percent, feasible: feasible)
  }

  private func zero(
    _ claim: Claim, _ actual: Fact, _ budget: Fact, _ percent: Quantity, _ reading: Reading
  ) -> Outcome {
    let terms = [
      Evidence.Term(1, reading.name(of: actual), actual.quantity),
      Evidence.Term(1, reading.name(of: budget), budget.quantity),
    ]
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": reading.name(of: actual), "claimed": percent.printed,
          "budget": budget.quantity.printed,
        ],
        locations: [Finding.Location(role: .primary, span: claim.span)]
          + terms.map { Finding.Location(role: .related, span: $0.span) },
        evidence: Evidence(
          formula: "\(actual.quantity.printed) ÷ 0", claimed: percent.printed, feasible: [],
          difference: "", verdict: .contradicted, terms: terms)))
  }
}
