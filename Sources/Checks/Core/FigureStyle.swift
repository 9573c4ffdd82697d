package import Disclosure

/// How a document prints its amounts: the last place a dropped zero is put back to.
package struct FigureStyle: Sendable {
  /// The commonest last place of the prose's amounts, yuan, by their unit: 亿元 among 万元 has a last place of its own.
  private let ulps: [String: Rational]
  /// Paragraphs that keep to whole units where the others print decimals: nothing was dropped from their figures.
  private let coarse: [Span]

  /// Figures that make a habit. Of amounts with two decimals one in a hundred ends in two zeros.
  private static let habit = 4
  private static let hundred = Rational(100)

  package init(_ reading: Reading) {
    var counts: [String: [Rational: Int]] = [:]
    var blocks: [Int: [Rational]] = [:]
    for fact in reading.facts where fact.quantity.unit?.dimension == .money {
      // 0万元 is a statement, not a style.
      guard let block = fact.block, !fact.quantity.value.isZero else { continue }
      counts[fact.quantity.unit?.symbol ?? "", default: [:]][fact.quantity.unitInLastPlace, default: 0] += 1
      blocks[block, default: []].append(fact.quantity.unitInLastPlace)
    }
    ulps = counts.compactMapValues { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
    let usual = counts.values.max { $0.values.reduce(0, +) < $1.values.reduce(0, +) }?
      .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let whole = blocks.filter { _, ulps in
      usual.map { usual in ulps.allSatisfy { $0 >= usual * Self.hundred } } ?? false
    }
    coarse =
      whole.values.reduce(0) { $0 + $1.count } < Self.habit
      ? [] : whole.keys.sorted().map { reading.document.blocks[$0].span }
  }

  /// A figure of the prose as an operand, with the document's usual last place behind it.
  package func operand(_ quantity: Quantity, sign: Int = 1) -> Operand {
    let isUsual = quantity.unit?.dimension == .money && !coarse.contains { $0.contains(quantity.span) }
    return Operand(quantity, sign: sign, columnUlp: isUsual ? ulps[quantity.unit?.symbol ?? ""] : nil)
  }
}
