package import Disclosure

/// The figure of a total row that stands in the columns of names and codes, while its own column is blank there.
///
/// What it compares: what the rows above add up to in the column that lacks its total, with the figures of the row that stand in no column of
/// figures.
/// When it stays silent: where that figure is not the sum; where few rows make it up; where no other total of the row stands right, or several
/// figures stand beside the columns, so that the row may have been read one column off.
package struct TotalBesideColumn: SurveyedCheck {
  package static let kind = "total-beside-column"
  package static let parameters: [ParameterSpec] = []

  /// Parts whose sum nothing else is by chance.
  private static let leastParts = 2

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let outcomes = survey.analyses.flatMap { analysis in
      analysis.results.compactMap { result -> Outcome? in
        let kind = analysis.families[result.family].kind
        guard result.trial == .totalMissing, kind == .total || kind == .grandTotal,
          result.equation.weight(on: analysis.grid) >= Self.leastParts,
          let cell = stray(from: result.equation, analysis.grid), isInPlace(result.equation.total.line, analysis)
        else { return nil }
        return .disagrees(finding(cell, result.equation, analysis.grid))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Another total of the row stands below the figures it is the sum of.
  private func isInPlace(_ line: Int, _ analysis: TableAnalysis) -> Bool {
    let lines = analysis.grid.table.lines
    return analysis.results.contains { result in
      result.trial == .holds && lines[result.equation.total.line].row == lines[line].row
        && lines[result.equation.total.line].role != .item && result.equation.weight(on: analysis.grid) > 0
        && analysis.families[result.family].kind != .crossfoot
    }
  }

  /// The one figure of the row in columns of names, where it is the sum.
  private func stray(from equation: CellEquation, _ grid: Grid) -> CellAddress? {
    let columns = grid.table.columns
    let unit = columns[equation.total.column].unit
    let sum = equation.sum(on: grid)
    let strays = columns.indices.map { grid.address(equation.total.line, $0) }.compactMap {
      address -> (cell: CellAddress, quantity: Quantity)? in
      let column = columns[address.column]
      guard column.half == columns[equation.total.column].half, [.name, .code, .text].contains(column.role),
        case .number(let quantity) = grid.cell(address).content, !grid.cell(address).isContinuation
      else { return nil }
      return (address, Quantity(numeral: quantity.numeral, unit: unit, span: quantity.span))
    }
    return strays.count == 1 && strays[0].quantity.interval().meets(sum) ? strays[0].cell : nil
  }

  private func finding(_ cell: CellAddress, _ equation: CellEquation, _ grid: Grid) -> Finding {
    Finding(
      rule: rule,
      values: [
        "table": grid.table.title, "row": grid.lineName(equation.total), "column": grid.columnName(equation.total),
        "printed": grid.cell(cell).text,
      ],
      locations: [.init(role: .primary, span: grid.cell(cell).span, cell: cell)]
        + equation.terms.filter { grid.figure($0.cell) != nil }.map {
          .init(role: .related, span: grid.cell($0.cell).span, cell: $0.cell)
        })
  }
}
