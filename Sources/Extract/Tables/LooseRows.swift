import Disclosure

/// Rows of words with one space between: empty cells have left no trace, so figures are placed by count.
///
/// A row with fewer figures than there are columns is placed by what the rows around it add up to (`LoosePlaces`).
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
    var lines: [Line] = []
    for line in body {
      var rest = line[...]
      var read = Line()
      if hasCode {
        while let token = rest.first, token.kind == .code { read.codes.append(rest.removeFirst()) }
      }
      while let token = rest.first, token.kind == .text { read.words.append(rest.removeFirst()) }
      read.figures = Array(rest)
      // A number in a label, or words behind figures: no row of this table.
      guard rest.count <= figures, rest.allSatisfy({ $0.kind != .text }) else { return nil }
      if rest.isEmpty, read.codes.isEmpty, !lines.isEmpty {
        lines[lines.count - 1].words += read.words
      } else if let last = lines.last, last.figures.isEmpty, !last.codes.isEmpty, read.codes.isEmpty,
        !read.words.contains(where: isTotal)
      {
        // 2080505 机关事业单位基本养老保 / 险缴费 448,411.00: a name broken before its figures.
        lines[lines.count - 1].words += read.words
        lines[lines.count - 1].figures = read.figures
      } else {
        lines.append(read)
      }
    }
    guard let places = places(of: lines, under: names.dropFirst(labels), hasCode) else { return nil }
    let rows = zip(lines, places).map { line, columns in
      let label = hasCode ? [cell(line.codes), cell(line.words)] : [cell(line.words)]
      return RawRow(cells: label + cells(line.figures, columns, count: figures), gap: 0)
    }
    return [RawRow(cells: names.map { cell([$0]) }, gap: 0)] + rows
  }

  /// The words of one row, by what they are.
  private struct Line {
    var codes: [Token] = []
    var words: [Token] = []
    var figures: [Token] = []
  }

  /// The column of each figure, `nil` where it cannot be told; nothing when that is so for more than every other row.
  private func places(of lines: [Line], under names: ArraySlice<Token>, _ hasCode: Bool) -> [[Int]?]? {
    let full = lines.filter { $0.figures.count == names.count }
    guard !full.isEmpty else { return nil }
    if lines.allSatisfy({ $0.figures.isEmpty || $0.figures.count == names.count }) {
      return lines.map { Array($0.figures.indices) }
    }
    guard hasCode, let total = names.first, isTotal(total) else { return nil }
    let quantities = lines.map {
      $0.figures.compactMap {
        QuantityScanner.cell(folded.bytes, Span($0.range.lowerBound, $0.range.upperBound), unit: nil)
      }
    }
    let decimals = quantities.joined().map(\.numeral.decimals).max() ?? 0
    let rows = zip(lines, quantities).map { line, quantities in
      LoosePlaces.Row(
        code: line.codes.map { folded.string($0.range) }.joined(),
        figures: quantities.map { $0.numeral.mantissa * Rational.powerOfTen(decimals - $0.numeral.decimals) })
    }
    guard zip(lines, rows).allSatisfy({ $0.figures.count == $1.figures.count }) else { return nil }
    let places = LoosePlaces(rows, columnCount: names.count).places
    return places.count { $0 == nil } * 2 <= places.count ? places : nil
  }

  private func cells(_ figures: [Token], _ columns: [Int]?, count: Int) -> [RawCell] {
    var cells = Array(repeating: RawCell(), count: count)
    guard let columns else {
      // The figures stay in the text, in no column.
      cells[0] = cell(figures)
      for column in cells.indices { cells[column].isUnplaced = true }
      return cells
    }
    for (column, figure) in zip(columns, figures) { cells[column] = cell([figure]) }
    return cells
  }

  private func isTotal(_ token: Token) -> Bool {
    ["合计", "总计", "小计"].contains(where: folded.string(token.range).hasSuffix)
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
