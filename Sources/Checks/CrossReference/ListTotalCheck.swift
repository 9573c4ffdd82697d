package import Disclosure

/// Totals a notice tells in prose against those of the list it publishes: 补贴面积 5351.04 亩，涉及 2036 户 above a list of villages.
///
/// What it compares: a figure whose own words end as a column's header does, or whose thing the header counts, with that column's total
/// row, with the sum of its rows where none is printed, or with the one value all rows have.
/// When it stays silent: unless the paragraph tells another total of the same list rightly, or says how many rows it has and calls the
/// figure a total; for figures that stand in the column, for tables of the accounts, which have rules of their own.
/// Source: checks.md B01.
package struct ListTotalCheck: SurveyedCheck {
  package static let kind = "list-total"
  package static let parameters = [
    ParameterSpec("totals", isRequired: true, help: "Words that call a figure a total."),
    ParameterSpec("unnamed", isRequired: true, help: "Headers that name nothing of their own."),
  ]
  private let rule: Rule
  private let totals: [String]
  private let unnamed: Set<String>

  /// Rows that make a list.
  private static let fewest = 3

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    totals = rule.parameters["totals"]?.strings ?? []
    unnamed = Set(rule.parameters["unnamed"]?.strings ?? [])
  }

  /// What a list says of one of its columns as a whole.
  private struct Total {
    var table: Int
    var header: String
    /// The total as printed, the one value, or what is to be added up.
    var terms: [Quantity]
    var cells: Set<Rational>
    var isInYuan: Bool

    var value: Rational { terms.reduce(.zero) { $0 + $1.value } }
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let lists = reading.document.tables.enumerated().map { totals(of: $1, at: $0) }
    guard lists.contains(where: { !$0.isEmpty }) else {
      return [.notApplicable(rule: rule.id, reason: .tableMissing)]
    }
    let byValue = Dictionary(grouping: lists.joined()) { $0.value }
    let only = lists.indices.filter { !lists[$0].isEmpty }
    let paragraphs = Dictionary(grouping: reading.facts.filter { $0.isNarrative && isPlain($0) }, by: \.block)
    return paragraphs.sorted { ($0.key ?? -1) < ($1.key ?? -1) }.flatMap { _, facts in
      judge(facts, lists, byValue, only.count == 1 ? only.first : nil, survey)
    }
  }

  private func isPlain(_ fact: Fact) -> Bool {
    fact.period == .current && !fact.isAverage && fact.quantity.hedge == nil && fact.quantity.value.sign > 0
  }

  private func judge(
    _ facts: [Fact], _ lists: [[Total]], _ byValue: [Rational: [Total]], _ only: Int?, _ survey: Survey
  ) -> [Outcome] {
    var witnesses: [Int: Set<Span>] = [:]
    for fact in facts where fact.quantity.numeral.mantissa.magnitude >= 100 {
      for total in byValue[fact.quantity.value] ?? [] where speaks(fact, of: total, survey.reading.document) {
        witnesses[total.table, default: []].insert(fact.span)
      }
    }
    let counted = only.flatMap { table in facts.contains { countsRows($0, of: table, survey.reading) } ? table : nil }
    let tables = Set(witnesses.keys).union(counted.map { [$0] } ?? [])
    return tables.sorted().flatMap { table in
      let told = facts.compactMap { fact -> (fact: Fact, total: Total)? in
        let named = lists[table].filter { speaks(fact, of: $0, survey.reading.document) }
        return named.count == 1 ? (fact, named[0]) : nil
      }
      // 采购意向预算金额合计 240 万元。全年采购预算金额 800 万元: the total was told, and this is something else.
      let right = Set(told.filter { $0.fact.quantity.value == $0.total.value }.map(\.total.header))
      return told.compactMap { fact, total -> Outcome? in
        guard fact.quantity.value == total.value || !right.contains(total.header) else { return nil }
        let isVouched = witnesses[table].map { !$0.subtracting([fact.span]).isEmpty } ?? false
        guard isVouched || table == counted && name(of: fact, survey.reading.document).isTotal else { return nil }
        return outcome(fact, total, survey)
      }
    }
  }

  private func outcome(_ fact: Fact, _ total: Total, _ survey: Survey) -> Outcome? {
    let claimed = survey.style.operand(fact.quantity)
    let judgement = Judgement.sum(total: claimed, terms: total.terms.map { Operand($0) })
    if judgement.severity != nil, total.cells.contains(fact.quantity.value) { return nil }
    let table = survey.reading.document.tables[total.table]
    return rule.outcome(
      judgement,
      Equation(
        formula: total.terms.map(\.numeral.text).joined(separator: " + "), claimed: claimed,
        claimSpan: fact.quantity.extent,
        terms: total.terms.map { Evidence.Term(1, total.header, $0) }, subject: total.header,
        values: ["table": table.title],
        cause: judgement.feasible.flatMap { Mechanism.cause(of: fact.quantity, feasible: $0) }),
      ceiling: rule.severity)
  }

  // MARK: What a figure speaks of

  private func name(of fact: Fact, _ document: Document) -> (words: String, isTotal: Bool) {
    var words = document.string(fact.labelSpan).filter { $0 != " " }
    for ending in ["为", "是", "约", "达", "类"] where words.hasSuffix(ending) { words.removeLast(ending.count) }
    guard let word = totals.first(where: words.hasSuffix) else { return (words, false) }
    words.removeLast(word.count)
    return (words, true)
  }

  private func speaks(_ fact: Fact, of total: Total, _ document: Document) -> Bool {
    guard let unit = fact.quantity.unit, isComparable(fact.quantity, total) else { return false }
    if unit.dimension == .count {
      // 2036 户: 户数; 87 个村: 项目村数.
      let end = fact.quantity.extent.end
      let behind = document.string(Span(end, min(end + Self.thing, document.text.count)))
      let thing = behind.prefix { !Self.marks.contains($0) && !$0.isNumber }
      return unit.symbol != "个" && total.header.hasSuffix(unit.symbol + "数")
        || !thing.isEmpty && total.header.hasSuffix(thing + "数")
    }
    return name(of: fact, document).words.hasSuffix(total.header)
  }

  /// Bytes behind a figure that say what is counted: two characters.
  private static let thing = 6
  private static let marks: Set<Character> = ["，", "。", "；", "、", "（", "）", "：", ","]

  private func isComparable(_ quantity: Quantity, _ total: Total) -> Bool {
    guard let unit = total.terms.first?.unit else {
      // 补贴标准（元/亩） is no amount of the table, and prints yuan all the same.
      return quantity.unit?.dimension == .count || quantity.unit == .yuan && total.isInYuan
    }
    return unit.dimension == .count && quantity.unit?.dimension == .count || quantity.isComparable(with: total.terms[0])
  }

  /// 本次公开的采购意向共 6 项.
  private func countsRows(_ fact: Fact, of table: Int, _ reading: Reading) -> Bool {
    fact.quantity.unit?.dimension == .count
      && fact.quantity.value == Rational(Int128(items(of: reading.document.tables[table]).count))
  }

  // MARK: Lists

  private func items(of table: Table) -> [Line] { table.lines.filter { $0.role == .item } }

  private func totals(of table: Table, at index: Int) -> [Total] {
    let items = items(of: table)
    let sums = table.lines.filter { $0.role != .item }
    guard table.kind == nil, items.count >= Self.fewest, sums.count <= 1,
      items.allSatisfy({ $0.half == 0 && $0.parent == nil })
    else { return [] }
    return table.columns.indices.compactMap { column in
      let role = table.columns[column].role
      guard role == .amount || role == .count else { return nil }
      let header = base(table.columns[column].name)
      // 一般公共预算拨款 over a list of purchases: what they take of that money, and not all of it.
      guard header.unicodeScalars.count >= 2, !unnamed.contains(header), !header.holds(anyOf: Self.sources)
      else { return nil }
      let figures = items.compactMap { table[$0.row, column].quantity }
      guard !figures.isEmpty else { return nil }
      let printed = sums.first.flatMap { table[$0.row, column].quantity }
      let isConstant = figures.count == items.count && Set(figures.map(\.value)).count == 1
      let terms: [Quantity]
      if let printed {
        terms = [printed]
      } else if isConstant {
        terms = [figures[0]]
      } else if sums.isEmpty, figures.count == items.count {
        terms = figures
      } else {
        return nil
      }
      return Total(
        table: index, header: header, terms: terms, cells: Set(figures.map(\.value)),
        isInYuan: table.columns[column].name.holds("元/"))
    }
  }

  private static let sources = ["公共预算", "政府性基金", "国有资本", "拨款"]

  /// 预算金额（万元）: 预算金额.
  private func base(_ header: String) -> String {
    String(header.filter { $0 != " " }.prefix { $0 != "（" && $0 != "(" })
  }
}
