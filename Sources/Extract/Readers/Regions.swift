/// The document's lines in order, parted into running text and tables.
enum Region {
  /// Lines, half-open.
  case text(Range<Int>)
  case table(RawTable)
}

struct RegionFinder {
  /// More tabs on a line, or more cells in a document, are not read as tables.
  private static let tabLimit = 4_000
  private static let cellLimit = 2_000_000

  let folded: FoldedText
  /// The first line left unread as a table because of a limit.
  private(set) var limitLine: Int?
  /// Lines of tables whose rows or columns cannot be told.
  private(set) var unreadTables: [Range<Int>] = []

  init(folded: FoldedText) { self.folded = folded }

  mutating func regions() -> [Region] {
    var regions: [Region] = []
    var textStart = 0
    var index = 0
    var cells = 0
    while index < folded.lines.count {
      guard let table = candidate(at: index) else {
        index += 1
        continue
      }
      let end = max(table.lines.upperBound, index + 1)
      // What was read and is no table stays text as a whole: reading it again from every line would be quadratic.
      if isTable(table) {
        cells += table.rows.reduce(0) { $0 + $1.cells.count }
        if cells > Self.cellLimit {
          limitLine = limitLine ?? index
        } else {
          if textStart < index { regions.append(.text(textStart..<index)) }
          var parts = RowRepair(folded: folded).tables(in: table)
          textStart = end
          if let title = lastTitle(parts, table) {
            parts.removeLast()
            textStart = title
          }
          regions += parts.map(Region.table)
        }
      }
      index = end
    }
    if textStart < folded.lines.count { regions.append(.text(textStart..<folded.lines.count)) }
    return regions.flatMap { withLooseTables($0) }
  }

  /// The line of a title that ends a region: it belongs to the table behind the next lines of text.
  private func lastTitle(_ parts: [RawTable], _ table: RawTable) -> Int? {
    guard parts.count > 1, let last = parts.last, last.rows.count == 1,
      RowRepair(folded: folded).isTitle(last.rows[0]),
      let start = last.rows[0].cells.first?.pieces.first?.lowerBound
    else { return nil }
    return table.lines.last { folded.lines[$0].range.lowerBound <= start }
  }

  /// Tables without tabs stand among the lines of text.
  private mutating func withLooseTables(_ region: Region) -> [Region] {
    guard case .text(let range) = region else { return [region] }
    let forms = cut(range, LooseForm(folded: folded).forms(in: range))
    let contents = ContentsFinder(folded: folded).lines([region])
    return forms.flatMap { part -> [Region] in
      guard case .text(let range) = part else { return [part] }
      let found = SpacedTable(folded: folded, contents: contents).tables(in: range)
      unreadTables += found.unread
      return cut(range, found.tables)
    }
  }

  private func cut(_ range: Range<Int>, _ tables: [RawTable]) -> [Region] {
    var parts: [Region] = []
    var start = range.lowerBound
    for table in tables {
      if start < table.lines.lowerBound { parts.append(.text(start..<table.lines.lowerBound)) }
      parts.append(.table(table))
      start = table.lines.upperBound
    }
    if start < range.upperBound { parts.append(.text(start..<range.upperBound)) }
    return parts
  }

  private mutating func candidate(at index: Int) -> RawTable? {
    let line = folded.lines[index]
    guard line.tabs <= Self.tabLimit else {
      limitLine = limitLine ?? index
      return nil
    }
    if line.tabs > 0 {
      let cellLines = CellLineLayout(folded: folded)
      if cellLines.isProse(index) { return nil }
      return cellLines.begins(at: index)
        ? cellLines.read(from: index) : TabRowLayout(folded: folded).read(from: index)
    }
    let bars = TabRowLayout(folded: folded, separator: 0x7C)
    guard bars.isRow(line) else { return nil }
    let table = bars.read(from: index)
    return table.rows.count >= 2 ? table : nil
  }

  /// Tabs also indent paragraphs and stand before page numbers in a table of contents.
  private func isTable(_ table: RawTable) -> Bool {
    let wide = table.rows.filter { $0.cells.count >= 2 }
    guard !wide.isEmpty, table.rows.contains(where: { !$0.isEmpty }) else { return false }
    if wide.allSatisfy(isContentsRow) { return false }
    // A title in a row of its own belongs to the table behind it.
    if table.rows.count == 1, RowRepair(folded: folded).isTitle(table.rows[0]) { return false }
    let cells = table.rows.flatMap(\.cells).filter { !$0.isEmpty }
    if table.rows.count <= 2 || table.width <= 1 {
      let prose = cells.filter(isProse)
      if prose.count * 2 > cells.count { return false }
    }
    if table.rows.count == 1 {
      return table.rows[0].cells.filter { !$0.isEmpty }.count >= 3
    }
    return true
  }

  private func isProse(_ cell: RawCell) -> Bool {
    guard let last = cell.pieces.last, last.count >= 60 else { return false }
    let end = LineWords.compact(folded.bytes[last].suffix(3), limit: 2)
    return end.last.map { "。；：".unicodeScalars.contains($0) } ?? false
  }

  /// A title and a page number.
  private func isContentsRow(_ row: RawRow) -> Bool {
    let cells = row.cells.filter { !$0.isEmpty }
    guard cells.count == 2, let page = cells[1].pieces.first, cells[1].pieces.count == 1 else {
      return false
    }
    let first = cells[0].pieces.flatMap { LineWords.compact(folded.bytes[$0], limit: 40) }
    let digits = LineWords.compact(folded.bytes[page], limit: 8)
    return Numbering.read(first) != nil && digits.count <= 3
      && digits.allSatisfy { $0.isASCII && $0.properties.numericType != nil }
  }
}
