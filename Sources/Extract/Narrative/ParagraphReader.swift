internal import Disclosure

/// Reads one paragraph: keeps what carries forward from clause to clause.
struct ParagraphReader {
  let reader: NarrativeReader
  let block: Int
  let section: Int
  /// Index the first fact of this paragraph will have in the document's facts.
  let firstFact: Int
  /// Index the first claim of this paragraph will have in the document's claims.
  let firstClaim: Int
  let carry: Carry

  private(set) var facts: [Fact] = []
  private(set) var claims: [Claim] = []
  /// The paragraph's own opening amount.
  private(set) var head: Int?
  /// A list left open at the paragraph's end.
  private(set) var carried: OpenList?

  var sentenceIndex = 0
  var sentence = Span(0, 0)
  var previousSentence = Span(0, 0)
  /// The line the item is about, from 「…：」 or its heading; empty when unknown.
  var subject: Label
  /// Index of the level the next change, share or rate is about.
  var current: Int?
  /// `current` when the last change was read: a level since then begins another.
  var currentAtChange: Int?
  /// Levels of the sentence's opening line, one a reading (年初预算, 决算).
  var sentenceHeads: [Int] = []
  var previousHeads: [Int] = []
  var lists: [OpenList] = []
  /// What 收入包括 and 支出包括 of the sentence both divide.
  var flowOwners: [Int] = []
  var base: (period: Period, measure: Measure)?
  var isReason = false

  init(
    reader: NarrativeReader, block: Int, section: Int, firstFact: Int, firstClaim: Int,
    carry: Carry
  ) {
    self.reader = reader
    self.block = block
    self.section = section
    self.firstFact = firstFact
    self.firstClaim = firstClaim
    self.carry = carry
    subject = Label(concept: reader.contexts[section].subject, path: [])
  }

  mutating func read(_ block: Block) {
    for (index, span) in block.sentences.enumerated() {
      sentenceIndex = index
      previousSentence = sentence
      sentence = span
      base = nil
      isReason = false
      if !sentenceHeads.isEmpty { previousHeads = sentenceHeads }
      sentenceHeads = []
      flowOwners = []
      let clauses = ClauseReader.clauses(
        reader.document.text, sentence: span, phrases: reader.phrases(in: span))
      readItemName(clauses)
      closeListsUnlessContinued(by: clauses)
      for clause in clauses {
        read(clause)
        if clause.end == .semicolon, lists.count > 1 || lists.last?.isNested == true {
          closeLast()
        }
        if clause.end == .semicolon { isReason = false }
      }
    }
    // 其中： at the end of a paragraph: the parts are the paragraphs that follow.
    if lists.count == 1, lists[0].parts.isEmpty, sentence.end - lists[0].span.end <= 3 {
      carried = lists.removeLast()
    }
    while !lists.isEmpty { closeLast() }
  }

  // MARK: Clauses

  /// 一般公共服务支出（类）…（项）。 as a sentence of its own opens an item.
  private mutating func readItemName(_ clauses: [Clause]) {
    guard clauses.count == 1, sentence.length <= 200, let clause = clauses.first,
      clause.tokens.allSatisfy({ token in
        if case .figure(let found) = token { found.kind == .label || found.kind == .bare } else { false }
      })
    else { return }
    let label = reader.labels.read(reader.document.text[clause.span.range])
    guard !label.path.isEmpty || label.code != nil else { return }
    subject = label
    current = nil
  }

  private mutating func read(_ clause: Clause) {
    let hasFigure = clause.tokens.contains { token in
      if case .figure(let found) = token { found.kind != .label } else { false }
    }
    if clause.end == .colon, !hasFigure, clause.tokens.allSatisfy(isLabelToken) {
      readSubject(clause)
      return
    }
    var walk = ClauseWalk(clause: clause, text: reader.document.text)
    while let token = walk.next() {
      switch token {
      case .phrase(let phrase): read(phrase, &walk)
      case .figure(let found): read(found, &walk)
      }
    }
  }

  private func isLabelToken(_ token: Clause.Token) -> Bool {
    if case .figure = token { true } else { false }
  }

  /// 一般公共服务（类）…（项）： opens an item; everything up to the next one is about it.
  private mutating func readSubject(_ clause: Clause) {
    guard clause.span.length <= 150 else { return }
    let label = reader.labels.read(reader.document.text[clause.span.range])
    guard !label.concept.isEmpty else { return }
    subject = label
    current = nil
  }

