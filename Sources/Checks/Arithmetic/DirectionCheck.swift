package import Disclosure

/// The word that gives a direction against the figures that give one.
///
/// Parameter `against` names the other side: the printed base (本年 5, 上年 8 written 增加), the sign printed with the
/// rate, the second direction of the same change, a flat word beside a change, or budget against actual.
/// Source: checks.md A06, A07, A12, B14; lessons.md 11, 14.
package struct DirectionCheck: SurveyedCheck {
  package static let kind = "direction"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec(
      "against", isRequired: true,
      choices: ["base", "sign", "second-direction", "flat", "budget", "completion"],
      help: "What the direction word is held against.")
  ]
  private let rule: Rule
  private let against: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    against = rule.parameters["against"]?.string ?? ""
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    switch against {
    case "budget": comparisons(survey)
    case "completion": completions(survey.reading)
    default: changes(survey)
    }
  }

  private func changes(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    return reading.changes().compactMap { _, claim, change in
      guard !change.isReason else { return nil }
      switch against {
      case "base": return reading.holding(change) { base(claim, $0, reading) }
      case "flat": return flat(claim, change, style, reading)
      case "second-direction":
        guard let second = change.secondDirection, let amount = change.amount,
          let rate = change.rate, !amount.value.isZero || !rate.value.isZero
        else { return nil }
        guard second != change.direction else { return agreement(claim, [amount.span, rate.span]) }
        let words = [change.amountSpan, change.rateSpan].map { $0.map(reading.document.string) ?? "" }
        return finding(claim, [amount, rate], change.concept, words.joined(separator: " ≠ "), reading)
      case "sign":
        guard
          let printed = [change.amount, change.rate].compactMap({ $0 })
            .first(where: { $0.value.sign < 0 }), change.direction != .flat,
          !isSigned(change, reading)
        else { return nil }
        return finding(claim, [printed], change.concept, "\(printed.printed) < 0", reading)
      default: return nil
      }
    }
  }

  /// 增幅为-1.3%: growth named as a quantity has a sign of its own.
  private func isSigned(_ change: Claim.Change, _ reading: Reading) -> Bool {
    let words = reading.document.string(change.directionSpan)
    return change.direction == .up && words.holds(anyOf: ["幅", "率"])
  }

  /// 1.13 较 1.85 增加
  private func base(_ claim: Claim, _ change: Claim.Change, _ reading: Reading) -> Outcome? {
    guard change.direction != .flat, let level = reading.fact(change.level),
      let base = reading.fact(change.base), level.quantity.isComparable(with: base.quantity)
    else { return nil }
    let moved = level.quantity.value - base.quantity.value
    let wanted = change.direction == .up ? 1 : -1
    // An unmoved pair is the business of the amount and the flat word.
    guard moved.sign != 0 else { return nil }
    if moved.sign == wanted { return agreement(claim, [level.span, base.span]) }
    let formula = level.quantity.compared(with: base.quantity)
    return finding(claim, [level.quantity, base.quantity], change.concept, formula, reading)
  }

  /// 与上年持平 beside two different figures.
  private func flat(
    _ claim: Claim, _ change: Claim.Change, _ style: FigureStyle, _ reading: Reading
  ) -> Outcome? {
    guard change.direction == .flat, let level = reading.fact(change.level),
      let base = reading.fact(change.base), level.quantity.isComparable(with: base.quantity)
    else { return nil }
    let left = style.operand(level.quantity).interval()
    let right = style.operand(base.quantity).interval()
    let spans = [level.span, base.span]
    if left.meets(right) { return agreement(claim, spans) }
    if change.isApproximate {
      if Self.areNear(level.quantity, base.quantity) { return agreement(claim, spans) }
    }
    let formula = level.quantity.compared(with: base.quantity)
    return finding(claim, [level.quantity, base.quantity], change.concept, formula, reading)
  }

  /// Within a tenth a writer may say 基本持平.
  private static func areNear(_ quantity: Quantity, _ base: Quantity) -> Bool {
    (quantity.value - base.value).magnitude * Rational(10) <= base.value.magnitude
  }

  private func isNearly(_ claim: Claim, _ reading: Reading) -> Bool {
    reading.document.string(claim.span).holds(anyOf: ["基本", "大致", "大体"])
  }

  /// 决算数大于预算数 beside the two figures.
  private func comparisons(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    return reading.claims.compactMap { claim in
      guard case .comparison(let left, let right, _, let direction) = claim.relation,
        let actual = reading.fact(left)
      else { return nil }
      guard let budget = reading.fact(right), budget.quantity.isComparable(with: actual.quantity)
      else { return .undecidable(rule: rule.id, span: claim.span, reason: .partnerMissing) }
      let meets = style.operand(actual.quantity).interval().meets(
        style.operand(budget.quantity).interval())
      let sign = (actual.quantity.value - budget.quantity.value).sign
      let holds =
        switch direction {
        case .up: sign > 0
        case .down: sign < 0
        case .flat: meets || isNearly(claim, reading) && Self.areNear(actual.quantity, budget.quantity)
        }
      if holds { return agreement(claim, [actual.span, budget.span]) }
      let formula = actual.quantity.compared(with: budget.quantity)
      return finding(claim, [actual.quantity, budget.quantity], reading.name(of: actual), formula, reading)
    }
  }

  /// 完成预算 80 %, 决算数大于预算数: the rate alone refutes the word.
  private func completions(_ reading: Reading) -> [Outcome] {
    var rates: [Int: [(measure: Measure, percent: Quantity)]] = [:]
    for case .completion(let actual, _, let measure, let percent) in reading.claims.map(\.relation) {
      rates[actual, default: []].append((measure, percent))
    }
    return reading.claims.compactMap { claim in
      // 完成年初预算的 102%，完成调整预算的 97%，小于调整预算数: the rate of the budget that is named.
      guard let (left, measure, direction) = againstBudget(claim), let told = rates[left],
        let rate = told.first(where: { $0.measure == measure })
          ?? told.first(where: { $0.measure == .own || measure == .own })
      else { return nil }
      let over = (rate.percent.value - Rational(100)).sign
      // 0 % of a zero budget says nothing about the two amounts.
      guard !rate.percent.value.isZero else { return nil }
      let isWithinRounding = (rate.percent.value - Rational(100)).magnitude <= Rational(1, over: 2)
      let holds =
        switch direction {
        case .up: over > 0 || isWithinRounding && over == 0
        case .down: over < 0 || isWithinRounding && over == 0
        case .flat:
          isWithinRounding
            || isNearly(claim, reading) && (rate.percent.value - Rational(100)).magnitude <= Rational(10)
        }
      let subject = reading.fact(left).map(reading.name) ?? ""
      if holds { return agreement(claim, [rate.percent.span]) }
      let formula = rate.percent.printed + (over == 0 ? " = " : over > 0 ? " > " : " < ") + "100%"
      return finding(claim, [rate.percent], subject, formula, reading)
    }
  }

  /// 决算数小于预算数, 较年初预算减少: the level and its direction from the budget.
  private func againstBudget(_ claim: Claim) -> (level: Int, measure: Measure, direction: Direction)? {
    switch claim.relation {
    case .comparison(let left, _, let measure, let direction): return (left, measure, direction)
    case .change(let change):
      guard change.basePeriod == .current, change.baseMeasure != .own, !change.isReason,
        change.direction != .flat, let level = change.level
      else { return nil }
      return (level, change.baseMeasure, change.direction)
    default: return nil
    }
  }

  private func agreement(_ claim: Claim, _ spans: [Span]) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [claim.span] + spans,
        evidence: Evidence(
          formula: "", claimed: "", feasible: [], difference: "", verdict: .exact, terms: [])))
  }

  private func finding(
    _ claim: Claim, _ figures: [Quantity], _ subject: String, _ formula: String, _ reading: Reading
  ) -> Outcome {
    let told = reading.document.string(claim.span)
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": subject, "claimed": told,
          "figures": figures.map { reading.document.string($0.span) }.joined(separator: "、"),
        ],
        locations: [Finding.Location(role: .primary, span: claim.span)]
          + figures.map { Finding.Location(role: .related, span: $0.span) },
        evidence: Evidence(
          formula: formula, claimed: told, feasible: [], difference: "", verdict: .contradicted, terms: [])))
  }
}

extension Quantity {
  /// 335.25万元 > 325.19万元
  fileprivate func compared(with other: Quantity) -> String {
    let sign = (value - other.value).sign
    return printed + (sign == 0 ? " = " : sign > 0 ? " > " : " < ") + other.printed
  }
}
