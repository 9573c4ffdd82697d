import Disclosure

/// Header paths, roles, units and halves of a grid's columns.
struct ColumnReader {
  private let grid: Grid
  private let headerRows: Int
  /// The header rows that hold names, not numbers of columns.
  private let nameRows: [Int]
  private let unit: Unit?

  init(_ grid: Grid, headerRows: Int, unit: Unit?) {
    self.grid = grid
    self.headerRows = headerRows
    nameRows = grid.rows.indices.prefix(headerRows).filter { !HeaderReader.isIndexRow(grid.rows[$0]) }
    self.unit = unit
  }

  func columns() -> [Column] {
    var columns = apart((0..<grid.width).map(path)).enumerated().map { column, path in
      let own = headerUnit(path)
      let role = role(column, path, own)
      return Column(path: path, role: role, unit: unitOf(role, column, own), half: 0)
    }
    // 支出经济分类科目 over code and name: the second has no header of its own. 科目编码 | 人员经费: names accounts of that kind.
    for index in columns.indices.dropFirst()
    where columns[index - 1].role == .code && columns[index].role == .text
      && columns[index].path.last?.ends(withAnyOf: ["经费", "支出"]) ?? true
    {
      columns[index].role = .name
    }
    for index in columns.indices where isNumberedLabels(index, columns) { columns[index].role = .name }
    Halves.assign(&columns, grid: grid, headerRows: headerRows)
    return columns
  }

  /// 收入 | 决算数 | 按功能分类 | 决算数: words between two columns of money, numbered 一、 二、, label the second, whatever
  /// their header says.
  private func isNumberedLabels(_ column: Int, _ columns: [Column]) -> Bool {
    guard columns[column].role == .text, columns[..<column].contains(where: { $0.role == .amount }),
      columns[(column + 1)...].first?.role == .amount
    else { return false }
    let cells = grid.rows.dropFirst(headerRows).map { $0[column] }.filter { $0.content == .text }
    let numbered = cells.count { LabelText.split($0.text).numbering?.style == .chinese }
    return numbered >= 2 && numbered * 2 >= cells.count
  }

  private func path(_ column: Int) -> [String] {
    var path: [String] = []
    for row in nameRows {
      let text = grid.rows[row][column].text
      if !text.isEmpty, path.last != text { path.append(text) }
    }
    return path
  }

  /// 小计预算数 | 小计决算数 | 购置费预算数 | 购置费决算数 beside 预算数 | 决算数: two levels of names in one row.
  private func apart(_ paths: [[String]]) -> [[String]] {
    let names = Set(paths.compactMap(\.last))
    let subtotals = paths.compactMap { path -> (parents: ArraySlice<String>, measure: String)? in
      guard path.count > 1, let name = path.last, name.hasPrefix("小计") || name.hasPrefix("合计") else { return nil }
      let measure = String(name.dropFirst(2))
      return names.contains(measure) ? (path.dropLast(), measure) : nil
    }
    guard !subtotals.isEmpty else { return paths }
    return paths.map { path in
      guard let name = path.last,
        let measure = subtotals.first(where: { name.hasSuffix($0.measure) && path.dropLast() == $0.parents })?.measure,
        name != measure
      else { return path }
      return path.dropLast() + [String(name.dropLast(measure.count)), measure]
    }
  }

  /// 金额（元）, 执行率（%）, 车辆数(辆): the unit in the brackets that close the name.
  private func headerUnit(_ path: [String]) -> Unit? {
    for name in path.reversed() {
      let scalars = Array(name.unicodeScalars)
      guard let last = scalars.last, last == "）" || last == ")",
        let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" })
      else { continue }
      var inner = String(String.UnicodeScalarView(scalars[(open + 1)..<(scalars.count - 1)]))
      for mark in ["单位：", "单位:", "金额单位：", "金额单位:"] where inner.hasPrefix(mark) {
        inner = String(inner.dropFirst(mark.count))
      }
      if let unit = UnitReader.unit(named: inner) { return unit }
    }
    return nil
  }

  // MARK: Roles

  private func role(_ column: Int, _ path: [String], _ own: Unit?) -> Column.Role {
    let name = path.last ?? ""
    let sample = Sample(grid, column, from: headerRows)
    if isOrdinal(column, path, sample) || isUnitCode(path) { return .ordinal }
    if isCode(column, path, sample) { return .code }
    if sample.figures * 2 >= sample.filled, sample.figures > 0 || isAmountName(path) {
      if sample.percents > 0 && sample.percents * 2 >= sample.figures { return .percent }
      if own?.dimension == .percent || isRateName(name) { return .percent }
      if own?.dimension == .money { return .amount }
      if isCountName(path, own) || sample.counts * 2 > sample.figures { return .count }
      return .amount
    }
    if sample.filled == 0, isAmountName(path) { return .amount }
    return isLabelName(name) || column == 0 ? .name : .text
  }

  /// What the cells of one column are, headers left out.
  private struct Sample {
    var filled = 0
    var figures = 0
    var percents = 0
    var counts = 0
    /// Whole numbers without unit and separators.
    var codes = 0
    var ascending = true
    var hasCodeLengths = true

