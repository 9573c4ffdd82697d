/// Rows of words with one space between: empty cells have left no trace, so figures are placed by count.
///
/// Only a table all of whose rows have as many figures as it has columns of figures is read.
struct LooseRows {
  typealias Token = SpacedTable.Token

  let folded: FoldedText
  let header: [[Token]]
  let body: [[Token]]

  /// Rows of cells, the header's first; `nil` when the header does not say how many columns there are.
  func rows() -> [RawRow]? {
    guard let names = header.last, names.count >= 2 else { return nil }
    let sides = names.filter { isLabel($0) }.count
    if sides >= 2, names.count == sides * 2 { return sideBySide(names) }
    return plain(names)
  }

  private func isLabel(_ token: Token) -> Bool {
    let text = folded.string(token.range)
    return text.mentions(any: ["项目", "科目", "名称", "内容"])
      && !text.mentions(any: ["项目支出", "编码", "代码"])
  }

  private func isCodeName(_ token: Token) -> Bool {
    folded.string(token.range).mentions(any: ["编码", "代码"])
  }

  private func cell(_ tokens: some Sequence<Token>) -> RawCell {
    RawCell(pieces: tokens.map(\.range))
  }

  // MARK: 科目编码 科目名称 合计 基本支出 项目支出

  private func plain(_ names: [Token]) -> [RawRow]? {
    let hasCode = names.first.map(isCodeName) ?? false
    let labels = (hasCode ? 1 : 0) + 1
    let figures = names.count - labels
    guard figures >= 1 else { return nil }
    var rows = [RawRow(cells: names.map { cell([$0]) }, gap: 0)]
    var whole = 0
    for line in body {
      var rest = line[...]
      var codes: [Token] = []
      if hasCode {
        while let token = rest.first, token.kind == .code { codes.append(rest.removeFirst()) }
      }
      var words: [Token] = []
      while let token = rest.first, token.kind == .text { words.append(rest.removeFirst()) }
      // A number in a label, or words behind figures: no row of this table.
      guard rest.count <= figures, rest.allSatisfy({ $0.kind != .text }) else { return nil }
      if rest.isEmpty, codes.isEmpty, let last = rows.indices.last, last > 0 {
        rows[last].cells[labels - 1].pieces += words.map(\.range)
        continue
      }
      var cells = hasCode ? [cell(codes), cell(words)] : [cell(words)]
      // A figure that may stand in two columns would be wrong in one: such a table is not read.
      guard rest.count == figures || rest.isEmpty else { return nil }
      whole += rest.isEmpty ? 0 : 1
      cells +=
        rest.isEmpty ? names.dropFirst(labels).map { _ in RawCell() } : rest.map { cell([$0]) }
      rows.append(RawRow(cells: cells, gap: 0))
    }
    return whole > 0 ? rows : nil
  }

  // MARK: 项目 预算数 项目 预算数

  private func sideBySide(_ names: [Token]) -> [RawRow]? {
    var rows = [RawRow(cells: names.map { cell([$0]) }, gap: 0)]
    let sides = names.count / 2
    for line in body {
      var cells: [RawCell] = []
      for token in line {
        if token.kind == .text {
          if cells.count % 2 == 1 { cells.append(RawCell()) }
          cells.append(cell([token]))
        } else {
          guard cells.count % 2 == 1 else { return nil }
          cells.append(cell([token]))
        }
      }
      if cells.count % 2 == 1 { cells.append(RawCell()) }
      guard cells.count <= sides * 2 else { return nil }
      // One label alone may stand on either side: what it names says which.
      if cells.count == 2, sides == 2, isExpenditure(line) {
        cells = [RawCell(), RawCell()] + cells
      }
      while cells.count < sides * 2 { cells.append(RawCell()) }
      rows.append(RawRow(cells: cells, gap: 0))
    }
    return rows
  }

  private func isExpenditure(_ line: [Token]) -> Bool {
    guard let label = line.first else { return false }
    let text = folded.string(label.range)
    return text.mentions("支出") && !text.mentions("收入")
  }
}
