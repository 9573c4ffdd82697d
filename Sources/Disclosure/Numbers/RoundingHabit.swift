/// How a document rounds, learnt from figures it prints twice, once finer than the other.
///
/// A pair is informative when the rules of rounding differ on it. A rule is adopted when at least twenty
/// informative pairs were seen and at least 95 % of them follow it; fewer pairs prove nothing.
package struct RoundingHabit: Sendable {
  package struct Pair: Sendable {
    package var fine: Quantity
    package var coarse: Quantity

    package init(fine: Quantity, coarse: Quantity) {
      self.fine = fine
      self.coarse = coarse
    }
  }

  /// What to read the document's figures with: nearest until another rule has proved itself.
  package private(set) var rounding = Rounding.nearest
  /// True when the vote was decisive, for nearest too.
  package private(set) var isEstablished = false
  package private(set) var informativeCount = 0
  /// Indices of the informative pairs that do not follow the adopted rule; empty unless established.
  package private(set) var exceptions: [Int] = []

  private static let pairsNeeded = 20
  private static let shareNeeded = Rational(95, over: 100)

  package init() {}

  package init(_ pairs: [Pair]) {
    let candidates: [Rounding] = [.nearest, .truncated, .ceiling]
    var votes: [Rounding: Int] = [:]
    var informative: [(index: Int, followed: [Rounding])] = []
    for (index, pair) in pairs.enumerated() where Self.isInformative(pair) {
      let followed = candidates.filter { Self.follows(pair, $0) }
      informative.append((index, followed))
      for rounding in followed { votes[rounding, default: 0] += 1 }
    }
    informativeCount = informative.count
    guard informative.count >= Self.pairsNeeded else { return }
    let least = Rational(Int128(informative.count)) * Self.shareNeeded
    let winners = candidates.filter { Rational(Int128(votes[$0] ?? 0)) >= least }
    // Two rules that fit equally well leave nothing to adopt but the default.
    guard let best = winners.max(by: { (votes[$0] ?? 0) < (votes[$1] ?? 0) }) else { return }
    rounding = best
    isEstablished = true
    exceptions = informative.filter { !$0.followed.contains(best) }.map(\.index)
  }

  /// The finer figure is at least ten times as fine and does not end where the coarser one does.
  private static func isInformative(_ pair: Pair) -> Bool {
    let ulp = pair.coarse.unitInLastPlace
    guard ulp >= pair.fine.unitInLastPlace * Rational(10) else { return false }
    let steps = pair.fine.value / ulp
    return steps.isDefined && steps.denominator != 1
      // Another figure altogether says nothing about rounding.
      && (pair.fine.value - pair.coarse.value).magnitude < ulp
  }

  private static func follows(_ pair: Pair, _ rounding: Rounding) -> Bool {
    let ulp = pair.coarse.unitInLastPlace
    let printed = rounding.printed(pair.fine.value, ulp: ulp)
    if printed == pair.coarse.value { return true }
    // A tie may go either way under nearest: half-even and half-away are both in use.
    return rounding == .nearest
      && (pair.fine.value - pair.coarse.value).magnitude == ulp * Rational(1, over: 2)
  }
}
