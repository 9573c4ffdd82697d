/// The document's lines in order, parted into running text and tables.
enum Region {
  /// Lines, half-open.
  case text(Range<Int>)
  case table(RawTable)
}

struct RegionFinder {
  let folded: FoldedText

  func regions() -> [Region] {
    var regions: [Region] = []
    var textStart = 0
    var index = 0
    while index < folded.lines.count {
      guard let table = table(at: index) else {
        index += 1
        continue
      }
      if textStart < index { regions.append(.text(textStart..<index)) }
      for part in RowRepair(folded: folded).tables(in: table) { regions.append(.table(part)) }
      index = max(table.lines.upperBound, index + 1)
      textStart = index
    }
    if textStart < folded.lines.count { regions.append(.text(textStart..<folded.lines.count)) }
    return regions.flatMap(withLooseTables)
  }

  /// Tables without tabs stand among the lines of text.
  private func withLooseTables(_ region: Region) -> [Region] {
    guard case .text(let range) = region else { return [region] }
    let forms = cut(range, LooseForm(folded: folded).forms(in: range))
    let contents = ContentsFinder(folded: folded).lines([region])
    return forms.flatMap { part -> [Region] in
      guard case .text(let range) = part else { return [part] }
      return cut(range, SpacedTable(folded: folded, contents: contents).tables(in: range))
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

  private func table(at index: Int) -> RawTable? {
    let line = folded.lines[index]
    if line.tabs > 0 {
      let cellLines = CellLineLayout(folded: folded)
      let table =
        cellLines.begins(at: index)
        ? cellLines.read(from: index) : TabRowLayout(folded: folded).read(from: index)
      return isTable(table) ? table : nil
    }
    let bars = TabRowLayout(folded: folded, separator: 0x7C)
    if bars.isRow(line) {
      let table = bars.read(from: index)
      return table.rows.count >= 2 && isTable(table) ? table : nil
    }
    return nil
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
