// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds tables that are set without lines: rows below each other whose pieces leave the same strips of the page free.
struct AlignedTables {
  /// A strip parts two columns from this width on, in points: no gap in running text stays open so wide over several lines.
  private static let river = 2.0
  /// Baselines of neighbouring rows are at most so many sizes apart.
  private static let leading = 3.4
  private static let fewestRows = 3
  /// A line of one piece that is wider than this part of the widest is text.
  private static let longest = 0.6

  struct Found {
    /// Indices of the lines it takes.
    var lines: Range<Int>
    var table: PageTable
  }

  /// `lines`: of a page without what stands in ruled tables, from top to bottom, as pieces of columns. `rulings`: of that page; those across a table part its rows.
  static func find(_ lines: [[TextLine]], page: Int, rulings: [Ruling] = []) -> [Found] {
    let horizontals = RulingMerger.merged(rulings).filter { !$0.isVertical }
    let lines = lines.map { LineShape.rejoined($0, right: .infinity) }
    let measure = lines.map { width([$0]) }.max() ?? 0
    var found: [Found] = []
    var index = 0
    while index < lines.count {
      guard lines[index].count > 1, !isText(lines[index], measure) else {
        index += 1
        continue
      }
      let block = block(lines, from: index, measure)
      if let table = table(lines[block], page, horizontals) { found.append(Found(lines: block, table: table)) }
      index = block.upperBound
    }
    return found
  }

  /// Lines close below each other that may be rows: of several pieces, or one that is short.
  private static func block(_ lines: [[TextLine]], from start: Int, _ measure: Double) -> Range<Int> {
    var end = start + 1
    var last = start
    while end < lines.count, isBelow(lines[end - 1], lines[end]) {
      let line = lines[end]
      if isText(line, measure) { break }
      if line.count > 1 {
        last = end
      } else if LineShape.isTableHead(line[0].text) {
        break
      }
      end += 1
    }
    return start..<withWrapped(lines, last, before: end)
  }

  /// A line that fills the page without a gap, though it was written in pieces.
  private static func isText(_ line: [TextLine], _ measure: Double) -> Bool {
    width([line]) > longest * measure
      && zip(line, line.dropFirst()).allSatisfy { $1.box.left - $0.box.right < 0.8 * $0.size }
  }

  private static func width(_ lines: ArraySlice<[TextLine]>) -> Double {
    let pieces = lines.joined()
    return (pieces.map(\.box.right).max() ?? 0) - (pieces.map(\.box.left).min() ?? 0)
  }

  /// Lines behind the last full row that go on with its cells.
  private static func withWrapped(_ lines: [[TextLine]], _ last: Int, before end: Int) -> Int {
    var next = last + 1
    while next < end, lines[next][0].baseline - lines[next - 1][0].baseline < 1.9 * lines[next][0].size,
      !LineShape.isNumbered(lines[next][0].text), !LineShape.isTableHead(lines[next][0].text),
      lines[next][0].box.width < 12 * lines[next][0].size
    {
      next += 1
    }
    return next
  }

  private static func isBelow(_ above: [TextLine], _ line: [TextLine]) -> Bool {
    line[0].baseline - above[0].baseline < leading * max(line[0].size, above[0].size)
  }

  // MARK: Columns

  /// Where the columns meet: in the middle of the strips that next to no row runs over, between pieces on both sides.
  private static func separators(_ lines: ArraySlice<[TextLine]>) -> [Double] {
    let rows = lines.filter { $0.count > 1 }
    var events = rows.joined().flatMap { [(x: $0.box.left, step: 1), (x: $0.box.right, step: -1)] }
    events.sort { $0.x < $1.x }
    let allowed = rows.count / 8
    var separators: [Double] = []
    var covered = 0
    // The free part of the strip under way that fewest rows cross, and that number.
    var best: (start: Double, end: Double, count: Int)?
    for (event, next) in zip(events, events.dropFirst()) {
      covered += event.step
      if covered > allowed {
        if let strip = best, strip.end - strip.start >= river { separators.append((strip.start + strip.end) / 2) }
        best = nil
      } else if let strip = best, strip.count < covered || (strip.count == covered && strip.end < event.x) {
        continue
      } else if let strip = best, strip.count == covered {
        best = (strip.start, next.x, covered)
      } else {
        best = (event.x, next.x, covered)
      }
    }
    return separators
  }

  // MARK: Cells

