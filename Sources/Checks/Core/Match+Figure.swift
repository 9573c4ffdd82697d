internal import Disclosure

extension Match {
  /// The digits a group captured; `nil` where the group took no part or has more than a plain number.
  func figure(_ name: String, _ unit: Unit, _ document: Document) -> Quantity? {
    guard let span = capture(name) else { return nil }
    let text = document.string(span)
    let digits = text.filter { $0 != "," }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = Int64(parts.joined()) else { return nil }
    return Quantity(
      numeral: Numeral(
        mantissa: Int128(mantissa), decimals: parts.count == 2 ? parts[1].count : 0, text: text),
      unit: unit, span: span)
  }
}
