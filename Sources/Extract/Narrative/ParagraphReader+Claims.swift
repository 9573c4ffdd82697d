internal import Disclosure

extension ParagraphReader {
  /// From the phrase to the end of the sentence, without the stop.
  func reasonText(after phrase: Phrase) -> Span {
    let text = reader.document.text
    var end = sentence.end
    if Wording(text[phrase.span.end..<end]).hasSuffix("。") { end -= 3 }
    // 主要原因是厉行节约；项目支出 4 万元，…，主要原因是项目增加: the next item has a reason of its own.
    if let next = Wording(text[phrase.span.end..<end]).range(of: "原因") {
      let words = Array(text[phrase.span.end..<phrase.span.end + next.lowerBound])
      let mark = Array("；".utf8)
      if let last = words.indices.last(where: { words[$0...].starts(with: mark) }) { end = phrase.span.end + last }
    }
    return Span(phrase.span.end, max(end, phrase.span.end))
  }

  mutating func addReason(_ phrase: Phrase, explains explained: Int?) {
    isReason = true
    claims.append(claim(.reason(claim: explained.map { firstClaim + $0 }, text: reasonText(after: phrase)), phrase))
  }

  /// What a reason explains: the change of the line its words name (公务接待费减少的主要原因), else the last change or comparison, in its own
  /// sentence, or in the one before when it opens a new one.
  func explained(by walk: ClauseWalk) -> Int? {
    let concept = reader.labels.read(walk.labelWords.bytes).concept
    if reader.labels.isName(concept), let own = lastChange(of: concept) { return own }
    let comparedHere = compared.flatMap { sentence.contains($0.words) ? $0 : nil }
    if let comparedHere, lastChange.map({ claims[$0].span.end < comparedHere.words.start }) ?? true {
      return comparedHere.claim
    }
    guard let last = lastChange,
      claims[last].sentence == sentence || claims[last].sentence == previousSentence && comparedHere == nil
    else { return nil }
    return last
  }

  /// 增长 3.5%，主要是人员增加: what stands right behind a change or a comparison explains it and lists no parts of the line.
  func explained(atOnceBy phrase: Phrase) -> Int? {
    let text = reader.document.text
    guard !isReason, ["主要是", "主要为"].contains(Wording(text[phrase.span.range])),
      let last = [lastChange, compared?.claim].compactMap({ $0 }).max(), claims[last].sentence == sentence,
      claims[last].span.end <= phrase.span.start
    else { return nil }
    let between = Wording(text[claims[last].span.end..<phrase.span.start])
    return ["", "，", "。"].contains(between) ? last : nil
  }

  /// 主要是人员增加，项目支出 20 万元，占 20%: a line by its name whose share or change follows is told next, and explains nothing.
  func opensLine(_ found: QuantityScanner.Found, _ words: Span) -> Bool {
    let text = reader.document.text
    let rest = Wording(text[found.span.end..<min(found.span.end + 9, sentence.end)])
    guard found.quantity.isMoney, Self.ofLine.contains(where: rest.hasPrefix) else { return false }
    let label = reader.labels.read(text[words.range])
    return label.isBareTotal || reader.labels.isName(label.concept)
  }

  private static let ofLine: [Wording] = ["，占", "，比", "，较", "，与", "，同比"]

  /// In this sentence or the one before; of an endless one only so many claims are looked at.
  private func lastChange(of concept: String) -> Int? {
    claims.indices.suffix(Self.claimReach).last { index in
      guard case .change(let change) = claims[index].relation else { return false }
      return change.concept == concept && !change.isReason
        && (claims[index].sentence == sentence || claims[index].sentence == previousSentence)
    }
  }

  private static let claimReach = 100

  func claim(_ relation: Claim.Relation, _ phrase: Phrase) -> Claim {
    Claim(
      relation: relation, span: phrase.span, sentence: sentence, section: section,
      extractor: phrase.rule)
  }

