/// The ways a hand or a program spoils a figure, tried backwards: which small slip makes the printed figure fit?
package enum Mechanism {
  /// The slip that turns a figure allowed by `feasible` into the printed one; `nil` when none does.
  ///
  /// - `feasible`: what the other figures allow, base units. A set too wide for the slip to stand out names none.
  /// - `neighbours`: figures that stand beside it (other rows, other columns, last year).
  package static func cause(
    of printed: Quantity, feasible: Interval, neighbours: [Quantity] = []
  ) -> Cause? {
    let ulp = printed.unitInLastPlace
    guard feasible.isDefined, !feasible.isEmpty else { return nil }
    if let cause = shifted(printed, feasible) { return cause }
    let digits = Digits(printed.numeral)
    if digits.significant >= 3, feasible.width <= ulp * Rational(10) {
      for (kind, candidates) in digits.repairs {
        let fitting = candidates.filter { fits($0.numeral, printed.unit, feasible) }
        // Two different repairs of one kind name no cause.
        guard let first = fitting.first, fitting.allSatisfy({ $0.value == first.value })
        else { continue }
        return Cause(kind: kind, printed: printed.printed, fits: first.text + (printed.unit?.symbol ?? ""))
      }
    }
    let twin = neighbours.first { $0.value == printed.value && !$0.value.isZero }
    return twin.map { Cause(kind: .neighbouringCell, printed: printed.printed, fits: $0.printed) }
  }

  /// The index of the part that a total lacks by just its amount; `nil` when none does, or several do.
  ///
  /// `parts` add up to what the total should be. Parts of a digit or two fill a gap by chance.
  package static func partLeftOut(of total: Quantity, parts: [Quantity]) -> Int? {
    guard parts.count >= 3 else { return nil }
    let sum = parts.reduce(Interval(exactly: .zero)) { $0 + $1.interval() }
    let stated = total.interval()
    let fitting = parts.indices.filter { index in
      Digits(parts[index].numeral).significant >= 3 && (stated + parts[index].interval()).meets(sum)
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private static func fits(_ numeral: Numeral, _ unit: Unit?, _ feasible: Interval) -> Bool {
    Quantity(numeral: numeral, unit: unit, span: Span(0, 0)).interval().meets(feasible)
  }

  /// Sign, unit or decimal point: the digits are right.
  private static func shifted(_ printed: Quantity, _ feasible: Interval) -> Cause? {
    // In its right unit even 3.58 元, exact as it stands, is a rounded figure.
    let digits = Rounding.nearest.interval(of: printed.value, ulp: printed.unitInLastPlace)
    func fitting(_ factor: Rational) -> Bool {
      let value = printed.value * factor
      return value.isDefined && !value.isZero
        && (digits * factor).meets(feasible)
        // Digits alike within 1 % are no chance; within more they may be.
        && feasible.width <= value.magnitude * Rational(1, over: 100)
    }
    func cause(_ kind: Cause.Kind, _ factor: Rational) -> Cause {
      let decimals = printed.numeral.decimals
      let value = printed.value * factor / (printed.unit?.factor ?? .one)
      let places = max(decimals, value.placesNeeded(atMost: decimals + 8))
      return Cause(
        kind: kind, printed: printed.printed,
        fits: value.decimal(places: places) + (printed.unit?.symbol ?? ""))
    }
    if fitting(Rational(-1)) { return cause(.signFlipped, Rational(-1)) }
    // The digits must be enough to be recognised: 5 and 50000 are alike by chance.
    guard Digits(printed.numeral).significant >= 2 else { return nil }
    if printed.unit?.dimension == .money {
      for exponent in [4, 8] {
        let power = Rational(Rational.powerOfTen(exponent))
        for factor in [power, .one / power] where fitting(factor) {
          return cause(.unitSlip, factor)
        }
      }
    }
    for exponent in 1...3 {
      let power = Rational(Rational.powerOfTen(exponent))
      for factor in [power, .one / power] where fitting(factor) {
        return cause(.decimalShift, factor)
      }
    }
    return nil
  }
}

/// A numeral's digits, to be put right one slip at a time.
private struct Digits {
  let all: [Int128]
  let decimals: Int
  let isNegative: Bool

  struct Candidate {
    var numeral: Numeral
    var text: String { numeral.text }
    var value: Rational { Rational(mantissa: numeral.mantissa, decimals: numeral.decimals) }
  }

  init(_ numeral: Numeral) {
    decimals = numeral.decimals
    isNegative = numeral.mantissa < 0
    var rest = numeral.mantissa.magnitude
    var digits: [Int128] = []
    while rest > 0 || digits.count <= numeral.decimals {
      digits.append(Int128(rest % 10))
      rest /= 10
    }
    all = digits.reversed()
  }

  /// Digits from the first that is not 0.
  var significant: Int { all.drop { $0 == 0 }.count }

  /// Repairs by kind, the commonest and narrowest slips first.
  var repairs: [(Cause.Kind, [Candidate])] {
    [
      (.digitSwap, swaps), (.digitDoubled, withoutDoubled), (.digitDropped, withOneMore),
      (.digitSlip, withOneChanged),
    ]
  }

  private func candidate(_ digits: [Int128], decimals: Int) -> Candidate? {
    guard digits.count <= 30, decimals >= 0, decimals < digits.count else { return nil }
    let magnitude = digits.reduce(Int128(0)) { $0 * 10 + $1 }
    let mantissa = isNegative ? -magnitude : magnitude
    let text = Rational(mantissa: mantissa, decimals: decimals).decimal(places: decimals)
    return Candidate(numeral: Numeral(mantissa: mantissa, decimals: decimals, text: text))
  }

  private var swaps: [Candidate] {
    all.indices.dropLast().compactMap { index in
      guard all[index] != all[index + 1] else { return nil }
      var digits = all
      digits.swapAt(index, index + 1)
      return candidate(digits, decimals: decimals)
    }
  }

  private var withoutDoubled: [Candidate] {
    all.indices.dropLast().compactMap { index in
      guard all[index] == all[index + 1] else { return nil }
      var digits = all
      digits.remove(at: index)
      let isFraction = index >= all.count - decimals
      return candidate(digits, decimals: isFraction ? decimals - 1 : decimals)
    }
  }

  private var withOneMore: [Candidate] {
    (0...all.count).flatMap { index in
      (0...9).compactMap { digit in
        var digits = all
        digits.insert(Int128(digit), at: index)
        let isFraction = index > all.count - decimals
        return candidate(digits, decimals: isFraction ? decimals + 1 : decimals)
      }
    } + firstDecimalRestored
  }

  /// At the point itself a digit may be missing on either side; this is the right-hand one.
  private var firstDecimalRestored: [Candidate] {
    (0...9).compactMap { digit in
      var digits = all
      digits.insert(Int128(digit), at: all.count - decimals)
      return candidate(digits, decimals: decimals + 1)
    }
  }

  private var withOneChanged: [Candidate] {
    all.indices.flatMap { index in
      (Int128(0)...9).compactMap { digit in
        guard digit != all[index] else { return nil }
        var digits = all
        digits[index] = digit
        return candidate(digits, decimals: decimals)
      }
    }
  }
}
