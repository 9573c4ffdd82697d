/// Printed figures as boxes, tied by linear relations: can they all be true at once?
///
/// General simplex over exact rationals (bounds on variables and on one slack a relation, Bland's rule), so that
/// it ends and decides. Open ends count as closed, which can only make it milder.
/// Cost: fit for tens of variables.
package struct LinearSystem: Sendable {
  package enum Answer: Sendable {
    /// True values, one a figure, that print as printed.
    case feasible(witness: [Rational])
    /// Relations that cannot hold together, and the figures in them.
    case infeasible(relations: [Int], figures: [Int])
    /// The arithmetic left its range.
    case overflow
  }

  /// Σ coefficient × figure ∈ bounds
  private struct Relation: Sendable {
    var terms: [(figure: Int, coefficient: Rational)]
    var bounds: Bounds
  }

  struct Bounds: Sendable {
    var lower: Rational?
    var upper: Rational?
  }

  private var figures: [Bounds] = []
  private var relations: [Relation] = []

  package init() {}

  package var figureCount: Int { figures.count }

  /// Adds a figure and gives its index.
  package mutating func add(_ interval: Interval) -> Int {
    figures.append(Bounds(lower: interval.lower, upper: interval.upper))
    return figures.count - 1
  }

  /// Σ coefficient × figure = 0. Indices must come from `add`.
  package mutating func require(_ terms: [(figure: Int, coefficient: Int)]) {
    let exact = terms.map { (figure: $0.figure, coefficient: Rational(Int128($0.coefficient))) }
    relations.append(Relation(terms: exact, bounds: Bounds(lower: .zero, upper: .zero)))
  }

  /// A printed growth rate, percent, over a positive base: r₋·base ≤ current − base ≤ r₊·base, both linear.
  package mutating func requireGrowth(current: Int, base: Int, percent: Interval) {
    requireRatio(of: current, to: base, percent: percent + Interval(exactly: Rational(100)))
  }

  /// A printed share, percent, of a positive whole.
  package mutating func requireRatio(of part: Int, to whole: Int, percent: Interval) {
    let scale = Rational(1, over: 100)
    let least = [(figure: part, coefficient: Rational.one), (whole, -(percent.lower * scale))]
    let most = [(figure: part, coefficient: Rational.one), (whole, -(percent.upper * scale))]
    relations.append(Relation(terms: least, bounds: Bounds(lower: .zero, upper: nil)))
    relations.append(Relation(terms: most, bounds: Bounds(lower: nil, upper: .zero)))
  }

  package func solve() -> Answer { solve(figures) }

  /// The figures each of which, left out, makes the rest consistent: where the error must be when there is one
  /// error only. Empty when the system is feasible, or when no single figure explains it.
  package func suspects() -> [Int] {
    guard case .infeasible(_, let involved) = solve() else { return [] }
    // A figure outside an infeasible set cannot restore it.
    return involved.filter { figure in
      var freed = figures
      freed[figure] = Bounds(lower: nil, upper: nil)
      if case .feasible = solve(freed) { return true }
      return false
    }
  }

  private func solve(_ bounds: [Bounds]) -> Answer {
    var tableau = Tableau(figures: bounds)
    for relation in relations { tableau.addRow(relation.terms, relation.bounds) }
    switch tableau.repair() {
    case .some(let conflict) where conflict.isEmpty: return .overflow
    case .some(let conflict):
      let rows = conflict.filter { $0 >= figures.count }.map { $0 - figures.count }
      let involved = Set(rows.flatMap { relations[$0].terms.map(\.figure) })
      return .infeasible(relations: rows.sorted(), figures: involved.sorted())
    case nil: return .feasible(witness: Array(tableau.values.prefix(figures.count)))
    }
  }
}