  /// True when the figure is what the phrase is about.
  mutating func add(
    _ found: QuantityScanner.Found, governedBy phrase: Phrase, gap: [UInt8], _ walk: ClauseWalk
  ) -> Bool {
    let quantity = found.quantity
    let isPercent = quantity.unit?.dimension == .percent
    switch phrase.role {
    case .up, .down:
      if phrase.capture("to") != nil { return false }
      return addChange(found, phrase, gap: gap, walk)
    case .share:
      guard isPercent, gap.isEmpty else { return false }
      if !addShares(from: found, phrase) { addShare(of: quantity, phrase.extended(to: found.span), walk) }
      return true
    case .completion:
      guard isPercent, gap.isEmpty, let spoken = topic else { return false }
      let of = phrase.capture("of").map { Wording(reader.document.text[$0.range]) } ?? "预算"
      let measure = reader.labels.read(of.bytes).measure ?? .own
      let actual = spending(under: spoken, measure) ?? spoken
      claims.append(
        claim(
          .completion(
            actual: actual, budget: budget(of: actual, measure), budgetMeasure: measure,
            percent: quantity), phrase.extended(to: found.span)))
      return true
    case .count:
      guard gap.isEmpty, quantity.unit?.dimension == .count, found.kind == .quantity
      else { return false }
      addCount(found, phrase)
      return false
    default: return false
    }
  }

  mutating func addChange(
    _ found: QuantityScanner.Found, _ phrase: Phrase, gap: [UInt8], _ walk: ClauseWalk
  ) -> Bool {
    guard found.kind == .quantity, let unit = found.quantity.unit else { return false }
    let isRate = unit.dimension == .percent
    guard gap.isEmpty || !isRate else { return false }
    if isRespective(phrase) { return true }
    let direction: Direction = phrase.role == .up ? .up : .down
    // 增长 4.1%，占比提高 1.2 个百分点: points are the change of a rate, never the other half of an amount's.
    if let last = lastChange, case .change(var change) = claims[last].relation, unit.dimension != .percentagePoint,
      claims[last].sentence == sentence, walk.labelWords.isEmpty, !isReason,
      isRate
        ? change.rate == nil && change.amount != nil : change.amount == nil && change.rate != nil,
      topicAtChange == topic, changeBase == base?.end, gap.isEmpty
    {
      // 增加 X 万元，增长 Y%: one change told twice.
      change.set(found, isRate: isRate, words: phrase.extended(to: found.span).span)
      change.secondDirection = direction
      claims[last].relation = .change(change)
      claims[last].span = claims[last].span.union(found.span)
      return true
    }
    if isHypothetical(phrase) { return true }
    let words = walk.labelWords.isEmpty ? gap : walk.labelWords.bytes
    var label = reader.labels.read(words)
    // 少支出 3 万元: of what was spent.
    if label.concept.isEmpty, label.flow == nil, Wording(reader.document.text[phrase.span.range]).contains("支出") {
      (label.flow, label.isBareTotal) = (.expenditure, true)
    }
    var level = isReason ? nil : moneyLine(beside: found) ?? level(named: label)
    if let statedBase, fact(level ?? -1)?.concept != fact(statedBase)?.concept { level = nil }
    let named = level.flatMap { fact($0) }
    let spoken = named?.concept ?? (turnedTo.isEmpty ? subject.concept : turnedTo)
    var change = Claim.Change(
      level: level, base: statedBase ?? level.flatMap { lastBase(of: $0) ?? baseLevel(of: $0) } ?? levelBefore(label),
      basePeriod: base?.period ?? .prior, baseMeasure: base?.measure ?? .own,
      direction: direction, directionSpan: phrase.span, amount: nil, rate: nil,
      concept: label.concept.isEmpty ? spoken : label.concept,
      scope: label.scope ?? named?.scope ?? reader.contexts[section].scope ?? .allFunds,
      isReason: isReason)
    (topicAtChange, changeBase) = (topic, base?.end)
    let whole = phrase.extended(to: found.span)
    change.set(found, isRate: isRate, words: whole.span)
    // 增减相抵净减少 3 万元: what the parts come to, and not one of them.
    let isNet = Self.nets.contains(where: walk.labelWords.contains)
    if !lists.isEmpty, !isNet, level == nil || label.concept != fact(topic ?? -1)?.concept {
      lists[lists.count - 1].changes.append(claims.count)
    }
    lastChange = claims.count
    claims.append(claim(.change(change), whole))
    return true
  }

  private static let nets: [Wording] = ["相抵", "抵减", "合计", "共计"]

  /// 与甲比较减少，与乙比较增加，分别为下降 4%和增长 2%: which is of which is not read.
  private func isRespective(_ phrase: Phrase) -> Bool {
    let text = reader.document.text
    var start = max(phrase.span.start, sentence.start)
    while start > sentence.start, !Self.parting.contains(where: { text[start...].starts(with: $0) }) { start -= 1 }
    return Wording(text[start..<phrase.span.end]).contains("分别")
  }

