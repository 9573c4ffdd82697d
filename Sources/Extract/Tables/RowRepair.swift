internal import Disclosure

/// Puts rows together again that blank lines inside cells have cut, and parts tables that stand one under another.
struct RowRepair {
  let folded: FoldedText

  /// The tables a region holds, in order.
  func tables(in region: RawTable) -> [RawTable] {
    split(joinFragments(region))
  }

  // MARK: Fragments

  /// Joins rows that are too short when, together, they are exactly one row.
  private func joinFragments(_ table: RawTable) -> RawTable {
    let width = table.width
    guard width > 2, table.layout == .cellLines || table.layout == .rows else { return table }
    let full = table.rows.filter { $0.cells.count == width }.count
    guard full * 2 >= table.rows.count || full >= 4 else { return table }
    var rows: [RawRow] = []
    var index = 0
    while index < table.rows.count {
      let row = table.rows[index]
      if row.cells.count < width, let end = fragments(table, from: index, width: width) {
        var joined = row
        for next in table.rows[(index + 1)..<end] { join(next, to: &joined, table.layout) }
        rows.append(joined)
        index = end
      } else {
        rows.append(row)
        index += 1
      }
    }
    var result = table
    result.rows = rows
    return result
  }

  private func join(_ next: RawRow, to row: inout RawRow, _ layout: RawTable.Layout) {
    var cells = next.cells[...]
    // In a row a line, the break falls inside a cell: its halves become one again.
    if layout == .rows, let first = cells.popFirst(), !row.cells.isEmpty {
      row.cells[row.cells.count - 1].pieces += first.pieces
    }
    row.cells += cells
  }

  /// The end of the shortest run of short rows from `start` that makes one full row, `nil` when there is none.
  private func fragments(_ table: RawTable, from start: Int, width: Int) -> Int? {
    // A break inside a cell counts that cell twice in a row a line.
    let overlap = table.layout == .rows ? 1 : 0
    var count = table.rows[start].cells.count
    var index = start + 1
    var hasHint = table.layout == .rows
    while index < table.rows.count, index - start < 12 {
      let row = table.rows[index]
      guard row.cells.count < width else { return nil }
      // An empty first cell is a merged one: a true row begins here. A title does, too.
      if row.cells.first?.isEmpty == true || isTitle(row) || opensWhole(row) { return nil }
      // Several blank lines are empty paragraphs at a cell's end; one cell alone is a piece of a row.
      if row.gap >= 2 || row.cells.count == 1 || table.rows[index - 1].cells.count == 1 {
        hasHint = true
      }
      count += row.cells.count - overlap
      index += 1
      if count == width { return goesOn(table, start, index, width, hasHint) ? index : nil }
      if count > width { return nil }
    }
    return nil
  }

  /// A joined row stands among full rows: on both sides, or on one where more speaks for it.
  private func goesOn(
    _ table: RawTable, _ start: Int, _ end: Int, _ width: Int, _ hasHint: Bool
  ) -> Bool {
    let before = start > 0 && table.rows[start - 1].cells.count == width
    let after = end < table.rows.count && table.rows[end].cells.count == width
    return hasHint ? before || after : before && after
  }

  // MARK: Tables under one another

  private func split(_ table: RawTable) -> [RawTable] {
    var tables: [RawTable] = []
    var start = 0
    for index in table.rows.indices.dropFirst() {
      guard index > start else { continue }
      if isTitle(table.rows[index], after: table.rows[index - 1]) || isNewHeader(table, start, index) {
        // 公开01表 above the title is its number.
        let first = table.rows[start..<index].lastIndex { !isNumberLine($0) }.map { $0 + 1 } ?? start
        guard first > start else { continue }
        tables.append(part(table, start..<first))
        start = first
      }
    }
    tables.append(part(table, start..<table.rows.count))
    return tables
  }

  private func part(_ table: RawTable, _ rows: Range<Int>) -> RawTable {
    var part = table
    part.rows = Array(table.rows[rows])
    return part
  }

  /// One cell that is a table's title, and nothing else in the row.
  func isTitle(_ row: RawRow, after last: RawRow? = nil) -> Bool {
    guard let first = row.cells.first, !first.isEmpty,
      row.cells.dropFirst().allSatisfy(\.isEmpty)
    else { return false }
    let text = text(first)
    return isTitle(text, after: last)
      && !text.contains(where: { $0 == "：" || $0 == ":" || $0 == "、" && text.count > 30 })
  }

  /// Short words may be a cell's; below a total row 收入决算表 is the title of the next table.
  func isTitle(_ text: [Unicode.Scalar], after last: RawRow?) -> Bool {
    guard LineWords.isTableTitle(text) else { return false }
    if text.count >= 6 { return true }
    let label = last?.cells.first { !$0.isEmpty }.map(self.text) ?? []
    return text.count >= 4 && LineWords.ends(label, ["合计", "总计"])
  }

  /// 功能分类科目编码 | 科目名称, 类款项 | 栏次 | 1: what is whole as it stands, below names that are merged over its columns.
  private func opensWhole(_ row: RawRow) -> Bool {
    guard row.cells.count > 1, let first = row.cells.first, !first.isEmpty else { return false }
    let text = String(String.UnicodeScalarView(text(first)))
    return Self.wholeNames.contains(text) || text.ends(withAnyOf: ["科目编码", "科目代码"])
  }

  private static let wholeNames: Set<String> = ["类", "类款项", "类、款、项", "栏次"]

  private func isNumberLine(_ row: RawRow) -> Bool {
    let filled = row.cells.filter { !$0.isEmpty }
    return filled.count == 1 && LineWords.isTableMeta(text(filled[0]))
  }

  /// An empty row, then a row of words only where figures stood: another table begins.
  private func isNewHeader(_ table: RawTable, _ start: Int, _ index: Int) -> Bool {
    guard index - start >= 3, table.rows[index - 1].isEmpty else { return false }
    let row = table.rows[index]
    guard row.cells.count >= 3, row.cells.allSatisfy({ !$0.isEmpty && !isFigure($0) }) else {
      return false
    }
    let body = table.rows[start..<(index - 1)].suffix(6)
    let figures = body.filter { $0.cells.filter(isFigure).count >= 2 }
    return figures.count * 2 > body.count
  }

  func text(_ cell: RawCell) -> [Unicode.Scalar] {
    cell.pieces.prefix(8).flatMap { LineWords.compact(folded.bytes[$0], limit: 64) }
  }

  private func isFigure(_ cell: RawCell) -> Bool {
    guard cell.pieces.count == 1, let piece = cell.pieces.first, piece.count <= 24 else {
      return false
    }
    return folded.bytes[piece].contains { (0x30...0x39).contains($0) }
      && folded.bytes[piece].allSatisfy { (0x25...0x39).contains($0) }
  }
}
