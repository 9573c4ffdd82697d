/// Finds tables that are set without lines: rows below each other whose pieces leave the same strips of the page free.
struct AlignedTables {
  /// A strip parts two columns from this width on, in points: no gap in running text stays open so wide over several lines.
  private static let river = 2.0
  /// Titles of columns are so wide at least, in points: less is a character of a word set wide.
  private static let title = 24.0
  /// Baselines of neighbouring rows are at most so many sizes apart.
  private static let leading = 3.4
  /// Baselines of lines in one cell are at most so many sizes apart.
  private static let tight = 1.5
  private static let fewestRows = 3
  /// In points.
  private static let highestRow = 60.0
  private static let manyFigures = 4
  /// Bytes of a page's number, with what stands around it.
  private static let longestNumber = 20
  /// A line of one piece that is wider than this part of the widest is text.
  private static let longest = 0.6
  /// A line that is so much larger than a table's first is text below it.
  private static let larger = 1.2

  struct Found {
    /// Indices of the lines it takes.
    var lines: Range<Int>
    /// `nil` when it is a table whose rows and columns cannot be told.
    var table: PageTable?
    /// Index of the ruled head whose rows it is.
    var head: Int?
  }

  /// `lines`: of a page without what stands in ruled tables, from top to bottom, as pieces of columns. `rulings`: of that page; those across a table part its rows.
  /// `heads`: tables that are drawn on it, whose rows may not be.
  static func find(_ lines: [[TextLine]], page: Int, rulings: [Ruling] = [], heads: [PageTable] = []) -> [Found] {
    let horizontals = RulingMerger.merged(rulings).filter { !$0.isVertical }
    let lines = lines.map { LineShape.rejoined($0, right: .infinity) }
    let measure = lines.map { width([$0]) }.max() ?? 0
    let strips = strips(horizontals)
    var all: [Found] = []
    var index = 0
    while index < lines.count {
      // What stands between lines of one length is theirs, titles on several lines too, which look like text.
      if let strip = strips.first(where: { $0.contains(lines[index][0].baseline) }) {
        let end = lines[index...].firstIndex { !strip.contains($0[0].baseline) } ?? lines.count
        // The line below the last row may be drawn on the next page.
        let block = index..<max(end, block(lines, from: end - 1, measure).upperBound)
        if block.count >= fewestRows, let head = heads.firstIndex(where: { isHead($0, of: lines[block]) }),
          let table = read(Array(lines[block]), below: heads[head], page, horizontals)
        {
          all.append(Found(lines: block, table: table, head: head))
          index = block.upperBound
          continue
        }
        if let found = read(lines, block, page, horizontals), found.table != nil {
          all.append(found)
          index = block.upperBound
          continue
        }
      }
      guard lines[index].count > 1, !isText(lines[index], measure), !LineShape.isCaption(lines[index]),
        index < lines.count - 1 || !isPageNumber(lines[index])
      else {
        index += 1
        continue
      }
      var block = block(lines, from: index, measure)
      if let head = heads.firstIndex(where: { isHead($0, of: lines[block]) }) {
        let first = all.last?.lines.upperBound ?? 0
        let start = (first..<block.lowerBound).first { lines[$0][0].baseline > heads[head].box.bottom }
        block = (start ?? block.lowerBound)..<block.upperBound
        let found = read(Array(lines[block]), below: heads[head], page, horizontals)
        all.append(Found(lines: block, table: found, head: head))
      } else {
        block = withTitles(lines, block, after: all.last?.lines.upperBound ?? 0)
        if let found = read(lines, block, page, horizontals) { all.append(found) }
      }
      index = block.upperBound
    }
    return all
  }

  /// From the first to the last of lines that are drawn one below the other, as long as each other and not far apart.
  private static func strips(_ horizontals: [Ruling]) -> [Range<Double>] {
    var strips: [Range<Double>] = []
    var chain: [Ruling] = []
    func close() {
      if chain.count > fewestRows { strips.append(chain[0].position..<chain[chain.count - 1].position) }
      chain = []
    }
    for line in horizontals {
      if let last = chain.last,
        line.position - last.position >= highestRow || abs(line.start - last.start) >= river
          || abs(line.end - last.end) >= river
      {
        close()
      }
      chain.append(line)
    }
    close()
    return strips
  }

