/// All values a printed number, or an expression over printed numbers, may stand for.
///
/// Unit: that of the quantity it was made from (yuan for money, percent for rates).
package struct Interval: Hashable, Sendable {
  package let lower: Rational
  package let upper: Rational
  /// An open end does not belong to the set (truncation: [v, v+u)).
  package let lowerIsOpen: Bool
  package let upperIsOpen: Bool

  package init(
    _ lower: Rational, _ upper: Rational, lowerIsOpen: Bool = false, upperIsOpen: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.lowerIsOpen = lowerIsOpen
    self.upperIsOpen = upperIsOpen
  }

  package init(exactly value: Rational) { self.init(value, value) }

  package var isDefined: Bool { lower.isDefined && upper.isDefined }
  package var width: Rational { upper - lower }
}
