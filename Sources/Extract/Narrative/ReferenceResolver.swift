internal import Disclosure

/// Finds the facts that claims name by words alone: 占本年支出合计的, 完成年初预算的.
struct ReferenceResolver {
  private let facts: [Fact]
  private let labels: LabelReader
  /// Indices of facts by concept, ascending.
  private let byConcept: [String: [Int]]

  init(facts: [Fact], labels: LabelReader) {
    self.facts = facts
    self.labels = labels
    byConcept = Dictionary(grouping: facts.indices) { facts[$0].concept }
  }

  func resolve(_ claims: [Claim]) -> [Claim] {
    claims.map { claim in
      if case .change(let change) = claim.relation { return located(claim, change) }
      guard case .share(let part, let whole, let wholeLabel, let percent) = claim.relation,
        !wholeLabel.isEmpty, facts.indices.contains(part)
      else { return claim }
      var resolved = claim
      let told = named(wholeLabel, before: part) ?? total(wholeLabel, before: part, percent)
      resolved.relation = .share(
        part: part, whole: told ?? whole.flatMap { isOtherMoney($0, wholeLabel) ? nil : $0 }, wholeLabel: wholeLabel,
        percent: percent)
      return resolved
    }
  }

  /// A change whose level an earlier paragraph of the section printed.
  private func located(_ claim: Claim, _ change: Claim.Change) -> Claim {
    guard change.level == nil, !change.isReason, !change.concept.isEmpty else { return claim }
    let unit = change.amount?.unit?.dimension
    var located = change
    // 收入支出总计与上年相比，增加: the two totals are one figure, told each in its own paragraph.
    let concept = Self.bothFlows.contains(change.concept) ? "收入总计" : change.concept
    located.level = last(of: concept) {
      $0.section == claim.section && $0.span < claim.span && $0.measure == .own
        && (unit == nil || unit == $0.quantity.unit?.dimension)
    }
    var result = claim
    result.relation = .change(located)
    return result
  }

  static let bothFlows: Set<String> = ["收入支出", "收入支出总计", "收支总计"]

  /// 占本年财政拨款支出, 占政府采购支出总额: a whole of other money than the list's own, or another line by its name.
  private func isOtherMoney(_ whole: Int, _ words: String) -> Bool {
    guard facts.indices.contains(whole) else { return false }
    let label = labels.read(words.utf8)
    if let scope = label.scope, facts[whole].scope != scope { return true }
    // 占一般公共预算支出: all of that money, which no line with a name of its own is.
    if label.scope != nil, label.isBareTotal || Self.totals.contains(label.concept), !facts[whole].concept.isEmpty {
      return !Self.totals.contains(facts[whole].concept)
    }
    let concepts = [label.concept, facts[whole].concept]
    return concepts[0] != concepts[1] && concepts.allSatisfy { labels.isName($0) }
      && concepts.contains { !Self.totals.contains($0) }
  }

  /// Names a whole goes by that say no more than that it is one.
  static let totals: Set<String> = [
    "收入", "支出", "本年收入合计", "本年支出合计", "收入预算合计", "支出预算合计", "收入总计", "支出总计", "收入支出总计",
  ]

  /// The nearest fact before `part` whose concept the words name.
  private func named(_ words: String, before part: Int) -> Int? {
    var label = labels.read(words.utf8)
    if label.isBareTotal, label.scope != nil, label.concept.isEmpty { label.concept = label.totalConcept }
    guard !label.concept.isEmpty else { return nil }
    let (unit, amount) = (facts[part].quantity.unit?.dimension, facts[part].quantity.value)
    let period = facts[part].period
    // 政府性基金项目 3 个. 评价项目 32 个，占项目总数的 100%: things are counted whole, money of one budget may be the whole of a list.
    let scope = label.scope ?? (unit == .count ? facts[part].scope : nil)
    func isMeant(_ fact: Fact) -> Bool {
      fact.quantity.unit?.dimension == unit && (scope == nil || scope == fact.scope)
    }
    // 支出决算中: what was spent, and not what was budgeted for it.
    let measure = label.measure ?? facts[part].measure
    // 财政拨款…本年支出 6 万元。一般公共预算支出 6 万元，占本年支出合计的 46%: the same amount again is the part, not its whole.
    return last(of: label.concept, in: period, before: part) {
      isMeant($0) && $0.measure == measure && $0.quantity.value != amount
    }
      ?? last(of: label.concept, in: period, before: part) { isMeant($0) && $0.measure == measure }
      ?? last(of: label.concept, in: period, before: part) { isMeant($0) && $0.quantity.value != amount }
      ?? last(of: label.concept, in: period, before: part, where: isMeant)
  }

  /// 占总支出预算, 占部门总预算: all income or all spending that was told, by whatever name; the one the share fits, where it fits one.
  private func total(_ words: String, before part: Int, _ percent: Quantity) -> Int? {
    var rest = Wording.label(words.utf8)
    let scope = LabelReader.scopes.first { rest.contains($0.word) }
    if let scope, let range = rest.range(of: scope.word) { rest.remove(range) }
    guard rest.contains("总") || rest.contains("合计") || scope != nil else { return nil }
    let flows = Self.flows.filter { rest.contains($0.key) }
    for word in Self.fillers { while let range = rest.range(of: word) { rest.remove(range) } }
    guard rest.isEmpty, flows.count < 2, facts[part].quantity.isMoney else { return nil }
    let names = flows.values.first ?? Self.expenditures + Self.incomes
    let amount = facts[part].quantity.value
    let told = names.flatMap { byConcept[$0] ?? [] }.filter { index in
      let fact = facts[index]
      return index < part && fact.period == facts[part].period && fact.quantity.isMoney && fact.quantity.value > amount
        && fact.scope == scope?.scope ?? .allFunds && fact.path.isEmpty
    }.sorted()
    return told.last { index in
      percent.distance(fromShareOf: facts[part].quantity, in: facts[index].quantity) <= percent.unitInLastPlace
    } ?? told.last
  }

  private static let expenditures = ["支出", "本年支出合计", "支出合计", "支出预算合计", "支出总计"]
  private static let incomes = ["收入", "本年收入合计", "收入合计", "收入预算合计", "收入总计"]
  private static let flows: [Wording: [String]] = ["支出": expenditures, "收入": incomes]
  /// Words of a whole that say no more than that it is all there is.
  private static let fillers: [Wording] = [
    "财政拨款", "支出", "收入", "预算", "决算", "总额", "总计", "合计", "本年", "全年", "年度", "年初", "部门", "单位", "本", "全", "总", "数", "额", "的",
    "资金", "安排",
  ]

  /// The last fact of a concept and a period that fits.
  private func last(
    of concept: String, in period: Period = .current, before end: Int = .max, where fits: (Fact) -> Bool
  ) -> Int? {
    (byConcept[concept] ?? []).last {
      $0 < end && facts[$0].period == period && fits(facts[$0])
    }
  }
}
