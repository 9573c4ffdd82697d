package import Disclosure

/// One change printed in several places with rates that cannot both be true.
///
/// The same line, direction and amount from the same base: the rate is the same, even where neither can be
/// recomputed with power.
/// Source: checks.md A26.
package struct SameChangeCheck: Check {
  package static let kind = "same-change"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Key: Hashable {
    var concept: String
    var scope: Scope
    var amount: Rational
    var isUp: Bool
    var period: Period
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var first: [Key: (change: Claim.Change, rate: Quantity)] = [:]
    return reading.changes().compactMap { _, _, change in
      guard let amount = change.amount, let rate = change.rate, !change.isReason,
        !amount.value.isZero, !change.concept.isEmpty
      else { return nil }
      let key = Key(
        concept: change.concept, scope: change.scope, amount: amount.value,
        isUp: change.direction == .up, period: change.basePeriod)
      guard let earlier = first[key] else {
        first[key] = (change, rate)
        return nil
      }
      let evidence = Evidence(
        formula: "\(rate.printed) = \(earlier.rate.printed)", claimed: rate.printed,
        feasible: [earlier.rate.printed], difference: "", verdict: .exact,
        terms: [Evidence.Term(1, change.concept, earlier.rate)])
      if rate.interval().meets(earlier.rate.interval()) {
        return .agrees(
          Agreement(rule: rule.id, spans: [rate.span, earlier.rate.span], evidence: evidence))
      }
      var broken = evidence
      broken.verdict = .contradicted
      broken.formula = "\(rate.printed) ≠ \(earlier.rate.printed)"
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "subject": change.concept, "claimed": rate.printed, "expected": earlier.rate.printed,
          ],
          locations: [
            Finding.Location(role: .primary, span: change.rateSpan ?? rate.extent),
            Finding.Location(role: .related, span: earlier.change.rateSpan ?? earlier.rate.extent),
          ], evidence: broken))
    }
  }
}
