package import Disclosure

/// A printed change against the printed level and base: 增加额 = 本年 − 上年.
///
/// Stays silent: when the base is not printed in the same paragraph.
/// Source: checks.md A01.
package struct ChangeCheck: Check {
  package static let kind = "change"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let style = FigureStyle(reading)
    return reading.changes().compactMap { _, claim, change in
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
  }
}
