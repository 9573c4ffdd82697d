internal import Disclosure

/// Which level a claim is about, and which figure it is measured from.
extension ParagraphReader {
  func level(changedBy change: QuantityScanner.Found, _ phrase: Phrase, _ label: Label) -> Int? {
    // 6月追加 5 万元，9月调减 3 万元，净增加 2 万元: what all of them come to.
    let words = Wording(reader.document.text[phrase.span.range])
    if label.concept.isEmpty, base == nil, words.hasPrefix("净") { return nil }
    if let line = moneyLine(beside: change) { return line }
    if let again = comparedAgain(label) { return again.level }
    return level(named: label)
  }

  /// 财政拨款比调整后预算 9 万元减少 1 万元，比年初预算 7 万元增加 1 万元: the line compared before is compared once more, and not the one told last,
  /// in another sentence.
  private func comparedAgain(_ label: Label) -> Claim.Change? {
    guard label.concept.isEmpty, !label.isBareTotal, label.period == nil, topicAtChange == topic, base != nil,
      let last = lastChange, claims[last].sentence == sentence, case .change(let change) = claims[last].relation,
      topic.flatMap({ fact($0) })?.origin != .narrative(block: block, sentence: sentenceIndex),
      change.level != nil || !change.concept.isEmpty
    else { return nil }
    return change
  }

  /// 上年同期支出 8 万元，本年同比减少 3 万元: the line was told of the year before alone.
  func levelBefore(_ label: Label) -> Int? {
    guard label.concept.isEmpty, !label.isBareTotal, let topic, fact(topic)?.period == .prior, base == nil,
      levelNow == nil
    else { return nil }
    return topic
  }

  /// 外事接待 0 人次。比上年减少 2 万元: an amount is no change of persons, but of the one line whose money the paragraph tells.
  private func moneyLine(beside change: QuantityScanner.Found) -> Int? {
    guard change.quantity.isMoney, base != nil, sentenceHeads.isEmpty, lists.isEmpty,
      let spoken = topic.flatMap({ fact($0) }), spoken.quantity.unit?.dimension == .count,
      let head, let line = fact(head),
      facts.allSatisfy({
        !$0.quantity.isMoney || $0.isAverage || $0.concept == line.concept && $0.measure == line.measure
      })
    else { return nil }
    return head
  }

  /// The level a change is about: the line its own words name, else the current one.
  func level(named label: Label) -> Int? {
    guard !label.concept.isEmpty else {
      if let period = label.period, let base, period != .current, period != base.period { return level(of: period) }
      return label.isBareTotal ? total(of: label.flow) : levelNow
    }
    // 收、支总计各增加: the two totals are one figure, printed apart.
    let names =
      label.concept == "收入支出总计" ? [label.concept, "收入总计", "财政拨款收入总计"] : [label.concept]
    let match = names.compactMap { name in
      lines.all(toldOf(name), .current).last { label.scope == nil || label.scope == facts[$0].scope }
    }
    return match.max().map { firstFact + $0 }
  }

  /// 2022年10万元、2023年12万元、2024年9万元，2023年比2022年增长: the line told last, in the year that the change is of.
  private func level(of period: Period) -> Int? {
    guard let last = topic.flatMap({ fact($0) }) else { return nil }
    let match = lines.all(last.concept, period).last { facts[$0].path == last.path && facts[$0].scope == last.scope }
    return match.map { firstFact + $0 }
  }

  /// 2024年支出3.6万元，2023年支出4.1万元，减少: the level of this year, where the last one told is what it is compared with.
  private var levelNow: Int? {
    guard let topic, let last = fact(topic), base.map({ $0.period == .prior }) ?? true else { return topic }
    // 支出 11 万元，预算 16 万元，同比减少: what was spent, not what was planned.
    if last.period == .current { return base.flatMap { _ in spending(under: topic, last.measure) } ?? topic }
    guard last.period == .prior else { return topic }
    let levels = lines.all(last.concept, .current).filter {
      facts[$0].path == last.path && facts[$0].scope == last.scope
    }
    let match = levels.last { facts[$0].measure == last.measure } ?? levels.last { facts[$0].measure == .own }
    return match.map { firstFact + $0 }
  }

  /// 收入较上年增加: the total of that flow, never the part read last.
  func total(of flow: Flow?) -> Int? {
    let names = flow == .income ? ["收入", "收入总计", "本年收入合计"] : ["支出", "支出总计", "本年支出合计"]
    if let match = names.compactMap({ lines.all($0, .current).first }).min() {
      return firstFact + match
    }
    // 支出比上年增加 in an item: the item's own line.
    return current.flatMap { fact($0) }.map { $0.path.isEmpty || !lists.isEmpty } == true
      ? nil : current
  }

  /// 上年决算数 X 万元 printed in the same paragraph for the same line.
  func baseLevel(of level: Int) -> Int? {
    guard let fact = fact(level) else { return nil }
    let period = base?.period ?? .prior
    let measure = base?.measure ?? .own
    let match = lines.all(fact.concept, period, period == .current ? measure : nil).last {
      isSameLine(facts[$0], fact) && !isBudgetOfPriorYear(facts[$0], against: fact)
    }
    return match.map { firstFact + $0 }
  }

  /// 比上年度年初预算 9 万元增加…；决算 12 万元，比上年度增加: what was budgeted the year before is no base of what was spent, unless the words
  /// say so.
  private func isBudgetOfPriorYear(_ base: Fact, against level: Fact) -> Bool {
    let budgets: [Measure] = [.initialBudget, .adjustedBudget]
    return base.period != .current && budgets.contains(base.measure) && base.measure != self.base?.measure
      && !budgets.contains(level.measure)
  }

  /// 支出 8 万元，年初预算为 10 万元，完成年初预算的 80%: of the spending told before the budget, not of the budget.
  func spending(under budget: Int, _ measure: Measure) -> Int? {
    guard let fact = fact(budget), fact.measure == measure, measure != .own else { return nil }
    let levels = lines.all(fact.concept, .current, .own) + lines.all(fact.concept, .current, .actual)
    return levels.filter {
      isSameLine(facts[$0], fact) && facts[$0].origin == fact.origin && facts[$0].quantity.isMoney
    }
    .max().map { firstFact + $0 }
  }

  /// The budget of the same line in this paragraph. 执行率 names none (`own`): the last one read then.
  func budget(of actual: Int, _ measure: Measure) -> Int? {
    guard let fact = fact(actual), measure != fact.measure else { return nil }
    let wanted: [Measure] =
      measure == .own ? [.own, .initialBudget, .adjustedBudget] : [measure]
    let match = wanted.compactMap { measure in
      lines.all(fact.concept, .current, measure).last {
        isSameLine(facts[$0], fact)
          && facts[$0].quantity.unit?.dimension == fact.quantity.unit?.dimension
      }
    }
    return match.max().map { firstFact + $0 }
  }

  /// Two printings of facts of one concept that are about the same line of it.
  private func isSameLine(_ a: Fact, _ b: Fact) -> Bool {
    a.path == b.path && a.scope == b.scope && a.span != b.span
  }
}
