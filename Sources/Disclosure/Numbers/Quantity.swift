/// The digits of a number as they are printed. The string is never lost: precision is meaning.
package struct Numeral: Hashable, Sendable {
  /// Signed; value = mantissa × 10^-decimals. At most 15 significant digits.
  package let mantissa: Int128
  /// Digits printed after the decimal point; negative for 十万 in Chinese numerals is not used.
  package let decimals: Int
  /// As it stands in the document's text, without unit.
  package let text: String

  package init(mantissa: Int128, decimals: Int, text: String) {
    self.mantissa = mantissa
    self.decimals = decimals
    self.text = text
  }
}

/// A word before or after a number that makes it an approximation or a bound.
package enum Hedge: String, Hashable, Sendable {
  case about, nearly, over, under
}

/// ≥ ≤ > < = as printed before (or 以上, 以下, 不低于 around) an indicator's value.
package enum Comparator: String, Hashable, Sendable {
  case equal = "="
  case atLeast = "≥"
  case atMost = "≤"
  case greater = ">"
  case less = "<"
}

/// A printed number with its unit: the atom every check works on.
package struct Quantity: Hashable, Sendable {
  package let numeral: Numeral
  /// `nil`: bare number, no unit beside it and none from its column.
  package let unit: Unit?
  package let hedge: Hedge?
  package let comparator: Comparator?
  /// Where the digits stand.
  package let span: Span
  /// Digits and the unit printed with them; the digits alone where the unit comes from elsewhere.
  package let extent: Span

  package init(
    numeral: Numeral, unit: Unit?, hedge: Hedge? = nil, comparator: Comparator? = nil, span: Span,
    extent: Span? = nil
  ) {
    self.numeral = numeral
    self.unit = unit
    self.hedge = hedge
    self.comparator = comparator
    self.span = span
    self.extent = extent ?? span
  }

  /// Unit: base units of `unit` (yuan, percent, pieces).
  package var value: Rational {
    Rational(mantissa: numeral.mantissa, decimals: numeral.decimals) * (unit?.factor ?? .one)
  }

  /// One unit in the last printed place, in base units.
  package var unitInLastPlace: Rational {
    Rational(mantissa: 1, decimals: numeral.decimals) * (unit?.factor ?? .one)
  }

  /// Whether both print one figure, the one perhaps with fewer decimals than the other.
  package func isPrinted(as other: Quantity) -> Bool {
    let coarser = max(unitInLastPlace, other.unitInLastPlace)
    let slack = numeral.decimals == other.numeral.decimals ? Rational.zero : coarser * Rational(1, over: 2)
    return (value - other.value).magnitude <= slack
  }

  /// How far a percentage is from the share of `part` in `whole`, percentage points.
  package func distance(fromShareOf part: Quantity, in whole: Quantity) -> Rational {
    (value - part.value / whole.value * Rational(100)).magnitude
  }

  package var isMoney: Bool { unit?.dimension == .money }

  /// The same print, its digits counted in another unit.
  package func read(in unit: Unit) -> Quantity {
    Quantity(
      numeral: numeral, unit: unit, hedge: hedge, comparator: comparator, span: span, extent: extent)
  }
}
