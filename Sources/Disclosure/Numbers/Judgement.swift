/// How a printed claim stands to what the printed operands allow, with the arithmetic of it.
///
/// Source: `docs/numbers.md`, sections 2 to 5. Total: arithmetic that does not fit ends in `vacuous`.
package struct Judgement: Sendable {
  package enum Nature: Hashable, Sendable {
    /// An amount or a count: no power test.
    case amount
    /// A growth rate, share or completion rate: too wide a range decides nothing.
    case rate
  }

  package var verdict: Verdict
  /// What the operands allow, base units; `nil` when there is no such set.
  package var feasible: Interval?
  /// What the claim stands for, base units.
  package var claim: Interval
  /// The formula over the digits as displayed; `nil` when undefined.
  package var recomputed: Rational?
  /// From the feasible set to the claim, in last places of the claim; positive when the claim lies above. 0 when they meet.
  package var distanceUlps: Rational
  /// Smallest error of the claim that would have been seen, base units.
  package var detectable: Rational?
  /// The rounding under which the sets meet, when `verdict` is `convention`.
  package var rounding: Rounding?
  /// Zero or negative base.
  package var isUndefined = false
  /// The figures contradict each other whatever the claim is.
  package var operandsConflict = false

  /// Judges a claim against a formula over printed operands.
  ///
  /// - `habit`: how this document rounds; nearest unless `RoundingHabit` found otherwise.
  /// - `formula`: gets one interval per operand, signs applied; called with points for the recomputation.
  package static func of(
    claim: Operand, from operands: [Operand], nature: Nature, habit: Rounding = .nearest,
    formula: @escaping ([Interval]) -> Hull
  ) -> Judgement {
    let trial = Trial(claim: claim, operands: operands, formula: formula)
    let strict = trial.run(habit, strictly: true)
    var result = Judgement(
      verdict: .vacuous, feasible: strict.hull.interval, claim: strict.claim,
      recomputed: trial.recomputed, distanceUlps: .zero)
    switch strict.hull {
    case .undefined:
      result.isUndefined = true
      return result
    case .empty:
      result.operandsConflict = true
    case .range(let range):
      guard range.isDefined, strict.claim.isDefined else { return result }
      result.detectable = (range.width + strict.claim.width) * Rational(1, over: 2)
      if range.meets(strict.claim) {
        result.verdict = result.grade(range, claim, nature)
        return result
      }
    }
    result.reject(trial, claim, nature, habit, strict: strict)
    return result
  }

  /// The sets meet: power first, then how well.
  private func grade(_ range: Interval, _ claim: Operand, _ nature: Nature) -> Verdict {
    if nature == .rate, Self.isPowerless(range, claim) { return .vacuous }
    if let recomputed, self.claim.contains(recomputed) { return .exact }
    if range.touchesInOnePoint(self.claim) { return .boundary }
    return .explained
  }

  /// Wider than ten last places of the claim and than one percentage point.
  private static func isPowerless(_ range: Interval, _ claim: Operand) -> Bool {
    range.width > max(claim.lenientUlp * Rational(10), .one)
  }

  /// The sets are disjoint as strictly read: looks for a reading under which they meet.
  private mutating func reject(
    _ trial: Trial, _ claim: Operand, _ nature: Nature, _ habit: Rounding, strict: Trial.Sets
  ) {
    let lenient = trial.run(habit, strictly: false)
    let ulp = claim.strictUlp.isZero ? claim.quantity.unitInLastPlace : claim.strictUlp
    if let range = strict.hull.interval {
      distanceUlps = strict.claim.distance(from: range) / ulp
    }
    if let range = lenient.hull.interval, range.meets(lenient.claim) {
      let isPowerless = nature == .rate && Self.isPowerless(range, claim)
      verdict = isPowerless ? .vacuous : .strained
      return
    }
    // 约, 近, 超: their factors are a convention of ours, so they refute nothing.
    if ([claim] + trial.operands).contains(where: { $0.quantity.hedge != nil }) {
      verdict = .boundary
      return
    }
    // With exact operands there is one true value, and printing it otherwise is a fault of the claim alone:
    // a habit is never believed of a single pair (section 6).
    if trial.operands.contains(where: { !$0.quantity.isExact }) {
      for rounding in Rounding.allCases where rounding != habit {
        let retry = trial.run(rounding, strictly: false)
        guard let range = retry.hull.interval, range.meets(retry.claim) else { continue }
        verdict = .convention
        self.rounding = rounding
        return
      }
    }
    verdict = .contradicted
  }

  /// One formula under several readings of its figures.
  private struct Trial {
    struct Sets {
      var hull: Hull
      var claim: Interval
    }

    let claim: Operand
    let operands: [Operand]
    let formula: ([Interval]) -> Hull

    func run(_ rounding: Rounding, strictly: Bool) -> Sets {
      Sets(
        hull: formula(operands.map { $0.interval(rounding, strictly: strictly) }),
        claim: claim.interval(rounding, strictly: strictly))
    }

    var recomputed: Rational? {
      formula(operands.map { Interval(exactly: $0.value) }).interval?.midpoint
    }
  }
}

extension Judgement {
  /// Nothing was compared.
  package static var undecided: Judgement {
    Judgement(
      verdict: .vacuous, claim: Interval(.overflow, .overflow), distanceUlps: .zero)
  }

  /// The claim and what its operands allow lie on different sides of a mark (0 for a change, 100 for a completion
  /// rate): the reader would decide otherwise.
  package func flips(around mark: Rational) -> Bool {
    guard verdict == .contradicted, let feasible, feasible.isDefined, claim.isDefined else {
      return false
    }
    return (feasible.upper <= mark && claim.lower >= mark && claim.upper > mark)
      || (feasible.lower >= mark && claim.upper <= mark && claim.lower < mark)
  }

  /// Severity a verdict allows; `nil` when it is no finding.
  package var severity: Severity? { verdict.severity }

  /// The printed form of the arithmetic. `formula` and `claimed` are given in words of the document.
  package func evidence(
    formula: String, claimed: Operand, terms: [Evidence.Term] = []
  ) -> Evidence {
    let unit = claimed.quantity.unit
    let decimals = claimed.quantity.numeral.decimals
    let gap = feasible.map { claim.distance(from: $0) } ?? .zero
    return Evidence(
      formula: formula, claimed: claimed.quantity.printed,
      feasible: feasible.map { $0.printed(unit, decimals: decimals) } ?? [],
      difference: gap.isZero ? "" : gap.printed(unit, places: places(of: gap, unit, decimals)),
      verdict: verdict, terms: terms)
  }
}

/// As many as print the gap exactly, at most two more than the claim has.
private func places(of gap: Rational, _ unit: Unit?, _ decimals: Int) -> Int {
  max(decimals, (gap / (unit?.factor ?? .one)).placesNeeded(atMost: decimals + 2))
}

extension Verdict {
  /// The most a verdict can be reported as; `nil` when it is no finding.
  package var severity: Severity? {
    switch self {
    case .exact, .explained, .vacuous: nil
    case .boundary: .info
    case .strained, .convention: .warning
    case .contradicted: .error
    }
  }
}

extension Quantity {
  /// As it stands in the document, with its unit.
  package var printed: String { numeral.text + (unit?.symbol ?? "") }
}
