internal import Disclosure

extension Match {
  /// The digits a group captured; `nil` where the group took no part or has more than a plain number.
  func figure(_ name: String, _ unit: Unit, _ document: Document) -> Quantity? {
    capture(name).flatMap { document.figure($0, unit) }
  }
}

extension Document {
  /// The digits a span holds; `nil` where it has more than a plain number.
  func figure(_ span: Span, _ unit: Unit) -> Quantity? {
    let text = string(span)
    let digits = text.filter { $0 != "," }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = Int64(parts.joined()) else { return nil }
    return Quantity(
      numeral: Numeral(
        mantissa: Int128(mantissa), decimals: parts.count == 2 ? parts[1].count : 0, text: text),
      unit: unit, span: span)
  }
}
