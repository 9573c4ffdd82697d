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
      resolved.relation = .share(
        part: part, whole: named(wholeLabel, before: part) ?? whole.flatMap { isOtherMoney($0, wholeLabel) ? nil : $0 },
        wholeLabel: wholeLabel, percent: percent)
      return resolved
    }
  }

  /// A change whose level an earlier paragraph of the section printed.
  private func located(_ claim: Claim, _ change: Claim.Change) -> Claim {
    guard change.level == nil, !change.isReason, !change.concept.isEmpty else { return claim }
    let unit = change.amount?.unit?.dimension
    var located = change
    located.level = last(of: change.concept) {
      $0.section == claim.section && $0.span < claim.span && $0.measure == .own
        && (unit == nil || unit == $0.quantity.unit?.dimension)
    }
    var result = claim
    result.relation = .change(located)
    return result
  }

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
  private static let totals: Set<String> = [
    "收入", "支出", "本年收入合计", "本年支出合计", "收入预算合计", "支出预算合计", "收入总计", "支出总计", "收入支出总计",
  ]

  /// The nearest fact before `part` whose concept the words name.
  private func named(_ words: String, before part: Int) -> Int? {
    var label = labels.read(words.utf8)
    if label.isBareTotal, label.scope != nil, label.concept.isEmpty { label.concept = label.totalConcept }
    guard !label.concept.isEmpty else { return nil }
    let (unit, amount) = (facts[part].quantity.unit?.dimension, facts[part].quantity.value)
    func isMeant(_ fact: Fact) -> Bool {
      fact.quantity.unit?.dimension == unit && (label.scope == nil || label.scope == fact.scope)
    }
    // 支出决算中: what was spent, and not what was budgeted for it.
    let measure = label.measure ?? facts[part].measure
    // 财政拨款…本年支出 6 万元。一般公共预算支出 6 万元，占本年支出合计的 46%: the same amount again is the part, not its whole.
    return last(of: label.concept, before: part) { isMeant($0) && $0.measure == measure && $0.quantity.value != amount }
      ?? last(of: label.concept, before: part) { isMeant($0) && $0.measure == measure }
      ?? last(of: label.concept, before: part) { isMeant($0) && $0.quantity.value != amount }
      ?? last(of: label.concept, before: part, where: isMeant)
  }

  /// The last fact of a concept and the current period that fits.
  private func last(
    of concept: String, before end: Int = .max, where fits: (Fact) -> Bool
  ) -> Int? {
    (byConcept[concept] ?? []).last {
      $0 < end && facts[$0].period == .current && fits(facts[$0])
    }
  }
}
