package import Disclosure

/// A printed completion rate against actual and budget.
///
/// The budget is the one named: 年初预算, 全年预算, 调整预算. Printed in the same item it is taken from there.
/// Parameter `budget` = zero judges rates of a budget that is printed as zero instead.
/// Source: checks.md A13, A14; lessons.md 2, 12, 15.
package struct CompletionCheck: Check {
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

  package func judge(_ reading: Reading) -> [Outcome] {
    let style = FigureStyle(reading)
    return reading.claims.compactMap { claim in
      guard case .completion(let actual, let budget, _, let percent) = claim.relation,
        let actual = reading.fact(actual), actual.quantity.isMoney
      else { return nil }
      guard let budget = reading.fact(budget), budget.quantity.isComparable(with: actual.quantity)
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
      return recompute(claim, actual, budget, percent, style, reading)
    }
  }

  private func recompute(
    _ claim: Claim, _ actual: Fact, _ budget: Fact, _ percent: Quantity, _ style: FigureStyle,
    _ reading: Reading
  ) -> Outcome {
    let operands = [style.operand(actual.quantity), style.operand(budget.quantity)]
    let claimed = Operand(percent)
    let judgement = Judgement.of(
      claim: claimed, from: operands, nature: .rate,
      formula: { Hull.share(part: $0[0], whole: $0[1]) })
    return rule.outcome(
      judgement,
      Equation(
        formula: "\(operands[0].printed) ÷ \(operands[1].printed)", claimed: claimed,
        claimSpan: claim.span,
        terms: [
          Evidence.Term(1, reading.name(of: actual), actual.quantity),
          Evidence.Term(1, reading.name(of: budget), budget.quantity),
        ], subject: reading.name(of: actual), cause: cause(judgement, percent)))
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
