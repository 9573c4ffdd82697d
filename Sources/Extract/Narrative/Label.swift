internal import Disclosure

/// What the words in front of a figure say: which line, which money, which reading of it, which year.
struct Label {
  /// Empty when the words name no line of their own (支出决算, 预算数): the item's subject holds.
  var concept: String
  var path: [String]
  var code: String?
  /// `nil`: not said here; the section's holds.
  var scope: Scope?
  var flow: Flow?
  var measure: Measure?
  var period: Period?
  /// 支出决算, 收入预算: the item's line where there is one, else the total of that flow.
  var isBareTotal = false
  /// 共计支出: the sum of what the sentence spoke of.
  var isSum = false
  /// 人均接待费, 平均每辆: no part of any sum.
  var isAverage = false
  /// 完成全年预算 6 万元的: said of the line spoken of, which goes on.
  var isObject = false

  /// The concept of a bare total outside any item.
  var totalConcept: String {
    switch flow {
    case .income: "收入"
    case .expenditure: "支出"
    default: ""
    }
  }
}

/// Reads labels. The word lists are the grammar of labels, the same in every disclosure.
struct LabelReader {
  let entity: Wording?
  let year: Int?
  let kind: Document.Kind
  let concepts: [String: String]
  /// Names and synonyms of the accounts, to their concept.
  private let known: [Wording: String]

  init(entity: String?, year: Int?, kind: Document.Kind, concepts: [String: String]) {
    self.entity = entity.map { Wording($0.utf8) }
    self.year = year
    self.kind = kind
    self.concepts = concepts
    var known: [Wording: String] = [:]
    for (synonym, concept) in concepts {
      known[Wording(synonym.utf8)] = concept
      known[Wording(concept.utf8)] = concept
    }
    self.known = known
  }

  func read(_ words: some Sequence<UInt8>) -> Label {
    var text = Wording.label(words)
    var label = Label(concept: "", path: [])
    label.isSum = text.hasPrefix("共计") || text.hasPrefix("共支出") || text.hasPrefix("合计")
    stripEnds(&text)
    if text.hasPrefix(Self.completed) {
      let rest = text.suffix(from: Self.completed.count)
      label.isObject = Self.measures.contains { rest.hasPrefix($0.word) }
      if label.isObject { text = rest }
    }
    readPeriod(&text, &label)
    if let entity, let range = text.range(of: entity) { text.remove(range) }
    stripBodyBeforeYear(&text)
    stripEnds(&text)
    readPeriod(&text, &label)
    stripEnds(&text)
    // A name of the accounts is no longer taken apart: the 预算 of 政府性基金预算财政拨款收入 is no measure.
    if let name = known[text] {
      label.concept = name
      label.flow = Self.flow(of: text)
      return label
    }
    readLevels(&text, &label)
    readScope(&text, &label)
    readMeasure(&text, &label)
    readPeriodSuffix(&text, &label)
    stripEnds(&text)
    readCode(&text, &label)
    finish(text, &label)
    return label
  }

  // MARK: Ends

  private func stripEnds(_ text: inout Wording) {
    var changed = true
    while changed {
      changed = false
      for word in Self.leading where text.hasPrefix(word) && text.count > word.count {
        text.removeFirst(word.count)
        changed = true
      }
      for word in Self.trailing where text.hasSuffix(word) {
        text.removeLast(word.count)
        changed = true
      }
      // A list number: （一） 1. 1、 一、 ①
      if let end = ListNumber.end(of: text) {
        text.removeFirst(end)
        changed = true
      }
    }
  }

  // MARK: Period

