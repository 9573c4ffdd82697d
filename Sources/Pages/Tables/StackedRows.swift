/// Parts a row of a lattice that is several: lines are drawn between the columns, and none between the rows.
///
/// Figures do not stand below each other in cell after cell, so that many of them are as many rows.
struct StackedRows {
  private static let fewest = 3

  private let columns: [Double]
  private let page: Int
  private let lines: LineBuilder

  /// `columns`: edges of the lattice. `lines`: of columns.
  init(columns: [Double], page: Int, lines: LineBuilder) {
    self.columns = columns
    self.page = page
    self.lines = lines
  }

  /// Whether the cells of a row of the lattice, none of which reaches beyond it, hold several rows.
  func areStacked(_ entries: [UnwalledCells.Filled]) -> Bool {
    let tall = entries.filter { entry in
      guard let first = entry.glyphs.first else { return false }
      return entry.glyphs.contains { abs($0.baseline - first.baseline) > first.size }
    }
    guard tall.count > 1, entries.allSatisfy({ $0.cell.rowSpan == 1 }) else { return false }
    let stacks = tall.filter { !isOneFigure($0) }.map { lines.lines($0.glyphs).joined().map(\.text) }.filter {
      $0.allSatisfy(LineShape.isFigure)
    }
    return stacks.contains { $0.count >= Self.fewest }
      || stacks.count { $0.allSatisfy { $0.contains(UInt8(ascii: ".")) } } > 1
  }

  /// A figure whose column is too narrow for it, so that every line but the last is full.
  private func isOneFigure(_ entry: UnwalledCells.Filled) -> Bool {
    let pieces = Array(lines.lines(entry.glyphs).joined())
    let width = columns[entry.cell.column + entry.cell.columnSpan] - columns[entry.cell.column]
    return LineShape.isOneFigure(pieces.map(\.text))
      && pieces.dropLast().allSatisfy { !CellText.hasRoom(behind: $0, width: width) }
  }

  /// The rows; `nil` when it cannot be told where they part.
  func rows(_ entries: [UnwalledCells.Filled]) -> [[PageTable.Cell]]? {
    let lines = lines.lines(entries.flatMap(\.glyphs))
    let bands = Bands([], left: columns[0], right: columns[columns.count - 1], lines: lines)
    let aligned = AlignedRows(
      bands.bundles(lines, overlap: AlignedRows.overlap), edges: columns, areRows: bands.partRows)
    return aligned.isCertain ? aligned.rows.map { AlignedTables.cells($0, columns, page) } : nil
  }
}
