import Disclosure

/// Finds the header rows of a grid and fills the places their merged cells cover.
struct HeaderReader {
  /// How many rows the header has, and which columns gave a label of it to the body.
  struct Shape {
    var rowCount = 0
    var loweredColumns: Set<Int> = []
  }

  private(set) var grid: Grid
  private(set) var rowCount = 0
  /// True for a form of labels and values, which has no header.
  private(set) var isForm = false

  init(_ grid: Grid, raw: [[Cell]]) {
    self.grid = grid
    guard !grid.rows.isEmpty else { return }
    if let index = indexRow() {
      rowCount = index + 1
    } else if Self.isForm(raw) {
      isForm = true
      rowCount = 0
      return
    } else {
      rowCount = plainHeader(raw)
    }
    align(raw)
    fill()
  }

  // MARK: Where the header ends

  /// The row that numbers the columns (栏次 1 2 3, ** ** 1 2), `nil` when there is none near the top.
  private func indexRow() -> Int? {
    for (index, row) in grid.rows.prefix(7).enumerated() {
      if index > 0, Self.isIndexRow(row) { return index }
      // A figure with decimals: the body has begun.
      if row.contains(where: { ($0.quantity?.numeral.decimals ?? 0) > 0 }) { return nil }
    }
    return nil
  }

  /// `hasColumnUnits`: the cells were given the units of their columns.
  static func isIndexRow(_ row: [Cell], hasColumnUnits: Bool = false) -> Bool {
    var expected: Int128 = 1
    var numbers = 0
    var marks = 0
    for cell in row where cell.content != .empty {
      if let quantity = cell.quantity, hasColumnUnits || quantity.unit == nil, quantity.numeral.decimals == 0 {
        guard quantity.numeral.mantissa == expected else { return false }
        expected += 1
        numbers += 1
      } else if indexWords.contains(cell.text) || cell.content == .dash {
        marks += 1
      } else if !isFormula(cell.text) {
        return false
      }
    }
    return numbers >= 2 || (numbers == 1 && marks >= 1)
  }

  private static let indexWords: Set<String> = ["栏次", "行次", "甲", "乙", "丙", "类", "款", "项", "类款项", "类、款、项"]

  /// 1=2+3
  private static func isFormula(_ text: String) -> Bool {
    text.utf8.contains(0x3D) && text.utf8.allSatisfy { (0x28...0x3D).contains($0) }
  }

  private static let formLabels: Set<String> = [
    "项目名称", "部门名称", "部门（单位）名称", "单位名称", "单位（部门）名称", "主管部门", "主管部门及代码", "实施单位", "项目类型",
    "项目负责人", "专项名称", "政策名称", "填报单位", "预算单位", "专项（项目）名称", "项目单位", "部门（单位）", "绩效目标", "部门预算单位",
  ]

  /// Labels with values beside them: 项目名称 | … , not 项目名称 | 年初预算 | 决算数.
  static func isForm(_ rows: [[Cell]]) -> Bool {
    let width = rows.map(\.count).max() ?? 0
    for row in rows.prefix(2) {
      let filled = row.filter { $0.content != .empty }
      guard let first = filled.first, isFormLabel(first.text) else { continue }
      if filled.count <= 2, width >= 3 || first.text.hasPrefix("项目名称") { return true }
      if holdsValues(row) { return true }
    }
    return false
  }

  /// Two labels or more, each with room for its value: labels side by side (单位名称 | 项目名称 | 金额) are a header.
  private static func holdsValues(_ row: [Cell]) -> Bool {
    let labels = row.indices.filter { isFormLabel(row[$0].text) }
    return labels.count >= 2 && zip(labels, labels.dropFirst()).allSatisfy { $1 - $0 >= 2 }
  }

  private static func isFormLabel(_ text: String) -> Bool {
    var label = text
    if label.hasSuffix("：") || label.hasSuffix(":") { label.removeLast() }
    return formLabels.contains(label)
  }

