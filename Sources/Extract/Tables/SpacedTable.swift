/// Finds tables whose cells are parted by spaces, among lines of running text.
///
/// Only below a table's title or unit line: figures in prose must never become a table.
struct SpacedTable {
  let folded: FoldedText
  let contents: Set<Int>

  /// What stands among lines of running text.
  struct Found {
    /// In order, each with the lines it was made from.
    var tables: [RawTable] = []
    /// Lines that are a table's, whose rows or columns cannot be told.
    var unread: [Range<Int>] = []
  }

  func tables(in range: Range<Int>) -> Found {
    var found = Found()
    var index = range.lowerBound
    while index < range.upperBound {
      guard isAnchor(index) else {
        index += 1
        continue
      }
      if let nearer = nearerAnchor(below: index, range.upperBound) {
        index = nearer
        continue
      }
      let start = index + 1
      let end = self.end(from: start, range.upperBound)
      if let table = table(start..<end) {
        found.tables.append(table)
        index = table.lines.upperBound
      } else {
        if let unread = figures(in: start..<end) {
          found.unread.append(unread)
          index = unread.upperBound
          continue
        }
        index = start
      }
    }
    return found
  }

  func compact(_ line: Int) -> LineWords.Scalars {
    LineWords.compact(folded.bytes[folded.lines[line].content], limit: 80)
  }

  private func isAnchor(_ line: Int) -> Bool {
    guard folded.lines[line].hasText, folded.lines[line].content.count <= 300,
      !contents.contains(line)
    else { return false }
    let text = compact(line)
    return LineWords.isTableTitle(text) || hasUnit(text)
  }

  /// The last of the lines that stand above one table together: title, 部门：…, 单位：….
  private func nearerAnchor(below line: Int, _ limit: Int) -> Int? {
    var nearer: Int?
    for index in line + 1..<max(line + 1, limit) where folded.lines[index].hasText {
      if isAnchor(index) {
        nearer = index
      } else if !LineWords.isTableMeta(compact(index)) {
        break
      }
    }
    return nearer
  }

  /// 单位：万元 alone, or behind 编制单位：….
  private func hasUnit(_ text: LineWords.Scalars) -> Bool {
    LineWords.isUnitLine(text) || LineWords.hasUnitAtEnd(text)
  }

  /// Where the table must have ended: a note, another title, prose, a heading.
  private func end(from start: Int, _ limit: Int) -> Int {
    var blanks = 0
    for index in start..<max(start, limit) {
      guard folded.lines[index].hasText else {
        blanks += 1
        if blanks > 8 { return index }
        continue
      }
      blanks = 0
      if isProse(index) { return index }
      let text = compact(index)
      if LineWords.isNote(text) { return index }
      if index > start, isAnchor(index), !hasUnit(text) { return index }
      if let number = Numbering.read(text), number.style == .part { return index }
      if HeadingShape.isPlainTitle(text), tokens(index).count == 1, text.count > 4,
        LineWords.ends(text, ["说明", "解释", "职责", "职能", "附件", "设置"])
      {
        return index
      }
    }
    return limit
  }

  private func isProse(_ line: Int) -> Bool {
    let content = folded.lines[line].content
    if content.count > 1_200 { return true }
    let text = folded.string(content)
    if text.mentions("。") && content.count > 30 { return true }
    return text.mentions("，") && content.count > 120 && !text.mentions("   ")
  }

  // MARK: One table