  private mutating func read(_ phrase: Phrase, _ walk: inout ClauseWalk) {
    switch phrase.role {
    case .base:
      walk.keepWords(before: phrase)
      readBase(phrase)
    case .up, .down:
      walk.keepWords(before: phrase)
      walk.govern(by: phrase)
    case .share, .completion, .count:
      walk.keepWords(before: phrase)
      walk.govern(by: phrase)
    case .flat:
      walk.keepWords(before: phrase)
      if !walk.isUnresolved { addFlat(phrase, walk) }
    case .comparison: addComparison(phrase)
    case .exhaustiveList, .itemisedList, .partialList: open(phrase)
    case .reason:
      isReason = true
      claims.append(
        claim(
          .reason(claim: explainedChange, text: reasonText(after: phrase)), phrase))
    case .reference:
      if let label = phrase.capture("label") {
        claims.append(claim(.reference(label: reader.document.string(label)), phrase))
      }
    }
    walk.pass(phrase.span.end)
  }

  private mutating func readBase(_ phrase: Phrase) {
    let words = phrase.capture("base").map { Wording(reader.document.text[$0.range]) } ?? ""
    let label = reader.labels.read(words.bytes)
    base = (
      label.period ?? (label.measure == nil ? .prior : .current), label.measure ?? .own
    )
  }

  private mutating func read(_ found: QuantityScanner.Found, _ walk: inout ClauseWalk) {
    // 2010602 or 05 before a name is a code: a part of the label.
    guard found.kind == .quantity || found.kind == .bare && found.quantity.numeral.decimals > 0
    else { return }
    let words = walk.words(before: found.span.start)
    defer { walk.pass(found.span.end) }
    if walk.isUnresolved { return }
    if let phrase = walk.governor {
      let gap = Span(phrase.span.end, found.quantity.span.start)
      let words = reader.document.text[gap.range].filter { $0 != 0x20 }
      if words.count <= 30, add(found, governedBy: phrase, gap: words, walk) {
        walk.release()
        return
      }
      walk.release()
    }
    guard !isReason else { return }
    addLevel(found, words: words, isAside: walk.clause.isAside)
  }
}

// MARK: Facts

extension ParagraphReader {
  /// A figure no phrase governs: the level of the line its words name.
  private mutating func addLevel(_ found: QuantityScanner.Found, words: Span, isAside: Bool) {
    var quantity = found.quantity
    if quantity.unit?.dimension == .percent || quantity.unit?.dimension == .percentagePoint {
      return
    }
    let text = reader.document.text
    let label = reader.labels.read(text[words.range])
    if found.kind == .bare {
      // 1031.84 with its unit lost: a figure with decimals after a label, in a paragraph of amounts.
      guard quantity.numeral.decimals > 0, !label.concept.isEmpty || label.measure != nil,
        let unit = facts.last(where: { $0.quantity.isMoney })?.quantity.unit ?? carry.moneyUnit
      else { return }
      quantity = Quantity(
        numeral: quantity.numeral, unit: unit, hedge: quantity.hedge, span: quantity.span)
    }
    let context = reader.contexts[section]
    let whole = lists.last?.wholes.values.min().flatMap { fact($0) }
    let isOwnLine = !label.concept.isEmpty
    let line =
      isOwnLine
      ? Line(
        concept: label.concept,
        path: label.path.isEmpty ? (whole.map { $0.path + [$0.concept] } ?? []) : label.path,
        code: label.code)
      : unnamed(label, quantity)
    facts.append(
      Fact(
        quantity: quantity, concept: line.concept, labelSpan: words, path: line.path,
        code: line.code,
        scope: label.scope ?? (isOwnLine ? nil : subject.scope) ?? whole?.scope ?? context.scope
          ?? .allFunds,
        flow: label.flow ?? whole?.flow ?? context.flow ?? .none,
        measure: label.measure ?? .own, period: label.period ?? .current,
        origin: .narrative(block: block, sentence: sentenceIndex), section: section))
    let index = firstFact + facts.count - 1
    guard !isAside else { return }
    noteLevel(index)
  }

  /// What a figure is the amount of.
  private struct Line {
    var concept: String
    var path: [String]
    var code: String?
  }

