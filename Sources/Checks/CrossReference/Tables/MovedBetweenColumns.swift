package import Disclosure

/// An amount that stands in the neighbouring column: an account differs from its sub-accounts in two columns by one and the same amount,
/// too much in the one and too little in the other, with a blank on one side.
///
/// What it compares: by column, the account with the sum of its sub-accounts, blanks as 0.
/// When it stays silent: where no blank is involved, which is a sum that `TableSum` judges; where rounding explains the difference; where a cell cannot be
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
      let moved = Dictionary(grouping: equations, by: \.total.line).sorted { $0.key < $1.key }
        .compactMap { pair($0.value, on: analysis.grid) }
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
      if gap.amount != 0 { gaps.append(gap) }
    }
    // One last place more here and less there is what rounding the columns by themselves leaves.
    guard gaps.count == 2, !gaps.contains(where: \.isRounding), gaps[0].amount + gaps[1].amount == 0,
      gaps.contains(where: \.hasBlank)
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

  /// The part that alone is what its column has too much, else the account itself.
  private func wrong(_ more: Gap, _ less: Gap, _ grid: Grid) -> CellAddress {
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
