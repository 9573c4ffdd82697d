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
      if isOfSome(found) { return true }
      let others = series(from: found.span.end)
      if others.count > 0, isRespective(phrase) {
        passedTo = others.end
        return true
      }
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

  /// 执行率100%的9个: said of some, which are counted.
  private func isOfSome(_ rate: QuantityScanner.Found) -> Bool {
    let rest = reader.document.text[rate.span.end..<sentence.end]
    let of = Array("的".utf8)
    return rest.starts(with: of) && rest.dropFirst(of.count).first.map(NumeralReader.isDigit) == true
  }

  mutating func addChange(
    _ found: QuantityScanner.Found, _ phrase: Phrase, gap: [UInt8], _ walk: ClauseWalk
  ) -> Bool {
    guard found.kind == .quantity, let unit = found.quantity.unit else { return false }
    let isRate = unit.dimension == .percent
    guard gap.isEmpty || !isRate else { return false }
    if isRespective(phrase) {
      passedTo = series(from: found.span.end).end
      return true
    }
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
    var level = isReason ? nil : level(changedBy: found, phrase, label)
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

  /// 内设机构 9 个：a、b…; 设 a、b、c 等 3 个内设机构: bodies named beside their number.
  mutating func addListedCount(_ found: QuantityScanner.Found) {
    if case .count(let stated, _, _, _)? = claims.last?.relation, stated.span == found.quantity.span { return }
    let text = reader.document.text
    // 内设 a、b 等 2 个科室，下设 c、d 等 2 个中心: behind the figure before.
    let last = facts.last { $0.quantity.extent.end <= found.span.start }?.quantity.extent.end ?? 0
    guard
      let items = ItemList.bodies(after: Span(found.span.end, sentence.end), in: text)
        ?? ItemList.bodies(before: found.span, since: max(sentence.start, last), in: text)
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
