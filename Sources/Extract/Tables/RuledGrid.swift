import Disclosure

/// The cells of a ruled table laid over its columns: every place is known, nothing is guessed.
struct RuledGrid {
  /// Every column that holds or is under something, in order.
  let grid: Grid
  /// The same places, with those that a merged cell covers left empty: what is printed where.
  let printed: [[Cell]]
  /// Rows as a word processor's text has them: a cell merged over columns once, an empty one where a cell reaches down.
  let ragged: [[Cell]]

  /// `read` are the cells of `written`, read.
  init(_ written: [[WrittenCell]], _ read: [[Cell]]) {
    let places = Self.places(written, read)
    var rows: [[Cell]] = []
    var printed: [[Cell]] = []
    var ragged: [[Cell]] = []
    for (index, row) in places.enumerated() {
      let start = read[index].first?.span.start ?? rows.last?.last?.span.end ?? 0
      var cells: [Cell] = []
      var shown: [Cell] = []
      var short: [Cell] = []
      for place in row {
        let end = shown.last?.span.end ?? start
        let gap = Cell.covered(at: end)
        var empty = gap
        empty.isContinuation = false
        guard let place else {
          cells.append(empty)
          shown.append(empty)
          short.append(empty)
          continue
        }
        let cell = read[place.row][place.cell]
        if place.isOrigin {
          cells.append(cell)
          shown.append(cell)
          short.append(cell)
        } else {
          cells.append(Self.continued(cell) ?? gap)
          shown.append(empty)
          if place.isBelow { short.append(empty) }
        }
      }
      rows.append(cells)
      printed.append(shown)
      ragged.append(short)
    }
    let width = places.first?.count ?? 0
    self.grid = Grid(
      rows: rows, indents: rows.map { [Int](repeating: 0, count: $0.count) }, width: width)
    self.printed = printed
    self.ragged = ragged
  }

  /// Words hold for all that their cell covers; a figure is printed once and counted once.
  private static func continued(_ cell: Cell) -> Cell? {
    guard cell.content == .text else { return nil }
    var copy = cell
    copy.isContinuation = true
    return copy
  }

  // MARK: Places

  /// The cell that covers a place.
  private struct Place {
    var row: Int
    var cell: Int
    var isOrigin: Bool
    /// In the first column of a cell that began in a row above.
    var isBelow: Bool
  }

  private static func places(_ written: [[WrittenCell]], _ read: [[Cell]]) -> [[Place?]] {
    let extents = written.map { $0.map { $0.extent ?? RawCell.Extent(column: 0) } }
    let width = extents.joined().map { $0.column + $0.columnSpan }.max() ?? 0
    var places = [[Place?]](
      repeating: [Place?](repeating: nil, count: width), count: written.count)
    var isUsed = [Bool](repeating: false, count: width)
    for row in written.indices {
      for (index, extent) in extents[row].enumerated() {
        let isEmpty = read[row][index].content == .empty
        for below in row..<min(row + max(extent.rowSpan, 1), written.count) {
          for column in extent.column..<(extent.column + max(extent.columnSpan, 1)) {
            let isOrigin = below == row && column == extent.column
            if !isEmpty { isUsed[column] = true }
            // Where spans overlap, as only a broken file has them, the later cell is printed on top.
            guard isOrigin || places[below][column] == nil else { continue }
            places[below][column] = Place(
              row: row, cell: index, isOrigin: isOrigin,
              isBelow: below > row && column == extent.column)
          }
        }
      }
    }
    guard isUsed.contains(false) else { return places }
    return places.map { row in row.indices.filter { isUsed[$0] }.map { row[$0] } }
  }
}
