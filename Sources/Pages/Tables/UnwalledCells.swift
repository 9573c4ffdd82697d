/// Parts the cells of a lattice whose columns are drawn in some rows only: in the head, or in every other row.
///
/// A wall missing once merges cells. Missing in row after row, beside figures that stand in one column each, it is only not drawn.
struct UnwalledCells {
  struct Filled {
    var cell: Lattice.Cell
    var glyphs: [Glyph]
  }

  /// Rows with figures in several columns.
  private static let fewest = 2
  /// Text may stand over an edge by so many points without crossing it.
  private static let slack = 1.0

  private let columns: [Double]
  private let lines: LineBuilder

  /// `columns`: edges of the lattice. `lines`: of columns.
  init(columns: [Double], lines: LineBuilder) {
    self.columns = columns
    self.lines = lines
  }

  func parted(_ filled: [Filled]) -> [Filled] {
    var parts: [Int: [Filled]] = [:]
    var rows = 0
    for (index, entry) in filled.enumerated() where entry.cell.columnSpan > 1 && !entry.glyphs.isEmpty {
      let pieces = lines.lines(entry.glyphs).flatMap(\.self)
      let own = parted(entry, pieces)
      let filledCount = own.count { !$0.glyphs.isEmpty }
      let figures = pieces.count { LineShape.isFigure($0.text) }
      let isWhole = entry.cell.columnSpan == columns.count - 1
      guard own.count > 1, (filledCount > 1 && figures > 0) || isWhole else { continue }
      parts[index] = own
      // A row of figures from one side of the table to the other is enough.
      if filledCount > 1, figures > 0 { rows += isWhole && min(filledCount, figures) > 1 ? Self.fewest : 1 }
    }
    guard rows >= Self.fewest else { return filled }
    return filled.indices.flatMap { parts[$0] ?? [filled[$0]] }
  }

  /// A cell cut at the edges of columns that none of its pieces crosses.
  private func parted(_ entry: Filled, _ pieces: [TextLine]) -> [Filled] {
    let last = entry.cell.column + entry.cell.columnSpan
    let cuts = (entry.cell.column + 1..<last).filter { edge in
      !pieces.contains { $0.box.left < columns[edge] - Self.slack && $0.box.right > columns[edge] + Self.slack }
    }
    return zip([entry.cell.column] + cuts, cuts + [last]).map { start, end in
      var part = entry
      part.cell.column = start
      part.cell.columnSpan = end - start
      part.glyphs = entry.glyphs.filter { glyph in
        (start == entry.cell.column || columns[start] <= glyph.middle) && (end == last || glyph.middle < columns[end])
      }
      return part
    }
  }
}
