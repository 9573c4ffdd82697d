package import Disclosure

/// A table of amounts without a unit.
///
/// What it compares: tables whose columns hold amounts with decimals, with what their caption, unit line and headers say.
/// When it stays silent: performance forms (their headers carry the unit); weights and scores, by row or column; cells that carry units themselves; documents
/// where no table has a unit line.
package struct TableUnitCheck: Check {
  package static let kind = "table-unit"
  package static let parameters: [ParameterSpec] = []

  /// So many figures with decimals make a table of amounts.
  private static let least = 3

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    guard document.tables.contains(where: { $0.unit?.dimension == .money }) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let points = ["form-column-score", "form-column-weight", "points-columns"].flatMap {
      reading.vocabulary.words[$0] ?? []
    }
    return document.tables.compactMap { table in
      guard table.unit == nil, !(table.kind?.contains("performance") ?? false),
        !table.columns.contains(where: { $0.unit?.dimension == .money }),
        let column = firstAmountColumn(table, points), !namesUnit(table)
      else { return nil }
      let headers = table.cells.prefix(table.columnCount).filter { !$0.text.isEmpty }
      let span =
        table.title.isEmpty ? headers.first?.span ?? table.span : table.captionSpan ?? table.span
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "match": table.title.isEmpty
              ? headers.prefix(3).map(\.text).joined(separator: "、") + "…" : table.title
          ],
          // Where the unit is missed: over the table, and at the head of its amounts.
          locations: [
            .init(role: .primary, span: span),
            .init(role: .related, span: table.cells[column].span),
          ]))
    }
  }

  /// The column of the first of enough figures with decimals; `nil` when it is no table of amounts. `points`: words of rows and
  /// columns that need no unit.
  private func firstAmountColumn(_ table: Table, _ points: [String]) -> Int? {
    var amounts: [Int] = []
    for line in table.lines where !line.label.holds(anyOf: points) {
      for column in line.valueColumns where column < table.columnCount && line.row < table.rowCount {
        guard table.columns.indices.contains(column), table.columns[column].role == .amount,
          !table.columns[column].path.contains(where: { $0.holds(anyOf: points) })
        else { continue }
        let cell = table[line.row, column]
        if let quantity = cell.quantity, quantity.unit == nil, quantity.numeral.decimals == 2 {
          amounts.append(column)
        }
      }
    }
    return amounts.count >= Self.least ? amounts[0] : nil
  }

  /// 金额（万元） in any header cell, or a unit beside any figure.
  private func namesUnit(_ table: Table) -> Bool {
    table.cells.prefix(max(table.headerRowCount, 2) * table.columnCount).contains {
      $0.text.contains("元") && !$0.text.contains("单元")
    }
      || table.cells.contains { $0.quantity?.unit?.dimension == .money }
  }
}
