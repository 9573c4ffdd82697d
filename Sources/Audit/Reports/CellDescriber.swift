internal import Disclosure

/// Says where a cell is in the words of its table.
enum CellDescriber {
  static func describe(_ place: GridPlace, in document: Document) -> CellReport? {
    guard document.tables.indices.contains(place.table) else { return nil }
    let table = document.tables[place.table]
    guard (0..<table.rowCount).contains(place.row), (0..<table.columnCount).contains(place.column)
    else { return nil }
    let isHeader = place.row < table.headerRowCount
    return CellReport(
      table: table.title, row: isHeader ? "" : rowLabel(place, table, document),
      column: header(place.column, table))
  }

  private static func rowLabel(_ place: GridPlace, _ table: Table, _ document: Document) -> String {
    if let index = place.line, table.lines.indices.contains(index) {
      let line = table.lines[index]
      let end = min(line.labelSpan.end, document.text.count)
      let printed = DisplayText.joined(document.text[min(line.labelSpan.start, end)..<end])
      return DisplayText.head(printed.isEmpty ? line.label : printed, 40)
    }
    let first = (0..<table.columnCount).lazy.map { table[place.row, $0] }
      .first { $0.content == .text }
    return DisplayText.head(first?.text ?? "", 40)
  }

  /// The texts of a column's header, outermost first.
  static func header(_ column: Int, _ table: Table) -> String {
    guard table.columns.indices.contains(column) else { return "" }
    return table.columns[column].path.joined(separator: "›")
  }
}