  /// Rows of words above the first figures, as long as a row leaves columns without a name of their own.
  private func plainHeader(_ raw: [[Cell]]) -> Int {
    guard grid.rows.count > 1, !hasFigure(grid.rows[0]) else { return 0 }
    if let measures = measureRow(raw) { return measures + 1 }
    var count = 1
    while count < min(4, grid.rows.count - 1), !hasFigure(grid.rows[count]) {
      let above = raw[count - 1]
      let isOpen = above.count < grid.width || above.contains { $0.content == .empty }
      // Nothing of its own: what stands there reaches down from above.
      let isBlank = raw[count].allSatisfy { $0.content == .empty }
      let isNext = isOpen ? bringsNames(raw[count], isSecond: count == 1) : divides(raw[count], spansOf: above)
      guard isBlank || isNext else { break }
      count += 1
    }
    return count
  }

  /// Merged names written out in each column they cover: the row below divides them or names them again, and repeats what reaches down to it.
  private func divides(_ row: [Cell], spansOf above: [Cell]) -> Bool {
    guard row.count == above.count else { return false }
    let borders = above.indices.dropFirst().filter { above[$0].text == above[$0 - 1].text }
    let spanned = Set(borders).union(borders.map { $0 - 1 })
    return above.indices.allSatisfy { spanned.contains($0) || row[$0].text == above[$0].text }
      && (borders.contains { row[$0].text != row[$0 - 1].text } || repeats(row, above, outside: spanned))
  }

  /// Two names or more reach down: no line of the body says again what heads its columns.
  private func repeats(_ row: [Cell], _ above: [Cell], outside spanned: Set<Int>) -> Bool {
    row.indices.count { !spanned.contains($0) && row[$0].content == .text && row[$0].text == above[$0].text } > 1
  }

  /// A row that names columns the row above spans or leaves open; what reaches down from there is not counted.
  private func bringsNames(_ printed: [Cell], isSecond: Bool) -> Bool {
    let filled = printed.filter { $0.content != .empty }
    guard !filled.isEmpty, filled.allSatisfy({ $0.text.unicodeScalars.count <= 24 }) else {
      return false
    }
    return filled.count < grid.width || isSecond
  }

  /// 预算数 | 决算数 below every account: the last row of a header, however full it is and however many stand above.
  private func measureRow(_ raw: [[Cell]]) -> Int? {
    for index in grid.rows.indices.prefix(6).dropLast() {
      guard !hasFigure(grid.rows[index]) else { return nil }
      let filled = raw[index].filter { $0.content != .empty }
      if index > 0, filled.count >= 4, filled.allSatisfy({ Self.isMeasure($0.text) }) { return index }
    }
    return nil
  }

  private static func isMeasure(_ text: String) -> Bool { ["预算数", "决算数", "执行数"].contains { text.hasSuffix($0) } }

  private func hasFigure(_ row: [Cell]) -> Bool {
    row.contains { $0.quantity != nil || $0.content == .dash }
  }

  // MARK: Merged header cells

  /// Places the cells of header rows that are too short over the columns of the row below.
  private mutating func align(_ raw: [[Cell]]) {
    guard rowCount > 1 else { return }
    let placed = placeGroups(raw)
    // 类 | 款 | 项 beside 合计 are names, too.
    let end = codeColumns(in: rowCount).isEmpty ? rowCount - 1 : rowCount
    for row in (0..<end).reversed() where raw[row].count < grid.width && !placed.contains(row) {
      let below = grid.rows[row + 1]
      guard raw[row].count > 0, grid.width <= 64 else { continue }
      // 类 | 款 | 项 beside the numbers say which name is merged over them.
      if Self.isIndexRow(below), !below.contains(where: { $0.text == "款" }) { continue }
      let upper = row > 0 && raw[row].count < raw[row - 1].count ? padded(raw[row], over: below) : raw[row]
      let spans = HeaderAligner.spans(upper: upper, lower: below)
      var cells: [Cell] = []
      for (index, width) in spans.enumerated() {
        for offset in 0..<width {
          var cell = upper[index]
          cell.isContinuation = offset > 0
          cells.append(cell)
        }
      }
      if cells.count == grid.width { grid.rows[row] = cells }
    }
  }

  /// 功能分类科目编码 | 科目名称 with nothing behind them, below a longer row: what heads the other columns reaches down from there.
  private func padded(_ row: [Cell], over below: [Cell]) -> [Cell] {
    guard let last = row.last, row.allSatisfy({ Self.codeHeads.contains($0.text) || $0.text.hasSuffix("科目编码") }) else {
      return row
    }
    return row
      + [Cell](repeating: .covered(at: last.span.end), count: max(HeaderAligner.names(in: below) - row.count, 0))
  }