  private func table(_ lines: Range<Int>) -> RawTable? {
    let filled = lines.filter { folded.lines[$0].hasText && !(folded.isPageNumber($0) && tokens($0).count == 1) }
    var rows = rows(of: filled)
    // What stands between the title and the header: unit and department.
    while let first = rows.first,
      hasUnit(compact(first.line)) || LineWords.isTableMeta(compact(first.line))
    {
      rows.removeFirst()
    }
    let body = rows.filter { row in
      row.tokens.contains { $0.kind == .amount } && row.tokens.count >= 2
    }
    guard let firstBody = body.first, let last = rows.last, let first = rows.first,
      body.count >= 2 || isOneRow(firstBody.tokens), !rows.contains(where: { $0.tokens.contains(where: isStuck) })
    else {
      return nil
    }
    // 栏次 1 2 3 names no column.
    rows.removeAll { $0.line < firstBody.line && isIndexLine($0.tokens) }
    let headerEnd = rows.firstIndex { $0.line >= firstBody.line } ?? 0
    guard headerEnd > 0, body.count >= 2 || areNamed(firstBody.tokens, rows[headerEnd - 1].tokens) else { return nil }
    let spread = body.flatMap { $0.tokens.dropFirst() }
    let isAligned = spread.filter(\.isApart).count * 10 >= spread.count * 6
    let pages = pages(rows, headerEnd)
    let made = isAligned ? aligned(pages) ?? alignedAsOne(pages) : loose(pages)
    guard let made, made.count >= min(3, body.count + 1), !hasHeaderInside(pages) else { return nil }
    return RawTable(
      layout: isAligned ? .aligned : .loose, rows: made, lines: first.line..<last.line + 1)
  }

  /// One row has no other to show where a column begins: each figure needs a name right over it, of a line of such names.
  private func areNamed(_ figures: [Token], _ names: [Token]) -> Bool {
    names.count >= figures.count && names.allSatisfy { $0.kind == .text }
  }

  private func isIndexLine(_ tokens: [Token]) -> Bool {
    guard let first = tokens.first, folded.string(first.range) == "栏次" else { return false }
    return tokens.allSatisfy { $0.kind == .code || ["栏次", "行次"].contains(folded.string($0.range)) }
  }

  /// The lines' words where they stand, by the pitch that aligns more of them.
  private func rows(of lines: [Int]) -> [(line: Int, tokens: [Token])] {
    let readings = [false, true].map { isPitched in
      lines.map { (line: $0, tokens: tokens($0, isPitched: isPitched)) }
    }
    let edges = readings.map { rows in
      Set(
        rows.flatMap { $0.tokens.dropFirst().map { $0.kind == .text ? $0.columns.lowerBound : -$0.columns.upperBound } }
      )
    }
    return edges[1].count < edges[0].count ? readings[1] : readings[0]
  }

  /// Names of columns below the first figures: the lines do not stand in the order of the rows.
  private func hasHeaderInside(_ pages: [Page]) -> Bool {
    pages.contains { page in
      page.body.contains { line in
        line.contains { ["项目", "科目名称", "科目编码"].contains(folded.string($0.range)) }
      }
    }
  }

  private struct Page {
    var header: [[Token]]
    var body: [[Token]]
  }

  /// A page break repeats the header, and every page has columns of its own.
  private func pages(_ rows: [(line: Int, tokens: [Token])], _ headerEnd: Int) -> [Page] {
    let heads = Set(rows[..<headerEnd].map { compact($0.line) })
    var pages = [Page(header: rows[..<headerEnd].map(\.tokens), body: [])]
    for row in rows[headerEnd...] {
      if heads.contains(compact(row.line)), row.tokens.allSatisfy({ $0.kind == .text }) {
        if pages.last?.body.isEmpty == false { pages.append(Page(header: [], body: [])) }
        pages[pages.count - 1].header.append(row.tokens)
      } else {
        pages[pages.count - 1].body.append(row.tokens)
      }
    }
    return pages.filter { !$0.body.isEmpty }
  }

  /// All pages in one, when they have the same columns; a table torn apart would lose its total.
  private func aligned(_ pages: [Page]) -> [RawRow]? {
    var rows: [RawRow] = []
    for page in pages {
      let rivers = ColumnRivers(folded: folded, header: page.header, body: page.body)
      guard let made = rivers.rows() else { return nil }
      if rows.isEmpty {
        rows = made.header + made.body
      } else {
        guard made.body.first?.cells.count == rows[0].cells.count else { return nil }
        rows += made.body
      }
    }
    return rows
  }

  /// A page with few rows may lack a column: all pages together show them all, when they stand alike.
  private func alignedAsOne(_ pages: [Page]) -> [RawRow]? {
    guard pages.count > 1, let first = pages.first else { return nil }
    return aligned([Page(header: first.header, body: pages.flatMap(\.body))])
  }

  private func loose(_ pages: [Page]) -> [RawRow]? {
    guard let first = pages.first else { return nil }
    return LooseRows(folded: folded, header: first.header, body: pages.flatMap(\.body)).rows()
  }
}
