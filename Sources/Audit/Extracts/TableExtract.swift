internal import Disclosure

/// Tables as text: a head line, then one labelled line of cells a row.
enum TableExtract {
  static func render(_ document: Document) -> [UInt8] {
    var text = ""
    for (index, table) in document.tables.enumerated() {
      let places = Places(document)
      text += "# \(index + 1) \(table.title.isEmpty ? "—" : table.title)"
      text += "  line \(places.position(of: table.span).line)"
      text += "  \(table.rowCount)×\(table.columnCount)"
      if let kind = table.kind { text += "  kind \(kind)" }
      if let unit = table.unit { text += "  unit \(unit.symbol)" }
      if table.emptyNote != nil { text += "  declared empty" }
      text += "\n"
      for (number, column) in table.columns.enumerated() {
        text += "  column \(number) \(column.role.rawValue) half \(column.half)"
        if let unit = column.unit { text += " \(unit.symbol)" }
        text += "  \(column.path.joined(separator: "›"))\n"
      }
      for line in table.lines where (0..<table.rowCount).contains(line.row) {
        text += "  \(String(repeating: "  ", count: max(line.depth, 0)))\(line.role.rawValue)"
        text += " \(line.code ?? "")\(line.isOfWhich ? " of which" : "") \(line.label):"
        for column in line.valueColumns where (0..<table.columnCount).contains(column) {
          text += " \(cell(table[line.row, column]))"
        }
        text += "\n"
      }
      text += "\n"
    }
    return Array(text.utf8)
  }

  private static func cell(_ cell: Cell) -> String {
    switch cell.content {
    case .empty: "·"
    case .dash: "—"
    case .unread: "?\(cell.text)"
    case .number, .text: cell.text
    }
  }
}
