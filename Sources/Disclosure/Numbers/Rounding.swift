/// How a printed figure came from the true one. `docs/numbers.md`, section 1.
package enum Rounding: String, Hashable, Sendable, CaseIterable {
  /// To the nearest; ties may go either way (half-even by GB/T 8170, half-away in spreadsheets).
  case nearest
  /// Towards zero.
  case truncated
  /// Away from zero.
  case ceiling
  /// To the nearest twice, the first time one place finer (2.4449 → 2.445 → 2.45).
  case twice

  /// All true values whose printed magnitude is `value` under this rounding.
  ///
  /// Unit: that of `value` and `ulp`; both must be in the same one.
  package func interval(of value: Rational, ulp: Rational) -> Interval {
    switch self {
    case .nearest:
      let half = ulp * Rational(1, over: 2)
      return Interval(value - half, value + half)
    case .twice:
      // The first rounding moves by at most a twentieth, the second by at most a half.
      let reach = ulp * Rational(11, over: 20)
      return Interval(value - reach, value + reach)
    case .truncated, .ceiling:
      if value.isZero { return Interval(-ulp, ulp, lowerIsOpen: true, upperIsOpen: true) }
      let growsOutwards = self == .truncated
      if (value.sign > 0) == growsOutwards {
        return Interval(value, value + ulp, upperIsOpen: true)
      }
      return Interval(value - ulp, value, lowerIsOpen: true)
    }
  }

  /// What a true value is printed as at this place. Ties go away from zero; `twice` is not a function of
  /// the value alone and gives the nearest.
  package func printed(_ value: Rational, ulp: Rational) -> Rational {
    let steps = (value / ulp).magnitude
    let below = Rational(steps.floor)
    guard steps.isDefined, below.isDefined else { return .overflow }
    let rest = steps - below
    let isUp: Bool
    switch self {
    case .nearest, .twice: isUp = rest >= Rational(1, over: 2)
    case .truncated: isUp = false
    case .ceiling: isUp = !rest.isZero
    }
    let magnitude = (isUp ? below + .one : below) * ulp
    return value.sign < 0 ? -magnitude : magnitude
  }
}

extension Quantity {
  /// True when the printed figure is the true one: things counted, points of a score, yuan down to the fen.
  package var isExact: Bool {
    if hedge != nil { return false }
    guard let unit, unit.factor == .one else { return false }
    switch unit.dimension {
    case .money: return numeral.decimals >= 2
    case .count, .score: return numeral.decimals <= 0
    case .percent, .percentagePoint, .multiple, .measure: return false
    }
  }

  /// All values the printed figure may stand for, in base units of its unit.
  ///
  /// `ulp` replaces the printed last place where the column or section shows a finer one (77.4 among
  /// 434.89 and 286.83) or where it was copied from a coarser one. Exact and hedged figures ignore both arguments.
  package func interval(_ rounding: Rounding = .nearest, ulp: Rational? = nil) -> Interval {
    if let hedge { return hedged(hedge) }
    if isExact { return Interval(exactly: value) }
    return rounding.interval(of: value, ulp: ulp ?? unitInLastPlace)
  }

  /// 约 v ± max(u, 5 %); 近, 不足 [0.9 v, v); 超 (v, 1.1 v]. The factors are a reader's charity, not a measurement:
  /// a hedged figure never yields more than a note.
  private func hedged(_ hedge: Hedge) -> Interval {
    let size = value.magnitude
    let range: Interval
    switch hedge {
    case .about:
      let reach = max(unitInLastPlace, size * Rational(5, over: 100))
      range = Interval(size - reach, size + reach)
    case .nearly, .under:
      range = Interval(size * Rational(9, over: 10), size, upperIsOpen: true)
    case .over:
      range = Interval(size, size * Rational(11, over: 10), lowerIsOpen: true)
    }
    return value.sign < 0 ? -range : range
  }
}
