// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts the glyphs of a page into the cells of its lattices.
struct LatticeReader {
  private let page: PageContent
  private let lines: LineBuilder

  init(_ page: PageContent) {
    self.page = page
    lines = .cells(page.faces)
  }

  /// Tables with something in them, and the glyphs that stand in none.
  func read(_ lattices: [Lattice]) -> (tables: [PageTable], rest: [Glyph]) {
    // A box within a cell of another table claims what is in it.
    let order = lattices.indices.sorted { area(lattices[$0]) < area(lattices[$1]) }
    var filled = lattices.map { [[Glyph]](repeating: [], count: $0.cells.count) }
    var rest: [Glyph] = []
    for glyph in page.glyphs {
      let y = glyph.baseline - 0.35 * glyph.size
      var isPlaced = false
      for index in order {
        if let cell = lattices[index].cell(x: glyph.middle, y: y) {
          filled[index][cell].append(glyph)
          isPlaced = true
          break
        }
      }
      if !isPlaced { rest.append(glyph) }
    }
    var tables: [PageTable] = []
    for (lattice, glyphs) in zip(lattices, filled) {
      // A frame around words, or an axis beside labels, is no table.
      if glyphs.count(where: { !$0.isEmpty }) > 1 {
        tables.append(table(lattice, glyphs))
      } else {
        rest += glyphs.joined()
      }
    }
    return (tables, rest)
  }

  private func area(_ lattice: Lattice) -> Double { lattice.box.width * lattice.box.height }

  private func table(_ lattice: Lattice, _ glyphs: [[Glyph]]) -> PageTable {
    var rows = [[PageTable.Cell]](repeating: [], count: lattice.rows.count - 1)
    for (cell, glyphs) in zip(lattice.cells, glyphs) {
      let box = lattice.box(of: cell)
      rows[cell.row].append(
        PageTable.Cell(
          column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
          text: glyphs.isEmpty ? [] : CellText.joined(lines.lines(glyphs), width: box.width), page: page.number,
          box: box))
    }
    return PageTable(box: lattice.box, columns: lattice.columns, rows: rows, isRuled: true)
  }
}
