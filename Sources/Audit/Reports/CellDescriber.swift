internal import Disclosure

/// Says where a cell is in the words of its table, and shows its row.
enum CellDescriber {
  /// Cells of a row that are shown at most; a wide row keeps its labels and the cells next to the one meant.
  private static let width = 8

  static func describe(_ place: GridPlace, in document: Document) -> CellReport? {
    guard document.tables.indices.contains(place.table) else { return nil }
    let table = document.tables[place.table]
    guard (0..<table.rowCount).contains(place.row), (0..<table.columnCount).contains(place.column)
    else { return nil }
    let isHeader = place.row < table.headerRowCount
    return CellReport(
      table: table.title, row: isHeader ? "" : rowLabel(place, table, document),
      column: header(place.column, table),
      neighbours: isHeader ? [] : neighbours(place, table))
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

  private static func header(_ column: Int, _ table: Table) -> String {
    guard table.columns.indices.contains(column) else { return "" }
    return table.columns[column].path.joined(separator: "›")
  }

  private static func neighbours(_ place: GridPlace, _ table: Table) -> [CellReport.Neighbour] {
    let half = half(place.column, table)
    var columns = (0..<table.columnCount).filter {
      self.half($0, table) == half && ($0 == place.column || !table[place.row, $0].isContinuation)
    }
    if columns.count > width {
      let here = columns.firstIndex(of: place.column) ?? 0
      let labels = columns.filter {
        table.columns.indices.contains($0)
          && [.name, .code].contains(table.columns[$0].role)
      }
      let near = columns[max(0, here - 2)..<min(columns.count, here + 3)]
      columns = Set(labels.prefix(width - 5)).union(near).sorted()
    }
    return columns.map {
      CellReport.Neighbour(
        header: header($0, table), text: DisplayText.middle(table[place.row, $0].text, 40),
        isHere: $0 == place.column)
    }
  }

  private static func half(_ column: Int, _ table: Table) -> Int {
    table.columns.indices.contains(column) ? table.columns[column].half : 0
  }
}
