package import Disclosure

/// Draws what the reader found, for people and tests.
package enum TableDump {
  package static func string(_ document: Document) -> String {
    document.tables.indices.map { string($0, document) }.joined(separator: "\n")
  }

  /// Caption, unit and kind; columns with path, role, unit; each row with its lines.
  package static func string(_ index: Int, _ document: Document) -> String {
    let table = document.tables[index]
    let place = document.source.position(at: document.map.source(of: table.span).lowerBound)
    var out = "table \(index) line \(place.line) 《\(table.title)》"
    out += " kind=\(table.kind ?? "-") unit=\(table.unit?.symbol ?? "-")"
    out += " rows=\(table.rowCount) columns=\(table.columnCount) header=\(table.headerRowCount)"
    if let span = table.reporterSpan { out += " reporter=\(document.string(span))" }
    if let span = table.emptyNote { out += " empty=\(document.string(span))" }
    out += " section=\(document.sectionPath(table.section))\n"
    for (index, column) in table.columns.enumerated() {
      out += "  c\(index) \(column.role.rawValue) \(column.half) [\(column.unit?.symbol ?? "")] "
      out += column.path.joined(separator: "›") + "\n"
    }
    let lines = Dictionary(grouping: table.lines.indices, by: { table.lines[$0].row })
    for row in 0..<table.rowCount {
      let cells = (0..<table.columnCount).map { self.cell(table[row, $0]) }
      out += "  r\(row)\(row < table.headerRowCount ? "h" : "") | " + cells.joined(separator: " | ")
      for index in lines[row] ?? [] { out += "  ⟵ " + line(index, table) }
      out += "\n"
    }
    return out
  }

  private static func cell(_ cell: Cell) -> String {
    let text =
      cell.text.unicodeScalars.count > 30
      ? String(String.UnicodeScalarView(cell.text.unicodeScalars.prefix(28))) + "…" : cell.text
    let mark = cell.isContinuation ? "^" : ""
    switch cell.content {
    case .empty: return mark
    case .dash: return mark + text
    case .number(let quantity):
      return mark + "#" + text + (text.hasSuffix(quantity.unit?.symbol ?? "") ? "" : "")
    case .text: return mark + text
    case .unread: return mark + "?" + text
    }
  }

  private static func line(_ index: Int, _ table: Table) -> String {
    let line = table.lines[index]
    var out = "L\(index) d\(line.depth)"
    if let parent = line.parent { out += "<L\(parent)" }
    if line.role != .item { out += " \(line.role.rawValue)" }
    if line.isOfWhich { out += " of-which" }
    if let code = line.code { out += " \(code)" }
    if !line.marker.isEmpty { out += " [\(line.marker)]" }
    return out + " " + line.label
  }
}
