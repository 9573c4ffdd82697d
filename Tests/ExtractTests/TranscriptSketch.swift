import Disclosure

/// A transcript drawn in text: a line a paragraph, `#` before a styled heading, `~` before a running head, `|` before each cell of a table's row,
/// `=` between two tables that nothing parts.
///
/// `2×1` at a cell's end says it covers two rows and one column; the places it covers stay empty.
struct TranscriptSketch {
  private(set) var transcript = Transcript()
  private var grid = Transcript.Grid(columnCount: 0, rows: [])

  init(_ drawing: String) {
    for line in drawing.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "=" {
        closeTable()
        continue
      }
      if line.first == "|" {
        row(line.dropFirst().split(separator: "|", omittingEmptySubsequences: false))
      } else {
        closeTable()
        let role: Transcript.Paragraph.Role =
          switch line.first {
          case "#": .heading(level: 1)
          case "~": .furniture
          default: .body
          }
        let span = append(line.drop { $0 == "#" || $0 == "~" })
        transcript.elements.append(
          .paragraph(Transcript.Paragraph(span: span, role: role)))
      }
      transcript.text.append(0x0A)
    }
    closeTable()
  }

  private mutating func row(_ cells: [Substring]) {
    var row: [Transcript.GridCell] = []
    for (column, drawn) in cells.enumerated() {
      if column > 0 { transcript.text.append(0x09) }
      var text = drawn
      var spans = (rows: 1, columns: 1)
      if drawn.suffix(2).first == "×", let rows = drawn.dropLast(2).last?.wholeNumberValue,
        let columns = drawn.last?.wholeNumberValue
      {
        spans = (rows, columns)
        text = drawn.dropLast(3)
      }
      let span = append(text)
      let isCovered = isCovered(column, row)
      guard !isCovered else { continue }
      row.append(
        Transcript.GridCell(
          column: column, rowSpan: spans.rows, columnSpan: spans.columns, span: span))
    }
    grid.columnCount = max(grid.columnCount, cells.count)
    grid.rows.append(row)
  }

  private func isCovered(_ column: Int, _ row: [Transcript.GridCell]) -> Bool {
    let above = grid.rows.enumerated().flatMap { index, cells in
      cells.filter { index + $0.rowSpan > grid.rows.count }
    }
    return (above + row).contains { $0.column..<($0.column + $0.columnSpan) ~= column }
  }

  private mutating func closeTable() {
    if !grid.rows.isEmpty { transcript.elements.append(.table(grid)) }
    grid = Transcript.Grid(columnCount: 0, rows: [])
  }

  private mutating func append(_ text: some StringProtocol) -> Span {
    let start = transcript.text.count
    transcript.text += Array(text.utf8)
    return Span(start, transcript.text.count)
  }
}
