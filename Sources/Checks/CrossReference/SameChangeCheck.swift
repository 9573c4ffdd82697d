package import Disclosure

/// One change printed in several places in ways that cannot both be true.
///
/// What it compares: by `compare`, rate: the rates of the same line, direction and amount from the same base, even where neither can be
/// recomputed with power; direction: the directions of changes of the same amount, from the same base to the same level; totals: the amounts by which
/// 收入总计 and 支出总计 changed on the year before, which are one figure in either year.
/// Verdict of directions: the rule's severity against the one that stands alone among three and more, or within one line; else a warning, as
/// two lines that meet may come from two sides.
/// Stays silent: for directions, where level or amount have few digits.
/// Source: checks.md A26.
package struct SameChangeCheck: Check {
  package static let kind = "same-change"
  package static let parameters = [
    ParameterSpec(
      "compare", isRequired: true, choices: ["direction", "rate", "totals"], help: "What must be the same.")
  ]
  private let rule: Rule
  private let compared: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    compared = rule.parameters["compare"]?.string ?? ""
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let outcomes =
      switch compared {
      case "rate": rates(reading)
      case "totals": totals(reading)
      default: directions(reading)
      }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  // MARK: Rates

  private struct Key: Hashable {
    var concept: String
    var scope: Scope
    var amount: Rational
    var isUp: Bool
    var period: Period
  }

  private func rates(_ reading: Reading) -> [Outcome] {
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
      return outcome(
        (rate, change.rateSpan), (earlier.rate, earlier.change.rateSpan), named: change.concept,
        holds: rate.interval().meets(earlier.rate.interval()),
        [
          "subject": change.concept, "claimed": rate.printed, "expected": earlier.rate.printed,
        ])
    }
  }

  private typealias Told = (figure: Quantity, words: Span?)

  /// `name`: of what was told before.
  private func outcome(
    _ claimed: Told, _ earlier: Told, named name: String, holds: Bool, _ values: [String: String]
  ) -> Outcome {
    var evidence = Evidence(
      formula: "\(claimed.figure.printed) = \(earlier.figure.printed)", claimed: claimed.figure.printed,
      feasible: [earlier.figure.printed], difference: "", verdict: .exact,
      terms: [Evidence.Term(1, name, earlier.figure)])
    if holds {
      return .agrees(
        Agreement(rule: rule.id, spans: [claimed.figure.span, earlier.figure.span], evidence: evidence))
    }
    evidence.verdict = .contradicted
    evidence.formula = "\(claimed.figure.printed) ≠ \(earlier.figure.printed)"
    return .disagrees(
      Finding(
        rule: rule, values: values,
        locations: [
          Finding.Location(role: .primary, span: claimed.words ?? claimed.figure.extent),
          Finding.Location(role: .related, span: earlier.words ?? earlier.figure.extent),
        ], evidence: evidence))
  }

  // MARK: Totals

  private func totals(_ reading: Reading) -> [Outcome] {
    let told = reading.changes().map(\.change).filter { change in
      guard change.amount?.isMoney == true, !change.isReason, !change.isApproximate else { return false }
      let isOneWay = change.secondDirection == nil || change.secondDirection == change.direction
      return isOneWay && change.basePeriod == .prior && change.direction != .flat
    }
    func change(of total: String) -> (change: Claim.Change, level: Fact)? {
      told.lazy.compactMap { change in
        reading.fact(change.level).flatMap { level in
          level.concept == total && level.scope == .allFunds && level.period == .current ? (change, level) : nil
        }
      }.first
    }
    guard let income = change(of: "收入总计"), let spending = change(of: "支出总计"),
      let first = income.change.amount, let second = spending.change.amount,
      income.change.baseMeasure == spending.change.baseMeasure,
      income.level.quantity.interval().meets(spending.level.quantity.interval())
    else { return [] }
    func words(_ change: Claim.Change) -> String {
      reading.document.string(change.amountSpan ?? change.directionSpan)
    }
    return [
      outcome(
        (second, spending.change.amountSpan), (first, income.change.amountSpan), named: income.level.concept,
        holds: income.change.direction == spending.change.direction && first.interval().meets(second.interval()),
        ["claimed": words(spending.change), "expected": words(income.change)])
    ]
  }

  // MARK: Directions

  private struct Way: Hashable {
    var level: Rational
    var amount: Rational
    var period: Period
    var measure: Measure
  }

  /// An amount that two lines do not share by chance.
  private static let leastMantissa: UInt128 = 100

  private func directions(_ reading: Reading) -> [Outcome] {
    var groups: [Way: [Claim.Change]] = [:]
    for (_, _, change) in reading.changes() {
      guard let amount = change.amount, amount.isMoney, amount.numeral.mantissa.magnitude >= Self.leastMantissa,
        let level = reading.fact(change.level)?.quantity, level.isMoney, level.value != amount.value,
        level.numeral.mantissa.magnitude >= Self.leastMantissa, !change.isReason, !change.isApproximate,
        change.secondDirection == nil, change.direction == .up || change.direction == .down
      else { continue }
      let way = Way(
        level: level.value, amount: amount.value, period: change.basePeriod, measure: change.baseMeasure)
      groups[way, default: []].append(change)
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0].directionSpan < $1[0].directionSpan }.flatMap(outcomes)
  }

  private func outcomes(_ changes: [Claim.Change]) -> [Outcome] {
    let (up, down) = (changes.filter { $0.direction == .up }, changes.filter { $0.direction == .down })
    let odd = up.count < down.count ? up : down
    let others = up.count < down.count ? down : up
    guard let other = others.first, let amount = other.amount else { return [] }
    func way(_ change: Claim.Change) -> String { change.direction == .up ? "增加" : "减少" }
    return odd.map { change in
      let isCertain = others.count > 1 || change.concept == other.concept
      return .disagrees(
        Finding(
          rule: rule, severity: isCertain ? rule.severity : .warning, confidence: isCertain ? .high : .medium,
          values: [
            "subject": change.concept, "amount": amount.printed, "direction": way(change), "other": way(other),
            "line": other.concept,
          ],
          locations: [
            Finding.Location(role: .primary, span: change.amountSpan ?? change.directionSpan),
            Finding.Location(role: .related, span: other.amountSpan ?? other.directionSpan),
          ]))
    }
  }
}
