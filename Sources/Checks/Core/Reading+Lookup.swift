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

  /// What messages call a fact: its concept, else the words before the figure.
  package func name(of fact: Fact) -> String {
    fact.concept.isEmpty ? document.string(fact.labelSpan) : fact.concept
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