  /// The line of a figure whose words name none: 支出决算为 speaks of the item, 226 人次 of the figure before it.
  private func unnamed(_ label: Label, _ quantity: Quantity) -> Line {
    let previous = facts.last.flatMap { fact -> Fact? in
      if case .narrative(_, let index) = fact.origin, index == sentenceIndex { fact } else { nil }
    }
    if let previous {
      let isOtherFlow = label.flow != nil && previous.flow != .none && label.flow != previous.flow
      let isOtherReading = label.measure != nil && label.measure ?? .own != previous.measure
        || label.period != nil && label.period != previous.period
      let isSame =
        isOtherReading
        ? !isOtherFlow
        : label.measure == nil && (label.isSum || !label.isBareTotal || !quantity.isMoney)
      if isSame {
        return Line(concept: previous.concept, path: previous.path, code: previous.code)
      }
    }
    // 安排 50 万元 names nothing: it is not the section's own amount.
    guard label.measure != nil || label.isBareTotal || label.period != nil else {
      return Line(concept: "", path: [], code: nil)
    }
    return subject.concept.isEmpty
      ? Line(concept: label.totalConcept, path: [], code: nil)
      : Line(concept: subject.concept, path: subject.path, code: subject.code)
  }

  private mutating func noteLevel(_ index: Int) {
    guard let fact = fact(index) else { return }
    current = index
    let isMoney = fact.quantity.unit?.dimension == .money
    if sentenceHeads.first.flatMap({ self.fact($0) }).map({ $0.concept == fact.concept }) ?? true {
      sentenceHeads.append(index)
    }
    if head == nil, isMoney { head = index }
    guard let kind = OpenList.Kind(fact), !lists.isEmpty else { return }
    let list = lists.count - 1
    guard lists[list].wholes[kind] != nil else { return }
    lists[list].parts[kind, default: []].append(index)
  }

  /// A fact of this paragraph, or one carried into it.
  func fact(_ index: Int) -> Fact? {
    if let earlier = carry.fact(index) { return earlier }
    let local = index - firstFact
    return facts.indices.contains(local) ? facts[local] : nil
  }
}

// MARK: Claims

extension ParagraphReader {
  private var lastChange: Int? {
    claims.lastIndex { if case .change = $0.relation { true } else { false } }
  }

  /// From the phrase to the end of the sentence, without the stop.
  private func reasonText(after phrase: Phrase) -> Span {
    let text = reader.document.text
    var end = sentence.end
    if Wording(text[phrase.span.end..<end]).hasSuffix("。") { end -= 3 }
    return Span(phrase.span.end, max(end, phrase.span.end))
  }

  /// The change a reason explains: in its own sentence, or in the one before when it opens a new one.
  private var explainedChange: Int? {
    guard let last = lastChange, claims[last].sentence == sentence || claims[last].sentence == previousSentence
    else { return nil }
    return firstClaim + last
  }

  private func claim(_ relation: Claim.Relation, _ phrase: Phrase) -> Claim {
    Claim(
      relation: relation, span: phrase.span, sentence: sentence, section: section,
      extractor: phrase.rule)
  }

