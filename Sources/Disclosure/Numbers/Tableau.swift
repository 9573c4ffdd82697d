/// The working state of `LinearSystem`: variables within bounds, some of them (basic) written as sums of the others.
struct Tableau {
  private var bounds: [LinearSystem.Bounds]
  private(set) var values: [Rational]
  /// Basic variable → coefficients of the non-basic ones, by variable.
  private var rows: [(basic: Int, terms: [Int: Rational])] = []

  init(figures: [LinearSystem.Bounds]) {
    bounds = figures
    values = figures.map { $0.lower ?? $0.upper ?? .zero }
  }

  /// Adds a slack variable equal to the sum of the terms. All rows must be added before the first `repair`.
  mutating func addRow(
    _ terms: [(figure: Int, coefficient: Rational)], _ rowBounds: LinearSystem.Bounds
  ) {
    var row: [Int: Rational] = [:]
    for term in terms {
      row[term.figure] = (row[term.figure] ?? .zero) + term.coefficient
    }
    rows.append((bounds.count, row))
    bounds.append(rowBounds)
    values.append(terms.reduce(.zero) { $0 + $1.coefficient * values[$1.figure] })
  }

  /// Moves every variable into its bounds. `nil`: done. Otherwise the variables of a row that
  /// proves it impossible; empty when the arithmetic left its range.
  mutating func repair() -> [Int]? {
    while true {
      // Bland's rule: smallest index first, so that no basis comes twice.
      let outside = rows.indices.filter { violation(rows[$0].basic) != 0 }
      guard let index = outside.min(by: { rows[$0].basic < rows[$1].basic }) else {
        return values.allSatisfy(\.isDefined) ? nil : []
      }
      let (basic, terms) = rows[index]
      let isLow = violation(basic) < 0
      guard let target = isLow ? bounds[basic].lower : bounds[basic].upper else { return [] }
      let entering = terms.keys.sorted().first { variable in
        guard let coefficient = terms[variable], !coefficient.isZero else { return false }
        return canMove(variable, up: (coefficient.sign > 0) == isLow)
      }
      guard let entering else { return [basic] + terms.keys.sorted() }
      guard pivot(row: index, entering: entering, target: target) else { return [] }
    }
  }

  /// -1 below its bounds, +1 above, 0 inside.
  private func violation(_ variable: Int) -> Int {
    if let lower = bounds[variable].lower, values[variable] < lower { return -1 }
    if let upper = bounds[variable].upper, values[variable] > upper { return 1 }
    return 0
  }

  private func canMove(_ variable: Int, up: Bool) -> Bool {
    let limit = up ? bounds[variable].upper : bounds[variable].lower
    guard let limit else { return true }
    return up ? values[variable] < limit : values[variable] > limit
  }

  /// Sets the row's basic variable to `target` by moving `entering`, and exchanges the two. False on overflow.
  private mutating func pivot(row index: Int, entering: Int, target: Rational) -> Bool {
    let (leaving, terms) = rows[index]
    guard let coefficient = terms[entering] else { return false }
    let step = (target - values[leaving]) / coefficient
    values[leaving] = target
    values[entering] = values[entering] + step
    for other in rows.indices where other != index {
      if let share = rows[other].terms[entering] {
        values[rows[other].basic] = values[rows[other].basic] + share * step
      }
    }
    // leaving = Σ aⱼxⱼ + a·entering  ⇒  entering = leaving/a − Σ (aⱼ/a)xⱼ
    var solved: [Int: Rational] = [leaving: .one / coefficient]
    for (variable, value) in terms where variable != entering {
      solved[variable] = -(value / coefficient)
    }
    rows[index] = (entering, solved)
    for other in rows.indices where other != index {
      guard let share = rows[other].terms.removeValue(forKey: entering) else { continue }
      for (variable, value) in solved {
        let sum = (rows[other].terms[variable] ?? .zero) + share * value
        rows[other].terms[variable] = sum.isZero ? nil : sum
      }
    }
    return values.allSatisfy(\.isDefined)
      && rows.allSatisfy { $0.terms.values.allSatisfy(\.isDefined) }
  }
}
