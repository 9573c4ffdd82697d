package import Disclosure

/// Facts from the figures of tables, in table, line, column order.
package struct TableFacts {
  private let document: Document
  private let vocabulary: Vocabulary

  package init(_ document: Document, _ vocabulary: Vocabulary) {
    self.document = document
    self.vocabulary = vocabulary
  }

  package func facts() -> [Fact] {
    document.tables.indices.flatMap { facts($0) }
  }

  private func facts(_ index: Int) -> [Fact] {
    let table = document.tables[index]
    let nature = TableNature(table, document, vocabulary)
    let headers = table.columns.map {
      ColumnMeaning($0, document: document, vocabulary: vocabulary)
    }
    // Labels from the outermost line inwards, kept so that deep tables cost no more than flat ones.
    var paths: [[String]] = []
    var facts: [Fact] = []
    for (number, line) in table.lines.enumerated() {
      let label = fold(line.label)
      let reading = LineReading(line.label, document)
      var path: [String] = []
      if let parent = line.parent, parent < paths.count {
        path = paths[parent] + [fold(table.lines[parent].label)]
      }
      paths.append(Array(path.suffix(8)))
      for column in line.valueColumns {
        guard let quantity = table[line.row, column].quantity,
          !table[line.row, column].isContinuation
        else { continue }
        let meaning = headers[column]
        var concept = label
        var place = path
        if let own = meaning.concept, line.role != .item || !meaning.namesWhole {
          if line.role == .item && !nature.linesAreEntities && reading == nil { place.append(label) }
          concept = own
        }
        let told = meaning.concept == nil ? nil : reading
        facts.append(
          Fact(
            quantity: quantity, concept: concept, labelSpan: line.labelSpan, path: place,
            code: line.code, scope: meaning.scope ?? nature.scope,
            flow: nature.flow(table.columns[column], line), measure: told?.measure ?? meaning.measure,
            period: told?.period ?? meaning.period, origin: .cell(table: index, line: number, column: column),
            section: table.section))
      }
    }
    return facts
  }

  private func fold(_ label: String) -> String { vocabulary.concept(label) }
}

/// 2024年, 上年决算数 as the name of a row whose columns name what is measured: which reading the row is, and of which year.
private struct LineReading {
  let period: Period
  let measure: Measure?

  init?(_ label: String, _ document: Document) {
    guard let period = ColumnMeaning.period(of: label, document.year), ColumnMeaning.isReading(label)
    else { return nil }
    self.period = period
    measure = ColumnMeaning.measure(of: label, document.kind)
  }
}

/// What a table as a whole says about its figures.
private struct TableNature {
  let scope: Scope
  private let ownFlow: Flow
  /// Its rows are departments or units: what is measured stands in the header.
  let linesAreEntities: Bool

  init(_ table: Table, _ document: Document, _ vocabulary: Vocabulary) {
    let kind = vocabulary.tableKinds.first { $0.id == table.kind }
    // 一般公共预算项目支出情况表 is a list of projects that says whose money it is.
    let titled = ColumnMeaning.scope(of: table.title) ?? .allFunds
    scope = kind.flatMap { $0.scope == .allFunds ? nil : $0.scope } ?? titled
    ownFlow = kind?.flow ?? .none
    linesAreEntities = table.columns.contains { column in
      column.role == .name
        && ["部门名称", "单位名称", "部门（单位）", "预算单位", "单位"].contains { column.name.hasPrefix($0) }
    }
  }

  /// Where income and expenditure stand side by side the header or the label decides.
  func flow(_ column: Column, _ line: Line) -> Flow {
    for name in column.path {
      if name.hasPrefix("收入") || name.hasPrefix("本年收入") { return .income }
      if name.hasPrefix("支出") || name.hasPrefix("本年支出") { return .expenditure }
    }
    guard ownFlow == .both || ownFlow == .none else { return ownFlow }
    if line.label.mentions("收入") && !line.label.mentions("支出") { return .income }
    if line.label.mentions("支出") && !line.label.mentions("收入") { return .expenditure }
    return ownFlow
  }
}

/// What a column's header says: which money, which reading, which year, or what is measured.
struct ColumnMeaning {
  private(set) var scope: Scope?
  private(set) var measure: Measure = .own
  private(set) var period: Period = .current
  /// The concept the header names; `nil` when it only says amount, scope, measure or year.
  private(set) var concept: String?
  /// 本年支出合计: of a line of the accounts it is all that was spent on that line.
  private(set) var namesWhole = false

  init(_ column: Column, document: Document, vocabulary: Vocabulary) {
    let headers = column.path.filter { !["收入", "支出"].contains($0) }
    for name in headers {
      if let scope = Self.scope(of: name) { self.scope = scope }
      if let measure = Self.measure(of: name, document.kind) { self.measure = measure }
      if let period = Self.period(of: name, document.year) { self.period = period }
    }
    guard let last = Self.naming(headers) else { return }
    if Self.isReading(last) { return }
    let core = Self.core(last)
    if Self.scope(of: core) != nil && Self.isScopeOnly(core) { return }
    concept = vocabulary.concept(core)
    namesWhole = Self.wholes.contains(core)
  }

  /// A year, a measure or a word for any amount, and nothing that is measured.
  static func isReading(_ name: String) -> Bool {
    let core = core(name)
    return core.isEmpty || neutral.contains(core)
  }

