/// Finds the lines above a table that belong to it: title, 编制单位, 单位.
struct CaptionFinder {
  let folded: FoldedText
  let contents: Set<Int>
  /// Lines of running heads and page numbers, which may stand between a caption and its table on the next page.
  let furniture: Set<Int>

  /// Line ranges, one an item, in reading order; `range` is the text right above the table.
  ///
  /// A numbered title stays a heading and is not among them.
  func captions(endOf range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var hasTitle = false
    var index = range.upperBound
    for _ in 0..<7 {
      guard let group = group(before: index, from: range.lowerBound) else { break }
      let items = self.items(group)
      var isWhole = true
      for item in items.reversed() {
        switch item.kind {
        case .unit, .meta: found.append(item.lines)
        case .title where !hasTitle:
          hasTitle = true
          found.append(item.lines)
        default: isWhole = false
        }
        if !isWhole { break }
      }
      if !isWhole || hasTitle { break }
      index = group.lowerBound
    }
    return found.reversed()
  }

  private enum Kind { case unit, meta, title, other }

  private struct Item {
    var kind: Kind
    var lines: Range<Int>
  }

  /// The lines with text right above `end`, up to a blank one.
  private func group(before end: Int, from start: Int) -> Range<Int>? {
    var upper = end
    while upper > start, !folded.lines[upper - 1].hasText || isFurniture(upper - 1) { upper -= 1 }
    var lower = upper
    while lower > start, folded.lines[lower - 1].hasText, upper - lower < 12 { lower -= 1 }
    return lower < upper ? lower..<upper : nil
  }

  private func isFurniture(_ line: Int) -> Bool {
    furniture.contains(line) || folded.isPageNumber(line)
  }

  private func items(_ group: Range<Int>) -> [Item] {
    var items: [Item] = []
    for index in group where !isFurniture(index) {
      let line = folded.lines[index]
      let text = LineWords.compact(folded.bytes[line.content])
      let kind = self.kind(text, index)
      // 填报单位：⏎赣州市⏎工业和信息化局: scraps of a narrow cell.
      if kind == .other, let last = items.last, last.kind == .unit || last.kind == .meta,
        last.lines.upperBound == index, line.width <= 24, Numbering.read(text) == nil
      {
        items[items.count - 1].lines = last.lines.lowerBound..<index + 1
      } else if kind == .other, let last = items.last, last.kind == .title || last.kind == .meta,
        EntityFinder.isName(String(String.UnicodeScalarView(text)))
      {
        // 部门收支总表⏎表六⏎某市某局⏎单位：万元: the department's name needs no label there.
        items.append(Item(kind: .meta, lines: index..<index + 1))
      } else {
        items.append(Item(kind: kind, lines: index..<index + 1))
      }
    }
    return items
  }

  private func kind(_ text: LineWords.Scalars, _ line: Int) -> Kind {
    if contents.contains(line) { return .other }
    if LineWords.isUnitLine(text) { return .unit }
    if LineWords.isTableMeta(text) { return .meta }
    if LineWords.isTableTitle(text) && Numbering.read(text) == nil { return .title }
    return HeadingShape.isCaption(text) && !HeadingShape.isPlainTitle(text) ? .title : .other
  }

  // MARK: Rows of the grid that are captions

  /// Leading rows that hold the title, the unit or the reporting department, not a header or figures.
  func captionRows(_ table: RawTable) -> Int {
    let repair = RowRepair(folded: folded)
    var count = 0
    for row in table.rows.prefix(5) {
      if repair.isTitle(row) || isMeta(row, repair) || (row.isEmpty && count > 0)
        || isBanner(row, table, repair)
      {
        count += 1
      } else {
        break
      }
    }
    return count < table.rows.count ? count : 0
  }

  /// Words in the one cell of a ruled row: a short title, 附件1, what a sheet has above its header.
  private func isBanner(_ row: RawRow, _ table: RawTable, _ repair: RowRepair) -> Bool {
    let filled = row.cells.filter { !$0.isEmpty }
    guard let extent = filled.first?.extent, filled.count == 1 else { return false }
    let text = repair.text(filled[0])
    let extents = table.rows.flatMap { $0.cells.compactMap(\.extent) }
    let width = extents.map { $0.column + $0.columnSpan }.max() ?? 0
    return text.count <= 60 && !LineWords.isNote(text) && !Self.isFigure(text)
      && (extent.columnSpan == width || LineWords.isTableTitle(text) || HeadingShape.isPlainTitle(text))
  }

  private func isMeta(_ row: RawRow, _ repair: RowRepair) -> Bool {
    let texts = row.cells.filter { !$0.isEmpty }.map(repair.text)
    guard !texts.isEmpty, texts.count <= 4 else { return false }
    return texts.contains { LineWords.isUnitLine($0) && $0.count > 3 || isLabelled($0) }
      && texts.allSatisfy { !Self.isFigure($0) }
  }

  /// 预算年度：2023, with its value: a bare label may be a field of a form.
  private func isLabelled(_ text: LineWords.Scalars) -> Bool {
    guard LineWords.isTableMeta(text) else { return false }
    return text.last != "：" && text.last != ":" && !LineWords.isYearInBrackets(text)
  }

  private static func isFigure(_ text: LineWords.Scalars) -> Bool {
    text.allSatisfy { $0.isASCII && !$0.properties.isAlphabetic }
  }
}