  /// Lines close below each other that may be rows: of several pieces, or one that is short.
  private static func block(_ lines: [[TextLine]], from start: Int, _ measure: Double) -> Range<Int> {
    var end = start + 1
    var last = start
    while end < lines.count, isBelow(lines[end - 1], lines[end]) {
      let line = lines[end]
      if end == lines.count - 1, isPageNumber(line) { break }
      if isText(line, measure) || LineShape.isCaption(line) || line[0].size > larger * lines[start][0].size { break }
      if line.count > 1 {
        last = end
      } else if LineShape.isTableHead(line[0].text) {
        break
      }
      end += 1
    }
    return start..<withWrapped(lines, start, last, before: end)
  }

  /// - 24 -, though its signs stand far apart.
  private static func isPageNumber(_ line: [TextLine]) -> Bool {
    line.count { piece in piece.text.contains { (0x30...0x39).contains($0) } } == 1
      && Furniture.pageNumber(Array(line.map(\.text).joined(separator: [0x20]))) != nil
  }

  /// Short words above the first full row, over some of its columns: the upper levels of their titles.
  private static func withTitles(_ lines: [[TextLine]], _ block: Range<Int>, after end: Int) -> Range<Int> {
    let pieces = lines[block].joined()
    let left = pieces.map(\.box.left).min() ?? 0
    let right = pieces.map(\.box.right).max() ?? 0
    var start = block.lowerBound
    while start > end, let title = lines[start - 1].first, lines[start - 1].count == 1,
      isBelow(lines[start - 1], lines[start]), title.size < 1.06 * lines[start][0].size, title.box.left < right,
      title.box.left > left + title.size || isTight(title, lines[start][0]),
      abs(title.box.left + title.box.right - left - right) > 4 * title.size, !LineShape.isTableHead(title.text),
      !LineShape.isNumbered(title.text) || isInColumn(title, of: lines[block]), !LineShape.isTerminal(title.last)
    {
      start -= 1
    }
    return start..<block.upperBound
  }

  /// Lines of one cell, which stand closer than a line above a table does.
  private static func isTight(_ above: TextLine, _ below: TextLine) -> Bool {
    above.box.left > below.box.left - above.size && below.baseline - above.baseline < tight * above.size
  }

  /// A line without a gap, though it was written in pieces, that fills the page or has words between all of its figures, as a date has.
  private static func isText(_ line: [TextLine], _ measure: Double) -> Bool {
    zip(line, line.dropFirst()).allSatisfy { $1.box.left - $0.box.right < 0.8 * $0.size }
      && (width([line]) > longest * measure || hasWordsBetweenFigures(line))
  }

  private static func hasWordsBetweenFigures(_ line: [TextLine]) -> Bool {
    let figures = line.map { LineShape.isFigure($0.text) }
    return figures.count(where: \.self) >= manyFigures && !zip(figures, figures.dropFirst()).contains { $0 && $1 }
  }

  private static func width(_ lines: ArraySlice<[TextLine]>) -> Double {
    let pieces = lines.joined()
    return (pieces.map(\.box.right).max() ?? 0) - (pieces.map(\.box.left).min() ?? 0)
  }

  /// Lines behind the last full row that go on with its cells, or are rows with one cell that is filled.
  private static func withWrapped(_ lines: [[TextLine]], _ start: Int, _ last: Int, before end: Int) -> Int {
    var next = last + 1
    while next < end, isInColumn(lines[next][0], of: lines[start...last]) || goesOn(lines, next) { next += 1 }
    return next
  }

  private static func goesOn(_ lines: [[TextLine]], _ next: Int) -> Bool {
    lines[next][0].baseline - lines[next - 1][0].baseline < 1.9 * lines[next][0].size
      && !LineShape.isNumbered(lines[next][0].text) && !LineShape.isTableHead(lines[next][0].text)
      && lines[next][0].box.width < 12 * lines[next][0].size
  }

  /// Whether a piece begins where those of a column do that is not the first.
  private static func isInColumn(_ piece: TextLine, of lines: ArraySlice<[TextLine]>) -> Bool {
    let left = lines.joined().map(\.box.left).min() ?? 0
    return piece.box.left > left + 2 * piece.size
      && lines.count { $0.contains { abs($0.box.left - piece.box.left) < river } } >= fewestRows
  }