  private func readPeriod(_ text: inout Wording, _ label: inout Label) {
    let digits = text.leadingDigits
    if digits.count == 4, let value = Int(String(decoding: digits, as: UTF8.self)) {
      let rest = text.suffix(from: 4)
      guard (1949...2099).contains(value), rest.hasPrefix("年") else { return }
      label.period = value == year ? .current : value + 1 == year ? .prior : .year(value)
      let suffix: Wording = rest.hasPrefix("年度") ? "年度" : "年"
      text = rest.suffix(from: suffix.count)
      return
    }
    for (word, period) in Self.periods where text.hasPrefix(word) {
      // 上年结转 is the name of a line of this year.
      if word == "上年", Self.priorYearLines.contains(where: text.hasPrefix) { return }
      if word == "本年", text.hasPrefix("本年收入") || text.hasPrefix("本年支出") { return }
      label.period = period
      text.removeFirst(word.count)
      return
    }
  }

  /// 公务接待费上年, 行政运行2024年: the measure behind it is already read.
  private func readPeriodSuffix(_ text: inout Wording, _ label: inout Label) {
    for ending in ["年度", "年"] as [Wording] where text.hasSuffix(ending) {
      let head = text.prefix(text.count - ending.count)
      var year = Wording(head.bytes.suffix(4) + ending.bytes)
      let isYear = year.leadingDigits.count == 4
      readPeriod(&year, &label)
      if isYear, year.isEmpty { text = head.prefix(head.count - 4) }
    }
    for (word, period) in Self.periods where text.hasSuffix(word) {
      label.period = period
      text.removeLast(word.count)
      return
    }
  }

  // MARK: 类 款 项

  /// 一般公共服务（类）统计信息事务（款）行政运行（项）
  private func readLevels(_ text: inout Wording, _ label: inout Label) {
    var rest = text
    var names: [Wording] = []
    for level in Self.levels {
      guard let range = level.lazy.compactMap({ rest.range(of: $0) }).first else { continue }
      names.append(rest.prefix(range.lowerBound))
      rest = rest.suffix(from: range.upperBound)
      for bracket in ["）", ")"] as [Wording] where rest.hasPrefix(bracket) {
        rest.removeFirst(bracket.count)
      }
    }
    names = names.map { Wording($0.bytes.drop { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }) }
    guard let last = names.last else { return }
    label.path = names.dropLast().map { fold($0.string) }
    // （类）支出: the word after the level belongs to the name.
    let isSpending = rest.hasPrefix("支出") && !last.hasSuffix("支出")
    let tail = rest.hasPrefix("支出") ? rest.suffix(from: 6) : rest
    text = Wording(last.bytes + (isSpending ? Array("支出".utf8) : []))
    if Self.measures.contains(where: { tail.contains($0.word) }) { text.bytes += tail.bytes }
  }

  // MARK: Scope

  private func readScope(_ text: inout Wording, _ label: inout Label) {
    for (word, scope) in Self.scopes {
      guard let range = text.range(of: word) else { continue }
      let rest = text.suffix(from: range.upperBound)
      // 财政拨款收入 is the name of a source of income, not a scope of another line.
      if rest.hasPrefix("收入"), !rest.hasPrefix("收入支出") {
        label.flow = .income
        return
      }
      if rest.hasPrefix("结转") || rest.hasPrefix("结余") { return }
      label.scope = scope
      text.remove(range)
      return
    }
  }

  // MARK: Measure

  private func readMeasure(_ text: inout Wording, _ label: inout Label) {
    for (word, measure) in Self.measures {
      guard let range = text.range(of: word) else { continue }
      if word == "预算" || word == "决算" || word == "执行" {
        // 预算单位, 预算管理, 预算项目: no figure of the budget.
        let rest = text.suffix(from: range.upperBound)
        if Self.notMeasures.contains(where: rest.hasPrefix) { continue }
      }
      label.measure = resolved(measure)
      text.remove(range)
      return
    }
  }

  private func resolved(_ measure: Measure) -> Measure {
    // 预算数 in final accounts is the whole year's; the document's own reading has no name.
    kind == .finalAccounts && measure == .own ? .adjustedBudget : measure.resolved(in: kind)
  }

  // MARK: Code and concept

  private func readCode(_ text: inout Wording, _ label: inout Label) {
    let digits = text.leadingDigits
    guard [3, 5, 7].contains(digits.count), text.count > digits.count else { return }
    label.code = String(decoding: digits, as: UTF8.self)
    text.removeFirst(digits.count)
  }

