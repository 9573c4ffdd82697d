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
  /// 完成全年预算 6 万元的, 为预算 6 万元的, 满分 15 分: said of the line spoken of, which goes on.
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
  var year: Int?
  let kind: Document.Kind
  let concepts: [ExactText: String]
  /// Names and synonyms of the accounts, to their concept.
  private let known: [Wording: String]

  init(entity: String?, year: Int?, kind: Document.Kind, concepts: [ExactText: String]) {
    self.entity = entity.map { Wording($0.utf8) }
    self.year = year
    self.kind = kind
    self.concepts = concepts
    var known: [Wording: String] = [:]
    for (synonym, concept) in concepts {
      known[Wording(synonym.text.utf8)] = concept
      known[Wording(concept.utf8)] = concept
    }
    self.known = known
  }

  /// A line of the lexicon, not just any words.
  func isName(_ concept: String) -> Bool { known[Wording(concept.utf8)] != nil }

  func read(_ words: some Sequence<UInt8>) -> Label {
    var text = Wording.label(words)
    var label = Label(concept: "", path: [])
    readBracketedCode(&text, &label)
    // 人均: its 均 is no ending such as that of 收、支总计均.
    label.isAverage = Self.averages.contains { text.hasPrefix($0) || $0.hasSuffix("均") && text.hasSuffix($0) }
    label.isSum = readSum(&text)
    stripEnds(&text)
    if let verb = Self.completed.first(where: text.hasPrefix) {
      let rest = text.suffix(from: verb.count)
      label.isObject = Self.measures.contains { rest.hasPrefix($0.word) }
      if label.isObject { text = rest }
    }
    if Self.fullMarks.contains(where: text.hasSuffix) { label.isObject = true }
    readPeriod(&text, &label)
    if let entity, let range = text.range(of: entity) { text.remove(range) }
    stripBodyBeforeYear(&text)
    stripEnds(&text)
    unquote(&text)
    readPeriod(&text, &label)
    stripEnds(&text)
    // A name of the accounts is no longer taken apart: the 预算 of 政府性基金预算财政拨款收入 is no measure.
    if let name = known[text] {
      label.concept = name
      label.flow = Self.flow(of: text)
      return label
    }
    let isLevel = readLevels(&text, &label)
    readScope(&text, &label)
    readMeasure(&text, &label)
    readPeriodSuffix(&text, &label)
    // 彩票公益金安排的支出（款）用于社会福利的彩票公益金支出（项）: the whole name of an account, whatever it begins with.
    if isLevel { stripTrailing(&text) } else { stripEnds(&text) }
    readCode(&text, &label)
    finish(text, &label)
    return label
  }

  /// 共计支出, 三项合计: words for a sum; how many are added up is no name.
  private func readSum(_ text: inout Wording) -> Bool {
    var rest = text
    while let word = Self.addends.first(where: rest.hasPrefix) { rest.removeFirst(word.count) }
    // 以上三项共, or 共 alone; 共有车辆 is no sum.
    let isSum =
      Self.sums.contains(where: rest.hasPrefix) || rest.count < text.count && rest.hasPrefix("共")
      || Self.bareSums.contains(text)
    if isSum { text = rest }
    return isSum
  }

  /// The flow of a line: that its words name, else that of its name.
  func flow(of label: Label) -> Flow? { label.flow ?? Self.flow(of: Wording(label.concept.utf8)) }

  /// 政府性基金预算财政拨款: words that name one kind of money and nothing else.
  func money(named words: some Sequence<UInt8>) -> Scope? {
    var text = Wording.label(words)
    stripEnds(&text)
    return Self.scopes.first { $0.word == text }?.scope
  }

  // MARK: Ends

  /// Whether a word was taken off.
  @discardableResult
  private func stripTrailing(_ text: inout Wording) -> Bool {
    var changed = false
    for word in Self.trailing where text.hasSuffix(word) {
      text.removeLast(word.count)
      changed = true
    }
    return changed
  }

  private func stripEnds(_ text: inout Wording) {
    var changed = true
    while changed {
      changed = false
      for word in Self.leading where text.hasPrefix(word) && text.count > word.count {
        text.removeFirst(word.count)
        changed = true
      }
      if stripTrailing(&text) { changed = true }
      if stripNumber(&text) { changed = true }
    }
  }

  /// A list number: （一） 1. 1、 一、 ①. Whether there was one.
  @discardableResult
  func stripNumber(_ text: inout Wording) -> Bool {
    let head = String(decoding: text.bytes.prefix(Self.numberBytes), as: UTF8.self).unicodeScalars
    guard let number = Numbering.read(head), number.style != .part, number.length < head.count else { return false }
    text.removeFirst(head.prefix(number.length).reduce(0) { $0 + UTF8.width($1) })
    return true
  }

  /// “卫生健康支出”科目: the name alone. The quotes of “三公”经费 are of the name.
  private func unquote(_ text: inout Wording) {
    if text.hasSuffix(Self.accountWord), text.count > Self.accountWord.count { text.removeLast(Self.accountWord.count) }
    guard let quotes = Self.quotes.first(where: { text.hasPrefix($0.open) && text.hasSuffix($0.close) }),
      text.count > quotes.open.count + quotes.close.count
    else { return }
    let name = text.suffix(from: quotes.open.count).prefix(text.count - quotes.open.count - quotes.close.count)
    guard !name.contains(quotes.open), !name.contains(quotes.close) else { return }
    text = name
  }

  // MARK: Period

  private func readPeriod(_ text: inout Wording, _ label: inout Label) {
    let digits = text.leadingDigits
    if digits.count == 4, let value = Int(String(decoding: digits, as: UTF8.self)) {
      let rest = text.suffix(from: 4)
      guard (1949...2099).contains(value), rest.hasPrefix("年") else { return }
      label.period = value == year ? .current : value + 1 == year ? .prior : .year(value)
      // 2024年初结转和结余, 2024年末: the 年 is of the name.
      let suffix: Wording = rest.hasPrefix("年度") ? "年度" : Self.endsOfYear.contains(where: rest.hasPrefix) ? "" : "年"
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

  /// 一般公共服务（类）统计信息事务（款）行政运行（项）: whether there are any.
  private func readLevels(_ text: inout Wording, _ label: inout Label) -> Bool {
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
    names = names.map { name in
      var name = Wording(name.bytes.drop { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") })
      unquote(&name)
      return name
    }
    guard let last = names.last else { return false }
    label.path = names.dropLast().map { fold($0.string) }
    // 卫生健康（类）支出: the word after the level belongs to the name; 行政运行（项）支出 is what was spent of it.
    let isSpending = names.count == 1 && rest.hasPrefix("支出") && !last.hasSuffix("支出")
    let tail = rest.hasPrefix("支出") ? rest.suffix(from: 6) : rest
    text = Wording(last.bytes + (isSpending ? Array("支出".utf8) : []))
    if Self.measures.contains(where: { tail.contains($0.word) }) { text.bytes += tail.bytes }
    return true
  }

  /// 教育支出（205）普通教育（02）小学教育（02） is 教育支出（类）普通教育（款）小学教育（项）; 小学教育（2050202） tells all of its code at once.
  private func readBracketedCode(_ text: inout Wording, _ label: inout Label) {
    let (open, close): (Wording, Wording) = ("（", "）")
    var read = Wording("")
    var rest = text
    var code: [UInt8] = []
    var level = 0
    while let range = rest.range(of: open) {
      let digits = rest.suffix(from: range.upperBound).leadingDigits
      let behind = rest.suffix(from: range.upperBound + digits.count)
      let isLevel = level < Self.codeLevels.count && digits.count == Self.codeLevels[level].digits
      let isWhole = level == 0 && [5, 7].contains(digits.count)
      guard isLevel || isWhole, range.lowerBound > 0, behind.hasPrefix(close),
        level > 0 || digits.first == UInt8(ascii: "2")
      else {
        guard level == 0 else { break }
        read.bytes += rest.prefix(range.upperBound).bytes
        rest = rest.suffix(from: range.upperBound)
        continue
      }
      read.bytes += rest.prefix(range.lowerBound).bytes + (isLevel ? Self.codeLevels[level].name.bytes : [])
      rest = behind.suffix(from: close.count)
      code += digits
      level = isWhole ? Self.codeLevels.count : level + 1
    }
    guard !code.isEmpty else { return }
    text = Wording(read.bytes + rest.bytes)
    label.code = String(decoding: code, as: UTF8.self)
  }

  private static let codeLevels: [(name: Wording, digits: Int)] = [("（类）", 3), ("（款）", 2), ("（项）", 2)]

  // MARK: Scope

  private func readScope(_ text: inout Wording, _ label: inout Label) {
    for (word, scope) in Self.scopes {
      guard let range = text.range(of: word) else { continue }
      let rest = text.suffix(from: range.upperBound)
      // 财政拨款收入 is the name of a source of income, not a scope of another line.
      if rest.hasPrefix("收入"), !Self.bothFlows.contains(where: rest.hasPrefix) {
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
    // 1.2013816食品安全监管: the number of the item runs into the code.
    let number = text.leadingDigits.count
    if (1...2).contains(number), text.bytes.dropFirst(number).starts(with: [UInt8(ascii: "."), UInt8(ascii: "2")]) {
      let code = text.suffix(from: number + 1)
      if [3, 5, 7].contains(code.leadingDigits.count) { text = code }
    }
    let digits = text.leadingDigits
    guard [3, 5, 7].contains(digits.count), text.count > digits.count else { return }
    label.code = String(decoding: digits, as: UTF8.self)
    text.removeFirst(digits.count)
  }

  /// 办公经费每村, 报酬每人每月
  private func isForEach(_ name: Wording) -> Bool {
    let each: Wording = "每"
    return [3, 6].contains { length in
      let start = name.count - length - each.count
      return start > 0 && name.suffix(from: start).hasPrefix(each)
    }
  }

  private func finish(_ text: Wording, _ label: inout Label) {
    var name = text
    let namesAverage =
      Self.averages.contains(where: name.hasPrefix) || Self.averageEnds.contains(where: name.hasSuffix)
    label.isAverage = label.isAverage || namesAverage || isForEach(name)
    for word in Self.amountWords where name.hasSuffix(word) && name.count > word.count {
      name.removeLast(word.count)
      break
    }
    // 公务接待费支出 is 公务接待费; the 支出 of 职业年金缴费支出 is of the account's name.
    if name.hasSuffix("费支出"), !name.hasSuffix("缴费支出") { name.removeLast("支出".utf8.count) }
    stripBody(&name)
    // 财政拨款开支的公务用车保有量
    if let range = name.range(of: "开支的"), range.upperBound < name.count { name = name.suffix(from: range.upperBound) }
    // 同类支出中基本支出: of what stands before 中.
    if let range = name.range(of: "中"), range.lowerBound >= 6, known[name.suffix(from: range.upperBound)] != nil {
      if label.path.isEmpty { label.path = [name.prefix(range.lowerBound).string] }
      name = name.suffix(from: range.upperBound)
    }
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

  func fold(_ name: String) -> String { concepts[ExactText(name)] ?? name }

  /// The name of a line of the accounts.
  func isKnown(_ concept: String) -> Bool { known[Wording(concept.utf8)] != nil }
}