  private static let parting = ["，", "；"].map { Array($0.utf8) }

  /// 剔除购车因素，比上年减少; 按可比口径增长: not of what is printed.
  private func isHypothetical(_ phrase: Phrase) -> Bool {
    let words = Wording(reader.document.text[sentence.start..<max(phrase.span.start, sentence.start)])
    guard let at = Self.hypotheses.compactMap({ words.range(of: $0)?.upperBound }).max() else { return false }
    return !words.suffix(from: at).contains("；")
  }

  private static let hypotheses: [Wording] = ["剔除", "扣除", "不考虑", "可比口径", "同口径"]

  /// 上年同期支出 8 万元，本年同比减少 3 万元: the line was told of the year before alone.
  private func levelBefore(_ label: Label) -> Int? {
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

  mutating func addFlat(_ phrase: Phrase, _ walk: ClauseWalk) {
    let label = reader.labels.read(walk.labelWords.bytes)
    guard !isReason, let level = level(named: label), base != nil else { return }
    lastChange = claims.count
    claims.append(
      claim(
        .change(
          Claim.Change(
            level: level, base: baseLevel(of: level), basePeriod: base?.period ?? .prior,
            baseMeasure: base?.measure ?? .own, direction: .flat, directionSpan: phrase.span,
            amount: nil, rate: nil, concept: fact(level)?.concept ?? label.concept,
            scope: fact(level)?.scope ?? .allFunds,
            isApproximate: phrase.capture("nearly") != nil)),
        phrase))
  }

  /// 公务接待费 1 万元。“三公”经费决算数小于预算数: said of the line its own words name, else of the current one.
  mutating func addComparison(_ phrase: Phrase, _ walk: ClauseWalk) {
    let label = reader.labels.read(walk.labelWords.bytes)
    guard let left = label.concept.isEmpty ? topic : level(named: label), !isReason else { return }
    let direction: Direction =
      phrase.capture("up") != nil ? .up : phrase.capture("down") != nil ? .down : .flat
    let of = phrase.capture("of").map { Wording(reader.document.text[$0.range]) } ?? "预算"
    let measure = reader.labels.read(of.bytes).measure ?? .own
    compared = (phrase.span, claims.count)
    claims.append(
      claim(
        .comparison(
          left: left, right: budget(of: left, measure) ?? onlyBudget(of: left, measure), rightMeasure: measure,
          direction: direction), phrase))
  }

  /// 年初预算为 X 万元，支出决算为 Y 万元。决算数大于预算数: the one budget that was told, unless a rate speaks of another.
  private func onlyBudget(of actual: Int, _ measure: Measure) -> Int? {
    guard measure == .adjustedBudget,
      !claims.contains(where: { claim in
        if case .completion(actual, _, .adjustedBudget, _) = claim.relation { true } else { false }
      })
    else { return nil }
    return budget(of: actual, .initialBudget)
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
      lines.all(name, .current).last { label.scope == nil || label.scope == facts[$0].scope }
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
  private func spending(under budget: Int, _ measure: Measure) -> Int? {
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

  /// 内设机构 9 个：a、b…; 设 a、b、c 等 3 个内设机构: bodies named beside their number.
  mutating func addListedCount(_ found: QuantityScanner.Found) {
    if case .count(let stated, _, _, _)? = claims.last?.relation, stated.span == found.quantity.span { return }
    let text = reader.document.text
    guard
      let items = ItemList.bodies(after: Span(found.span.end, sentence.end), in: text)
        ?? ItemList.bodies(before: found.span, since: sentence.start, in: text)
        ?? ItemList.figured(after: found, in: text, until: sentence.end),
      !items.mayOmit || Rational(Int128(items.count)) >= found.quantity.value
    else { return }
    claims.append(
      Claim(
        relation: .count(
          stated: found.quantity, listed: items.listed(for: found.quantity.value), items: items.span,
          isExhaustive: items.isExhaustive),
        span: found.span, sentence: sentence, section: section, extractor: "extract-count"))
  }

  /// 共有 3 个，包括：a、b、c.
  mutating func addCount(_ found: QuantityScanner.Found, _ phrase: Phrase) {
    let rest = Span(found.span.end, sentence.end)
    guard let items = ItemList.find(in: reader.document.text, rest) else { return }
    claims.append(
      claim(
        .count(
          stated: found.quantity, listed: items.listed(for: found.quantity.value), items: items.span,
          isExhaustive: items.isExhaustive), phrase.extended(to: found.span)))
  }
}
