/// Puts a table of a word processor together again that was cut in two, by hand or to fit the pages.
struct TableContinuation {
  let folded: FoldedText

  private static let marks = ["续表", "（续）", "(续)", "（续表）", "(续表)"]
  private static let totals = ["合计", "总计"]
  private static let headMax = 6

  /// The two as one; `nil` where the second stands for itself. `between`: the lines of text that part them.
  func joined(_ above: RawTable, _ below: RawTable, between: Range<Int>?) -> RawTable? {
    guard above.layout == .ruled, below.layout == .ruled, columns(above) == columns(below), isContinued(between),
      let first = below.rows.first, above.rows.first.map(hasAmount) == false
    else { return nil }
    let head = repeatedRows(above, below)
    let rest = below.rows.dropFirst(head)
    // One head over two tables: each has a total of its own, or the first ends with its total.
    guard !rest.isEmpty, head > 0 || hasAmount(first), above.rows.last.map(isTotal) == false,
      !(above.rows.contains(where: isTotal) && rest.contains(where: isTotal))
    else { return nil }
    var whole = above
    whole.rows += rest
    whole.lines = above.lines.lowerBound..<below.lines.upperBound
    return whole
  }

  private func columns(_ table: RawTable) -> Int {
    table.rows.lazy.flatMap(\.cells).compactMap(\.extent).map { $0.column + $0.columnSpan }.max() ?? 0
  }

  /// Nothing stands between the parts, or that this is the other part, with the unit and who reports.
  private func isContinued(_ lines: Range<Int>?) -> Bool {
    guard let lines else { return true }
    let texts = lines.map { LineWords.compact(folded.bytes[folded.lines[$0].content]) }.filter { !$0.isEmpty }
    let marked = texts.filter { LineWords.starts($0, Self.marks) || LineWords.ends($0, Self.marks) }
    return !marked.isEmpty
      && texts.allSatisfy { marked.contains($0) || LineWords.isUnitLine($0) || LineWords.isTableMeta($0) }
  }

  /// How many rows at the top of `below` are those of the head of `above`.
  private func repeatedRows(_ above: RawTable, _ below: RawTable) -> Int {
    zip(above.rows, below.rows).prefix(Self.headMax).prefix { above, below in
      !hasAmount(above) && above.cells.contains { !$0.isEmpty } && above.cells.map(words) == below.cells.map(words)
    }
    .count
  }

  private func hasAmount(_ row: RawRow) -> Bool {
    row.cells.contains { cell in
      let words = words(cell)
      // 12.50 and 12,500: a number without either may be a code, or that of a row.
      return words.contains { $0 == "." || $0 == "," }
        && words.allSatisfy { ("0"..."9").contains($0) || [".", ",", "-"].contains($0) }
    }
  }

  private func isTotal(_ row: RawRow) -> Bool {
    row.cells.first { !$0.isEmpty }.map { LineWords.ends(words($0), Self.totals) } ?? false
  }

  private func words(_ cell: RawCell) -> LineWords.Scalars {
    LineWords.compact(cell.pieces.flatMap { folded.bytes[$0] }[...])
  }
}
