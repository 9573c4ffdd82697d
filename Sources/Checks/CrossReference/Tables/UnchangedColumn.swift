package import Disclosure

/// A column that says budget and actual do not differ (无偏差), beside two amounts that do.
///
/// What it compares: the two columns of amounts of a row, where the column named by `headers` says one of `words`.
/// When it stays silent: more or fewer than two columns of amounts; where the word stands beside unequal amounts more often than beside equal ones.
package struct UnchangedColumn: SurveyedCheck {
  package static let kind = "unchanged-column"
  package static let parameters = [
    ParameterSpec("headers", isRequired: true, help: "Words that the header of such a column contains."),
    ParameterSpec("words", isRequired: true, help: "Cells that say the two amounts are equal."),
  ]

  private let rule: Rule
  private let headers: [String]
  private let words: Set<String>

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    headers = rule.parameters["headers"]?.strings ?? []
    words = Set(rule.parameters["words"]?.strings ?? [])
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let outcomes = survey.analyses.flatMap { judge($0.grid) }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func judge(_ grid: Grid) -> [Outcome] {
    let table = grid.table
    let amounts = table.columns.indices.filter { table.columns[$0].role == .amount }
    guard amounts.count == 2,
      let said = table.columns.indices.first(where: {
        table.columns[$0].role == .text && table.columns[$0].name.holds(anyOf: headers)
      })
    else { return [] }
    let rows = table.lines.indices.filter { words.contains(grid.cell(grid.address($0, said)).text) }
      .compactMap { line -> (line: Int, first: Grid.Figure, second: Grid.Figure)? in
        guard let first = grid.figure(grid.address(line, amounts[0])),
          let second = grid.figure(grid.address(line, amounts[1]))
        else { return nil }
        return (line, first, second)
      }
    let odd = rows.filter { $0.first.quantity.interval().intersection($0.second.quantity.interval()).isEmpty }
    guard odd.count * 3 <= rows.count else { return [] }
    return odd.map { row in
      let word = grid.address(row.line, said)
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "table": table.title, "row": table.lines[row.line].label, "word": grid.cell(word).text,
            "first": row.first.quantity.printed, "second": row.second.quantity.printed,
          ],
          locations: [location(.primary, word, grid)]
            + amounts.map { location(.related, grid.address(row.line, $0), grid) }))
    }
  }

  private func location(_ role: Finding.LocationRole, _ cell: CellAddress, _ grid: Grid) -> Finding.Location {
    Finding.Location(role: role, span: grid.cell(cell).span, cell: cell)
  }
}