  /// True when the figure is what the phrase is about.
  private mutating func add(
    _ found: QuantityScanner.Found, governedBy phrase: Phrase, gap: [UInt8], _ walk: ClauseWalk
  ) -> Bool {
    let quantity = found.quantity
    let isPercent = quantity.unit?.dimension == .percent
    switch phrase.role {
    case .up, .down:
      if phrase.capture("to") != nil { return false }
      return addChange(found, phrase, gap: gap, walk)
    case .share:
      guard isPercent, gap.isEmpty, let part = current else { return false }
      let whole = phrase.capture("whole").map { reader.document.string($0) } ?? ""
      if whole.isEmpty { openImplicitList(part, phrase) }
      let listWhole = lists.last { $0.parts.values.contains { $0.contains(part) } }
      claims.append(
        claim(
          .share(
            part: part, whole: listWhole.flatMap { $0.wholes.values.min() }, wholeLabel: whole,
            percent: quantity), phrase.extended(to: found.span)))
      return true
    case .completion:
      guard isPercent, gap.isEmpty, let actual = current else { return false }
      let of = phrase.capture("of").map { Wording(reader.document.text[$0.range]) } ?? "预算"
      let measure = reader.labels.read(of.bytes).measure ?? .own
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

  private mutating func addChange(
    _ found: QuantityScanner.Found, _ phrase: Phrase, gap: [UInt8], _ walk: ClauseWalk
  ) -> Bool {
    guard found.kind == .quantity, let unit = found.quantity.unit else { return false }
    let isRate = unit.dimension == .percent
    guard gap.isEmpty || !isRate else { return false }
    let direction: Direction = phrase.role == .up ? .up : .down
    if let last = lastChange, case .change(var change) = claims[last].relation,
      claims[last].sentence == sentence, walk.labelWords.isEmpty, !isReason,
      isRate ? change.rate == nil && change.amount != nil : change.amount == nil && change.rate != nil,
      currentAtChange == current
    {
      // 增加 X 万元，增长 Y%: one change told twice.
      change.set(found, isRate: isRate, words: phrase.extended(to: found.span).span)
      change.secondDirection = direction
      claims[last].relation = .change(change)
      claims[last].span = claims[last].span.union(found.span)
      return true
    }
    let words = walk.labelWords.isEmpty ? gap : walk.labelWords.bytes
    let label = reader.labels.read(words)
    let level = isReason ? nil : level(named: label)
    let named = level.flatMap { fact($0) }
    var change = Claim.Change(
      level: level, base: level.flatMap { baseLevel(of: $0) },
      basePeriod: base?.period ?? .prior, baseMeasure: base?.measure ?? .own,
      direction: direction, directionSpan: phrase.span, amount: nil, rate: nil,
      concept: label.concept.isEmpty ? (named?.concept ?? subject.concept) : label.concept,
      scope: label.scope ?? named?.scope ?? reader.contexts[section].scope ?? .allFunds,
      isReason: isReason)
    currentAtChange = current
    let whole = phrase.extended(to: found.span)
    change.set(found, isRate: isRate, words: whole.span)
    claims.append(claim(.change(change), whole))
    return true
  }

  private mutating func addFlat(_ phrase: Phrase, _ walk: ClauseWalk) {
    let label = reader.labels.read(walk.labelWords.bytes)
    guard !isReason, let level = level(named: label), base != nil else { return }
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

  private mutating func addComparison(_ phrase: Phrase) {
    guard let left = current, !isReason else { return }
    let direction: Direction =
      phrase.capture("up") != nil ? .up : phrase.capture("down") != nil ? .down : .flat
    let of = phrase.capture("of").map { Wording(reader.document.text[$0.range]) } ?? "预算"
    let measure = reader.labels.read(of.bytes).measure ?? .own
    claims.append(
      claim(
        .comparison(
          left: left, right: budget(of: left, measure), rightMeasure: measure,
          direction: direction), phrase))
  }

  /// The level a change is about: the line its own words name, else the current one.
  private func level(named label: Label) -> Int? {
    guard !label.concept.isEmpty else {
      return label.isBareTotal ? total(of: label.flow) : current
    }
    // 收、支总计各增加: the two totals are one figure, printed apart.
    let names = label.concept == "收入支出总计" ? [label.concept, "收入总计"] : [label.concept]
    let match = facts.lastIndex {
      names.contains($0.concept) && (label.scope == nil || label.scope == $0.scope)
        && $0.period == .current
    }
    return match.map { firstFact + $0 }
  }

  /// 收入较上年增加: the total of that flow, never the part read last.
  private func total(of flow: Flow?) -> Int? {
    let names = flow == .income ? ["收入", "收入总计", "本年收入合计"] : ["支出", "支出总计", "本年支出合计"]
    if let match = facts.firstIndex(where: { names.contains($0.concept) && $0.period == .current }) {
      return firstFact + match
    }
    // 支出比上年增加 in an item: the item's own line.
    return current.flatMap { fact($0) }.map { $0.path.isEmpty || !lists.isEmpty } == true
      ? nil : current
  }

  /// 上年决算数 X 万元 printed in the same paragraph for the same line.
  private func baseLevel(of level: Int) -> Int? {
    guard let fact = fact(level) else { return nil }
    let period = base?.period ?? .prior
    let measure = base?.measure ?? .own
    let match = facts.lastIndex {
      $0.concept == fact.concept && $0.path == fact.path && $0.period == period
        && $0.scope == fact.scope && (period != .current || $0.measure == measure)
        && $0.span != fact.span
    }
    return match.map { firstFact + $0 }
  }

  private func budget(of actual: Int, _ measure: Measure) -> Int? {
    guard let fact = fact(actual) else { return nil }
    let match = facts.lastIndex {
      $0.concept == fact.concept && $0.path == fact.path && $0.scope == fact.scope
        && $0.measure == measure && $0.span != fact.span && $0.period == .current
        && $0.quantity.unit?.dimension == fact.quantity.unit?.dimension
    }
    guard measure != fact.measure else { return nil }
    return match.map { firstFact + $0 }
  }

  /// 共有 3 个，包括：a、b、c.
  private mutating func addCount(_ found: QuantityScanner.Found, _ phrase: Phrase) {
    let rest = Span(found.span.end, sentence.end)
    guard let items = ItemList.find(in: reader.document.text, rest) else { return }
    claims.append(
      claim(
        .count(
          stated: found.quantity, listed: items.count, items: items.span,
          isExhaustive: items.isExhaustive), phrase.extended(to: found.span)))
  }
}

// MARK: Lists

extension ParagraphReader {
  /// A paragraph that divides the section's total without saying so: A 支出 15 万元，占 75%；B 支出 5 万元，占 25%。
  private mutating func openImplicitList(_ part: Int, _ phrase: Phrase) {
    guard lists.isEmpty, sentenceHeads == [part], let kind = fact(part).flatMap({ OpenList.Kind($0) }),
      let whole = carry.sectionHeads.first(where: { OpenList.Kind($0.fact) == kind })
    else { return }
    lists.append(
      OpenList(
        wholes: [kind: whole.index], parts: [kind: [part]], exhaustiveness: .itemised, basis: "",
        span: phrase.span, extractor: phrase.rule, isNested: false))
  }

  private mutating func open(_ phrase: Phrase) {
    guard !isReason else { return }
    let opensSentence = sentenceHeads.isEmpty
    let exhaustiveness: Claim.Composition.Exhaustiveness =
      switch phrase.role {
      case .exhaustiveList: .exhaustive
      case .partialList: .partial
      default: .itemised
      }
    var wholes: [OpenList.Kind: Int] = [:]
    // 按…划分 divides the section's total; 其中 speaks of what was said last.
    let outer = phrase.role == .exhaustiveList ? carry.sectionHeads : carry.paragraphHeads
    let earlier = previousHeads.isEmpty ? outer.map(\.index) : previousHeads
    let isOfFlow = phrase.capture("flow") != nil
    // 收入包括：…；支出包括：…: each divides the total the sentence began with.
    if isOfFlow { while !lists.isEmpty { closeLast() } }
    if isOfFlow, flowOwners.isEmpty { flowOwners = opensSentence ? earlier : sentenceHeads }
    let owners = isOfFlow ? flowOwners : opensSentence ? earlier : levelsOfSentence()
    for index in owners {
      guard let kind = fact(index).flatMap({ OpenList.Kind($0) }) else { continue }
      wholes[kind] = index
    }
    guard !wholes.isEmpty else { return }
    lists.append(
      OpenList(
        wholes: wholes, parts: [:], exhaustiveness: exhaustiveness,
        basis: phrase.capture("basis").map { reader.document.string($0) } ?? "",
        span: phrase.span, extractor: phrase.rule, isNested: !lists.isEmpty))
  }

  /// The last level of each kind since the sentence or the enclosing list began.
  private func levelsOfSentence() -> [Int] {
    facts.indices.filter {
      if case .narrative(_, let index) = facts[$0].origin { index == sentenceIndex } else { false }
    }.map { firstFact + $0 }
  }

  /// A list stays open over 。 only where the next sentence goes on with shares of the same whole, or with bare
  /// counts: 实有 343 人，其中：在职 99 人。退休 244 人。
  private mutating func closeListsUnlessContinued(by clauses: [Clause]) {
    guard let list = lists.first else { return }
    let partsHaveShares = claims.contains { claim in
      if case .share(let part, _, _, _) = claim.relation {
        list.parts.values.contains { $0.contains(part) }
      } else {
        false
      }
    }
    let roles = clauses.flatMap(\.tokens).compactMap { token -> Phrase.Role? in
      if case .phrase(let phrase) = token { phrase.role } else { nil }
    }
    let isPlain = roles.isEmpty && list.wholes.keys.contains { $0.dimension == .count }
    let goesOn =
      isPlain || partsHaveShares && roles.first == .share && !roles.contains(.itemisedList)
    while lists.count > (goesOn ? 1 : 0) { closeLast() }
  }

  private mutating func closeLast() {
    guard var list = lists.popLast() else { return }
    if let last = list.parts.values.compactMap(\.last).max(), let fact = fact(last) {
      let tail = reader.document.text[
        fact.span.end..<min(fact.span.end + 24, max(sentence.end, fact.span.end))]
      if list.exhaustiveness == .itemised, Wording(tail).contains("等") {
        list.exhaustiveness = .partial
      }
    }
    claims += list.claims(sentence: sentence, section: section)
  }
}
