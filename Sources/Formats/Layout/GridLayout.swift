/// The cells of a table in their places: every place of the rectangle belongs to exactly one cell.
struct GridLayout {
  private(set) var columnCount: Int
  /// Cells by row, sorted by column, spans inside the rectangle; places no cell claims hold empty ones.
  private(set) var rows: [[RawCell]] = []
  /// Columns or rows were left out.
  private(set) var isCut = false

  /// `columns`, `places`: what there may be at most.
  init(_ source: [[RawCell]], columns: Int, places: Int) {
    let wanted = source.joined().reduce(0) { max($0, $1.column + min($1.columnSpan, columns)) }
    columnCount = min(wanted, columns)
    var rowCount = source.count
    if columnCount > 0, rowCount > max(0, places) / columnCount { rowCount = max(0, places) / columnCount }
    isCut = wanted > columns || rowCount < source.count
    /// For each column the first row that no cell from above covers.
    var free = [Int](repeating: 0, count: columnCount)
    rows.reserveCapacity(rowCount)
    for index in 0..<rowCount {
      rows.append(row(source[index], index, rowCount, &free))
    }
  }

  private func row(_ source: [RawCell], _ index: Int, _ rowCount: Int, _ free: inout [Int]) -> [RawCell] {
    var cells: [RawCell] = []
    var next = 0
    var column = 0
    while column < columnCount {
      // A cell that claims a place already taken has lost it: what it holds goes to the next free one.
      guard free[column] <= index else {
        column += 1
        continue
      }
      guard next < source.count, source[next].column <= column else {
        cells.append(RawCell(column: column))
        column += 1
        continue
      }
      var cell = source[next]
      next += 1
      let limit = next < source.count ? max(column + 1, source[next].column) : columnCount
      cell.column = column
      cell.rowSpan = max(1, min(cell.rowSpan, rowCount - index))
      var end = column
      while end < min(column + max(1, cell.columnSpan), min(limit, columnCount)), free[end] <= index {
        free[end] = index + cell.rowSpan
        end += 1
      }
      cell.columnSpan = end - column
      column = end
      cells.append(cell)
    }
    // Left without a place by spans that contradict each other: read with the last cell rather than lost.
    if !cells.isEmpty, source.last.map({ $0.column < columnCount }) ?? false {
      cells[cells.count - 1].contents += source[next...].flatMap(\.contents)
    }
    return cells
  }
}
