internal import Disclosure

/// One pair of tables, judged line by line.
struct TiedPair {
  enum Relation: Hashable {
    /// The same money, or all of the wider money is of the narrower kind.
    case equal
    /// The narrower source is at most the wider.
    case atMost
    /// Neither is part of the other.
    case none
  }

  struct Line {
    var first: TieIndex.Entry
    var second: TieIndex.Entry
    var judgement: Judgement
    /// The line above it differs by the same amount: money counted here and not there, not a slip.
    var isCoherent = false
  }

  /// Failures beyond which the tables plainly show different money.
  private static let failuresLimit = 200

  let pair: TieIndex.Pair
  private(set) var lines: [Line] = []

  init(_ pair: TieIndex.Pair) {
    self.pair = pair
    let isSameMoney = pair.key.firstScope == pair.key.secondScope
    for entry in pair.entries {
      // Equal in this year's lines, two kinds of money still carry over different sums: their grand totals are not equal.
      if !isSameMoney, entry.first.key.subject == TieIndex.grandTotal,
        Self.relation(pair) == .equal
      {
        continue
      }
      guard !(Self.isNil(entry.first) && Self.isNil(entry.second)) else { continue }
      lines.append(Self.line(entry.first, entry.second))
    }
    settleTotals()
    markCoherent()
  }

  /// Judged by the figures that agree, where a line prints several that go by its name.
  private static func line(_ first: TieIndex.Entry, _ second: TieIndex.Entry) -> Line {
    var best: Line?
    for one in [first.fact] + first.others {
      for other in [second.fact] + second.others {
        let judgement = Judgement.of(
          claim: Operand(other.quantity).inheriting(from: one.quantity),
          from: [Operand(one.quantity).inheriting(from: other.quantity)], nature: .amount
        ) { .range($0[0]) }
        var line = Line(first: first, second: second, judgement: judgement)
        (line.first.fact, line.second.fact) = (one, other)
        if best == nil || !fails(line) { best = line }
        if !fails(line) { return line }
      }
    }
    return best ?? Line(first: first, second: second, judgement: .undecided)
  }

  /// The 合计 of one table may be what another calls 总计, carry-over included.
  private mutating func settleTotals() {
    guard let total = lines.firstIndex(where: { $0.first.key.subject == TieIndex.total }),
      Self.fails(lines[total])
    else { return }
    let agreement = pair.alternatives.lazy.map { Self.line($0.first, $0.second) }.first {
      !Self.fails($0)
    }
    if let agreement { lines[total] = agreement }
  }

  private static func isNil(_ entry: TieIndex.Entry) -> Bool { entry.fact.quantity.value.isZero }

  static func relation(_ pair: TieIndex.Pair) -> Relation {
    if pair.key.firstScope == pair.key.secondScope { return .equal }
    guard
      pair.key.firstScope.isPart(of: pair.key.secondScope)
        || pair.key.secondScope.isPart(of: pair.key.firstScope)
    else { return .none }
    let total = pair.entries.first { $0.first.key.subject == TieIndex.total }
    // Equal totals leave nothing for other money: then every line is equal too.
    if let total, !isNil(total.first),
      total.first.fact.quantity.value == total.second.fact.quantity.value
    {
      return .equal
    }
    return .atMost
  }

  static func fails(_ line: Line) -> Bool {
    line.judgement.verdict == .contradicted || line.judgement.verdict == .convention
  }

  private mutating func markCoherent() {
    let failing = lines.indices.filter { Self.fails(lines[$0]) }
    guard failing.count <= Self.failuresLimit else { return }
    func gap(_ line: Line) -> Rational {
      line.second.fact.quantity.value - line.first.fact.quantity.value
    }
    for index in failing {
      let subject = lines[index].first.key.subject
      lines[index].isCoherent = failing.contains { other in
        guard other != index else { return false }
        let above = lines[other].first.key.subject
        let isRelated =
          above == TieIndex.total || subject == TieIndex.total || subject.hasPrefix(above)
          || above.hasPrefix(subject)
        let tolerance = lines[index].first.fact.quantity.unitInLastPlace * Rational(3)
        return isRelated && (gap(lines[other]) - gap(lines[index])).magnitude <= tolerance
      }
    }
  }

  var holds: Int { lines.count { !Self.fails($0) } }
  var failing: [Line] { lines.filter(Self.fails) }

  /// The tables agree nearly everywhere, so that they do show the same money.
  var isBorneOut: Bool {
    let slips = failing.count { !$0.isCoherent }
    return holds == 0 ? lines.count == 1 : slips * 3 <= holds + 2 && failing.count <= holds
  }
}
