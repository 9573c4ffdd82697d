package import Disclosure

extension Reading {
  package func fact(_ index: Int?) -> Fact? {
    guard let index, facts.indices.contains(index) else { return nil }
    return facts[index]
  }

  /// 年初预算 the paragraph gives the same line.
  package func initialBudget(beside actual: Fact) -> Fact? {
    guard let block = actual.block else { return nil }
    return facts.last { fact in
      guard fact.block == block, fact.measure == .initialBudget, fact.period == .current else { return false }
      return fact.concept == actual.concept && fact.path == actual.path && fact.scope == actual.scope
        && fact.quantity.isComparable(with: actual.quantity)
    }
  }

  /// The lines told first in the sentence of a figure, and behind its last ；: what is said behind a list or an aside (支出 9 万元，其中甲 5 万元、乙 4 万元，
  /// 比上年增加…) may be said of them. Indices, the nearest first.
  package func heads(before index: Int?) -> [Int] {
    guard let index, let figure = fact(index), figure.isNarrative else { return [] }
    var heads: [Int] = []
    for earlier in (max(index - Self.headReach, 0)..<index).reversed() {
      let fact = facts[earlier]
      guard fact.origin == figure.origin else { break }
      if document.string(Span(fact.span.end, max(facts[earlier + 1].span.start, fact.span.end))).holds("；") {
        heads.append(earlier + 1)
      }
      if earlier == 0 || facts[earlier - 1].origin != fact.origin { heads.append(earlier) }
    }
    if let first = paragraphHead(of: index) { heads.append(first) }
    return heads.filter {
      $0 != index && facts[$0].period == figure.period && facts[$0].quantity.isComparable(with: figure.quantity)
    }
  }

  /// 采购 9 万元，其中…。授予中小企业 7 万元，占…。与上年相比减少: the line the paragraph began with.
  private func paragraphHead(of index: Int) -> Int? {
    let earliest = max(index - Self.headReach, 0)
    guard let first = (earliest..<index).first(where: { facts[$0].block == facts[index].block }),
      facts[first].origin != facts[index].origin, first == 0 || facts[first - 1].block != facts[index].block
    else { return nil }
    return first
  }

  /// Figures of a sentence that are looked back over.
  private static let headReach = 40

  /// What a change comes to as it was read; where that is contradicted, the first of the lines its sentence began with that it is true of.
  package func holding(_ change: Claim.Change, _ judge: (Claim.Change) -> Outcome?) -> Outcome? {
    guard let outcome = judge(change) else { return nil }
    guard case .disagrees = outcome else { return outcome }
    for head in heads(before: change.level) {
      var other = change
      other.level = head
      if let outcome = judge(other), case .agrees = outcome { return outcome }
    }
    return outcome
  }

  /// What messages call a fact: its concept, else the words before the figure.
  package func name(of fact: Fact) -> String {
    let words = fact.concept.isEmpty ? document.string(fact.labelSpan) : fact.concept
    return words.isEmpty ? "合计" : words
  }

  /// Claims of one relation, with their index.
  package func changes() -> [(index: Int, claim: Claim, change: Claim.Change)] {
    claims.indices.compactMap { index in
      if case .change(let change) = claims[index].relation {
        (index, claims[index], change)
      } else {
        nil
      }
    }
  }

  package func compositions() -> [(claim: Claim, composition: Claim.Composition)] {
    claims.compactMap { claim in
      if case .composition(let composition) = claim.relation { (claim, composition) } else { nil }
    }
  }
}

extension Scope {
  /// Money beside the general budget, and the word its lines hold.
  static let ofFunds: [(word: String, scope: Scope)] = [
    ("政府性基金", .governmentFund), ("国有资本经营", .stateCapital),
  ]
}

extension Quantity {
  /// Both count the same kind of thing and may be added or compared.
  package func isComparable(with other: Quantity) -> Bool {
    guard let unit, let otherUnit = other.unit, unit.dimension == otherUnit.dimension
    else { return false }
    switch unit.dimension {
    case .count, .measure: return unit.symbol == otherUnit.symbol
    default: return true
    }
  }
}