  private static func isBelow(_ above: [TextLine], _ line: [TextLine]) -> Bool {
    line[0].baseline - above[0].baseline < leading * max(line[0].size, above[0].size)
  }

  // MARK: Columns

  /// Where the columns meet: in the middle of the strips that next to no row runs over, between pieces on both sides.
  private static func separators(_ lines: [[TextLine]]) -> [Double] {
    let rows = lines.filter { $0.count > 1 }
    var events = rows.joined().flatMap { [(x: $0.box.left, step: 1), (x: $0.box.right, step: -1)] }
    events.sort { $0.x < $1.x }
    let allowed = rows.count / 8
    var separators: [Double] = []
    var covered = 0
    var free: [Strip] = []
    for (event, next) in zip(events, events.dropFirst()) {
      covered += event.step
      if covered > allowed {
        separators += middles(of: free)
        free = []
      } else if let last = free.last, last.count == covered {
        free[free.count - 1].end = next.x
      } else {
        free.append(Strip(start: event.x, end: next.x, count: covered))
      }
    }
    return separators + middles(of: free)
  }

  /// Without those inside a column: words run over them, and on one side of them nothing stands but in one row, as a title set in the middle does.
  private static func partingSeparators(_ separators: [Double], of lines: [[TextLine]]) -> [Double] {
    var separators = separators
    var index = 0
    while index < separators.count {
      let left = index > 0 ? separators[index - 1] : -.infinity
      let right = index + 1 < separators.count ? separators[index + 1] : .infinity
      let edge = separators[index]
      let isCrossed = lines.joined().contains { $0.box.left < edge - 1 && $0.box.right > edge + 1 }
      let own = { (range: Range<Double>) in
        lines.count { $0.contains { range.contains($0.box.left) && range.contains($0.box.right) } }
      }
      if isCrossed, min(own(left..<edge), own(edge..<right)) <= 1 {
        separators.remove(at: index)
        index = max(index - 1, 0)
      } else {
        index += 1
      }
    }
    return separators
  }

  /// Where the columns meet in strips side by side that few rows cross: the middle of the widest that fewest do, on either side of a title that stands above
  /// an empty column.
  private static func middles(of strips: [Strip]) -> [Double] {
    guard let first = strips.first, let last = strips.last, last.end - first.start >= river else { return [] }
    let free = strips.filter { $0.count == 0 && $0.end - $0.start >= river }
    guard !free.isEmpty else {
      let wide = strips.filter { $0.end - $0.start >= river }
      let best = wide.min { ($0.count, $0.start - $0.end) < ($1.count, $1.start - $1.end) }
      return [best.map(\.middle) ?? (first.start + last.end) / 2]
    }
    var chosen: [Strip] = []
    for strip in free {
      if let last = chosen.last, strip.start - last.end < title {
        if strip.end - strip.start > last.end - last.start { chosen[chosen.count - 1] = strip }
      } else {
        chosen.append(strip)
      }
    }
    return chosen.map(\.middle)
  }

  /// A part of the page's width, and how many rows cross it.
  private struct Strip {
    var start: Double
    var end: Double
    var count: Int
    var middle: Double { (start + end) / 2 }
  }

  // MARK: Cells

  /// The table of the lines in `block`; `nil` when they are none.
  private static func read(_ lines: [[TextLine]], _ block: Range<Int>, _ page: Int, _ horizontals: [Ruling]) -> Found? {
    let rows = Array(lines[block])
    // A row of so many figures is one of a table, read or not.
    let unread = rows.contains { $0.count { LineShape.isFigure($0.text) } >= manyFigures }
    let fewest = isCutOff(lines, block) ? 2 : fewestRows
    guard block.count >= fewest else { return unread ? Found(lines: block, table: nil) : nil }
    let pieces = rows.joined()
    guard let left = pieces.map(\.box.left).min(), let right = pieces.map(\.box.right).max() else { return nil }
    let bands = Bands(horizontals, left: left, right: right, lines: rows)
    let bundles = bands.bundles(rows, overlap: AlignedRows.overlap)
    let inner = separators(bundles).filter { $0 > left && $0 < right }
    let edges = [left] + partingSeparators(inner, of: bundles) + [right + 0.1]
    let aligned = AlignedRows(bundles, edges: edges, areRows: bands.partRows)
    let isTable = isTable(aligned.rows, fewest: fewest)
    guard isTable, aligned.isCertain else { return isTable || unread ? Found(lines: block, table: nil) : nil }
    let table = PageTable(
      box: pieces.dropFirst().reduce(pieces.first?.box ?? Rect(0, 0, 0, 0)) { $0.union($1.box) }, columns: edges,
      rows: aligned.rows.map { cells($0, edges, page) }, isRuled: false)
    return Found(lines: block, table: table)
  }

