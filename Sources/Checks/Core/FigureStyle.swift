package import Disclosure

/// How a document prints its amounts: the last place a dropped zero is put back to.
package struct FigureStyle: Sendable {
  /// The commonest last place of the prose's amounts, yuan; `nil` when there are none.
  package let narrativeUlp: Rational?

  package init(_ reading: Reading) {
    var counts: [Rational: Int] = [:]
    for fact in reading.facts where fact.isNarrative && fact.quantity.unit?.dimension == .money {
      // 0万元 is a statement, not a style.
      guard !fact.quantity.value.isZero else { continue }
      counts[fact.quantity.unitInLastPlace, default: 0] += 1
    }
    narrativeUlp = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// A figure of the prose as an operand, with the document's usual last place behind it.
  package func operand(_ quantity: Quantity, sign: Int = 1) -> Operand {
    let isMoney = quantity.unit?.dimension == .money
    return Operand(quantity, sign: sign, columnUlp: isMoney ? narrativeUlp : nil)
  }
}