  private func finish(_ text: Wording, _ label: inout Label) {
    var name = text
    label.isAverage = Self.averages.contains(where: name.hasPrefix)
    for word in Self.amountWords where name.hasSuffix(word) && name.count > word.count {
      name.removeLast(word.count)
      break
    }
    if name.hasSuffix("费支出") { name.removeLast("支出".utf8.count) }
    stripBody(&name)
    if label.flow == nil { label.flow = Self.flow(of: name) }
    label.isBareTotal = Self.bareTotals.contains(name)
    label.concept = label.isBareTotal || Self.generic.contains(name) ? "" : fold(name.string)
  }

  /// 某市某局2024年度收入支出总计: what stands before a year is the body that discloses, when it ends like one.
  private func stripBodyBeforeYear(_ text: inout Wording) {
    guard let range = text.range(of: "年"), range.lowerBound > 4 else { return }
    let head = text.prefix(range.lowerBound)
    guard head.bytes.suffix(4).allSatisfy({ $0 &- 0x30 < 10 }) else { return }
    let name = head.prefix(head.count - 4)
    guard known[name] == nil, Self.bodyEndings.contains(where: name.hasSuffix) else { return }
    text = text.suffix(from: name.count)
  }

  /// 某局机关运行经费: what stands after the body's name, when that is a name of the accounts or nothing.
  private func stripBody(_ name: inout Wording) {
    for ending in Self.bodies {
      guard let range = name.range(of: ending) else { continue }
      let rest = name.suffix(from: range.upperBound)
      if rest.isEmpty || known[rest] != nil || Self.bareTotals.contains(rest) {
        name = rest
        return
      }
    }
  }

  private static func flow(of name: Wording) -> Flow? {
    if Self.bothFlows.contains(where: name.contains) { return .both }
    return name.contains("收入") ? .income : name.contains("支出") ? .expenditure : nil
  }

  func fold(_ name: String) -> String { concepts[name] ?? name }

  /// The name of a line of the accounts.
  func isKnown(_ concept: String) -> Bool { known[Wording(concept.utf8)] != nil }
}

