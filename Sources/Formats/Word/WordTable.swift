/// A table that is being read.
final class WordTable {
  var rows: [[RawCell]] = []
  var row: [RawCell] = []
  var cell = RawCell(column: 0)
  var column = 0
  var isRowDeleted = false
  var mergesDown = false
  var continuesMerge = false
  var continuesLeft = false
  var isCellDeleted = false
  /// For each column the cell that merges downwards from there, by row and index.
  var open: [Int: (row: Int, index: Int)] = [:]
}

extension WordStory {
  func openTable(_ tag: Tag, _ attributes: XMLAttributes) {
    if tag == .table {
      endCarried()
      return tables.append(WordTable())
    }
    guard let table = tables.last else { return }
    switch tag {
    case .row:
      table.row = []
      table.column = 0
      table.isRowDeleted = false
    case .columnsBefore: table.column += max(0, attributes.integer("val") ?? 0)
    case .cell:
      table.cell = RawCell(column: table.column)
      table.mergesDown = false
      table.continuesMerge = false
      table.continuesLeft = false
      table.isCellDeleted = false
      containers.append([])
    case .columnSpan: table.cell.columnSpan = max(1, attributes.integer("val") ?? 1)
    case .verticalMerge:
      table.mergesDown = attributes["val"] == "restart"
      table.continuesMerge = !table.mergesDown
    case .deletedCell: table.isCellDeleted = true
    case .horizontalMerge: table.continuesLeft = attributes["val"] != "restart"
    default: break
    }
  }

  func closeTable(_ tag: Tag) {
    guard let table = tables.last else { return }
    switch tag {
    case .cell:
      endCarried()
      guard containers.count > 1 else { return }
      table.cell.contents = containers.removeLast()
      table.place()
    case .row:
      if !table.isRowDeleted { table.rows.append(table.row) }
    case .table:
      tables.removeLast()
      add([.table(RawTable(rows: table.rows))])
    default: break
    }
  }
}

extension WordTable {
  /// The cell is complete: it is a cell of its own, or a part of one above or to the left, which shows in its place.
  fileprivate func place() {
    if isCellDeleted { return }
    defer { column += cell.columnSpan }
    if continuesLeft, !row.isEmpty {
      row[row.count - 1].columnSpan += cell.columnSpan
      return
    }
    if continuesMerge, let origin = open[column] {
      if !isRowDeleted { rows[origin.row][origin.index].rowSpan = rows.count - origin.row + 1 }
      return
    }
    open[column] = mergesDown || continuesMerge ? (rows.count, row.count) : nil
    row.append(cell)
  }
}
