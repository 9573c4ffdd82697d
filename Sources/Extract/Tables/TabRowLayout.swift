/// Reads tables that stand a row a line, cells parted by tabs (or by bars, as Markdown writes them).
struct TabRowLayout {
  let folded: FoldedText
  let separator: UInt8

  init(folded: FoldedText, separator: UInt8 = 0x09) {
    self.folded = folded
    self.separator = separator
  }

  func read(from start: Int) -> RawTable {
    var rows: [RawRow] = []
    var index = start
    var gap = 0
    var end = start
    while index < folded.lines.count {
      let line = folded.lines[index]
      if line.isBlank {
        gap += 1
        index += 1
        if gap > 3 { break }
        continue
      }
      if isRow(line) {
        let cells = cells(line)
        // Over a page break the table goes on with the same number of cells.
        if gap > 0, let last = rows.last, last.cells.count != cells.count { break }
        if !isRule(cells) { rows.append(RawRow(cells: cells, gap: gap)) }
      } else {
        // A line without separator inside the table: a row of one cell, or the middle of a cell.
        guard gap == 0, index + 1 < folded.lines.count, isRow(folded.lines[index + 1]),
          !opensSomethingNew(line, after: rows.last)
        else { break }
        rows.append(RawRow(cells: [cell(line.content)], gap: 0))
      }
      gap = 0
      index += 1
      end = index
    }
    return RawTable(layout: .rows, rows: rows, lines: start..<end)
  }

  func isRow(_ line: FoldedText.Line) -> Bool {
    if separator == 0x09 { return line.tabs > 0 }
    guard line.hasText, folded.bytes[line.content.lowerBound] == separator else { return false }
    return folded.bytes[line.content.upperBound - 1] == separator && line.content.count > 2
  }

  private func cells(_ line: FoldedText.Line) -> [RawCell] {
    let range = separator == 0x09 ? line.range : line.content.dropFirst().dropLast()
    return Self.split(folded, range.startIndex..<range.endIndex, at: separator)
  }

  private func cell(_ range: Range<Int>) -> RawCell {
    Self.split(folded, range, at: 0x0A).first ?? RawCell()
  }

  /// |---|:---:|
  private func isRule(_ cells: [RawCell]) -> Bool {
    separator != 0x09
      && cells.allSatisfy { cell in
        cell.pieces.allSatisfy { folded.bytes[$0].allSatisfy { $0 == 0x2D || $0 == 0x3A } }
      }
  }

  private func opensSomethingNew(_ line: FoldedText.Line, after last: RawRow?) -> Bool {
    let text = LineWords.compact(folded.bytes[line.content], limit: 64)
    return LineWords.isNote(text) || LineWords.isUnitLine(text)
      || RowRepair(folded: folded).isTitle(text, after: last)
  }

  /// The cells of a range of folded text, trimmed.
  static func split(_ folded: FoldedText, _ range: Range<Int>, at separator: UInt8) -> [RawCell] {
    var cells: [RawCell] = []
    var start = range.lowerBound
    for index in range where folded.bytes[index] == separator {
      cells.append(trimmed(folded, start..<index))
      start = index + 1
    }
    cells.append(trimmed(folded, start..<max(start, range.upperBound)))
    return cells
  }

  private static func trimmed(_ folded: FoldedText, _ range: Range<Int>) -> RawCell {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, folded.bytes[low] == 0x20 || folded.bytes[low] == 0x09 { low += 1 }
    while high > low, folded.bytes[high - 1] == 0x20 || folded.bytes[high - 1] == 0x09 { high -= 1 }
    return RawCell(pieces: [low..<high], indent: low < high ? low - range.lowerBound : 0)
  }
}
