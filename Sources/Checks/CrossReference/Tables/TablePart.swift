package import Disclosure

/// A line of a table that is alone more than the table's total.
///
/// What it compares: each total row with every line it can be the total of, column by column. Whatever hierarchy the lines have, none of them
/// exceeds what they are part of as long as nothing in the column is negative; so it needs no sum that holds, where `TableSum` asks for one.
/// When it stays silent: where the total's own row, or the line's, is not vouched for by another sum: a row may have been read askew.
package struct TablePart: SurveyedCheck {
  package static let kind = "table-part"
  package static let parameters: [ParameterSpec] = []

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    var outcomes: [Outcome] = []
    for analysis in survey.analyses {
      for family in analysis.families.indices where concerns(family, of: analysis) {
        // A wrong row is one fault in all of its columns.
        let excess = analysis.results.lazy.filter { $0.family == family && $0.trial == .fails }
          .compactMap { largestExcess(in: $0.equation, analysis) }.first
        guard let (whole, part) = excess else { continue }
        outcomes.append(.disagrees(finding(whole, part, analysis.grid)))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Totals that `TableSum` leaves undecided.
  private func concerns(_ index: Int, of analysis: TableAnalysis) -> Bool {
    let family = analysis.families[index]
    return (family.kind == .total || family.kind == .grandTotal) && family.isForced && !analysis.isBorneOut(index)
  }

  /// The total and its largest line, where the line is more by what no rounding explains.
  private func largestExcess(
    in equation: CellEquation, _ analysis: TableAnalysis
  ) -> (whole: CellAddress, part: CellAddress)? {
    let grid = analysis.grid
    guard let whole = grid.figure(equation.total), whole.amount >= 0, analysis.isVouchedFor(equation.total) else {
      return nil
    }
    var largest: (cell: CellAddress, figure: Grid.Figure)?
    for term in equation.terms {
      guard let figure = grid.figure(term.cell) else { continue }
      guard term.sign > 0, figure.amount >= 0, figure.quantity.unit == whole.quantity.unit else { return nil }
      if figure.amount > largest?.figure.amount ?? 0 { largest = (term.cell, figure) }
    }
    guard let largest, 2 * (largest.figure.amount - whole.amount) > largest.figure.ulp + whole.ulp,
      analysis.isVouchedFor(largest.cell)
    else { return nil }
    return (equation.total, largest.cell)
  }

  private func finding(_ whole: CellAddress, _ part: CellAddress, _ grid: Grid) -> Finding {
    Finding(
      rule: rule,
      values: [
        "table": grid.table.title, "row": grid.lineName(whole), "column": grid.columnName(whole),
        "stated": grid.figure(whole)?.quantity.printed ?? "", "part": grid.lineName(part),
        "printed": grid.figure(part)?.quantity.printed ?? "",
      ],
      locations: [
        Finding.Location(role: .primary, span: grid.cell(whole).span, cell: whole),
        Finding.Location(role: .related, span: grid.cell(part).span, cell: part),
      ])
  }
}
