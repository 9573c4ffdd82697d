import Disclosure

/// Lays the elements of a transcript over the lines of its folded text.
struct TranscriptRegions {
  private let folded: FoldedText
  /// Source offset of the transcript's first byte.
  private let base: Int
  private var regions: [Region] = []
  private(set) var roles: [Int: Transcript.Paragraph.Role] = [:]
  /// The first line of a table too large to be read.
  private(set) var limitLine: Int?
  /// Lines of running text not yet closed by a table.
  private var open: Range<Int>?

  init(_ folded: FoldedText, base: Int) {
    self.folded = folded
    self.base = base
  }

  mutating func add(_ element: Transcript.Element) {
    switch element {
    case .paragraph(let paragraph): add(paragraph)
    case .table(let grid): add(grid)
    }
  }

  mutating func finish() -> [Region] {
    close()
    return regions
  }

  private mutating func add(_ paragraph: Transcript.Paragraph) {
    let lines = lines(of: paragraph.span)
    guard !lines.isEmpty else { return }
    if paragraph.role != .body {
      for line in lines { roles[line] = paragraph.role }
    }
    open = (open?.lowerBound ?? lines.lowerBound)..<lines.upperBound
  }

  private mutating func add(_ grid: Transcript.Grid) {
    let rows = grid.rows.map { RawRow(cells: $0.map(cell), gap: 0) }
    guard let first = grid.rows.joined().first, let last = grid.rows.joined().last else { return }
    let lines = lines(of: Span(first.span.start, last.span.end))
    let isTooLarge = grid.columnCount > Grid.cellLimit / max(rows.count, 1)
    if isTooLarge { limitLine = limitLine ?? lines.lowerBound }
    // A box around words is no table, nor are cells that only say whose the next table is.
    guard !isTooLarge, rows.contains(where: { $0.cells.count { !$0.isEmpty } > 1 }), !areCaptions(rows) else {
      open = (open?.lowerBound ?? lines.lowerBound)..<lines.upperBound
      return
    }
    let parts = RowRepair(folded: folded).tables(in: RawTable(layout: .ruled, rows: rows, lines: lines))
    // The text that a sheet has above its tables is none of them.
    let tables = parts.drop { $0.rows.allSatisfy { $0.cells.count { !$0.isEmpty } <= 1 } }
    let words = tables.first?.rows.flatMap(\.cells).first { !$0.isEmpty }?.pieces.first
    if tables.count < parts.count, let words {
      let end = line(at: words.lowerBound)
      if lines.lowerBound < end { open = (open?.lowerBound ?? lines.lowerBound)..<end }
    }
    if case .table(let above)? = regions.last, let below = tables.first,
      let whole = TableContinuation(folded: folded).joined(above, below, between: open)
    {
      open = nil
      regions[regions.count - 1] = .table(whole)
      regions += tables.dropFirst().map(Region.table)
      return
    }
    close()
    regions += tables.map(Region.table)
  }

  /// 部门：某局 | 公开09表, 单位：元: lines above a table, laid out as cells.
  private func areCaptions(_ rows: [RawRow]) -> Bool {
    let repair = RowRepair(folded: folded)
    return rows.count <= 3
      && rows.allSatisfy { row in
        row.cells.allSatisfy { cell in
          if cell.isEmpty { return true }
          let text = repair.text(cell)
          return LineWords.isTableMeta(text) || LineWords.isUnitLine(text)
        }
      }
  }

  private func cell(_ cell: Transcript.GridCell) -> RawCell {
    RawCell(
      pieces: [trimmed(folded(cell.span))],
      extent: RawCell.Extent(
        column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan))
  }

  private mutating func close() {
    if let open { regions.append(.text(open)) }
    open = nil
  }

  // MARK: Offsets

  private func folded(_ span: Span) -> Range<Int> {
    let start = folded.map.text(atSource: base + span.start)
    return start..<max(start, folded.map.text(atSource: base + span.end))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A }
    guard let first = range.first(where: { !isBlank(folded.bytes[$0]) }),
      let last = range.last(where: { !isBlank(folded.bytes[$0]) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  private func lines(of span: Span) -> Range<Int> {
    let range = folded(span)
    let first = line(at: range.lowerBound)
    return first..<max(first, line(at: max(range.upperBound - 1, range.lowerBound)) + 1)
  }

  /// The line that holds a folded offset.
  private func line(at offset: Int) -> Int {
    max(folded.lines.partitioningIndex { $0.range.lowerBound > offset } - 1, 0)
  }
}
