/// Puts the glyphs of a page into the cells of its lattices.
struct LatticeReader {
  private let page: PageContent
  private let lines: LineBuilder
  /// For cells that turn out to be several.
  private let columns: LineBuilder

  init(_ page: PageContent) {
    self.page = page
    lines = .cells(page)
    columns = .columns(page)
  }

  /// Tables with something in them, the glyphs of those whose rows cannot be told, and the glyphs that stand in none.
  func read(_ lattices: [Lattice]) -> (tables: [PageTable], unread: [Glyph], rest: [Glyph]) {
    // A box within a cell of another table claims what is in it.
    let order = lattices.indices.sorted { area(lattices[$0]) < area(lattices[$1]) }
    var filled = lattices.map { [[Glyph]](repeating: [], count: $0.cells.count) }
    var rest: [Glyph] = []
    var previous: (run: ArraySlice<Glyph>, lattice: Int, cell: Int)?
    let runs = runs()
    for (index, run) in runs.enumerated() {
      var place = place(run, lattices, order)
      // What goes on behind text that already runs over the edge of its cell belongs to it.
      if let last = previous, isTight(last.run, run), let first = run.first {
        let right = lattices[last.lattice].box(of: lattices[last.lattice].cells[last.cell]).right
        let runsOver = first.middle < right || last.run.contains { $0.middle > right }
        if runsOver, !isFigure(runs[index...], behind: right, lattices, place) { place = (last.lattice, last.cell) }
      }
      if let (index, cell) = place {
        filled[index][cell] += run
      } else {
        rest += run
      }
      previous = place.map { (run, $0.0, $0.1) }
    }
    var tables: [PageTable] = []
    var unread: [Glyph] = []
    for (lattice, glyphs) in zip(lattices, filled) {
      // A frame around words, or an axis beside labels, is no table.
      if glyphs.count(where: { !$0.isEmpty }) < 2 || isWithoutWalls(lattice, glyphs) {
        rest += glyphs.joined()
      } else if let table = table(lattice, glyphs) {
        tables.append(table)
      } else {
        unread += glyphs.joined()
      }
    }
    return (tables, unread, rest)
  }

  /// Lines between the rows and around them, none between the columns: those are told by what stands in them.
  private func isWithoutWalls(_ lattice: Lattice, _ glyphs: [[Glyph]]) -> Bool {
    guard lattice.columns.count == 2 else { return false }
    let filled = glyphs.filter { !$0.isEmpty }
    return filled.count { columns.lines($0).contains { $0.count > 1 } } * 2 > filled.count
  }

  // MARK: Runs

  /// Letters so close, in sizes, were written in one go; between the texts of two cells lies the margin of a cell at least.
  private static let tight = 0.14
  /// By so many sizes the digits of a figure that fills its cell may stand over its edge.
  private static let overhang = 0.3
  /// Bytes of text; an amount of a thousand 亿元 has fewer.
  private static let longestFigure = 24

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

  /// An amount that fills its own cell, right behind words that are cut at the edge of theirs.
  private func isFigure(
    _ runs: ArraySlice<ArraySlice<Glyph>>, behind edge: Double, _ lattices: [Lattice], _ place: (Int, Int)?
  ) -> Bool {
    guard let place, let first = runs.first?.first, first.box.left > edge - Self.overhang * first.size else {
      return false
    }
    var figure = runs[runs.startIndex]
    var text: [UInt8] = []
    for run in runs {
      if run.startIndex != figure.startIndex, !isTight(figure, run) { break }
      for glyph in run { text.append(glyph.scalar) }
      figure = run
      guard text.count <= Self.longestFigure else { return false }
    }
    let box = lattices[place.0].box(of: lattices[place.0].cells[place.1])
    return LineShape.isFigure(text) && text.contains(UInt8(ascii: "."))
      && (figure.last.map { $0.middle < box.right } ?? false)
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

  private func table(_ lattice: Lattice, _ glyphs: [[Glyph]]) -> PageTable? {
    let filled = zip(lattice.cells, glyphs).map { UnwalledCells.Filled(cell: $0, glyphs: $1) }
    var entries = [[UnwalledCells.Filled]](repeating: [], count: lattice.rows.count - 1)
    for entry in UnwalledCells(columns: lattice.columns, lines: columns).parted(filled) {
      entries[entry.cell.row].append(entry)
    }
    let stacks = StackedRows(
      columns: lattice.columns, isOnlyRow: lattice.rows.count == 2, page: page.number, lines: columns)
    var rows: [[PageTable.Cell]] = []
    for row in entries {
      if stacks.areStacked(row) {
        guard let parted = stacks.rows(row) else { return nil }
        rows += parted
      } else {
        rows.append(row.map { cell($0, lattice) })
      }
    }
    return PageTable(box: lattice.box, columns: lattice.columns, rows: rows, isRuled: true)
  }

  private func cell(_ entry: UnwalledCells.Filled, _ lattice: Lattice) -> PageTable.Cell {
    let box = lattice.box(of: entry.cell)
    var cell = PageTable.Cell(
      column: entry.cell.column, rowSpan: entry.cell.rowSpan, columnSpan: entry.cell.columnSpan, text: [],
      page: page.number, box: box)
    if !entry.glyphs.isEmpty { cell.write(lines.lines(entry.glyphs), width: box.width) }
    return cell
  }
}