    init(_ grid: Grid, _ column: Int, from row: Int) {
      var last: Int128 = 0
      for cells in grid.rows.dropFirst(row) {
        let cell = cells[column]
        if cell.content == .empty || cell.content == .dash { continue }
        filled += 1
        // Digits that are no number are a figure all the same, written wrongly.
        if cell.quantity != nil || cell.content == .unread { figures += 1 }
        guard let quantity = cell.quantity else { continue }
        if quantity.unit?.dimension == .percent { percents += 1 }
        if quantity.unit?.dimension == .count { counts += 1 }
        if quantity.unit == nil, quantity.numeral.decimals == 0,
          cell.text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        {
          codes += 1
          if ![3, 5, 7].contains(cell.text.utf8.count) { hasCodeLengths = false }
          if quantity.numeral.mantissa != last + 1 { ascending = false }
          last = quantity.numeral.mantissa
        }
      }
    }
  }

  private func isOrdinal(_ column: Int, _ path: [String], _ sample: Sample) -> Bool {
    if path.contains(where: { ["序号", "行次", "栏次", "编号"].contains($0) }) { return true }
    return column == 0 && sample.codes >= 3 && sample.codes == sample.filled && sample.ascending
  }

  /// 单位代码, 部门（单位）编码: numbers bodies, not accounts.
  private func isUnitCode(_ path: [String]) -> Bool {
    guard let name = path.last else { return false }
    return name.mentions(any: ["代码", "编码"]) && name.mentions(any: ["单位", "部门"])
      && !name.mentions(any: ["科目", "及代码", "项目", "名称"])
  }

  private func isCode(_ column: Int, _ path: [String], _ sample: Sample) -> Bool {
    let words = ["编码", "代码", "科目编号"]
    if path.contains(where: { name in name.mentions(any: words) }) {
      // 主管部门及代码 is a field; 支出功能分类科目代码 above a name column belongs to its neighbour.
      return sample.filled == 0 || sample.codes * 2 >= sample.filled
        || (path.last ?? "").mentions(any: words)
    }
    if ["类", "款", "项"].contains(path.last ?? "") {
      // 合计 stands in the first of them.
      return sample.codes == sample.filled
        || column == 0 && sample.hasCodeLengths && sample.codes == sample.figures && sample.filled - sample.codes == 1
    }
    // 支出经济分类科目 over codes, and 合计.
    if column == 0, path.contains(where: { $0.mentions(any: ["科目"]) }), sample.codes >= 3,
      sample.codes == sample.figures, sample.hasCodeLengths, sample.filled - sample.codes <= 2
    {
      return true
    }
    // Digits only, long as codes are, before the names: a code, whatever its header says.
    return sample.filled >= 3 && sample.codes == sample.filled && !sample.ascending
      && sample.hasCodeLengths && column == 0
  }

  private func isRateName(_ name: String) -> Bool {
    name.mentions(any: ["率", "%", "比重", "占比", "比例", "百分比", "进度"])
      && !name.mentions("原因")
  }

  private func isCountName(_ path: [String], _ own: Unit?) -> Bool {
    if let own { return own.dimension == .count || own.dimension == .score }
    let name = path.last ?? ""
    if ["目标值", "完成值", "指标值", "实际值", "年度指标值"].contains(name) { return true }
    return name.mentions(any: [
      "人数", "编制数", "辆数", "数量", "个数", "批次", "人次", "分值", "得分", "权重", "台数", "套数",
    ])
  }

  private func isAmountName(_ path: [String]) -> Bool {
    let words = [
      "金额", "合计", "小计", "预算数", "决算数", "执行数", "收入", "支出", "经费", "拨款", "结转", "结余", "资金", "总额", "费",
      "购置", "调整数", "资产",
    ]
    guard let name = path.last else { return false }
    if name.mentions(any: ["项目名称", "支出功能分类", "科目"]) { return false }
    return name.mentions(any: words)
  }

  private func isLabelName(_ name: String) -> Bool {
    name.mentions(any: ["名称", "项目", "科目", "内容", "类别", "功能分类", "经济分类"]) || name == "收入" || name == "支出"
  }

  private func unitOf(_ role: Column.Role, _ column: Int, _ own: Unit?) -> Unit? {
    switch role {
    case .amount: own ?? unit
    case .percent: own ?? .percent
    case .count: own
    case .ordinal, .code, .name, .text: nil
    }
  }
}

/// Finds the halves of a side-by-side table (收入 | 支出, or three columns of 经济分类).
enum Halves {
  static func assign(_ columns: inout [Column], grid: Grid, headerRows: Int) {
    var start = 0
    var half = 0
    while let next = nextStart(columns, after: start) {
      half += 1
      for column in next..<columns.count { columns[column].half = half }
      start = next
    }
  }

  /// The column the next half begins with: a further label column, behind figures of the last half, or the code or
  /// number columns that lead it.
  private static func nextStart(_ columns: [Column], after start: Int) -> Int? {
    let labels = columns.indices.filter { $0 >= start && columns[$0].role == .name }
    guard let first = labels.first else { return nil }
    for index in labels.dropFirst() {
      let between = columns[(first + 1)..<index]
      guard between.contains(where: { $0.role == .amount }) else { continue }
      var begin = index
      while begin > first + 1, [.ordinal, .code].contains(columns[begin - 1].role) { begin -= 1 }
      return begin
    }
    return nil
  }
}
