extension Interval {
  package func contains(_ value: Rational) -> Bool {
    guard isDefined, value.isDefined else { return false }
    if value < lower || value > upper { return false }
    if value == lower && lowerIsOpen { return false }
    return !(value == upper && upperIsOpen)
  }

  /// True when no number lies in it.
  package var isEmpty: Bool {
    isDefined && (lower > upper || (lower == upper && (lowerIsOpen || upperIsOpen)))
  }

  /// The numbers in both; may be empty.
  package func intersection(_ other: Interval) -> Interval {
    let lowerEnd = Self.inner((lower, lowerIsOpen), (other.lower, other.lowerIsOpen), isLower: true)
    let upperEnd = Self.inner(
      (upper, upperIsOpen), (other.upper, other.upperIsOpen), isLower: false)
    guard isDefined, other.isDefined else { return Interval(.overflow, .overflow) }
    return Interval(
      lowerEnd.0, upperEnd.0, lowerIsOpen: lowerEnd.1, upperIsOpen: upperEnd.1)
  }

  /// The end that leaves fewer numbers: open beats closed at the same place.
  private static func inner(
    _ a: (Rational, Bool), _ b: (Rational, Bool), isLower: Bool
  ) -> (Rational, Bool) {
    if a.0 == b.0 { return (a.0, a.1 || b.1) }
    return (a.0 < b.0) == isLower ? b : a
  }

  package func meets(_ other: Interval) -> Bool {
    let both = intersection(other)
    return both.isDefined && !both.isEmpty
  }

  /// They have one number in common and each has others: every rounding would have to be a tie.
  package func touchesInOnePoint(_ other: Interval) -> Bool {
    let both = intersection(other)
    return both.isDefined && !both.isEmpty && both.lower == both.upper
      && lower < upper && other.lower < other.upper
  }

  /// Smallest distance from `other` to this: positive when this lies above it, negative below, 0 when
  /// their closures meet.
  package func distance(from other: Interval) -> Rational {
    guard isDefined, other.isDefined else { return .overflow }
    if lower > other.upper { return lower - other.upper }
    if upper < other.lower { return upper - other.lower }
    return .zero
  }

  /// The same upper end, everything from `floor` on below it.
  package func reachingDown(to floor: Rational) -> Interval {
    Interval(min(floor, lower), upper, upperIsOpen: upperIsOpen)
  }

  package var midpoint: Rational { (lower + upper) * Rational(1, over: 2) }
}

extension Interval {
  package static prefix func - (a: Interval) -> Interval {
    Interval(-a.upper, -a.lower, lowerIsOpen: a.upperIsOpen, upperIsOpen: a.lowerIsOpen)
  }

  package static func + (a: Interval, b: Interval) -> Interval {
    Interval(
      a.lower + b.lower, a.upper + b.upper, lowerIsOpen: a.lowerIsOpen || b.lowerIsOpen,
      upperIsOpen: a.upperIsOpen || b.upperIsOpen)
  }

  package static func - (a: Interval, b: Interval) -> Interval { a + (-b) }

  package static func * (a: Interval, factor: Rational) -> Interval {
    if factor.isZero { return Interval(exactly: .zero) }
    if factor.sign < 0 { return -(a * -factor) }
    return Interval(
      a.lower * factor, a.upper * factor, lowerIsOpen: a.lowerIsOpen, upperIsOpen: a.upperIsOpen)
  }

  /// Exact for factors of any sign.
  package static func * (a: Interval, b: Interval) -> Interval {
    hull(a, b) { $0 * $1 }
  }

  /// `nil` unless every number of `b` is positive.
  package static func / (a: Interval, b: Interval) -> Interval? {
    b.lower.sign > 0 ? hull(a, b) { $0 / $1 } : nil
  }

  /// The range of `f` over the box, exact when `f` is monotone in each argument along the box's edges:
  /// then its extremes lie at corners. A corner on an open edge is not attained, unless `f` is
  /// constant from there to a closed corner (0 × anything).
  static func hull(
    _ a: Interval, _ b: Interval, _ f: (Rational, Rational) -> Rational
  ) -> Interval {
    var corners: [(value: Rational, xIsOpen: Bool, yIsOpen: Bool)] = []
    for (x, xIsOpen) in [(a.lower, a.lowerIsOpen), (a.upper, a.upperIsOpen)] {
      for (y, yIsOpen) in [(b.lower, b.lowerIsOpen), (b.upper, b.upperIsOpen)] {
        let value = f(x, y)
        guard value.isDefined else { return Interval(.overflow, .overflow) }
        corners.append((value, xIsOpen, yIsOpen))
      }
    }
    // Corners in order (x−, y−), (x−, y+), (x+, y−), (x+, y+): 1 apart share x, 2 apart share y.
    func isAttained(_ index: Int) -> Bool {
      let corner = corners[index]
      let alongY = corners[index ^ 1].value == corner.value
      let alongX = corners[index ^ 2].value == corner.value
      if corner.xIsOpen && corner.yIsOpen {
        return alongX && alongY && corners[index ^ 3].value == corner.value
      }
      return (!corner.xIsOpen || alongX) && (!corner.yIsOpen || alongY)
    }
    var least = corners[0].value
    var greatest = least
    for corner in corners {
      least = min(least, corner.value)
      greatest = max(greatest, corner.value)
    }
    return Interval(
      least, greatest,
      lowerIsOpen: !corners.indices.contains { corners[$0].value == least && isAttained($0) },
      upperIsOpen: !corners.indices.contains { corners[$0].value == greatest && isAttained($0) })
  }
}
