package import Disclosure

/// A row that stands twice: the table's total is less than its rows by just that row, in every column where it has a figure.
///
/// When it stays silent: where the total counts both (two purchases of one kind); where the names or any figure differ; for sums that
/// `TableSum` decides; where so many rows stand twice that they are no slip.
/// Cost: pairs times the terms of the table's sums.
package struct RepeatedRow: SurveyedCheck {
  package static let kind = "repeated-row"
  package static let parameters: [ParameterSpec] = []

  /// More rows that stand twice are lines of a list.
  private static let pairsLimit = 20

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let outcomes = survey.analyses.flatMap { analysis in
      let pairs = pairs(in: analysis.grid)
      return (pairs.count <= Self.pairsLimit ? pairs : []).compactMap { first, second in
        excess(of: second, analysis).map { Outcome.disagrees(finding(first, second, $0, analysis.grid)) }
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Lines of one name, code and figures, each with the one before it of the kind.
  private func pairs(in grid: Grid) -> [(Int, Int)] {
    struct Key: Hashable {
      var label: String
      var code: String?
      var half: Int
      var amounts: [Rational?]
    }
    var last: [Key: Int] = [:]
    return grid.table.lines.indices.compactMap { index in
      let line = grid.table.lines[index]
      let amounts = line.valueColumns.map { grid.table[line.row, $0].quantity?.value }
      guard line.role == .item, !line.label.isEmpty, amounts.contains(where: { $0?.isZero == false }) else {
        return nil
      }
      let key = Key(label: line.label, code: line.code, half: line.half, amounts: amounts)
      return last.updateValue(index, forKey: key).map { ($0, index) }
    }
  }

  /// The total that the rows exceed by the line's own figure; `nil` where some column says otherwise.
  private func excess(of line: Int, _ analysis: TableAnalysis) -> CellAddress? {
    var total: CellAddress?
    for result in analysis.results where result.trial == .fails || result.trial == .holds {
      let kind = analysis.families[result.family].kind
      guard kind == .total || kind == .grandTotal, !analysis.isBorneOut(result.family),
        let own = result.equation.terms.first(where: { $0.cell.line == line }),
        let amount = analysis.grid.figure(own.cell)?.quantity, !amount.value.isZero
      else { continue }
      guard result.trial == .fails, let sum = result.equation.judgement(on: analysis.grid)?.recomputed,
        let whole = analysis.grid.figure(result.equation.total)?.quantity
      else { return nil }
      guard (sum - whole.value - amount.value).magnitude <= result.equation.slack(of: whole) else { return nil }
      total = total ?? result.equation.total
    }
    return total
  }

  private func finding(_ first: Int, _ second: Int, _ total: CellAddress, _ grid: Grid) -> Finding {
    let line = grid.table.lines[second]
    let cell = CellAddress(table: total.table, line: second, column: line.valueColumns.first ?? total.column)
    return Finding(
      rule: rule,
      values: [
        "table": grid.table.title, "row": line.label, "total": grid.lineName(total),
        "stated": grid.figure(total)?.quantity.printed ?? "",
      ],
      locations: [
        Finding.Location(role: .primary, span: line.labelSpan, cell: cell),
        Finding.Location(role: .related, span: grid.table.lines[first].labelSpan),
        Finding.Location(role: .related, span: grid.cell(total).span, cell: total),
      ])
  }
}
