/// An exact fraction, always reduced, denominator positive.
///
/// Range: numerator and denominator each fit `Int128`. An operation that would leave that range gives
/// `Rational.overflow`, which is unequal to and unordered with everything; a check that meets it is undecidable.
/// Why: no binary floating point near figures, and no trap reachable from a document.
package struct Rational: Hashable, Sendable {
  package let numerator: Int128
  package let denominator: Int128

  package static let zero = Rational(0)
  package static let one = Rational(1)
  /// The result of arithmetic that does not fit, or of a division by zero.
  package static let overflow = Rational(raw: 0, 0)

  package var isDefined: Bool { denominator != 0 }
  package var isZero: Bool { numerator == 0 && isDefined }
  package var sign: Int { numerator == 0 ? 0 : (numerator > 0 ? 1 : -1) }

  package init(_ integer: Int128) { self.init(raw: integer, 1) }

  /// `numerator / denominator`, reduced; `overflow` when the denominator is 0.
  package init(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else {
      self = .overflow
      return
    }
    let signed = denominator < 0 ? -numerator : numerator
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    // Division of this width costs more than all else here.
    guard divisor > 1 else {
      self.init(raw: signed, Int128(denominator.magnitude))
      return
    }
    self.init(raw: signed / Int128(divisor), Int128(denominator.magnitude / divisor))
  }

  /// `mantissa × 10^-decimals`.
  package init(mantissa: Int128, decimals: Int) {
    self.init(mantissa, over: Self.powerOfTen(decimals))
  }

  private init(raw numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// 10^exponent; 0 when it would not fit (exponent above 37) or the exponent is negative.
  package static func powerOfTen(_ exponent: Int) -> Int128 {
    powersOfTen.indices.contains(exponent) ? powersOfTen[exponent] : 0
  }

  private static let powersOfTen: [Int128] = (0..<37).reduce(into: [1]) { powers, place in
    powers.append(powers[place] * 10)
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    if a == 1 || b == 1 { return 1 }
    var (a, b) = (a, b)
    while b != 0 {
      if let a = UInt64(exactly: a), let b = UInt64(exactly: b) { return UInt128(greatestCommonDivisor(a, b)) }
      (a, b) = (b, a % b)
    }
    return max(a, 1)
  }

  /// Of what fits a register: nearly all that documents print.
  private static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Rational {
  package static prefix func - (value: Rational) -> Rational {
    value.isDefined ? Rational(raw: -value.numerator, value.denominator) : .overflow
  }

  package static func + (a: Rational, b: Rational) -> Rational {
    guard a.isDefined, b.isDefined else { return .overflow }
    if a.denominator == b.denominator {
      let (sum, over) = a.numerator.addingReportingOverflow(b.numerator)
      return over ? .overflow : Rational(sum, over: a.denominator)
    }
    let (left, over1) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, over2) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    let (sum, over3) = left.addingReportingOverflow(right)
    let (denominator, over4) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return over1 || over2 || over3 || over4 ? .overflow : Rational(sum, over: denominator)
  }

  package static func - (a: Rational, b: Rational) -> Rational { a + (-b) }

  package static func * (a: Rational, b: Rational) -> Rational {
    guard a.isDefined, b.isDefined else { return .overflow }
    // The scale of most units.
    if b.numerator == 1, b.denominator == 1 { return a }
    // Cross-reduce first: it keeps products in range and the result reduced.
    let left = Rational(a.numerator, over: b.denominator)
    let right = Rational(b.numerator, over: a.denominator)
    let (numerator, over1) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (denominator, over2) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return over1 || over2 || numerator == .min ? .overflow : Rational(raw: numerator, denominator)
  }

  /// `overflow` when `b` is zero.
  package static func / (a: Rational, b: Rational) -> Rational {
    guard b.isDefined, b.numerator != 0, b.numerator != .min else { return .overflow }
    let reciprocal =
      b.numerator < 0 ? Rational(raw: -b.denominator, -b.numerator) : Rational(raw: b.denominator, b.numerator)
    return a * reciprocal
  }

  package var magnitude: Rational { numerator < 0 ? -self : self }
}

extension Rational: Comparable {
  package static func < (a: Rational, b: Rational) -> Bool {
    guard a.isDefined, b.isDefined else { return false }
    if a.denominator == b.denominator { return a.numerator < b.numerator }
    if a.sign != b.sign { return a.sign < b.sign }
    // 256-bit products: exact for every pair of defined values.
    let left = a.numerator.magnitude.multipliedFullWidth(by: b.denominator.magnitude)
    let right = b.numerator.magnitude.multipliedFullWidth(by: a.denominator.magnitude)
    let smaller = left.high != right.high ? left.high < right.high : left.low < right.low
    let equal = left.high == right.high && left.low == right.low
    return a.sign < 0 ? !smaller && !equal : smaller
  }
}
