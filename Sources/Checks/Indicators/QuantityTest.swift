internal import Disclosure

/// What a rule asks of the number of an indicator's value: its unit, its comparator and its size.
struct QuantityTest {
  private let units: Set<String>?
  private let symbols: Set<String>?
  private let comparators: Set<String>?
  /// In base units.
  private let atLeast: Rational?
  private let atMost: Rational?
  private let above: Rational?
  private let below: Rational?

  /// `nil` when the rule asks for nothing of the kind.
  init?(_ parameters: [String: Parameter]) throws(RuleFault) {
    let names = ["unit", "unit-is", "comparator", "at-least", "at-most", "above", "below"]
    guard names.contains(where: { parameters[$0] != nil }) else { return nil }
    func list(_ name: String) -> Set<String>? { parameters[name].map { Set($0.strings) } }
    func limit(_ name: String) throws(RuleFault) -> Rational? {
      guard let parameter = parameters[name] else { return nil }
      guard let number = parameter.string.flatMap({ Int128($0) }) else {
        throw RuleFault(parameter: name, message: "应为整数")
      }
      return Rational(number)
    }
    units = list("unit")
    symbols = list("unit-is")
    comparators = list("comparator")
    atLeast = try limit("at-least")
    atMost = try limit("at-most")
    above = try limit("above")
    below = try limit("below")
  }

  /// Whether the value is one plain number that fits.
  func admits(_ value: IndicatorValue, of indicator: Indicator) -> Bool {
    guard let quantity = value.quantity, value.isPlain else { return false }
    if let symbols, !symbols.contains(quantity.unit?.symbol ?? "") { return false }
    if let units, !units.contains(indicator.unit(of: quantity)?.dimension.rawValue ?? "none") { return false }
    if let comparators, !comparators.contains(quantity.comparator?.rawValue ?? "none") { return false }
    let number = quantity.value
    if let atLeast, !(number >= atLeast) { return false }
    if let atMost, !(number <= atMost) { return false }
    if let above, !(number > above) { return false }
    if let below, !(number < below) { return false }
    return true
  }
}