  /// The head of a table and its first row of figures, for more of which the page had no room: at most its number stands below.
  private static func isCutOff(_ lines: [[TextLine]], _ block: Range<Int>) -> Bool {
    let below = lines[block.upperBound...]
    guard let last = lines[block].last, last.count(where: { LineShape.isFigure($0.text) }) > 1 else { return false }
    return below.isEmpty
      || below.count == 1 && below.joined().count == 1 && below.joined().allSatisfy { $0.text.count <= longestNumber }
  }

  /// Rows below a head that alone is drawn; `nil` when they cannot be told apart.
  private static func read(
    _ rows: [[TextLine]], below head: PageTable, _ page: Int, _ horizontals: [Ruling]
  ) -> PageTable? {
    let edges = head.columns
    let bands = Bands(horizontals, left: edges[0], right: edges[edges.count - 1], lines: rows)
    let aligned = AlignedRows(bands.bundles(rows, overlap: AlignedRows.overlap), edges: edges, areRows: bands.partRows)
    guard aligned.isCertain else { return nil }
    var table = head
    table.box = rows.joined().reduce(head.box) { $0.union($1.box) }
    table.rows += aligned.rows.map { cells($0, edges, page) }
    return table
  }

  /// A drawn table without amounts, close above lines that stand in its columns.
  private static func isHead(_ table: PageTable, of lines: ArraySlice<[TextLine]>) -> Bool {
    guard let first = lines.first?.first, let left = table.columns.first, let right = table.columns.last,
      (0..<leading * first.size).contains(first.baseline - table.box.bottom), table.columnCount > 1,
      !table.rows.joined().contains(where: { LineShape.isFigure($0.text) && $0.text.contains(UInt8(ascii: ".")) })
    else { return false }
    return lines.joined().allSatisfy { piece in
      piece.box.left > left - 1 && piece.box.right < right + 1
        && !table.columns.contains { $0 > piece.box.left + 2 && $0 < piece.box.right - 2 }
    }
  }

  static func cells(_ row: [[TextLine]], _ edges: [Double], _ page: Int) -> [PageTable.Cell] {
    let pieces = row.joined()
    let top = pieces.map(\.box.top).min() ?? 0
    let bottom = pieces.map(\.box.bottom).max() ?? top
    var cells: [PageTable.Cell] = []
    var column = 0
    while column < row.count {
      let right = row[column].map(\.box.right).max() ?? edges[column]
      // A heading over several columns reaches into them.
      var end = column + 1
      while end < row.count, row[end].isEmpty, right > edges[end] + 2 { end += 1 }
      let empty = Rect(left: edges[column], top: top, right: edges[end], bottom: bottom)
      var cell = PageTable.Cell(
        column: column, columnSpan: end - column, text: [], page: page,
        box: row[column].dropFirst().reduce(row[column].first?.box ?? empty) { $0.union($1.box) })
      cell.write([row[column]], width: edges[end] - edges[column], isTight: true)
      cells.append(cell)
      column = end
    }
    return cells
  }

  /// Several rows of several cells, and figures in a column, or more columns than two lists beside each other have.
  private static func isTable(_ rows: [[[TextLine]]], fewest: Int) -> Bool {
    let full = rows.filter { $0.count { !$0.isEmpty } > 1 }
    guard full.count >= fewest, full.count * 2 > rows.count else { return false }
    let columns = rows[0].count
    let figures = (0..<columns).contains { column in
      let filled = full.compactMap { $0[column].first }
      return filled.count >= 2 && filled.count { LineShape.isFigure($0.text) } * 2 >= filled.count
    }
    return columns > 1 && (figures || (columns > 3 && full.count > 3))
  }
}