  private static let codeHeads: Set<String> = ["科目编码", "科目代码", "科目名称", "支出功能分类", "功能分类", "经济分类", "支出经济分类", "编码", "名称"]

  /// The last row of names where it has only those that stand below merged ones, and the rows above only what is printed in them. Returns the rows
  /// that are placed so.
  private mutating func placeGroups(_ raw: [[Cell]]) -> Range<Int> {
    let last = Self.isIndexRow(grid.rows[rowCount - 1]) ? rowCount - 2 : rowCount - 1
    guard last > 0, raw[last].count < grid.width else { return 0..<0 }
    let groups = HeaderAligner.groups(of: raw[last])
    // 科目编码 above each 类 | 款 is a row of its own.
    let hasHeads = last > 1 && raw[last - 1].count == groups.count
    let top = hasHeads ? last - 2 : last - 1
    guard raw[top].count < grid.width,
      let spans = HeaderAligner.spans(upper: raw[top], groups: raw[last], width: grid.width),
      // Only what stands above them heads the columns that are left.
      top > 0 || spans.count == raw[top].count
    else { return 0..<0 }
    let blank = Cell.covered(at: raw[last].first?.span.start ?? 0)
    var names = raw[last][...]
    var heads = raw[last - 1][...]
    var rows = [[Cell]](repeating: [], count: last - top + 1)
    for (index, width) in spans.enumerated() {
      let head = width > 1 && hasHeads ? heads.popFirst() : nil
      for offset in 0..<width {
        let name = index < raw[top].count ? raw[top][index] : blank
        let above = hasHeads ? [name, head ?? blank] : [name]
        for (row, var cell) in above.enumerated() {
          cell.isContinuation = cell.content == .empty || offset > 0
          rows[row].append(cell)
        }
        rows[last - top].append(width > 1 ? names.popFirst() ?? blank : blank)
      }
    }
    for row in top...last { grid.rows[row] = rows[row - top] }
    return top..<last + 1
  }

  /// Empty places repeat the cell to the left where the row below has names, and the one above otherwise.
  private mutating func fill() {
    let codeColumns = codeColumns()
    for row in 0..<rowCount where !Self.isIndexRow(grid.rows[row]) {
      for column in 0..<grid.width where grid.rows[row][column].content == .empty {
        let below = hasName(below: row, column) || codeColumns.contains(column)
        let left = column > 0 ? grid.rows[row][column - 1] : nil
        if row == 0 || below, let left, left.content != .empty,
          row == 0 ? below : above(row, column)
        {
          grid.rows[row][column] = Self.copy(left)
        } else if row > 0, grid.rows[row - 1][column].content != .empty {
          grid.rows[row][column] = Self.copy(grid.rows[row - 1][column])
        }
      }
    }
  }

  /// 类 | 款 | 项 beside 合计 and its figures, or beside the numbers of the columns: names of the header in a row that is none of its own.
  private func codeColumns() -> Range<Int> {
    [rowCount - 1, rowCount].map(codeColumns).first { !$0.isEmpty } ?? 0..<0
  }

  private func codeColumns(in row: Int) -> Range<Int> {
    guard grid.rows.indices.contains(row) else { return 0..<0 }
    let words = grid.rows[row].map(\.text)
    guard let first = words.firstIndex(of: "类"), words.dropFirst(first + 1).first == "款" else { return 0..<0 }
    return first..<first + (words.dropFirst(first + 2).first == "项" ? 3 : 2)
  }

  /// 预算数 over 公务用车购置及运行费 over 购置费: the name may stand two rows down.
  private func hasName(below row: Int, _ column: Int) -> Bool {
    ((row + 1)..<max(rowCount, row + 1)).contains {
      !Self.isIndexRow(grid.rows[$0]) && grid.rows[$0][column].content != .empty
    }
  }

  private func above(_ row: Int, _ column: Int) -> Bool {
    column > 0 && grid.rows[row - 1][column].span == grid.rows[row - 1][column - 1].span
  }

  private static func copy(_ cell: Cell) -> Cell {
    var copy = cell
    copy.isContinuation = true
    return copy
  }
}
