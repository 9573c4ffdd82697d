/// Puts the part of a table that stands on the next page under the part before it.
enum TableJoiner {
  /// Edges of columns on two pages differ by so many points at most.
  private static let drift = 4.0
  /// Columns without lines are as wide as what stands in them.
  private static let looseDrift = 24.0
  private static let headerLimit = 8

  /// The two as one when their columns are the same, or those of one are some of the other's with cells merged; `nil` when they are two tables.
  static func joined(_ above: PageTable, _ below: PageTable) -> PageTable? {
    guard above.isRuled || !below.isRuled else { return nil }
    guard let left = above.columns.first, let start = below.columns.first else { return nil }
    if !below.isRuled {
      var rest = below
      rest.rows.removeFirst(repeatedRows(above, below))
      if let rest = recut(rest, at: above.columns) { return stacked(above, rest) }
    }
    guard above.isRuled == below.isRuled else { return nil }
    let drift = above.isRuled ? drift : looseDrift
    // Left and right pages may be bound at different sides.
    let shifted = below.columns.map { $0 - start + left }
    if let places = places(of: shifted, in: above.columns, drift) {
      return stacked(above, respanned(below, places, above.columns))
    }
    if let places = places(of: above.columns, in: shifted, drift) {
      return stacked(respanned(above, places, shifted), below)
    }
    return nil
  }

  /// How many rows at the top of `below` repeat the head of `above`.
  static func repeatedRows(_ above: PageTable, _ below: PageTable) -> Int {
    let limit = min(above.rows.count, below.rows.count, headerLimit)
    let same = (0..<limit).first { words(above.rows[$0]) != words(below.rows[$0]) } ?? limit
    // Rows without words repeat none, but may stand between those that do.
    return (0..<same).last { !words(above.rows[$0]).isEmpty }.map { $0 + 1 } ?? 0
  }

  /// Columns without lines may be cut otherwise on the next page.
  private static func words(_ row: [PageTable.Cell]) -> [[UInt8]] { row.map(\.text).filter { !$0.isEmpty } }

  /// Index in `wide` of every edge of `narrow`; both must end at the same place.
  private static func places(of narrow: [Double], in wide: [Double], _ drift: Double) -> [Int]? {
    guard narrow.count <= wide.count, narrow.count > 1 else { return nil }
    var places: [Int] = []
    for edge in narrow {
      guard let place = wide.firstIndex(where: { abs($0 - edge) <= drift }), place > places.last ?? -1 else {
        return nil
      }
      places.append(place)
    }
    return places.first == 0 && places.last == wide.count - 1 ? places : nil
  }

  /// A part whose columns were told from its own text, which stands in those of the part above it; `nil` where it does not.
  private static func recut(_ table: PageTable, at columns: [Double]) -> PageTable? {
    guard let left = columns.first, let right = columns.last else { return nil }
    var table = table
    table.columns = columns
    for row in table.rows.indices {
      var cells = columns.indices.dropLast().map { column in
        PageTable.Cell(column: column, text: [], page: table.rows[row][0].page, box: table.rows[row][0].box)
      }
      // From the right: words that run over an edge end before the cell beside them.
      var end = columns.count - 1
      for cell in table.rows[row].reversed() where !cell.text.isEmpty {
        guard cell.box.left > left - looseDrift, cell.box.right < right + looseDrift,
          let place = place(of: cell, in: columns), place.lowerBound < end
        else { return nil }
        cells[place.lowerBound] = cell
        cells[place.lowerBound].column = place.lowerBound
        cells[place.lowerBound].columnSpan = min(place.upperBound, end) - place.lowerBound
        end = place.lowerBound
      }
      let spans = cells.filter { $0.columnSpan > 1 }
      table.rows[row] = cells.filter { cell in
        !spans.contains { $0.column < cell.column && cell.column < $0.column + $0.columnSpan }
      }
    }
    return table
  }

  /// The columns that a cell's text stands in; `nil` for a figure that runs over an edge. Words may be the title of several.
  private static func place(of cell: PageTable.Cell, in columns: [Double]) -> Range<Int>? {
    let inner = columns.indices.dropFirst().dropLast()
    let crossed = inner.filter { cell.box.left < columns[$0] - drift && cell.box.right > columns[$0] + drift }
    guard let first = crossed.first, let last = crossed.last else {
      let middle = (cell.box.left + cell.box.right) / 2
      let column = (columns.dropFirst().firstIndex { $0 > middle } ?? columns.count - 1) - 1
      return column..<column + 1
    }
    return LineShape.isFigure(cell.text) ? nil : first - 1..<last + 1
  }

  private static func respanned(_ table: PageTable, _ places: [Int], _ columns: [Double]) -> PageTable {
    var table = table
    table.columns = columns
    for row in table.rows.indices {
      for index in table.rows[row].indices {
        let cell = table.rows[row][index]
        table.rows[row][index].column = places[cell.column]
        table.rows[row][index].columnSpan = places[cell.column + cell.columnSpan] - places[cell.column]
      }
    }
    return table
  }

  private static func stacked(_ above: PageTable, _ below: PageTable) -> PageTable {
    var table = above
    var rows = Array(below.rows.dropFirst(repeatedRows(above, below)))
    // What is left of a row that the page break cut is empty when all its text is above.
    if let first = rows.first, first.allSatisfy(\.text.isEmpty),
      table.rows.last?.contains(where: { !$0.text.isEmpty }) == true,
      first.allSatisfy({ $0.rowSpan == 1 })
    {
      rows.removeFirst()
    }
    if !rows.isEmpty {
      continueLabels(&table, &rows)
      if TornRow(table, before: rows).goesOn {
        mend(&table, rows.removeFirst())
      }
    }
    table.rows += rows
    return table
  }

  /// A merged cell that the page break cut goes on below.
  private static func continueLabels(_ table: inout PageTable, _ rows: inout [[PageTable.Cell]]) {
    for cell in rows[0] where cell.text.isEmpty {
      guard let (row, index) = coveringLastRow(table, cell.column) else { continue }
      let label = table.rows[row][index]
      guard label.columnSpan == cell.columnSpan, label.rowSpan > 1 || cell.rowSpan > 1, !label.text.isEmpty else {
        continue
      }
      table.rows[row][index].rowSpan += cell.rowSpan
      rows[0].removeAll { $0.column == cell.column }
    }
  }

  /// The cell that begins at a column and reaches down to the last row.
  private static func coveringLastRow(_ table: PageTable, _ column: Int) -> (Int, Int)? {
    for row in table.rows.indices.reversed() {
      guard let index = table.rows[row].firstIndex(where: { $0.column == column }) else { continue }
      return row + table.rows[row][index].rowSpan == table.rows.count ? (row, index) : nil
    }
    return nil
  }

  private static func mend(_ table: inout PageTable, _ rest: [PageTable.Cell]) {
    let last = table.rows.count - 1
    for cell in rest where !cell.text.isEmpty {
      guard let index = table.rows[last].firstIndex(where: { $0.column == cell.column }) else { continue }
      table.rows[last][index].text += cell.text
      table.rows[last][index].spots += cell.spots
      table.rows[last][index].isOpen = cell.isOpen
    }
    // Labels beside it were counted over both halves.
    for row in table.rows.indices {
      for index in table.rows[row].indices where row + table.rows[row][index].rowSpan > table.rows.count {
        table.rows[row][index].rowSpan -= 1
      }
    }
  }
}
