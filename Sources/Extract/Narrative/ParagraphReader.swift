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
  /// The paragraph says of one of the budgets by name what it says.
  let namesBudget: Bool

  var facts: [Fact] = []
  var claims: [Claim] = []
  /// Where `facts` are, by what they are about.
  var lines = FactLines()
  var moneyUnits = MoneyUnits()
  /// The claim of a change read last.
  var lastChange: Int?
  /// The paragraph's own opening amount.
  var head: Int?
  /// 收入包括：甲 3 万元、…: the first line told is a part of what is not told.
  var headIsItem = false
  /// A list left open at the paragraph's end.
  var carried: OpenList?

  var sentenceIndex = 0
  var sentence = Span(0, 0)
  var previousSentence = Span(0, 0)
  /// The line the item is about, from 「…：」 or its heading; empty when unknown.
  var subject: Label
  /// Index of the level the next change, share or rate is about.
  var current: Int?
  /// The line a bracket names for itself: （购置费72万元，减少20万元） is about that line, not the one before it.
  var aside: Int?
  /// What the line is said to hold: （含上年结转 20 万元，占 5%） is the share of that, in something that is not named.
  var held: Int?
  /// All lines the bracket names, where no list opened in it.
  var asides: [Int] = []
  /// The level a change, share or rate of this clause is about.
  var topic: Int? { aside ?? current }
  /// `topic` when the last change was read: a level since then begins another.
  var topicAtChange: Int?
  /// The words of comparison before the last change.
  var changeBase: Int?
  /// Levels of the sentence's opening line, one a reading (年初预算, 决算).
  var sentenceHeads: [Int] = []
  var previousHeads: [Int] = []
  /// Levels of the sentence outside brackets, whatever line they are of.
  var sentenceLevels: [Int] = []
  /// Those that add up what stands before them.
  var totals: Set<Int> = []
  /// Levels of the paragraph that stand in brackets.
  var inBrackets: Set<Int> = []
  /// 占采购预算 5 万元的 60%: the amount the next share is of.
  var shareWhole: Int?
  /// How many figures had been read when a list closed at a ； of this sentence.
  var factsAtClose: Int?
  var lists: [OpenList] = []
  /// What the last 按…分 of the sentence divided, and how many figures had been read when it closed.
  var lastDivision: (wholes: [OpenList.Kind: Int], figures: Int)?
  /// 一般公共预算拨款采购 8 万元：货物 5 万元…: whose money the parts behind a colon are.
  var scopeOfList: Scope?
  /// 2023年收入 8 万元，其中：…; 2023年执行情况：…: the year of a whole or a subject that is not this year's, and so of its parts, and what was read of
  /// it (决算, 预算).
  var otherYear: (period: Period, measure: Measure?)?
  /// 人员经费占 88%，为 6 万元: a line whose share is told before its amount.
  var awaited: (label: Label, percent: Quantity, phrase: Phrase)?
  var previousClause: Clause?
  /// The clause before the last bracket.
  var beforeBracket: Clause?
  /// 货物、服务分别为 3 万元、5 万元: the names that wait for their amounts.
  var names: [Label] = []
  /// 四、财政拨款。 before the paragraph's first sentence.
  var paragraphScope: Scope?
  /// The strongest mark since the last part of a list.
  var separator = Clause.Separator.enumeration
  /// What 收入包括 and 支出包括 of the sentence both divide.
  var flowOwners: [Int]?
  /// “三公”经费支出决算中，…占 X%: the whole the sentence's shares are of.
  var sentenceWhole = ""
  /// What those words say: 财政拨款支出中，基本支出 5 万元 is of that money, 机关运行经费中，办公费 2 万元 of that line.
  var frame: Label?
  /// 用非财政拨款资金安排: what the sentence tells up to its next ； is of other money than the appropriations.
  var isOtherMoney = false
  /// How far the words were searched for such money.
  var moneyRead = 0
  /// The sentence has the marks of one.
  var isProse = false
  var base: Base?
  /// 较上年 5 万元下降，较预计执行数 4 万元上升: the amount the next change is measured from.
  var baseAmount: Int?
  /// 完成年初预算 5 万元的 90%: the budget that was named.
  var statedBudget: Int?
  /// 与采购预算 5 万元相比: the amount that was named.
  var statedBase: Int?
  /// The last words that compared with the budget, and their claim: 决算数小于预算数的主要原因 explains that.
  var compared: (words: Span, claim: Int?)?
  var isReason = false
  /// The reason went on up to the last ； or 。: 二是 goes on with it.
  var reasonBefore = false
  /// The line a comparison named before its comma; empty when none did, or another was told since.
  var turnedTo = ""
  /// 分别比上年减少 3 万元、2 万元: the end of a series that is not read.
  var passedTo = 0
  /// The unit or the fund that the paragraph tells of; empty for the body that discloses.
  var teller = ""
  /// The list that closed last in the sentence.
  var lastClosed: OpenList?

  /// What the next change is measured from.
  struct Base {
    var period: Period
    var measure: Measure
    /// Where the words end, when its amount may follow them: 比上年 21.92 万元减少, but not 与上年相比.
    var end: Int?
  }

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
    let text = Wording(reader.document.text[reader.document.blocks[block].span.range])
    namesBudget = LabelReader.scopes.contains { $0.scope != .fiscal && text.contains($0.word) }
    subject = Label(concept: reader.contexts[section].subject, path: [])
  }

  mutating func read(_ block: Block) {
    for (index, span) in block.sentences.enumerated() {
      sentenceIndex = index
      previousSentence = sentence
      sentence = span
      (base, statedBase, shareWhole, changeBase) = (nil, nil, nil, nil)
      (reasonBefore, isReason) = (isReason || reasonBefore, false)
      (isOtherMoney, moneyRead) = (false, span.start)
      (turnedTo, baseAmount) = ("", nil)
      switch reader.labels.teller(opening: reader.document.text[span.range]) {
      case .own: teller = ""
      case .other(let name): teller = name
      case nil: break
      }
      isProse = Self.marksOfProse.contains(where: Wording(reader.document.text[span.range]).contains)
      if !sentenceHeads.isEmpty { previousHeads = sentenceHeads }
      sentenceHeads = []
      sentenceLevels = []
      flowOwners = nil
      lastDivision = nil
      sentenceWhole = ""
      frame = nil
      (otherYear, scopeOfList) = (nil, nil)
      (previousClause, beforeBracket) = (nil, nil)
      names = []
      let clauses = ClauseReader.clauses(
        reader.document.text, sentence: span, phrases: reader.phrases(in: span))
      readItemName(clauses)
      let divided = lists.first ?? lastClosed
      closeListsUnlessContinued(by: clauses)
      if let divided, lists.isEmpty { returnToWhole(of: divided, clauses) }
      lastClosed = nil
      leaveUnclear(clauses)
      for clause in clauses {
        if clause.isAside {
          if previousClause?.isAside == false { beforeBracket = previousClause }
        } else {
          if asides.count >= 2 { closeAsides() }
          (aside, asides, held) = (nil, [], nil)
          if lists.last?.isAside == true { closeLast() }
        }
        if previousClause == nil || previousClause?.end == .semicolon { beginItem(clause) }
        read(clause)
        previousClause = clause
        if clause.end == .colon { noteScope(before: clause) }
        separator = max(separator, clause.end)
        if clause.end == .semicolon, let list = lists.last, !list.isAside,
          lists.count > 1 || list.isNested || list.isClosed(fact)
        {
          if lists.count == 1, !list.isNested, list.isPartedBySemicolons {
            lists[0].noteClosed(fact)
          } else {
            closeLast()
            if lists.isEmpty { factsAtClose = facts.count }
          }
        }
        if clause.end == .semicolon { (reasonBefore, isReason, otherYear) = (isReason, false, nil) }
      }
    }
    // 其中： at the end of a paragraph: the parts are the paragraphs that follow.
    if lists.count == 1, lists[0].parts.isEmpty, sentence.end - lists[0].span.end <= 3 {
      carried = lists.removeLast()
    }
    while !lists.isEmpty { closeLast() }
    if asides.count >= 2 { closeAsides() }
  }

  /// The longest name of an item in bytes: three levels, each named like 其他政府办公厅（室）及相关机构事务支出.
  private static let itemMax = 300
  private static let marksOfProse: [Wording] = ["，", "。", "；"]

  // MARK: Clauses

  /// 一般公共服务支出（类）…（项）。 as a sentence of its own opens an item.
  mutating func readItemName(_ clauses: [Clause]) {
    guard clauses.count == 1, sentence.length <= Self.itemMax, let clause = clauses.first,
      clause.tokens.allSatisfy({ token in
        if case .figure(let found) = token {
          found.kind == .label || found.kind == .bare
        } else {
          false
        }
      })
    else { return }
    var words = Wording(reader.document.text[clause.span.range])
    if words.hasSuffix("。") { words.removeLast(3) }
    if sentenceIndex == 0, let scope = reader.labels.money(named: words.bytes) {
      paragraphScope = scope
      return
    }
    let label = reader.labels.read(words.bytes)
    // 2.公务接待费。 at the head of a paragraph is a heading run in.
    let isRunIn = sentenceIndex == 0 && reader.labels.isKnown(label.concept)
    guard !label.path.isEmpty || label.code != nil || isRunIn else { return }
    subject = label
    current = nil
  }

  mutating func read(_ clause: Clause) {
    let hasFigure = clause.tokens.contains { token in
      if case .figure(let found) = token { found.kind != .label && !isCode(found, of: clause) } else { false }
    }
    readSentenceWhole(clause)
    if !hasFigure, clause.tokens.allSatisfy(isLabelToken) {
      // “三公”经费方面，支出 5 万元
      let isAspect = clause.end == .comma && isAspect(clause)
      if clause.end == .colon || isAspect {
        readSubject(clause)
        return
      }
    }
    var walk = ClauseWalk(clause: clause, text: reader.document.text)
    while let token = walk.next() {
      switch token {
      case .phrase(let phrase): read(phrase, &walk)
      case .figure(let found): read(found, &walk)
      }
    }
    turn(by: clause, walk)
    turn(byOpening: clause)
  }

  /// “三公”经费方面，…; （二）支出预算，…: a heading run in.
  private func isAspect(_ clause: Clause) -> Bool {
    var words = Wording.label(reader.document.text[clause.span.range])
    let isNumbered = reader.labels.stripNumber(&words)
    return words.hasSuffix("方面") || isNumbered && sentenceIndex == 0 && Self.runIn.contains(words)
  }

  private static let runIn: Set<Wording> = ["收入预算", "支出预算", "收入决算", "支出决算"]

  /// 支出决算中，…占 X%; 本年收入的具体构成为：…占 X%.
  private mutating func readSentenceWhole(_ clause: Clause) {
    guard clause.tokens.isEmpty || clause.end == .colon else { return }
    let words = Wording(reader.document.text[clause.span.range])
    if clause.tokens.isEmpty, let end = Self.framing.first(where: words.hasSuffix) {
      sentenceWhole = reader.document.string(Span(clause.span.start, clause.span.end - end.count))
      frame = reader.labels.read(words.bytes.dropLast(end.count))
    } else if clause.end == .colon, let end = ["的具体构成", "的构成"].compactMap({ words.range(of: $0)?.lowerBound }).first {
      sentenceWhole = reader.document.string(Span(clause.span.start, clause.span.start + end))
    }
  }

  private static let framing: [Wording] = ["中", "里头", "里面", "当中", "之中", "里"]

  /// 教育支出（205）： 2013816食品安全监管： 1.2013816食品安全监管： the code of the account.
  private func isCode(_ found: QuantityScanner.Found, of clause: Clause) -> Bool {
    let text = reader.document.text
    let (start, end) = (found.span.start, found.span.end)
    guard found.kind == .bare else { return false }
    let isBracketed =
      ["（", "("].contains { Wording(text[max(start - 3, 0)..<start]).hasSuffix($0) }
      && ["）", ")"].contains { Wording(text[end..<min(end + 3, text.count)]).hasPrefix($0) }
    if isBracketed { return found.quantity.numeral.decimals == 0 }
    let digits = text[start..<end].split(separator: UInt8(ascii: ".")).last ?? []
    let before = Array(String(decoding: text[clause.span.start..<start], as: UTF8.self).unicodeScalars)
    guard before.isEmpty || Numbering.read(before)?.length == before.count else { return false }
    return [3, 5, 7].contains(digits.count) && digits.first == UInt8(ascii: "2")
      && digits.allSatisfy { $0 &- 0x30 < 10 } && end < clause.span.end && text[end] >= 0xE4
  }

  func isLabelToken(_ token: Clause.Token) -> Bool {
    if case .figure = token { true } else { false }
  }

  /// 一般公共服务（类）…（项）： opens an item; everything up to the next one is about it.
  mutating func readSubject(_ clause: Clause) {
    guard clause.span.length <= Self.itemMax else { return }
    var label = reader.labels.read(reader.document.text[clause.span.range])
    // （一）收入预算：2025年年初预算数 9 万元
    if label.isBareTotal, label.scope == nil { label.concept = label.totalConcept }
    // 2024年预算执行情况：年初预算 5 万元
    if clause.end == .colon, let period = label.period, period != .current { otherYear = (period, nil) }
    guard !label.concept.isEmpty else { return }
    subject = label
    current = nil
  }

  mutating func read(_ phrase: Phrase, _ walk: inout ClauseWalk) {
    switch phrase.role {
    case .base:
      // 主要原因是厉行节约，与上年相比减少: a clause that begins with a comparison speaks of the line again.
      if phrase.span.start == walk.clause.span.start { isReason = false }
      turn(to: walk.words(before: phrase.span.start), of: walk.clause)
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
    case .comparison:
      walk.keepWords(before: phrase)
      compared = (phrase.span, nil)
      addComparison(phrase, walk)
    case .exhaustiveList, .itemisedList:
      if !takeNames(before: phrase, walk) { open(phrase, walk) }
    case .partialList:
      turn(to: walk.words(before: phrase.span.start), of: walk.clause)
      if let explained = explained(atOnceBy: phrase) {
        addReason(phrase, explains: explained)
      } else {
        open(phrase, walk)
      }
    case .reason: addReason(phrase, explains: explained(by: walk))
    case .reference:
      if let label = phrase.capture("label") {
        claims.append(claim(.reference(label: reader.document.string(label)), phrase))
      }
    }
    walk.pass(phrase.span.end)
  }

  mutating func readBase(_ phrase: Phrase) {
    let words = phrase.capture("base").map { Wording(reader.document.text[$0.range]) } ?? ""
    let label = reader.labels.read(words.bytes)
    let isClosed = Wording(reader.document.text[phrase.span.range]).hasSuffix("比")
    // 较预算 4 万元节约: the budget is another figure than what it is compared with, in a text of no known kind, too.
    let isBudget = label.measure == .own && label.period == nil && words.contains("预算")
    base = Base(
      period: label.period ?? (label.measure == nil ? .prior : .current),
      measure: isBudget ? .initialBudget : label.measure ?? .own, end: isClosed ? nil : phrase.span.end)
    // 比年初预算 16 万元减少 4 万元；比上年增加 1 万元: the amount named before was that of the other comparison.
    (statedBase, baseAmount) = (nil, nil)
  }

  mutating func read(_ found: QuantityScanner.Found, _ walk: inout ClauseWalk) {
    // 2010602 or 05 before a name is a code: a part of the label.
    guard found.kind == .quantity || found.kind == .bare && found.quantity.numeral.decimals > 0
    else { return }
    let words = walk.words(before: found.span.start)
    defer { walk.pass(found.span.end) }
    // 决算数小于预算数 3 万元: by so much, or what was budgeted; no level of the line.
    if compared?.words.end == found.quantity.span.start { return }
    if walk.isUnresolved || found.span.start < passedTo { return }
    // Words run together by a reader may put the figure inside the phrase: then it does not govern it.
    if let phrase = walk.governor, phrase.span.end <= found.quantity.span.start {
      let gap = Span(phrase.span.end, found.quantity.span.start)
      let words = reader.document.text[gap.range].filter { $0 != 0x20 }
      if words.count <= 30, add(found, governedBy: phrase, gap: words, walk) {
        walk.release()
        return
      }
      walk.release()
    }
    if isReason, opensLine(found, words) { isReason = false }
    guard !isReason else { return }
    addLevel(found, words: words, walk.clause)
  }
}
