internal import Disclosure

/// The rows and cells of a table of a page.
enum PageTable {
  /// Cells by row; those of tables inside are not among them.
  static func rows(of table: Int, in tree: PageTree) -> [[Int]] {
    tree.children(of: table).flatMap { child -> [[Int]] in
      switch tree.nodes[child].tag {
      case .row: [cells(of: child, in: tree)]
      case .rowGroup: rows(of: child, in: tree)
      default: []
      }
    }
  }

  private static func cells(of row: Int, in tree: PageTree) -> [Int] {
    tree.children(of: row).filter { tree.nodes[$0].tag == .cell || tree.nodes[$0].tag == .headerCell }
  }

  /// Puts cells into columns as browsers do: each takes the next place that no cell from above covers.
  ///
  /// `columns`: at most so many. `contents`: what stands in a cell.
  static func placed(
    _ rows: [[Int]], of tree: PageTree, columns: Int, contents: (Int) -> [Content]
  ) -> RawTable {
    var grid: [[RawCell]] = []
    /// For each column the first row that no cell from above covers.
    var free: [Int] = []
    for (index, row) in rows.enumerated() {
      var cells: [RawCell] = []
      var column = 0
      for node in row {
        while column < free.count, free[column] > index { column += 1 }
        guard column < columns else {
          // The writer will say that the table is too wide.
          cells.append(RawCell(column: columns))
          break
        }
        let span = min(tree.nodes[node].columnSpan, columns - column)
        let rowSpan = min(tree.nodes[node].rowSpan, rows.count - index)
        cells.append(RawCell(column: column, columnSpan: span, rowSpan: rowSpan, contents: contents(node)))
        if free.count < column + span { free += Array(repeating: 0, count: column + span - free.count) }
        for covered in column..<(column + span) { free[covered] = index + rowSpan }
        column += span
      }
      grid.append(cells)
    }
    return RawTable(rows: withoutBlankSpans(grid))
  }

  /// Columns that every cell spans at once are one column: a page can claim a thousand of them for a title.
  private static func withoutBlankSpans(_ rows: [[RawCell]]) -> [[RawCell]] {
    var edges: Set<Int> = [0]
    for cell in rows.joined() {
      edges.insert(cell.column)
      edges.insert(cell.column + cell.columnSpan)
    }
    let sorted = edges.sorted()
    return rows.map { row in
      row.map { cell in
        var cell = cell
        let low = sorted.partitioningIndex { $0 >= cell.column }
        cell.columnSpan = sorted.partitioningIndex { $0 >= cell.column + cell.columnSpan } - low
        cell.column = low
        return cell
      }
    }
  }
}