  /// The header that says what is measured: 公务接待费 over 预算数, 事业收入 over 小计. 公用经费 over them heads accounts.
  private static func naming(_ headers: [String]) -> String? {
    var rest = headers[...]
    while let last = rest.last, let above = rest.dropLast().last {
      guard core(last).isEmpty || ["小计", "合计"].contains(last), isMeasured(above) || rest.count > 2 else { break }
      rest = rest.dropLast()
    }
    return rest.last.map(isMeasured) == true ? rest.last : headers.last
  }

  /// A kind of expense, or a source of income beside others; 本年收入 over 小计 is all of them.
  private static func isMeasured(_ name: String) -> Bool {
    name.hasSuffix("费") && !name.hasSuffix("经费") || name.hasSuffix("收入") && !name.hasSuffix("本年收入")
  }

  private static let wholes: Set<String> = ["本年支出合计", "支出合计", "本年支出", "支出总计", "本年收入合计", "收入合计", "本年收入"]
  private static let neutral: Set<String> = [
    "合计", "小计", "总计", "金额", "数额", "预算", "决算", "预算数", "决算数", "执行数", "数", "项目", "年初", "全年", "调整",
    "本年", "上年", "收入", "支出", "执行", "当年", "资金", "总额", "本年合计", "年度", "年初数", "年末数", "实际", "实际数", "实有数",
    "年度预算", "预算执行", "预算额", "执行额", "年初总", "收入数", "支出数",
    "完成值", "目标值", "价值", "本年数", "上年数", "统计数", "决算统计数",
  ]

  /// The header's name without year, measure and brackets: 2022年决算数 → "", 基本支出（万元） → 基本支出.
  static func core(_ name: String) -> String {
    var scalars = Array(name.unicodeScalars)
    if let last = scalars.last, last == "）" || last == ")",
      let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" }), open > 0
    {
      let inner = String(String.UnicodeScalarView(scalars[(open + 1)..<(scalars.count - 1)]))
      if UnitReader.unit(named: inner) != nil { scalars.removeSubrange(open...) }
    }
    var text = String(String.UnicodeScalarView(scalars))
    for word in [
      "年初总预算", "年度预算数", "年初预算数", "全年预算数", "调整预算数", "预算调整数", "年初预算", "全年预算", "调整预算", "预算数", "决算数",
      "执行数", "支出数",
    ] where text.ends(with: word) {
      text = String(text.dropLast(word.count))
      break
    }
    let digits = text.unicodeScalars.prefix { $0.isASCII && $0.properties.numericType != nil }
    if digits.count == 4 {
      var rest = text.unicodeScalars.dropFirst(4)
      if rest.first == "年" { rest = rest.dropFirst() }
      if rest.first == "度" { rest = rest.dropFirst() }
      text = String(rest)
    }
    return text
  }

  static func scope(of name: String) -> Scope? {
    if name.mentions("一般公共预算") { return .generalBudget }
    if name.mentions("政府性基金") || name.mentions("政府基金") { return .governmentFund }
    if name.mentions("国有资本经营") { return .stateCapital }
    if name.mentions("财政拨款") || name.mentions("三公") { return .fiscal }
    return nil
  }

  /// 一般公共预算财政拨款, not 财政拨款收入: the latter is a source of income.
  private static func isScopeOnly(_ name: String) -> Bool {
    var rest = name
    for word in ["政府性基金预算", "政府基金预算", "政府性基金", "国有资本经营预算", "国有资本经营", "一般公共预算"] {
      if rest.hasPrefix(word) {
        rest = String(rest.dropFirst(word.count))
        return ["", "财政拨款", "拨款", "支出", "财政拨款支出", "资金", "收入", "财政拨款收入", "拨款收入"].contains(rest)
      }
    }
    return rest == "财政拨款"
  }

  static func measure(of name: String, _ kind: Document.Kind) -> Measure? {
    if name.mentions("增减") || name.mentions("率") || name.mentions("变化") { return nil }
    if name.mentions(any: ["年初预算", "年初总预算", "期初预算"]) { return .initialBudget }
    for word in ["全年预算", "调整预算", "预算调整", "调整后预算"] where name.mentions(word) {
      return .adjustedBudget
    }
    for word in ["决算", "执行数", "执行额", "实际支出", "支出数", "预算执行"] where name.mentions(word) {
      return .actual
    }
    guard name.hasSuffix("预算数") || name.hasSuffix("预算") || name.hasSuffix("预算额"),
      scope(of: name) == nil
    else { return nil }
    return kind == .finalAccounts ? .adjustedBudget : .initialBudget
  }

  static func period(of name: String, _ year: Int?) -> Period? {
    for word in ["上年", "上一年", "去年"] where name.hasPrefix(word) {
      let rest = name.dropFirst(word.count)
      if rest.hasPrefix("结转") || rest.hasPrefix("结余") || rest.hasPrefix("度结转") { return nil }
      return .prior
    }
    let digits = name.unicodeScalars.prefix { $0.isASCII && $0.properties.numericType != nil }
    guard digits.count == 4, name.unicodeScalars.dropFirst(4).first == "年",
      let printed = Int(String(String.UnicodeScalarView(digits)))
    else { return nil }
    guard let year else { return .year(printed) }
    return printed == year ? .current : printed == year - 1 ? .prior : .year(printed)
  }
}
