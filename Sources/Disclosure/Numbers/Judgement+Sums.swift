extension Judgement {
  /// Judges a printed total against its printed parts. Operands carry the signs.
  ///
  /// The worst case, every term off by half a last place the same way, is too lenient for long sums: a difference
  /// that honest rounding reaches with probability below 0.27 % is `strained`.
  package static func sum(
    total: Operand, terms: [Operand], habit: Rounding = .nearest
  ) -> Judgement {
    var result = of(claim: total, from: terms, nature: .amount, habit: habit, formula: Hull.sum)
    guard result.verdict == .explained, habit == .nearest, let recomputed = result.recomputed else {
      return result
    }
    let residual = RoundingResidual(total: total.strictUlp, terms: terms.map(\.strictUlp))
    if residual.isImprobable(difference: total.value - recomputed) { result.verdict = .strained }
    return result
  }

  /// Judges a printed percentage against the printed part and whole.
  package static func share(_ percent: Quantity, part: Operand, whole: Operand) -> Judgement {
    of(
      claim: Operand(percent), from: [part, whole], nature: .rate, formula: { Hull.share(part: $0[0], whole: $0[1]) })
  }

  /// A mean of several figures, of which there is one at least.
  package static func mean(_ claim: Operand, of terms: [Operand]) -> Judgement {
    of(claim: claim, from: terms, nature: .amount) { ranges in
      .range(ranges.dropFirst().reduce(ranges[0], +) * Rational(1, over: Int128(ranges.count)))
    }
  }

  /// Shares that must reach 100 %: the whole is 100 by definition, not by print.
  package static func sharesReachHundred(_ shares: [Operand]) -> Judgement {
    let numeral = Numeral(mantissa: 100, decimals: 0, text: "100")
    let whole = Quantity(
      numeral: numeral, unit: Unit(symbol: "%", dimension: .score), span: Span(0, 0))
    return of(claim: Operand(whole), from: shares, nature: .amount, formula: Hull.sum)
  }
}

/// The rounding residual of a displayed sum: independent, uniform over half a last place of each term.
///
/// All in one unit. Figures that are exact contribute nothing.
package struct RoundingResidual: Sendable {
  package var total: Rational
  package var terms: [Rational]

  package init(total: Rational, terms: [Rational]) {
    self.total = total
    self.terms = terms
  }

  /// The displayed difference, or a larger one, has a probability below 0.27 % when nothing is wrong.
  ///
  /// For n terms and a total of equal last place u, a difference of d last places needs a residual of at least
  /// (d − ½)u, and the residual's standard deviation is u·√(n/12). Three of them are
  /// the limit: (2d − 1)² ≥ 3n. Compared with the exact Irwin–Hall tail, this is the same decision for
  /// every n from 2 to 400. Unequal last places use their own variance; a sum of bounded terms has lighter
  /// tails than the normal law whose three deviations these are.
  package func isImprobable(difference: Rational) -> Bool {
    let reach = difference.magnitude * Rational(2) - total
    guard reach.isDefined, reach.sign > 0 else { return false }
    let squares = terms.reduce(Rational.zero) { $0 + $1 * $1 }
    guard squares.isDefined, !squares.isZero else { return false }
    return reach * reach >= squares * Rational(3)
  }

  /// P(displayed difference ≥ `ulps`, either way) for `count` terms and a total of one last place: the exact
  /// Irwin–Hall tail. `nil` where it does not fit 128 bits (more than 24 terms).
  package static func probability(ofAtLeast ulps: Int, terms count: Int) -> Rational? {
    guard ulps > 0, (1...24).contains(count) else { return ulps <= 0 ? .one : nil }
    // P(|residual| > d − ½) = 2/(2ⁿ n!) · Σₖ (−1)ᵏ C(n,k) (n − 2d + 1 − 2k)ⁿ over positive bases.
    let top = count - 2 * ulps + 1
    var sum: Int128 = 0
    var binomial: Int128 = 1
    var k = 0
    while 2 * k < top {
      var power: Int128 = 1
      for _ in 0..<count { power *= Int128(top - 2 * k) }
      sum += (k % 2 == 0 ? 1 : -1) * binomial * power
      binomial = binomial * Int128(count - k) / Int128(k + 1)
      k += 1
    }
    var denominator: Int128 = 1
    for factor in 1...count { denominator *= 2 * Int128(factor) }
    return Rational(sum, over: denominator) * Rational(2)
  }
}
