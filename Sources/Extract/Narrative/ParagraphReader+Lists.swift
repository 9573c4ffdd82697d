internal import Disclosure

extension ParagraphReader {
  mutating func open(_ phrase: Phrase, _ walk: ClauseWalk) {
    let clause = walk.clause
    let named = levels(namedBefore: phrase, walk)
    guard !isReason, !dividesLineNotTold(phrase, walk), beginsList(phrase, clause, named) else { return }
    let opensSentence = sentenceHeads.isEmpty
    let owners = owners(of: phrase, clause, named)
    var wholes: [OpenList.Kind: Int] = [:]
    for index in owners {
      // 平均得分 95 分，其中 90 分以上 36 个: what is an average of points has no parts.
      guard let owner = fact(index), let kind = OpenList.Kind(owner), !isOtherFlow(owner, phrase), !isAddend(owner),
        !owner.isAverage || kind.dimension != .score
      else { continue }
      wholes[kind] = index
    }
    // 按用途分：…；按期限分：…: the same amount, divided again. Behind 其中…；按期限分, it may be the last part as well.
    var alternatives: [Int] = []
    if let last = lastDivision, last.figures == facts.count, phrase.capture("basis") != nil {
      alternatives = Array(wholes.values)
      wholes = last.wholes
    }
    headIsItem = headIsItem || phrase.capture("flow") != nil && wholes.isEmpty && facts.isEmpty
    let told = owners.compactMap { fact($0) }
    if wholes.isEmpty, let period = told.first?.period, period != .current, told.allSatisfy({ $0.period == period }) {
      let measure = told.first?.measure
      otherYear = (period, told.allSatisfy { $0.measure == measure } ? measure : nil)
    }
    guard !wholes.isEmpty else { return }
    var list = OpenList(
      wholes: wholes, exhaustiveness: exhaustiveness(of: phrase, dividing: wholes),
      basis: phrase.capture("basis").map { reader.document.string($0) } ?? "",
      span: phrase.span, extractor: phrase.rule, wholeChange: changeDivided(by: phrase, opensSentence),
      isNested: !lists.isEmpty)
    list.isAside = clause.isAside
    list.alternatives = alternatives + wholesBeside(wholes)
    divideNoNothing(&list)
    list.beside =
      clause.isAside
      ? [] : inBrackets.sorted().filter { fact($0)?.origin == .narrative(block: block, sentence: sentenceIndex) }
    if opensSentence, !previousHeads.isEmpty { list.alternatives += levels(ofSentence: sentenceIndex - 1) }
    list.hasColon = clause.end == .colon && clause.span.end == phrase.span.end
    lists.append(list)
    separator = .enumeration
  }

  /// Whether the phrase opens a list of its own; closes the one before it where that is at its end.
  private mutating func beginsList(_ phrase: Phrase, _ clause: Clause, _ named: [Int]?) -> Bool {
    // 按功能分类，主要包括: one list, opened twice; 其中事业收入包括: the list of the line that is named.
    if let last = lists.last, last.parts.isEmpty, facts.last.map({ $0.span < last.span }) ?? true {
      guard named != nil else {
        lists[lists.count - 1].exhaustiveness = last.exhaustiveness.weaker(than: Self.exhaustiveness(said: phrase))
        return false
      }
      lists.removeLast()
    }
    if sentenceHeads.isEmpty && isEnumeration(previousSentence) || isOfOneBudget(phrase, clause) { return false }
    guard let last = lists.last, !last.isAside, !clause.isAside else { return true }
    // 按类型分：一般 3 亿元、专项 5 亿元，按用途分：…: what was divided once is divided anew.
    if !last.basis.isEmpty, phrase.capture("basis") != nil, last.isClosed(fact) { closeLast() }
    // 预算数分别为 A、B、C，执行数分别为 A、B、C: the second list divides no part of the first.
    guard last.extractor == phrase.rule, phrase.role == .exhaustiveList, phrase.capture("basis") == nil,
      last.basis.isEmpty, named == nil
    else { return true }
    closeLast()
    return false
  }

