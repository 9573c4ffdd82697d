import Disclosure

/// Grid, header, columns, lines, caption: one table of the document.
struct TableBuilder {
  let text: [UInt8]
  let blocks: [Block]
  let vocabulary: Vocabulary
  let layout: RawTable.Layout

  /// `at`: the block that is the table.
  func table(_ index: Int, at: Int, _ written: [[WrittenCell]]) -> (Table, [Remark]) {
    let block = blocks[at]
    let raw = written.map { row in
      row.map { $0.isUnplaced ? CellReader.unplaced(text, $0.span) : CellReader.cell(text, $0.span) }
    }
    let header = header(written, raw)
    var grid = header.grid
    let caption = CaptionReader(text: text, blocks: blocks, vocabulary: vocabulary).read(at, index)
    var columns = ColumnReader(grid, headerRows: header.rowCount, unit: caption.unit).columns()
    if !header.isForm {
      var shape = HeaderReader.Shape(rowCount: header.rowCount)
      MergedLabels.fill(&grid, &shape, columns)
      if !shape.loweredColumns.isEmpty {
        columns = ColumnReader(grid, headerRows: header.rowCount, unit: caption.unit).columns()
      }
    }
    if header.isForm {
      columns = columns.map { Column(path: [], role: .text, unit: $0.unit, half: 0) }
    }
    var table = Table(
      cells: grid.cells, columnCount: grid.width, headerRowCount: header.rowCount,
      columns: columns, lines: [], span: block.span, section: block.section,
      title: caption.title, captionSpan: caption.titleSpan, unit: caption.unit,
      unitSpan: caption.unitSpan, reporterSpan: caption.reporterSpan, kind: caption.kind,
      emptyNote: nil)
    assignUnits(&table)
    table.lines = LineReader(table: table, indents: grid.indents).lines()
    table.emptyNote = emptyNote(after: at, table)
    return (table, remarks(table, written))
  }

  private func header(_ written: [[WrittenCell]], _ raw: [[Cell]]) -> HeaderReader {
    guard layout == .ruled else {
      let isFromLeft = layout == .loose || HeaderReader.isForm(raw)
      return HeaderReader(Grid(written, raw, fromLeft: isFromLeft), raw: raw)
    }
    let ruled = RuledGrid(written, raw)
    guard HeaderReader.isForm(ruled.ragged) else {
      return HeaderReader(ruled.grid, raw: ruled.printed)
    }
    // The widths of a form's cells say nothing of columns.
    return HeaderReader(Grid(fromLeft: ruled.ragged), raw: ruled.ragged)
  }

  /// Bare figures take the unit of their column.
  private func assignUnits(_ table: inout Table) {
    for row in table.headerRowCount..<max(table.rowCount, table.headerRowCount) {
      for column in 0..<table.columnCount {
        let index = row * table.columnCount + column
        guard let quantity = table.cells[index].quantity, quantity.unit == nil,
          let unit = table.columns[column].unit
        else { continue }
        table.cells[index].content = .number(quantity.read(in: unit))
      }
    }
  }

  /// A table without figures and the note that says so.
  private func emptyNote(after at: Int, _ table: Table) -> Span? {
    let body = table.cells.dropFirst(table.headerRowCount * table.columnCount)
    // A table of zeros is empty in all but print.
    guard !body.contains(where: { $0.quantity.map { !$0.value.isZero } ?? false }) else {
      return nil
    }
    if let cell = body.first(where: { $0.content == .text && saysEmpty($0.text) }) {
      return cell.span
    }
    // What a page break puts between a table and its note is no part of either.
    for block in blocks[(at + 1)...].lazy.filter({ $0.kind != .furniture }).prefix(2) {
      guard block.kind == .note || block.kind == .paragraph else { break }
      let words = String(decoding: text[block.span.range], as: UTF8.self)
      if saysEmpty(words) { return block.span }
    }
    return nil
  }

  private func saysEmpty(_ words: String) -> Bool {
    words.utf8.count <= 600
      && words.mentions(any: [
        "空表", "无数据", "没有", "无此", "为零", "未安排", "不涉及", "注：无", "故本表", "本表无",
      ])
  }

  private func remarks(_ table: Table, _ written: [[WrittenCell]]) -> [Remark] {
    var remarks: [Remark] = []
    for cell in table.cells where cell.content == .unread {
      remarks.append(Remark(kind: .unreadNumber, span: cell.span))
    }
    let hasAmounts = table.columns.contains { $0.role == .amount && $0.unit == nil }
    if hasAmounts { remarks.append(Remark(kind: .unitMissing, span: table.span)) }
    for row in written where row.count > table.columnCount && layout != .ruled {
      let lost = row.dropFirst(table.columnCount).filter { !$0.span.isEmpty }
      if let first = lost.first { remarks.append(Remark(kind: .rowOutOfShape, span: first.span)) }
    }
    return remarks
  }
}

/// What stands above a table.
struct Caption {
  var title = ""
  var titleSpan: Span?
  var unit: Unit?
  var unitSpan: Span?
  var reporterSpan: Span?
  var kind: String?
}

struct CaptionReader {
  let text: [UInt8]
  let blocks: [Block]
  let vocabulary: Vocabulary

  func read(_ at: Int, _ table: Int) -> Caption {
    var caption = Caption()
    var index = at - 1
    while index >= 0 {
      if blocks[index].kind == .caption(table) {
        take(blocks[index].span, &caption)
      } else if blocks[index].kind != .furniture {
        break
      }
      index -= 1
    }
    if caption.titleSpan == nil { takeHeading(index, &caption) }
    if !caption.title.isEmpty { caption.kind = vocabulary.tableTitles.kind(of: caption.title) }
    return caption
  }

