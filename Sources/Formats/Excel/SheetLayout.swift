internal import Disclosure

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
  private let merges: [(range: CellRange, cell: Sheet.Cell)]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    hiddenRows = (sheet.rows.filter(\.isHidden).map(\.number) + sheet.hiddenBlankRows).sorted()
    let origins = Set(sheet.merges.map(\.origin))
    var texts: [CellAddress: Sheet.Cell] = [:]
    var used = [Bool](repeating: false, count: CellAddress.columns + 1)
    for row in sheet.rows {
      for cell in row.cells {
        if !row.isHidden { used[cell.column] = true }
        guard !origins.isEmpty else { continue }
        let address = CellAddress(column: cell.column, row: row.number)
        if origins.contains(address) { texts[address] = cell }
      }
    }
    // A cell is merged once, however often the file says so.
    merges = sheet.merges.compactMap { range in texts.removeValue(forKey: range.origin).map { (range, $0) } }
      .sorted {
        ($0.range.rows.lowerBound, $0.range.columns.lowerBound) < (
          $1.range.rows.lowerBound, $1.range.columns.lowerBound
        )
      }
    for (range, _) in merges {
      for column in range.columns { used[column] = true }
    }
    columns = used.indices.filter { used[$0] && !sheet.isHidden(column: $0) }
  }

  /// The tables of the sheet from top to bottom.
  func tables() -> [RawTable] {
    var tables: [TableInWork] = [TableInWork()]
    /// For each column the last row that a merged area covers there, and the last of all.
    var covered = [Int](repeating: 0, count: columns.count)
    var lastCovered = 0
    var nextMerge = 0
    for row in sheet.rows where !row.isHidden {
      let last = tables[tables.count - 1].numbers.last ?? row.number - 1
      let gap = row.number - last - 1 - hiddenCount(from: last + 1, to: row.number)
      if gap > Self.gapMax, lastCovered < row.number {
        tables.append(TableInWork())
      } else {
        for blank in 0..<max(0, min(gap, Self.gapMax)) { tables[tables.count - 1].add([], number: last + 1 + blank) }
      }
      let cells = cells(of: row, &nextMerge, &covered)
      lastCovered = max(lastCovered, cells.reduce(0) { max($0, $1.rowSpan) })
      tables[tables.count - 1].add(cells, number: row.number)
    }
    return tables.map(\.finished).filter { !$0.rows.isEmpty }
  }

  /// The visible cells of a row, merged areas that begin in it first, and those that begin in hidden rows above.
  private func cells(of row: Sheet.Row, _ nextMerge: inout Int, _ covered: inout [Int]) -> [RawCell] {
    var cells: [RawCell] = []
    cells.reserveCapacity(row.cells.count + 1)
    while nextMerge < merges.count, merges[nextMerge].range.rows.lowerBound <= row.number {
      let (range, cell) = merges[nextMerge]
      nextMerge += 1
      let low = columns.partitioningIndex { $0 >= range.columns.lowerBound }
      let high = columns.partitioningIndex { $0 > range.columns.upperBound }
      guard low < high, range.rows.upperBound >= row.number else { continue }
      for column in low..<high { covered[column] = max(covered[column], range.rows.upperBound) }
      cells.append(
        RawCell(
          column: low, columnSpan: high - low, rowSpan: range.rows.upperBound > row.number ? range.rows.upperBound : 1,
          contents: Self.contents(cell)))
    }
    let isSorted = cells.isEmpty
    for cell in row.cells {
      let column = columns.partitioningIndex { $0 >= cell.column }
      guard column < columns.count, columns[column] == cell.column, covered[column] < row.number else { continue }
      cells.append(RawCell(column: column, rowSpan: 1, contents: Self.contents(cell)))
    }
    return isSorted ? cells : cells.sorted { $0.column < $1.column }
  }

  private static func contents(_ cell: Sheet.Cell) -> [Content] {
    let first = Content.passage(Passage(cell.line))
    return cell.more.isEmpty ? [first] : [first] + cell.more.map { .passage(Passage($0)) }
  }

  private func hiddenCount(from first: Int, to end: Int) -> Int {
    hiddenRows.partitioningIndex { $0 >= end } - hiddenRows.partitioningIndex { $0 >= first }
  }
}

/// A table that is being put together: while it is, the row span of a merged cell is the number of the last row of the sheet it reaches.
private struct TableInWork {
  var rows: [[RawCell]] = []
  /// The row of the sheet for each row, ascending.
  var numbers: [Int] = []

  mutating func add(_ cells: [RawCell], number: Int) {
    rows.append(cells)
    numbers.append(number)
  }

  /// Row spans counted in rows of the table. Blank rows at both ends are left out, but for one with lines at the end: a table that nothing was entered
  /// into is not its header alone.
  var finished: RawTable {
    guard let first = rows.firstIndex(where: { !$0.isEmpty }), let last = rows.lastIndex(where: { !$0.isEmpty })
    else { return RawTable(rows: []) }
    let end = min(last + 1, rows.count - 1)
    var result = Array(rows[first...end])
    for row in result.indices {
      for cell in result[row].indices where result[row][cell].rowSpan > numbers[first + row] {
        let reached = numbers[first...end].partitioningIndex { $0 > result[row][cell].rowSpan }
        result[row][cell].rowSpan = max(1, reached - first - row)
      }
    }
    return RawTable(rows: result)
  }
}
