internal import Disclosure

/// Resolves spans of one document to what a reader can find: line, sentence, section, table, row, column.
///
/// Total: a span or address that does not fit the document gives the nearest place, never a trap.
struct Places {
  let document: Document
  private let positions: PositionIndex
  private var tables: [Int: TablePlaces] = [:]

  init(_ document: Document) {
    self.document = document
    self.positions = PositionIndex(document.source)
  }

  /// The span, cut to the text.
  func fitted(_ span: Span) -> Span {
    let start = min(max(span.start, 0), document.text.count)
    return Span(start, min(max(span.end, start), document.text.count))
  }

  func source(of span: Span) -> Range<Int> {
    let range = document.map.source(of: fitted(span))
    return range.clamped(to: 0..<document.source.bytes.count)
  }

  func position(of span: Span) -> Position {
    positions.position(at: source(of: span).lowerBound)
  }

  func position(atSource offset: Int) -> Position { positions.position(at: offset) }

  func extent(of span: Span) -> Extent {
    let range = source(of: span)
    return Extent(
      start: position(atSource: range.lowerBound), end: position(atSource: range.upperBound),
      characters: characters(atSource: range))
  }

  /// The range counted in Unicode scalars.
  func characters(atSource range: Range<Int>) -> Range<Int> {
    positions.scalars(before: range.lowerBound)..<positions.scalars(before: range.upperBound)
  }

  /// Index of the block that holds the span's start.
  func block(at span: Span) -> Int? {
    let index = document.blocks.partitioningIndex { $0.span.start > span.start } - 1
    guard index >= 0, span.start <= document.blocks[index].span.end else { return nil }
    return index
  }

  /// What a reader takes in at one glance: the cell, else the sentence, else the block, else the span itself; of a longer one what is near.
  func surroundings(of span: Span, cell: Span?) -> Span {
    let whole = fitted(whole(around: span, cell: cell))
    let span = fitted(span)
    var start = max(whole.start, span.start - Self.glance)
    while start < span.start, document.text[start] & 0xC0 == 0x80 { start += 1 }
    var end = min(whole.end, span.end + Self.glance)
    while end > span.end, end < whole.end, document.text[end] & 0xC0 == 0x80 { end -= 1 }
    return Span(start, end)
  }

  /// Bytes on either side beyond which nobody looks. It also bounds the work where thousands of findings stand in one endless sentence.
  private static let glance = 4096

  private func whole(around span: Span, cell: Span?) -> Span {
    if let cell, cell.contains(span) { return cell }
    guard let index = block(at: span) else { return span }
    let block = document.blocks[index]
    if case .table = block.kind { return span }
    let sentence = block.sentences.partitioningIndex { $0.start > span.start } - 1
    if sentence >= 0, block.sentences[sentence].contains(span) { return block.sentences[sentence] }
    return block.span.union(span)
  }

  /// The cell at a grid place; `nil` when the grid has none there.
  func cell(_ place: GridPlace) -> Cell? {
    guard document.tables.indices.contains(place.table) else { return nil }
    let table = document.tables[place.table]
    guard (0..<table.rowCount).contains(place.row), (0..<table.columnCount).contains(place.column)
    else { return nil }
    return table[place.row, place.column]
  }

  func sectionPath(at span: Span) -> String {
    guard let index = block(at: span) else { return "" }
    let section = document.blocks[index].section
    return document.sections.indices.contains(section) ? document.sectionPath(section) : ""
  }

  /// The grid place of a location: its own address, else the cell its span lies in.
  mutating func grid(of location: Finding.Location) -> GridPlace? {
    if let cell = location.cell, document.tables.indices.contains(cell.table) {
      let table = document.tables[cell.table]
      if table.lines.indices.contains(cell.line), (0..<table.columnCount).contains(cell.column),
        (0..<table.rowCount).contains(table.lines[cell.line].row)
      {
        return GridPlace(
          table: cell.table, row: table.lines[cell.line].row, column: cell.column, line: cell.line)
      }
    }
    guard let index = block(at: location.span),
      case .table(let number) = document.blocks[index].kind,
      document.tables.indices.contains(number)
    else { return nil }
    let places = tables[number] ?? TablePlaces(document.tables[number])
    tables[number] = places
    return places.place(of: location.span, table: number)
  }
}

/// A cell of a table by grid row and column, with the labelled line it belongs to.
struct GridPlace {
  var table: Int
  var row: Int
  var column: Int
  /// Index into `Table.lines`; `nil` in header rows and unlabelled ones.
  var line: Int?
}

/// Finds the cell of a span by bisection; made once for a table that needs it.
private struct TablePlaces {
  private let cells: [(start: Int, end: Int, index: Int)]
  private let columnCount: Int
  private let halves: [Int]
  private let lines: [LineKey: Int]

  private struct LineKey: Hashable {
    var row: Int
    var half: Int
  }

  init(_ table: Table) {
    columnCount = table.columnCount
    halves = table.columns.map(\.half)
    var cells: [(start: Int, end: Int, index: Int)] = []
    cells.reserveCapacity(table.cells.count)
    // By index: a cell is large, and only its span is needed.
    for index in table.cells.indices where !table.cells[index].isContinuation {
      let span = table.cells[index].span
      cells.append((span.start, span.end, index))
    }
    self.cells = cells.sorted { ($0.start, $0.index) < ($1.start, $1.index) }
    var lines: [LineKey: Int] = [:]
    for (index, line) in table.lines.enumerated() {
      lines[LineKey(row: line.row, half: line.half)] = index
    }
    self.lines = lines
  }

  func place(of span: Span, table: Int) -> GridPlace? {
    let found = cells.partitioningIndex { $0.start > span.start } - 1
    // Empty cells share their start with the next one: the last of them that reaches the span is meant.
    guard found >= 0, columnCount > 0, cells[found].end >= span.start else { return nil }
    let index = cells[found].index
    let row = index / columnCount
    let column = index % columnCount
    let half = halves.indices.contains(column) ? halves[column] : 0
    return GridPlace(
      table: table, row: row, column: column, line: lines[LineKey(row: row, half: half)])
  }
}