  /// The levels the list may divide, the likeliest last.
  private mutating func owners(of phrase: Phrase, _ clause: Clause, _ named: [Int]?) -> [Int] {
    let opensSentence = sentenceHeads.isEmpty
    // 按…划分 divides the section's total; 其中 speaks of what was said last.
    let outer = phrase.role == .exhaustiveList ? carry.sectionHeads : carry.paragraphHeads
    // 2.信息化建设（项）。主要用于：…: what its own line was spent on, never the line before.
    let reachesBack = previousHeads.isEmpty && phrase.role != .partialList
    let earlier = reachesBack ? outer.map(\.index) : previousHeads
    if phrase.capture("flow") != nil {
      // 收入包括：…；支出包括：…: each divides the total the sentence began with.
      while !lists.isEmpty { closeLast() }
      flowOwners = flowOwners ?? (opensSentence ? earlier : sentenceHeads)
      return ownersOfFlow(phrase)
    }
    return averageJustTold.map { [$0] } ?? named
      ?? (opensSentence ? earlier : levelsSpokenOf(phrase, isAside: clause.isAside))
  }

  private static func exhaustiveness(said phrase: Phrase) -> Claim.Composition.Exhaustiveness {
    switch phrase.role {
    case .exhaustiveList: .exhaustive
    case .partialList: .partial
    default: .itemised
    }
  }

  private func exhaustiveness(
    of phrase: Phrase, dividing wholes: [OpenList.Kind: Int]
  ) -> Claim.Composition.Exhaustiveness {
    // 按功能分类，支出额前三位的科目为: the largest, and not all.
    let words = Wording(reader.document.text[Span(phrase.span.end, firstFigure(after: phrase)).range])
    // A whole that was divided before is not divided again by 其中, which then gives examples.
    let isAgain =
      phrase.role == .itemisedList && phrase.capture("flow") == nil && wholes.values.allSatisfy(isDivided)
    return isAgain || Self.largest.contains(where: words.contains) ? .partial : Self.exhaustiveness(said: phrase)
  }

  /// 增长 28.25%。其中：因公出国（境）费减少…: the change that was said last, full stop or not.
  private func changeDivided(by phrase: Phrase, _ opensSentence: Bool) -> Int? {
    guard let last = lastChange, phrase.role == .itemisedList else { return nil }
    let isBefore = opensSentence && claims[last].span.end + "。".utf8.count >= previousSentence.end
    return claims[last].sentence == sentence || isBefore ? last : nil
  }

  /// 由局本级和 4 个下属单位组成。其中：…: only what is counted beside something else, and no whole.
  private func isAddend(_ owner: Fact) -> Bool {
    let words = Wording(reader.document.text[owner.labelSpan.range])
    return owner.quantity.unit?.dimension == .count && Self.conjunctions.contains(where: words.hasSuffix)
  }

  /// 总投入 9 万元（区级 6 万元、上级 3 万元），其中：人工费 5 万元…: the line before the bracket may be what is divided.
  private func wholesBeside(_ wholes: [OpenList.Kind: Int]) -> [Int] {
    sentenceLevels.filter { level in
      fact(level).flatMap { OpenList.Kind($0) }.map { wholes[$0] != nil && wholes[$0] != level } ?? false
    }
  }

  /// 收入 8 万元。按支出功能分类: spending by its functions divides no income.
  private func isOtherFlow(_ owner: Fact, _ phrase: Phrase) -> Bool {
    guard let basis = phrase.capture("basis").map({ reader.document.string($0) }) else { return false }
    return basis.holds("支出") && owner.flow == .income || basis.holds("收入") && owner.flow == .expenditure
  }

  private static let largest: [Wording] = ["前两", "前二", "前三", "前四", "前五", "前十", "居前", "较大", "较多", "主要", "重点"]

  private func firstFigure(after phrase: Phrase) -> Int {
    let text = reader.document.text
    return (phrase.span.end..<sentence.end).first { NumeralReader.isDigit(text[$0]) } ?? phrase.span.end
  }

  /// 收入全部为…，其中：本年收入 7 万元。支出包括：…: spending is no part of an income told before it.
  private func ownersOfFlow(_ phrase: Phrase) -> [Int] {
    let isIncome = phrase.capture("flow").map { reader.document.string($0).holds("收入") } == true
    return (flowOwners ?? []).filter { fact($0)?.flow != (isIncome ? .expenditure : .income) }
  }

