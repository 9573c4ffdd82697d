package import Disclosure

/// A row that stands twice, one right after the other, cell by cell the same.
///
/// When it stays silent: rows without a name; tables of things bought, where two of a kind are two rows (`lists`); where a total of the
/// table counts both; where several pairs of the table are alike.
/// Cost: linear in the cells.
package struct AdjacentRows: SurveyedCheck {
  package static let kind = "adjacent-rows"
  package static let parameters = [
    ParameterSpec("lists", help: "Words in headers of tables where equal rows are nothing odd.")
  ]
  private static let leastName = 3
  private static let pairsLimit = 2

  private let rule: Rule
  private let lists: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    lists = rule.parameters["lists"]?.strings ?? []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let outcomes = survey.analyses.flatMap { analysis -> [Outcome] in
      let table = analysis.grid.table
      let headers = (0..<table.headerRowCount).flatMap { row in (0..<table.columnCount).map { table[row, $0].text } }
      guard !headers.contains(where: { $0.holds(anyOf: lists) }) else { return [] }
      let rows = (table.headerRowCount..<max(table.rowCount, table.headerRowCount)).dropFirst()
        .filter { isRepeat($0, table) }
      guard rows.count <= Self.pairsLimit else { return [] }
      return rows.filter { !isCounted($0, analysis) }.map { .disagrees(finding($0, table)) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The row above says the same: a name and something beside it, none of it merged over both.
  private func isRepeat(_ row: Int, _ table: Table) -> Bool {
    var printed = 0
    var isNamed = false
    for column in 0..<table.columnCount
    where table.columns.indices.contains(column) && table.columns[column].role != .ordinal {
      let (above, cell) = (table[row - 1, column], table[row, column])
      guard above.text == cell.text else { return false }
      guard !cell.text.isEmpty, !cell.isContinuation else { continue }
      printed += 1
      isNamed = isNamed || cell.text.values.count(where: \.isHan) >= Self.leastName
    }
    return printed >= 2 && isNamed
  }

  /// A sum that holds has the row among its parts.
  private func isCounted(_ row: Int, _ analysis: TableAnalysis) -> Bool {
    let table = analysis.grid.table
    return table.lines.indices.contains { line in
      table.lines[line].row == row
        && table.lines[line].valueColumns.contains { analysis.isPart(analysis.grid.address(line, $0)) }
    }
  }

  private func finding(_ row: Int, _ table: Table) -> Finding {
    func span(_ row: Int) -> Span {
      let spans = (0..<table.columnCount).map { table[row, $0] }.filter { !$0.isContinuation && !$0.span.isEmpty }.map(
        \.span)
      return spans.dropFirst().reduce(spans.first ?? table.span) { $0.union($1) }
    }
    let name = (0..<table.columnCount).map { table[row, $0].text }.first {
      $0.values.count(where: \.isHan) >= Self.leastName
    }
    return Finding(
      rule: rule, values: ["table": table.title, "row": name ?? ""],
      locations: [.init(role: .primary, span: span(row)), .init(role: .related, span: span(row - 1))])
  }
}
