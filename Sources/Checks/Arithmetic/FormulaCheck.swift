package import Disclosure

/// A formula printed with its result: 120人×500元/人·月×12月=72万元.
///
/// What it compares: the captured `claim` in its `unit` with what the formula captured as `left` comes to. Factors of a product are taken
/// as they are printed (a standard and a number of persons are set, not measured); what is added or divided is as fine as printed.
/// Stays silent: where figures with and without a unit of money are added; where the units leave the power of ten open and one of them
/// fits; where a score or a rate ends at its full mark.
/// Source: checks.md A28.
package struct FormulaCheck: Check {
  package static let kind = "formula"
  package static let parameters = PatternParameters.all
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { judge($0, reading.document) }
  }

  private func judge(_ match: Match, _ document: Document) -> Outcome? {
    guard let left = match.capture("left"), let expression = Expression(document, left),
      let power = expression.powerOfMoney
    else { return nil }
    let unit = Expression.unit(match.capture("unit").map { document.string($0) } ?? "")
    guard let claim = match.figure("claim", unit, document) else { return nil }
    var claimed = Operand(claim)
    claimed.isQuotient = true
    let judged = scales(unit, power).map { judge(claimed, expression, scale: $0) }
    guard let best = judged.first(where: { $0.severity == nil }) ?? judged.first, !isFull(claim, best, expression),
      !isWhole(claim, best, expression)
    else { return nil }
    return rule.outcome(
      best,
      Equation(
        formula: document.string(expression.span), claimed: claimed, claimSpan: claim.extent,
        terms: expression.figures.map { Evidence.Term(1, "", $0) }, subject: ""))
  }

  private func judge(_ claim: Operand, _ expression: Expression, scale: Rational) -> Judgement {
    let factors = expression.divides ? [] : expression.factors
    let operands = expression.figures.map { Operand($0) }
    return .of(claim: claim, from: operands, nature: claim.quantity.unit == .percent ? .rate : .amount) { printed in
      let ranges = zip(expression.figures, printed).enumerated().map { index, pair in
        let (figure, range) = pair
        if figure.unit == .percent { return range * Rational(1, over: 100) }
        return factors.contains(index) ? Interval(exactly: figure.value) : range
      }
      return expression.value(ranges).map { .range($0 * scale) } ?? .undefined
    }
  }

  /// By what the result may have been multiplied between the formula and the claim, the likeliest first.
  private func scales(_ unit: Unit, _ power: Int) -> [Rational] {
    switch unit.dimension {
    case .percent: [Rational(100), .one]
    case .money where power == 1: [.one]
    default: Self.powers
    }
  }

  private static let powers = [
    .one, Rational(10_000), Rational(100_000_000), Rational(1, over: 10_000), Rational(1, over: 100_000_000),
    Rational(100), Rational(1, over: 100),
  ]

  /// 96%÷90%×10=10分: more than the full mark is not given, and a rate is often told as no more than 100%.
  private func isFull(_ claim: Quantity, _ judgement: Judgement, _ expression: Expression) -> Bool {
    guard let recomputed = judgement.recomputed, recomputed > claim.value else { return false }
    return claim.unit == .percent && claim.value == Rational(100)
      || expression.figures.contains { !$0.isMoney && $0.value == claim.value }
  }

  /// 120÷50=3人: a division of persons or things ends at the next whole one.
  private func isWhole(_ claim: Quantity, _ judgement: Judgement, _ expression: Expression) -> Bool {
    guard expression.divides, claim.numeral.decimals == 0, claim.unit?.dimension == .count,
      let recomputed = judgement.recomputed
    else { return false }
    return (recomputed - claim.value).magnitude < .one
  }
}
