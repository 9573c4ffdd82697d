package import Disclosure

/// A printed change against the printed level and base: 增加额 = 本年 − 上年.
///
/// Parameter `base` = negative judges the changes without a printed base: an increase by more than the level would leave
/// less than nothing for the year before.
/// Stays silent: when the base is not printed in the same paragraph; for balances, which may be negative.
/// Source: checks.md A01.
package struct ChangeCheck: SurveyedCheck {
  package static let kind = "change"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec(
      "base", choices: ["printed", "negative"],
      help: "printed (the default): the difference is recomputed; negative: the increase is more than the level.")
  ]
  private let rule: Rule
  private let isAboutNegativeBase: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isAboutNegativeBase = rule.parameters["base"]?.string == "negative"
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    return isAboutNegativeBase ? negativeBases(reading, style) : differences(reading, style)
  }

  private func differences(_ reading: Reading, _ style: FigureStyle) -> [Outcome] {
    reading.changes().compactMap { _, claim, change in
      reading.holding(change) { difference(claim, $0, reading, style) }
    }
  }

  private func difference(_ claim: Claim, _ change: Claim.Change, _ reading: Reading, _ style: FigureStyle) -> Outcome?
  {
    guard let amount = change.amount, !change.isReason else { return nil }
    let operands = GrowthCheck.Operands(change, reading, style)
    guard let level = operands.level, let base = operands.base, let claimed = operands.amount
    else { return .undecidable(rule: rule.id, span: claim.span, reason: .partnerMissing) }
    let judgement = Judgement.of(
      claim: claimed, from: [level.operand, base.operand], nature: .amount,
      formula: { Hull.change(current: $0[0], base: $0[1]) })
    let cause: Cause? =
      judgement.verdict == .contradicted
      ? judgement.feasible.flatMap {
        Mechanism.cause(of: amount, feasible: claimed.sign < 0 ? -$0 : $0)
      } : nil
    return rule.outcome(
      judgement,
      Equation(
        formula: "\(level.operand.printed) − \(base.operand.printed)", claimed: claimed,
        claimSpan: change.amountSpan ?? amount.extent,
        terms: [
          Evidence.Term(1, reading.name(of: level.fact), level.fact.quantity),
          Evidence.Term(-1, reading.name(of: base.fact), base.fact.quantity),
        ], subject: change.concept, cause: cause))
  }

  /// Words for what may fall below zero.
  private static let balances = ["结余", "差额", "余额", "净", "盈余"]

  private func negativeBases(_ reading: Reading, _ style: FigureStyle) -> [Outcome] {
    reading.changes().compactMap { _, claim, change in
      guard change.direction == .up, !change.isReason, change.base == nil, change.amount?.isMoney == true
      else { return nil }
      let operands = GrowthCheck.Operands(change, reading, style)
      guard let level = operands.level, let amount = operands.amount, level.fact.quantity.value.sign >= 0,
        amount.interval().lower > level.operand.interval().upper,
        !reading.name(of: level.fact).holds(anyOf: Self.balances)
      else { return nil }
      let judgement = Judgement.of(
        claim: amount, from: [level.operand], nature: .amount,
        formula: { .range(Interval(.zero, $0[0].upper)) })
      return rule.outcome(
        judgement,
        Equation(
          formula: "\(level.operand.printed) − \(amount.printed) < 0", claimed: amount,
          claimSpan: change.amountSpan ?? amount.quantity.extent,
          terms: [Evidence.Term(1, reading.name(of: level.fact), level.fact.quantity)],
          subject: change.concept, values: ["level": level.operand.printed]),
        ceiling: rule.severity)
    }
  }
}