  /// 人均筹资标准 1020 元，其中财政补助 640 元、个人缴费 380 元: what comes to one of many is divided, not the amount before it.
  private var averageJustTold: Int? {
    guard let last = facts.last, last.isAverage, last.quantity.isMoney,
      last.origin == .narrative(block: block, sentence: sentenceIndex)
    else { return nil }
    return firstFact + facts.count - 1
  }

  /// 收入 12 万元，其中事业收入 3 万元、其他收入 9 万元，事业收入主要包括…: the line its own words name is divided, or none where it was not told.
  private func levels(namedBefore phrase: Phrase, _ walk: ClauseWalk) -> [Int]? {
    let label = reader.labels.read(reader.document.text[walk.words(before: phrase.span.start).range])
    guard phrase.role != .itemisedList, phrase.capture("basis") == nil, reader.labels.isName(label.concept),
      label.period == nil,
      fact(topic ?? -1)?.concept != label.concept
    else { return nil }
    return lines.all(label.concept, .current).map { firstFact + $0 }
  }

  /// 其中甲 2 万元，用于…；乙和丙分别为 3 万元和 5 万元: names as many as the amounts behind them, each its own. True where they go on with what was
  /// listed before and divide nothing by themselves.
  mutating func takeNames(before phrase: Phrase, _ walk: ClauseWalk) -> Bool {
    let text = reader.document.text
    guard phrase.role == .exhaustiveList, phrase.capture("basis") == nil else { return false }
    let words = walk.words(before: phrase.span.start)
    let amounts = series(from: phrase.span.end).count
    let split = [Self.commas, Self.commas + Self.conjunctions].lazy
      .map { Wording(text[words.range]).split(at: $0) }.first { $0.count == amounts && amounts >= 2 }
    guard let split else { return false }
    var labels = split.map { reader.labels.read($0.bytes) }
    if let measure = labels[amounts - 1].measure {
      labels = labels.map {
        var label = $0
        label.measure = measure
        return label
      }
    }
    if let period = labels[0].period {
      labels = labels.map {
        var label = $0
        label.period = period
        return label
      }
    }
    names = labels
    let isBehindSemicolon =
      facts.last.map { Wording(text[$0.span.end..<max($0.span.end, words.start)]).contains("；") } ?? false
    return lists.last.map { !$0.parts.isEmpty } ?? isBehindSemicolon
  }

  private static let commas: [Wording] = ["、"]
  private static let conjunctions: [Wording] = ["和", "与", "及", "以及"]

  /// How many amounts follow one another with nothing but 、 or 和 between them, and where they end.
  func series(from start: Int) -> (count: Int, end: Int) {
    let text = reader.document.text
    var end = start
    var count = 0
    for next in QuantityScanner.Figures(text: text, span: Span(start, sentence.end)) {
      let gap = Wording(text[end..<next.span.start].filter { $0 != 0x20 })
      guard next.kind == .quantity, Self.joints.contains(gap) else { break }
      (end, count) = (next.span.end, count + 1)
    }
    return (count, end)
  }

  static let joints: [Wording] = ["", "、", "和", "及", "以及", "，", "与"]

  /// 甲 5 万元，乙 3 万元，合计 8 万元: the total that stands behind what it adds up.
  mutating func addTotal(_ index: Int) {
    guard let whole = fact(index), let kind = OpenList.Kind(whole) else { return }
    let told = sentenceLevels.filter { fact($0).flatMap { OpenList.Kind($0) } == kind }
    let sinceTotal = told.lastIndex(where: totals.contains).map { Array(told[($0 + 1)...]) } ?? told
    let parts = lists.last.map { $0.parts[kind] ?? [] } ?? (sinceTotal.count >= 2 ? sinceTotal : told)
    defer { totals.insert(index) }
    guard Set(parts.compactMap { fact($0)?.concept }).count >= 2 else { return }
    claims.append(
      Claim(
        relation: .composition(
          Claim.Composition(whole: index, parts: parts, exhaustiveness: .exhaustive, basis: "")),
        span: whole.span, sentence: sentence, section: section, extractor: "extract-list-exhaustive"))
    // 甲、乙，合计 8 万元；丙、丁，合计 3 万元，共计 11 万元: what was added up is not added again.
    sentenceLevels.removeAll(where: parts.contains)
  }