extension LabelReader {
  static let leading: [Wording] = [
    "其中:", "其中：", "其中", "包括", "一是", "二是", "三是", "四是", "分别为", "以及", "及", "和", "、", "：", ":", "，",
    ",",
    "另", "本部门", "我部门", "我局", "本单位", "我单位", "我院", "我校", "我委", "共计", "共有", "共", "均", "安排", "用于", "该",
    "当年",
    "部门所属各单位", "部门整体", "部门",
    "）", ")", "。", "；", ";", "的",
  ]
  static let trailing: [Wording] = [
    "均为", "分别为", "为", "是", "共计", "达到", "达", "约", "共有", "共", "：", ":", "安排", "即", "仅", "各", "均",
    "实际",
    "有", "近", "超", "超过", "逾", "不足", "，", ",", "(", "（",
  ]
  static let levels: [[Wording]] = [["（类", "(类"], ["（款", "(款"], ["（项", "(项"]]
  static let periods: [(Wording, Period)] = [
    ("上年度", .prior), ("上一年度", .prior), ("上年", .prior), ("去年", .prior), ("本年度", .current),
    ("本年", .current), ("今年", .current), ("全年", .current), ("年度", .current),
  ]
  static let priorYearLines: [Wording] = ["上年结转", "上年结余", "上年度结转"]
  static let scopes: [(Wording, Scope)] = [
    ("一般公共预算财政拨款", .generalBudget), ("一般公共预算当年拨款", .generalBudget),
    ("一般公共预算当年财政拨款", .generalBudget), ("一般公共预算拨款", .generalBudget), ("一般公共预算", .generalBudget),
    ("政府性基金预算财政拨款", .governmentFund), ("政府性基金预算当年拨款", .governmentFund),
    ("政府性基金预算拨款", .governmentFund),
    ("政府性基金预算", .governmentFund), ("政府性基金", .governmentFund),
    ("国有资本经营预算财政拨款", .stateCapital), ("国有资本经营预算拨款", .stateCapital),
    ("国有资本经营预算", .stateCapital), ("国有资本经营", .stateCapital), ("财政拨款", .fiscal),
  ]
  /// Longest first: 预算执行总额 holds 预算.
  static let measures: [(word: Wording, measure: Measure)] = [
    ("预算执行总额", .actual), ("预算执行数", .actual), ("执行总额", .actual), ("执行数", .actual),
    ("年初预算数", .initialBudget), ("年初预算", .initialBudget), ("年初批复预算", .initialBudget),
    ("调整后全年预算数", .adjustedBudget), ("调整后全年预算", .adjustedBudget),
    ("全年预算数", .adjustedBudget), ("全年预算", .adjustedBudget), ("调整后预算", .adjustedBudget),
    ("调整预算数", .adjustedBudget), ("调整预算", .adjustedBudget), ("决算总额", .actual),
    ("决算数", .actual), ("决算", .actual), ("预算总额", .own), ("预算数", .own), ("预算安排", .own),
    ("预算", .own), ("执行", .actual),
  ]
  static let notMeasures: [Wording] = [
    "率", "进度", "情况", "标准", "力", "公务", "单位", "管理", "项目", "编制", "公开", "绩效", "外", "内", "资金", "收入合计",
  ]
  static let averages: [Wording] = ["人均", "车均", "户均", "亩均", "次均", "平均", "每"]
  static let completed: Wording = "完成"
  static let amountWords: [Wording] = ["总额", "总数", "金额", "数额", "总金额"]
  static let generic: Set<Wording> = [
    "", "金额", "资金", "费用支出", "费用", "共计支出", "支出共计", "共计", "合计", "总计", "小计", "总额", "数", "经费",
  ]
  /// How names of bodies end that are no names of accounts (图书馆, 博物馆 are both).
  static let bodies: [Wording] = ["局", "委员会", "办公室", "人民政府", "管委会", "办事处", "委"]
  /// How names of bodies end.
  static let bodyEndings: [Wording] =
    bodies + [
      "厅", "部", "院", "学校", "大学", "中学", "小学", "幼儿园", "中心", "站", "所", "队", "馆", "处", "会", "社", "街道", "镇", "乡",
      "台", "园", "部门", "单位",
    ]
  static let bothFlows: [Wording] = ["收支", "收、支", "收入支出", "收入、支出"]
  static let bareTotals: Set<Wording> = ["支出", "收入"]
}

/// （一） 1. 1、 一、 at the head of a label.
enum ListNumber {
  /// Bytes the list number takes, or `nil` when there is none.
  static func end(of text: Wording) -> Int? {
    for (open, close) in brackets where text.hasPrefix(open) {
      let inner = text.suffix(from: open.count)
      let number = length(inner)
      guard number > 0, inner.suffix(from: number).hasPrefix(close) else { return nil }
      return open.count + number + close.count
    }
    let number = length(text)
    guard number > 0 else { return nil }
    let rest = text.suffix(from: number)
    if rest.hasPrefix("、") || rest.hasPrefix("．") { return number + 3 }
    // 1.5 is a number, not a list number.
    guard rest.hasPrefix("."), rest.suffix(from: 1).leadingDigits.isEmpty else { return nil }
    return number + 1
  }

  /// Bytes of the digits or Chinese digits at the head; 0 when none or more than three.
  private static func length(_ text: Wording) -> Int {
    let digits = text.leadingDigits.count
    if digits > 0 { return digits <= 3 ? digits : 0 }
    var length = 0
    while length < 9, chinese.contains(where: { text.suffix(from: length).hasPrefix($0) }) {
      length += 3
    }
    return length
  }

  private static let brackets: [(Wording, Wording)] = [("（", "）"), ("(", ")")]
  private static let chinese: [Wording] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
