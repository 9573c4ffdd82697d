/// What a reader sees of a sheet: the visible rows and columns that hold something, as tables.
///
/// A column without any text parts nothing and is left out; more than three blank rows without lines part one table from the next.
struct SheetLayout {
  /// Blank rows that may stand inside a table.
  private static let gapMax = 3

  private let sheet: Sheet
  /// Visible columns with text, ascending.
  private let columns: [Int]
  /// Hidden rows, ascending.
  private let hiddenRows: [Int]
  /// Merged areas whose first cell has text, by their first row, and that text.
  private let merges: [(range: CellRange, lines: [Range<Int>])]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    hiddenRows = (sheet.rows.filter(\.isHidden).map(\.number) + sheet.hiddenBlankRows).sorted()
    let origins = Set(sheet.merges.map(\.origin))
    var texts: [CellAddress: [Range<Int>]] = [:]
    var used = [Bool](repeating: false, count: CellAddress.columns + 1)
    for row in sheet.rows {
      for cell in row.cells {
        if !row.isHidden { used[cell.column] = true }
        let address = CellAddress(column: cell.column, row: row.number)
        if origins.contains(address) { texts[address] = cell.lines }
      }
    }
    merges = sheet.merges.compactMap { range in texts[range.origin].map { (range, $0) } }
      .sorted {
        ($0.range.rows.lowerBound, $0.range.columns.lowerBound) < (
          $1.range.rows.lowerBound, $1.range.columns.lowerBound
        )
      }
    for (range, _) in merges {
      for column in range.columns { used[column] = true }
    }
    for range in sheet.hiddenColumns where range.lowerBound <= CellAddress.columns {
      for column in range.clamped(to: 1...CellAddress.columns) { used[column] = false }
    }
    columns = used.indices.filter { used[$0] }
  }

  /// The tables of the sheet from top to bottom.
  func tables() -> [RawTable] {
    var tables: [TableInWork] = [TableInWork()]
    /// For each column the last row that a merged area covers there.
    var covered = [Int](repeating: 0, count: columns.count)
    var nextMerge = 0
    for row in sheet.rows where !row.isHidden {
      let last = tables[tables.count - 1].numbers.last ?? row.number - 1
      let gap = row.number - last - 1 - hiddenCount(from: last + 1, to: row.number)
      if gap > Self.gapMax, !covered.contains(where: { $0 >= row.number }) {
        tables.append(TableInWork())
      } else {
        for blank in 0..<max(0, min(gap, Self.gapMax)) { tables[tables.count - 1].add([], number: last + 1 + blank) }
      }
      let cells = cells(of: row, &nextMerge, &covered)
      tables[tables.count - 1].add(cells, number: row.number)
    }
    return tables.map(\.finished).filter { !$0.rows.isEmpty }
  }

  /// The visible cells of a row, merged areas that begin in it first, and those that begin in hidden rows above.
  private func cells(of row: Sheet.Row, _ nextMerge: inout Int, _ covered: inout [Int]) -> [RawCell] {
    var cells: [RawCell] = []
    while nextMerge < merges.count, merges[nextMerge].range.rows.lowerBound <= row.number {
      let (range, lines) = merges[nextMerge]
      nextMerge += 1
      let low = columns.partitioningIndex { $0 >= range.columns.lowerBound }
      let high = columns.partitioningIndex { $0 > range.columns.upperBound }
      guard low < high, range.rows.upperBound >= row.number else { continue }
      for column in low..<high { covered[column] = max(covered[column], range.rows.upperBound) }
      cells.append(
        RawCell(
          column: low, columnSpan: high - low, rowSpan: range.rows.upperBound,
          contents: Self.contents(lines)))
    }
    for cell in row.cells {
      let column = columns.partitioningIndex { $0 >= cell.column }
      guard column < columns.count, columns[column] == cell.column, covered[column] < row.number else { continue }
      cells.append(RawCell(column: column, rowSpan: row.number, contents: Self.contents(cell.lines)))
    }
    return cells.sorted { $0.column < $1.column }
  }

  private static func contents(_ lines: [Range<Int>]) -> [Content] {
    lines.map { .passage(Passage(runs: [$0])) }
  }

  private func hiddenCount(from first: Int, to end: Int) -> Int {
    hiddenRows.partitioningIndex { $0 >= end } - hiddenRows.partitioningIndex { $0 >= first }
  }
}

/// A table that is being put together: while it is, the row span of a cell is the number of the last row of the sheet it reaches.
private struct TableInWork {
  var rows: [[RawCell]] = []
  /// The row of the sheet for each row, ascending.
  var numbers: [Int] = []

  mutating func add(_ cells: [RawCell], number: Int) {
    rows.append(cells)
    numbers.append(number)
  }

  /// Row spans counted in rows of the table, blank rows at both ends left out.
  var finished: RawTable {
    guard let first = rows.firstIndex(where: { !$0.isEmpty }), let last = rows.lastIndex(where: { !$0.isEmpty })
    else { return RawTable() }
    let rows = Array(rows[first...last])
    let numbers = Array(numbers[first...last])
    var result = RawTable(rows: rows)
    for row in rows.indices {
      for cell in rows[row].indices {
        let end = numbers.partitioningIndex { $0 > rows[row][cell].rowSpan }
        result.rows[row][cell].rowSpan = max(1, end - row)
      }
    }
    return result
  }
}
