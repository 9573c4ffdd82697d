/// Parts a row of a lattice that is several: lines are drawn between the columns, and none between the rows.
///
/// Figures do not stand below each other in cell after cell, so that many of them are as many rows.
struct StackedRows {
  private static let fewest = 3
  /// Digits of the code of an account.
  private static let longestCode = 7

  private let columns: [Double]
  private let isOnlyRow: Bool
  private let page: Int
  private let lines: LineBuilder

  /// `columns`: edges of the lattice. `isOnlyRow`: whether no line at all is drawn across it. `lines`: of columns.
  init(columns: [Double], isOnlyRow: Bool, page: Int, lines: LineBuilder) {
    self.columns = columns
    self.isOnlyRow = isOnlyRow
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
    let stacks = tall.filter { !isOneFigure($0) }.map { lines.lines($0.glyphs).joined().map(\.text) }
    // Two titles with an amount below each are a head and a row, where nothing is drawn between rows.
    return stacks.contains { Self.figures(endingIn: $0).count >= Self.fewest }
      || isOnlyRow && stacks.count { $0.count > 1 && $0.contains(where: Self.isAmount) } > 1
      || stacks.count { $0.allSatisfy(Self.isAmount) } > 1
  }

  private static func isAmount(_ text: [UInt8]) -> Bool {
    LineShape.isFigure(text) && text.contains(UInt8(ascii: "."))
  }

  /// What stands below the title of a column, or all of one that has none: a few digits may belong to the words above them.
  private static func figures(endingIn lines: [[UInt8]]) -> ArraySlice<[UInt8]> {
    let start = lines.lastIndex { !LineShape.isFigure($0) }.map { $0 + 1 } ?? 0
    let figures = lines[start...]
    return start == 0 || figures.contains { $0.contains(UInt8(ascii: ".")) } ? figures : []
  }

  /// A figure or a code whose column is too narrow for it, so that every line but the last is full.
  private func isOneFigure(_ entry: UnwalledCells.Filled) -> Bool {
    let pieces = Array(lines.lines(entry.glyphs).joined())
    let width = columns[entry.cell.column + entry.cell.columnSpan] - columns[entry.cell.column]
    return (LineShape.isOneFigure(pieces.map(\.text)) || Self.isCode(pieces.flatMap(\.text)))
      && pieces.dropLast().allSatisfy { !CellText.hasRoom(behind: $0, width: width) }
  }

  private static func isCode(_ text: [UInt8]) -> Bool {
    text.count <= longestCode && text.allSatisfy { (0x30...0x39).contains($0) }
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