  private func take(_ span: Span, _ caption: inout Caption) {
    let words = LineWords.compact(text[span.range], limit: 200)
    if let unit = unit(span) {
      caption.unit = unit.0
      caption.unitSpan = unit.1
      if LineWords.isUnitLine(words) { return }
    }
    // 单位：某医院: who reports, behind the label that units of figures have.
    if LineWords.isUnitLine(words) {
      if caption.reporterSpan == nil, let name = value(span, words), isName(name) { caption.reporterSpan = name }
      return
    }
    if LineWords.isTableMeta(words) {
      if caption.reporterSpan == nil {
        caption.reporterSpan = value(span, words).flatMap { $0 == caption.unitSpan ? nil : $0 }
      }
      return
    }
    // A department's name beside year and unit needs no label.
    if caption.reporterSpan == nil, !LineWords.isTableTitle(words), isName(span) {
      caption.reporterSpan = span
      return
    }
    if caption.titleSpan == nil, LineWords.isTableTitle(words) || HeadingShape.isCaption(words) {
      caption.titleSpan = span
      caption.title = TableTitle.bare(String(decoding: text[span.range], as: UTF8.self))
    }
  }

  /// A numbered heading right above the table is its title when it reads like one.
  private func takeHeading(_ index: Int, _ caption: inout Caption) {
    guard index >= 0, blocks[index].kind == .heading else { return }
    let span = blocks[index].span
    let words = LineWords.compact(text[span.range], limit: 80)
    guard LineWords.isTableTitle(words) || Numbering.read(words) == nil else { return }
    caption.titleSpan = span
    caption.title = TableTitle.bare(String(decoding: text[span.range], as: UTF8.self))
  }

  /// The unit behind 单位：, which may share its line with the reporting department.
  private func unit(_ span: Span) -> (Unit, Span)? {
    let bytes = Array(text[span.range])
    for mark in ["单位：", "单位:"] {
      let mark = Array(mark.utf8)
      var start = bytes.count - mark.count
      while start >= 0 {
        if bytes[start..<(start + mark.count)].elementsEqual(mark) {
          let rest = bytes[(start + mark.count)...].prefix { $0 != 0x20 && $0 != 0x29 }
          var name = String(decoding: rest, as: UTF8.self)
          if let close = name.firstIndex(of: "）") { name = String(name[..<close]) }
          if name.hasPrefix("人民币") { name.removeFirst(3) }
          if let unit = UnitReader.unit(named: name) {
            let from = span.start + start + mark.count
            return (unit, Span(from, from + name.utf8.count))
          }
        }
        start -= 1
      }
    }
    return nil
  }

  private func isName(_ span: Span) -> Bool {
    let name = String(decoding: text[span.range], as: UTF8.self)
    return EntityFinder.isName(String(name.drop { $0.isASCII }))
  }

  /// What stands behind the colon of 填报单位：….
  private func value(_ span: Span, _ words: LineWords.Scalars) -> Span? {
    let times = ["预算年度", "年度", "截止", "填报时间", "编制日期", "填报日期", "公开"]
    guard !LineWords.isYearInBrackets(words), !LineWords.starts(words, times) else {
      return nil
    }
    let bytes = text[span.range]
    for mark in ["：", ":"] {
      let mark = Array(mark.utf8)
      for start in bytes.indices where bytes[start...].starts(with: mark) {
        let rest = Span(start + mark.count, unitMark(in: span, after: start + mark.count) ?? span.end)
        return rest.isEmpty ? nil : rest
      }
    }
    return nil
  }

  /// 部门：某局 单位：万元: where the name ends.
  private func unitMark(in span: Span, after start: Int) -> Int? {
    for mark in ["金额单位：", "金额单位:", "计量单位：", "计量单位:", "单位：", "单位:"] {
      let mark = Array(mark.utf8)
      guard let unit = (start..<max(span.end - mark.count, start)).first(where: { text[$0...].starts(with: mark) })
      else { continue }
      return text[start..<unit].lastIndex { $0 > 0x20 }.map { $0 + 1 }
    }
    return nil
  }
}

enum TableTitle {
  /// The title without numbering and the year's decoration: 表2-1 年度预算表 → 年度预算表.
  static func bare(_ caption: String) -> String {
    var scalars = Array(caption.unicodeScalars)[...]
    if let number = Numbering.read(scalars.filter { $0 != " " }) {
      scalars = scalars.dropFirst(number.length)
    }
    if scalars.first == "附" { scalars = scalars.dropFirst() }
    if scalars.first == "表", let next = scalars.dropFirst().first,
      next.properties.numericType != nil
    {
      // 表4 一般公共预算支出表: the number ends at its own kind of digits; 附表一般… has none.
      let number = scalars.dropFirst().prefix {
        next.isASCII
          ? $0.isASCII && $0.properties.numericType != nil || "-—.".unicodeScalars.contains($0)
          : $0.properties.numericType != nil && !$0.isASCII
      }
      let rest = scalars.dropFirst(1 + number.count)
      let isMarked = rest.first.map { "-—.、：: ".unicodeScalars.contains($0) } ?? false
      if next.isASCII || isMarked {
        scalars = rest.drop { "-—.、：: ".unicodeScalars.contains($0) }
      }
    }
    scalars = scalars.drop { " 《".unicodeScalars.contains($0) }
    while let last = scalars.last, " 》".unicodeScalars.contains(last) {
      scalars = scalars.dropLast()
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