  /// 采购总额 X 万元：货物…、服务 Y 万元；其中一般公共预算安排 Z 万元: what one budget pays of all that was said, not of the last part.
  private func isOfOneBudget(_ phrase: Phrase, _ clause: Clause) -> Bool {
    guard phrase.role == .itemisedList, phrase.span.end < clause.span.end else { return false }
    let text = reader.document.text
    return Wording(text[sentence.start..<phrase.span.start]).hasSuffix("；")
      && LabelReader.scopes.contains { Wording(text[phrase.span.end..<clause.span.end]).hasPrefix($0.word) }
  }

  private func levels(ofSentence index: Int) -> [Int] {
    facts.indices.filter { facts[$0].origin == .narrative(block: block, sentence: index) }.map { firstFact + $0 }
  }

  private func isDivided(_ whole: Int) -> Bool {
    carry.divided.contains(whole)
      || claims.contains { claim in
        if case .composition(let composition) = claim.relation {
          composition.whole == whole && composition.exhaustiveness != .partial
        } else {
          false
        }
      }
  }

  /// A sentence that divides something itself has no one amount for 其中 to divide again.
  private func isEnumeration(_ sentence: Span) -> Bool {
    claims.count { claim in
      if case .share = claim.relation { claim.sentence == sentence } else { false }
    } >= 2
  }

  /// Nobody divides what was said so many figures ago: it bounds the work in an endless sentence.
  private static let reach = 200

  /// The levels of the sentence a list may divide: amounts, and counts of the line named last or beside it. What the
  /// money was used for is said of that line alone.
  private func levelsSpokenOf(_ phrase: Phrase, isAside: Bool) -> [Int] {
    let told = facts.indices.suffix(Self.reach).reversed().prefix(while: {
      if case .narrative(_, sentenceIndex) = facts[$0].origin { true } else { false }
    })
    // 车辆 21 辆（含特种用车 9 辆），其中: what a bracket added is not spoken of, unless the list stands in it too.
    let levels =
      lists.last?.isAside == true || isAside ? Array(told) : told.filter { !inBrackets.contains(firstFact + $0) }
    guard let last = levels.first else { return [] }
    let words = reader.document.text[sentence.start..<max(sentence.start, phrase.span.start)]
    let semicolon = Array("；".utf8)
    let mark = words.indices.last { words[$0] == semicolon[0] && words[$0...].starts(with: semicolon) }
    let part = mark ?? words.startIndex
    let near = levels.count { facts[$0].span.start >= part }
    return levels.reversed().filter { index in
      let level = facts[index]
      if level.concept == facts[last].concept { return true }
      guard phrase.role != .partialList else { return false }
      return level.quantity.isMoney || near <= 4 && level.span.start >= part
    }.map { firstFact + $0 }
  }

  /// A list stays open over 。 only where the next sentence goes on with shares of the same whole, or with bare
  /// counts in the unit of the list: 实有 343 人，其中：在职 99 人。退休 244 人。
  mutating func closeListsUnlessContinued(by clauses: [Clause]) {
    guard let list = lists.first else { return }
    let roles = clauses.flatMap(\.tokens).compactMap { token -> Phrase.Role? in
      if case .phrase(let phrase) = token { phrase.role } else { nil }
    }
    let unit = clauses.lazy.flatMap(\.tokens).compactMap { token -> Unit? in
      if case .figure(let found) = token, found.kind == .quantity { found.quantity.unit } else { nil }
    }.first
    let isPlain = roles.isEmpty && list.wholes.keys.contains { $0.dimension == .count && $0.symbol == unit?.symbol }
    let hasShares =
      roles.first == .share && !roles.contains(.itemisedList) && partsHaveShares(list)
    let goesOn = !list.isClosed(fact) && (isPlain || hasShares)
    while lists.count > (goesOn ? 1 : 0) { closeLast() }
  }

  /// …其中：A 5 万元，B 3 万元。比上年增加: a sentence that begins with a comparison speaks of the whole again.
  mutating func returnToWhole(of list: OpenList, _ clauses: [Clause]) {
    guard opensWithComparison(clauses), let part = current.flatMap({ fact($0) }), let kind = OpenList.Kind(part),
      let parts = list.parts[kind], let whole = list.wholes[kind]
    else { return }
    // One part may be what is spoken of, but in a paragraph about the whole.
    current = parts.count >= 2 || whole == head ? whole : nil
  }

