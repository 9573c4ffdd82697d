package import Disclosure

/// An amount that stands in the neighbouring column: an account differs from its sub-accounts, or a total row from its rows, in two columns by
/// one and the same amount, rounding apart, too much in the one and too little in the other, with a blank or, beside a total, just that amount and a 0 in one row.
///
/// What it compares: by column, the account or the total with the sum of its parts, blanks as 0.
/// When it stays silent: where no cell is empty, which is a sum that `TableSum` judges; where rounding explains the difference; where a cell cannot be
/// read; where more columns differ.
package struct MovedBetweenColumns: SurveyedCheck {
  package static let kind = "moved-between-columns"
  package static let parameters: [ParameterSpec] = []
  /// A table with more such rows has another structure.
  private static let rowsLimit = 2

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Gap {
    var equation: CellEquation
    /// Account less sub-accounts, scaled.
    var amount: Int128
    /// Last places of all its figures together, scaled: half of it is how far rounding alone may carry the amount.
    var ulps: Int128
    var hasBlank: Bool
    var isRounding: Bool { 2 * amount.magnitude <= ulps.magnitude }
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let outcomes = survey.analyses.flatMap { analysis -> [Outcome] in
      let equations = analysis.families.filter { $0.kind == .codes }.flatMap(\.equations)
      let byAccount = Dictionary(grouping: equations, by: \.total.line).sorted { $0.key < $1.key }.map(\.value)
      let byTotal = analysis.families.filter { $0.kind == .total || $0.kind == .grandTotal }.map(\.equations)
      let moved =
        byAccount.compactMap { pair($0, on: analysis.grid) }.filter { $0.hasBlank || $1.hasBlank }
        + byTotal.compactMap { pair($0, on: analysis.grid) }.filter { shifted($0, $1, analysis.grid) != nil }
      guard moved.count <= Self.rowsLimit else { return [] }
      // An account in the wrong column differs from its parent and from its parts: one finding, of the one cell.
      var seen: Set<CellAddress> = []
      return moved.compactMap { more, less in
        let cell = wrong(more, less, analysis.grid)
        return seen.insert(cell).inserted ? .disagrees(finding(cell, more, less, analysis.grid)) : nil
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The column with too much and the one with too little.
  private func pair(_ equations: [CellEquation], on grid: Grid) -> (Gap, Gap)? {
    var gaps: [Gap] = []
    for equation in equations {
      guard let gap = gap(equation, on: grid) else { return nil }
      // One last place more here and less there is what rounding the columns by themselves leaves.
      if !gap.isRounding { gaps.append(gap) }
    }
    guard gaps.count == 2, 2 * (gaps[0].amount + gaps[1].amount).magnitude <= (gaps[0].ulps + gaps[1].ulps).magnitude
    else { return nil }
    return gaps[0].amount > 0 ? (gaps[0], gaps[1]) : (gaps[1], gaps[0])
  }

  /// `nil` where a cell cannot be read.
  private func gap(_ equation: CellEquation, on grid: Grid) -> Gap? {
    var gap = Gap(equation: equation, amount: 0, ulps: 0, hasBlank: false)
    for (cell, sign) in [(equation.total, 1)] + equation.terms.map({ ($0.cell, -$0.sign) }) {
      switch grid.content(cell) {
      case .figure(let figure):
        gap.amount += sign < 0 ? -figure.amount : figure.amount
        gap.ulps += figure.ulp
      case .blank: gap.hasBlank = true
      case .text, .unread: return nil
      }
    }
    return gap
  }

  /// The one cell that holds all of the gap, and nothing beside it in the column that lacks it: a part where the parts have too much, else the total.
  private func shifted(_ more: Gap, _ less: Gap, _ grid: Grid) -> CellAddress? {
    func isEmpty(_ cell: CellAddress) -> Bool { (grid.figure(cell)?.amount ?? 0) == 0 }
    func holdsGap(_ cell: CellAddress) -> Bool { grid.figure(cell)?.amount == more.amount }
    let parts = zip(less.equation.terms, more.equation.terms).filter { holdsGap($0.cell) && isEmpty($1.cell) }
    let total = holdsGap(more.equation.total) && isEmpty(less.equation.total) ? [more.equation.total] : []
    // One row may be all of the total: then it, or the total, was moved.
    return parts.count <= 1 ? (parts.map(\.0.cell) + total).first : nil
  }

  /// The part that alone is what its column has too much, else the account itself.
  private func wrong(_ more: Gap, _ less: Gap, _ grid: Grid) -> CellAddress {
    if let cell = shifted(more, less, grid) { return cell }
    let part = less.equation.terms.first { grid.figure($0.cell)?.amount == more.amount }?.cell
    return grid.figure(less.equation.total) == nil ? part ?? more.equation.total : more.equation.total
  }

  private func finding(_ cell: CellAddress, _ more: Gap, _ less: Gap, _ grid: Grid) -> Finding {
    let others = [more, less].flatMap(\.equation.cells).filter { $0 != cell && grid.figure($0) != nil }
    return Finding(
      rule: rule,
      values: [
        "table": grid.table.title, "row": grid.lineName(more.equation.total),
        "more": grid.columnName(more.equation.total), "less": grid.columnName(less.equation.total),
      ],
      locations: [.init(role: .primary, span: grid.cell(cell).span, cell: cell)]
        + others.map { .init(role: .related, span: grid.cell($0).span, cell: $0) })
  }
}
