internal import Disclosure

/// The amount several shares of one unnamed whole are right of: A 占社会保险基金收入的 8.7%, B 占社会保险基金收入的 9.7%, …
///
/// Each share and its part say how large the whole is; the printed amount that suits all of them, or all but one, is meant.
/// Cost: amounts are sorted once, and looked up for each share.
struct CommonWhole {
  struct Share {
    var part: Fact
    /// A percentage.
    var percent: Quantity
  }

  /// By index of the share.
  private var found: [Int: Fact] = [:]

  /// Two that agree may do so by chance, and one of two that does not says nothing.
  private static let fewest = 3
  /// Shares of one whole, and amounts that suit one of them; more are no list of parts.
  private static let most = 100

  /// `shares`: each with what those of one whole have in common.
  init(of shares: [(group: String, share: Share)], _ reading: Reading) {
    let groups = Dictionary(grouping: shares.indices) { shares[$0].group }.values.filter {
      $0.count >= Self.fewest && $0.count <= Self.most
    }
    guard !groups.isEmpty else { return }
    let amounts = reading.facts.filter { $0.quantity.isMoney && $0.period == .current && $0.quantity.value.sign > 0 }
      .sorted { ($0.quantity.value, $0.span) < ($1.quantity.value, $1.span) }
    for group in groups.sorted(by: { $0[0] < $1[0] }) {
      var votes: [Rational: (count: Int, fact: Fact)] = [:]
      for index in group {
        var seen: Set<Rational> = []
        for fact in Self.fitting(shares[index].share, amounts) where seen.insert(fact.quantity.value).inserted {
          votes[fact.quantity.value, default: (0, fact)].count += 1
        }
      }
      guard let best = votes.values.map(\.count).max(), best >= max(2, group.count - 1) else { continue }
      let chosen = votes.values.filter { $0.count == best }.map(\.fact)
      guard chosen.count == 1 || best == group.count, let whole = chosen.min(by: { $0.span < $1.span })
      else { continue }
      for index in group { found[index] = whole }
    }
  }

  subscript(index: Int) -> Fact? { found[index] }

  /// The amounts of which the share would be right.
  private static func fitting(_ share: Share, _ amounts: [Fact]) -> ArraySlice<Fact> {
    let part = share.part.quantity.interval()
    let percent = share.percent.interval()
    let hundred = Rational(100)
    guard percent.lower.sign > 0 else { return [] }
    let (least, greatest) = (part.lower * hundred / percent.upper, part.upper * hundred / percent.lower)
    guard least.isDefined, greatest.isDefined else { return [] }
    let start = amounts.partitioningIndex { $0.quantity.value >= least }
    let end = amounts.partitioningIndex { $0.quantity.value > greatest }
    return amounts[start..<min(end, start + most)]
  }
}
