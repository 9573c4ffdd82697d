package import Disclosure

/// A quantity as a reader would make it from plain digits: “-1031.84” in 万元. For tests of what comes after reading.
package func printed(
  _ text: String, _ unit: Unit? = .tenThousandYuan, hedge: Hedge? = nil, span: Span = Span(0, 0)
) -> Quantity {
  let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let decimals = parts.count == 2 ? parts[1].count : 0
  let mantissa = Int128(text.filter { $0 != "." && $0 != "," }) ?? 0
  return Quantity(
    numeral: Numeral(mantissa: mantissa, decimals: decimals, text: text), unit: unit,
    hedge: hedge, span: span)
}

/// The exact value of decimal digits.
package func exactly(_ text: String) -> Rational { printed(text, nil).value }