  /// 总计 8 万元，其中：收入 7 万元，年初结转 1 万元；支出 6 万元，年末结转 2 万元。比上年增加: said of the whole, more likely than of the last of what
  /// came behind its parts, but neither is certain.
  mutating func leaveUnclear(_ clauses: [Clause]) {
    defer { factsAtClose = nil }
    if let count = factsAtClose, facts.count >= count + 2, opensWithComparison(clauses) { current = nil }
  }

  /// 比上年增加, 同比增加.
  private func opensWithComparison(_ clauses: [Clause]) -> Bool {
    guard let first = clauses.first else { return false }
    let told = first.tokens.lazy.compactMap { token -> QuantityScanner.Found? in
      if case .figure(let found) = token, found.kind == .quantity { found } else { nil }
    }.first
    if let told, isStatedBase(told, Span(first.span.start, told.span.start)) { return true }
    guard case .phrase(let phrase)? = first.tokens.first, phrase.span.start == first.span.start else { return false }
    return phrase.role == .base || Wording(reader.document.text[phrase.span.range]).hasPrefix("同比")
  }

  private func partsHaveShares(_ list: OpenList) -> Bool {
    claims.contains { claim in
      if case .share(let part, _, _, _) = claim.relation {
        list.parts.values.contains { $0.contains(part) }
      } else {
        false
      }
    }
  }

  /// 62 个部门对 150 个项目开展自评。其中：“优”的 120 个，占 80%: shares are of the whole the parts closed on.
  private mutating func moveShares(of list: OpenList, to division: Claim.Composition) {
    let wholes = Set(list.wholes.values)
    guard !wholes.contains(division.whole) else { return }
    for index in claims.indices.reversed().prefix(while: { claims[$0].span.start >= list.span.start }) {
      if case .share(let part, let whole?, let words, let percent) = claims[index].relation, wholes.contains(whole),
        division.parts.contains(part)
      {
        claims[index].relation = .share(part: part, whole: division.whole, wholeLabel: words, percent: percent)
      }
    }
  }

  /// 其他费用, 其他项目, but not 其他交通费用, which is a name of the accounts.
  /// …，其余为工会经费等: the rest has no amount.
  private func tellsRest(_ behind: Wording) -> Bool {
    guard Self.marksBeforeRest.contains(where: behind.hasPrefix) else { return false }
    let words = behind.suffix(from: 3)
    return Self.rests.contains(where: words.hasPrefix) && !words.bytes.contains { $0 &- 0x30 < 10 }
  }

  private static let marksBeforeRest: [Wording] = ["，", "；", "、"]
  private static let rests: [Wording] = ["其余", "剩余", "余下"]

  private func isRest(_ words: Wording) -> Bool {
    words.range(of: "其他").map { words.count - $0.upperBound <= Self.restName } ?? false
  }

  /// Bytes of 支出 or 项目资金.
  private static let restName = 12

  mutating func closeLast() {
    guard var list = lists.popLast() else { return }
    if !list.isAside { lastClosed = list }
    lastDivision = (list.wholes, facts.count)
    let parts = list.parts.values.joined().compactMap { fact($0) }
    let text = reader.document.text
    let end = parts.map(\.quantity.extent.end).max() ?? sentence.end
    if end < sentence.end, Wording(text[end..<min(end + 3, sentence.end)]) == "等" {
      if list.exhaustiveness == .itemised { list.exhaustiveness = .partial }
    } else if end < sentence.end, tellsRest(Wording(text[end..<min(end + 60, sentence.end)])) {
      if list.exhaustiveness == .itemised { list.exhaustiveness = .partial }
    } else if parts.last.map({ isRest(Wording(text[$0.labelSpan.range])) }) == true {
      // 以及其他费用 X: the rest is named, so nothing is left out.
      if list.exhaustiveness == .partial { list.exhaustiveness = .itemised }
    }
    let divisions = list.claims(sentence: sentence, section: section, fact)
    for case .composition(let division) in divisions.map(\.relation) { moveShares(of: list, to: division) }
    claims += divisions
    addBareShares(of: list)
    if let whole = list.wholeChange, list.parts.isEmpty, list.changes.count >= 2 {
      claims.append(
        Claim(
          relation: .changeComposition(
            whole: firstClaim + whole, parts: list.changes.map { firstClaim + $0 }),
          span: list.span, sentence: sentence, section: section, extractor: list.extractor))
    }
  }
}
