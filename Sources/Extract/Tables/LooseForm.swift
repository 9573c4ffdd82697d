/// Finds performance forms that stand as loose lines: a row a line, words parted by one space, cells broken over lines.
///
/// A form runs from its title (…绩效目标表, …自评表) to its note, the next title, or the next part, and holds the
/// header 一级指标 … of its indicators.
struct LooseForm {
  let folded: FoldedText

  /// The forms among lines of running text, in order, each with the lines it was made from.
  func forms(in range: Range<Int>) -> [RawTable] {
    var forms: [RawTable] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isTitle(index) else {
        index += 1
        continue
      }
      let end = end(from: index + 1, range.upperBound)
      if let form = form(index + 1..<end) { forms.append(form) }
      index = end
    }
    return forms
  }

  private func compact(_ line: Int) -> LineWords.Scalars {
    LineWords.compact(folded.bytes[folded.lines[line].content], limit: 80)
  }

  private func isTitle(_ line: Int) -> Bool {
    guard folded.lines[line].hasText, folded.lines[line].content.count <= 180 else { return false }
    let text = compact(line)
    return LineWords.contains(text, "绩效") && LineWords.isTableTitle(text)
  }

  private func end(from start: Int, _ limit: Int) -> Int {
    for index in start..<max(start, limit) where folded.lines[index].hasText {
      let text = compact(index)
      if LineWords.isNote(text) || isTitle(index) { return index }
      if LineWords.starts(text, ["附件", "附表"]), text.count <= 6 { return index }
      if let number = Numbering.read(text), number.style == .part { return index }
    }
    return limit
  }

  private func form(_ lines: Range<Int>) -> RawTable? {
    let content = lines.filter { folded.lines[$0].hasText }
    guard let header = content.first(where: { isIndicatorHeader($0) }), let last = content.last,
      let first = content.first
    else { return nil }
    var reader = LooseFormRows(folded: folded)
    reader.readFields(content.filter { $0 < header })
    reader.readIndicators(content.filter { $0 >= header })
    return RawTable(layout: .loose, rows: reader.rows, lines: first..<last + 1)
  }

  /// 一级指标 二级指标 三级指标 指标值
  private func isIndicatorHeader(_ line: Int) -> Bool {
    let text = compact(line)
    return text.count <= 60 && LineWords.contains(text, "级指标") && LineWords.contains(text, "值")
  }
}
