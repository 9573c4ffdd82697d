// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts the glyphs of a page into the cells of its lattices.
struct LatticeReader {
  private let page: PageContent
  private let lines: LineBuilder

  init(_ page: PageContent) {
    self.page = page
    lines = .cells(page)
  }

  /// Tables with something in them, and the glyphs that stand in none.
  func read(_ lattices: [Lattice]) -> (tables: [PageTable], rest: [Glyph]) {
    // A box within a cell of another table claims what is in it.
    let order = lattices.indices.sorted { area(lattices[$0]) < area(lattices[$1]) }
    var filled = lattices.map { [[Glyph]](repeating: [], count: $0.cells.count) }
    var rest: [Glyph] = []
    var previous: (run: ArraySlice<Glyph>, lattice: Int, cell: Int)?
    for run in runs() {
      var place = place(run, lattices, order)
      // What goes on behind text that already runs over the edge of its cell belongs to it.
      if let last = previous, isTight(last.run, run), let first = run.first {
        let right = lattices[last.lattice].box(of: lattices[last.lattice].cells[last.cell]).right
        if first.middle < right || last.run.contains(where: { $0.middle > right }) { place = (last.lattice, last.cell) }
      }
      if let (index, cell) = place {
        filled[index][cell] += run
      } else {
        rest += run
      }
      previous = place.map { (run, $0.0, $0.1) }
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

  // MARK: Runs

  /// Letters so close, in sizes, were written in one go; between the texts of two cells lies the margin of a cell at least.
  private static let tight = 0.14

  /// Glyphs written one behind the other without a gap, as one piece of text.
  private func runs() -> [ArraySlice<Glyph>] {
    let glyphs = page.glyphs
    var runs: [ArraySlice<Glyph>] = []
    var start = 0
    for index in glyphs.indices {
      let next = index + 1
      if next < glyphs.count, !glyphs[next].opensText, isTight(glyphs[index...index], glyphs[next...next]) { continue }
      runs.append(glyphs[start..<next])
      start = next
    }
    return runs
  }

  private func isTight(_ run: ArraySlice<Glyph>, _ next: ArraySlice<Glyph>) -> Bool {
    guard let last = run.last, let first = next.first else { return false }
    return first.baseline == last.baseline && abs(first.box.left - last.box.right) < Self.tight * last.size
  }

  /// The lattice and cell a run belongs to. One that is too long for its cell is whole in the cell it is aligned in, whatever it runs over.
  private func place(_ run: ArraySlice<Glyph>, _ lattices: [Lattice], _ order: [Int]) -> (Int, Int)? {
    guard let first = run.first, let last = run.last else { return nil }
    let y = first.baseline - 0.35 * first.size
    for index in order {
      let lattice = lattices[index]
      let start = lattice.cell(x: first.middle, y: y)
      let end = lattice.cell(x: last.middle, y: y)
      if let start, start == end { return (index, start) }
      let near = 0.6 * first.size
      if let start, first.box.left - lattice.box(of: lattice.cells[start]).left < near { return (index, start) }
      if let end, lattice.box(of: lattice.cells[end]).right - last.box.right < near { return (index, end) }
      if let middle = lattice.cell(x: (first.box.left + last.box.right) / 2, y: y) { return (index, middle) }
    }
    return nil
  }

  private func area(_ lattice: Lattice) -> Double { lattice.box.width * lattice.box.height }

  private func table(_ lattice: Lattice, _ glyphs: [[Glyph]]) -> PageTable {
    var rows = [[PageTable.Cell]](repeating: [], count: lattice.rows.count - 1)
    for (cell, glyphs) in zip(lattice.cells, glyphs) {
      let box = lattice.box(of: cell)
      var filled = PageTable.Cell(
        column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, text: [], page: page.number, box: box)
      if !glyphs.isEmpty { filled.write(lines.lines(glyphs), width: box.width) }
      rows[cell.row].append(filled)
    }
    return PageTable(box: lattice.box, columns: lattice.columns, rows: rows, isRuled: true)
  }
}