  private static func table(_ lines: ArraySlice<[TextLine]>, _ page: Int, _ horizontals: [Ruling]) -> PageTable? {
    guard lines.count >= fewestRows else { return nil }
    let pieces = lines.joined()
    guard let left = pieces.map(\.box.left).min(), let right = pieces.map(\.box.right).max() else { return nil }
    let edges = [left] + separators(lines).filter { $0 > left && $0 < right } + [right + 0.1]
    let bands = Bands(horizontals, left: left, right: right)
    var rows: [[[TextLine]]] = []
    for (line, previous) in zip(lines, [nil] + lines.map(Optional.some)) {
      var cells = [[TextLine]](repeating: [], count: edges.count - 1)
      for piece in line {
        cells[max((edges.firstIndex { $0 > piece.box.left + 0.5 } ?? edges.count - 1) - 1, 0)].append(piece)
      }
      let isSameRow = previous.flatMap { bands.areOne($0[0].baseline, line[0].baseline) }
      if let above = rows.last, isSameRow ?? isContinuation(cells, of: above, widths(rows + [cells])) {
        for column in cells.indices { rows[rows.count - 1][column] += cells[column] }
      } else {
        rows.append(cells)
      }
    }
    guard isTable(rows) else { return nil }
    return PageTable(
      box: pieces.dropFirst().reduce(pieces.first?.box ?? Rect(0, 0, 0, 0)) { $0.union($1.box) }, columns: edges,
      rows: rows.map { cells($0, edges, page) }, isRuled: false)
  }

  /// Strips of the page between lines drawn across a table: each is a row.
  private struct Bands {
    private static let fewest = 3
    /// Part of the table's width that a line between rows has.
    private static let share = 0.7
    private let edges: [Double]

    init(_ horizontals: [Ruling], left: Double, right: Double) {
      edges = horizontals.filter {
        min($0.end, right) - max($0.start, left) > Self.share * (right - left)
      }.map(\.position)
    }

    /// `nil` where there are no lines to say it.
    func areOne(_ above: Double, _ below: Double) -> Bool? {
      guard let last = edges.last, edges.count >= Self.fewest, edges[0] < above, below < last else { return nil }
      return !edges.contains { above < $0 && $0 < below }
    }
  }

  private static func widths(_ rows: [[[TextLine]]]) -> [Double] {
    var widths = [Double](repeating: 0, count: rows.last?.count ?? 0)
    for row in rows {
      for (column, pieces) in row.enumerated() {
        for piece in pieces { widths[column] = max(widths[column], piece.box.width) }
      }
    }
    return widths
  }

  /// Words below cells that were full, or below a row whose first cell is not repeated: no figure, no new item.
  private static func isContinuation(_ cells: [[TextLine]], of above: [[TextLine]], _ widths: [Double]) -> Bool {
    let isIndented = cells[0].isEmpty && !above[0].isEmpty
    return cells.indices.allSatisfy { column in
      guard let piece = cells[column].first else { return true }
      guard cells[column].count == 1, ScalarClass(piece.first) == .wide, !LineShape.isNumbered(piece.text),
        let head = above[column].last
      else { return false }
      return piece.baseline - head.baseline < 1.8 * piece.size
        && (isIndented || head.box.width + piece.headWidth > widths[column] + 0.1 * piece.size)
    }
  }

  private static func cells(_ row: [[TextLine]], _ edges: [Double], _ page: Int) -> [PageTable.Cell] {
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
      cell.write([row[column]], width: edges[end] - edges[column])
      cells.append(cell)
      column = end
    }
    return cells
  }

  /// Several rows of several cells, and figures in a column, or more columns than two lists beside each other have.
  private static func isTable(_ rows: [[[TextLine]]]) -> Bool {
    let full = rows.filter { $0.count { !$0.isEmpty } > 1 }
    guard full.count >= fewestRows, full.count * 2 > rows.count else { return false }
    let columns = rows[0].count
    let figures = (0..<columns).contains { column in
      let filled = full.compactMap { $0[column].first }
      return filled.count >= 2 && filled.count { isFigure($0.text) } * 2 >= filled.count
    }
    return columns > 1 && (figures || (columns > 3 && full.count > 3))
  }

  /// Digits with signs of numbers, or a dash.
  private static func isFigure(_ text: [UInt8]) -> Bool {
    text.allSatisfy { (0x25...0x39).contains($0) || $0 == 0x20 } || text == Array("—".utf8)
  }
}
