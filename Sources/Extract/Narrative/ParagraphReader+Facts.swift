internal import Disclosure

extension ParagraphReader {
  /// A figure no phrase governs: the level of the line its words name.
  mutating func addLevel(_ found: QuantityScanner.Found, words: Span, _ clause: Clause) {
    let dimension = found.quantity.unit?.dimension
    if dimension == .percent {
      noteBareShare(found, clause)
      addShareOfStated(found, words)
      addCompletionOfStated(found, words)
    }
    if dimension == .percent || dimension == .percentagePoint { return }
    if isDifference(words) { return }
    closeBefore(words)
    let gloss = gloss(words, clause)
    let words = gloss?.words ?? nameBeforeBracket(words, clause) ?? words
    var label = reader.labels.read(reader.document.text[words.range])
    if clause.isAside, let scope = moneyInBracket(words) { (label.concept, label.scope) = ("", scope) }
    let isBase = readBaseAmount(&label, words, clause, gloss) || noteStatedBase(found, words, &label)
    if gloss?.isWhole == true { label.scope = label.scope ?? .allFunds }
    let share = takeAwaited(words, &label)
    if let name = nextName(for: words) { label = name }
    if dimension == .count { addListedCount(found) }
    guard let quantity = found.kind == .bare ? withLostUnit(found, label) : found.quantity
    else { return }
    noteMoney(before: words)
    let level = level(quantity, label, words, clause, isBase: isBase)
    if label.isObject, level.measure != .own { statedBudget = firstFact + facts.count }
    lines.note(level, at: facts.count)
    if quantity.isMoney, let unit = quantity.unit { moneyUnits.note(unit) }
    facts.append(level)
    let index = firstFact + facts.count - 1
    if isBase { baseAmount = index }
    if clause.isAside {
      noteBase(index)
      noteAside(index, words, isOwnLine: !label.concept.isEmpty && !isBase)
      if gloss?.isWhole == true { shareWhole = index }
    } else if isTotalBehind(label, found.quantity.span) {
      current = index
      addTotal(index)
      sentenceLevels.append(index)
    } else if isWhole(words) {
      shareWhole = index
    } else if isWithinPart(words) {
      current = index
    } else if !isBase, !label.isAverage, !label.isObject {
      noteLevel(index)
      sentenceLevels.append(index)
      if let share { addShare(of: share.percent, share.phrase, part: index) }
    }
  }

  /// 比编制数少 4 人: by so much, and no number of its own.
  private func isDifference(_ words: Span) -> Bool {
    let text = Wording(reader.document.text[words.range].filter { $0 != 0x20 })
    return Self.thans.contains(where: text.hasPrefix) && Self.lessOrMore.contains(where: text.hasSuffix)
      || Self.done.contains(where: text.hasSuffix)
  }

  /// 便民服务中心…，支出合计: that of the unit, and not of the department.
  func toldOf(_ concept: String) -> String {
    concept.isEmpty || concept.hasPrefix(teller) ? concept : teller + concept
  }

  private static let done: [Wording] = ["多了", "少了"]

  private static let thans: [Wording] = ["比", "较"]
  private static let lessOrMore: [Wording] = ["少", "多", "缺", "超"]

  private func level(
    _ quantity: Quantity, _ read: Label, _ words: Span, _ clause: Clause, isBase: Bool
  ) -> Fact {
    var label = read
    let context = reader.contexts[section]
    let whole = lists.last?.wholes.values.min().flatMap { fact($0) }
    let isSource = readAsPart(&label, of: whole, words)
    if let named = poolLine(of: label) { label.concept = named }
    let allotted = lineAllotted(before: label)
    if allotted != nil { (label.concept, label.measure) = ("", .actual) }
    let isOfProjects = isMoneyOfProjects(words)
    if isOfProjects { label.concept = "" }
    let isOwnLine = !label.concept.isEmpty
    let spoken = isOwnLine ? nil : allotted ?? spokenOf(label, isBase: isBase, clause)
    let isNameless =
      isOfProjects || isNamelessPart(words) || isTotalBehind(label, quantity.span) || isSource && label.scope == nil
      || isSpentOfPart(label) || isBehindThings(words, clause) || isBesideBalance(words)
    let line =
      isOwnLine
      ? Line(
        concept: label.concept,
        path: label.path.isEmpty
          ? (whole.map { $0.path + [$0.concept] } ?? pathInBracket(clause) ?? pathOfFrame(label)) : label.path,
        code: label.code)
      : spoken.map { Line(concept: $0.concept, path: $0.path, code: $0.code) }
        ?? (isNameless ? Line(concept: "", path: [], code: nil) : unnamed(label, quantity))
    let told = ownScope(of: label) ?? frame?.scope ?? spoken?.scope ?? line.scope ?? fundOfAccount(label)
    let scope =
      told ?? scopeOfList ?? paragraphScope ?? (isOwnLine ? nil : subject.scope) ?? otherFlow(of: label)?.scope
    var level = Fact(
      quantity: quantity, concept: toldOf(line.concept), labelSpan: words, path: line.path, code: line.code,
      scope: scope ?? whole?.scope ?? context.scope ?? .allFunds,
      flow: label.flow ?? whole?.flow ?? context.flow ?? .none,
      measure: label.measure ?? spoken?.measure ?? measureOfParts(of: whole, clause) ?? otherYear?.measure ?? .own,
      period: label.period ?? periodOfWhole(clause) ?? .current,
      origin: .narrative(block: block, sentence: sentenceIndex), section: section)
    level.isAverage = label.isAverage
    return level
  }

  /// 年初预算 5 万元，其中基本支出 3 万元: parts of what was planned are planned, and of what was spent spent, where the whole is told by that
  /// alone.
  private func measureOfParts(of whole: Fact?, _ clause: Clause) -> Measure? {
    guard let whole, !clause.isAside, whole.measure != .own, lists.last?.wholes.count == 1
    else { return nil }
    return whole.measure
  }

  /// What words for money mean behind the whole of a list. Whether they say where it came from.
  private func readAsPart(_ label: inout Label, of whole: Fact?, _ words: Span) -> Bool {
    guard let whole else { return false }
    // 项目支出 X 万元，其中：财政拨款 Y 万元: where that spending comes from, not the income of that name.
    let isSource = whole.flow == .expenditure && reader.labels.flow(of: label) == .income
    if isSource { label.concept = "" }
    // 年末结转 3 万元，其中：政府性基金预算财政拨款 1 万元: how much of it is of that money, which is no income.
    if Self.balances.contains(where: whole.concept.contains),
      let scope = reader.labels.money(named: reader.document.text[words.range])
    {
      (label.concept, label.scope) = (whole.concept, scope)
    }
    return isSource
  }

  /// 机关运行经费中，办公费 2 万元: the part of that line.
  private func pathOfFrame(_ label: Label) -> [String] {
    if isOtherMoney { return ["非财政拨款"] }
    if Self.natures.contains(label.concept), let item = current.flatMap({ fact($0) }), isItem(item) {
      return item.path + [item.concept]
    }
    guard let frame, reader.labels.isName(frame.concept), frame.concept != label.concept else { return [] }
    return frame.path + [frame.concept]
  }

  /// 小学教育（项）8 万元，占 40%，其基本支出 5 万元: that of the item.
  private func isItem(_ fact: Fact) -> Bool {
    let words = Wording(reader.document.text[fact.labelSpan.range])
    return fact.origin == .narrative(block: block, sentence: sentenceIndex)
      && LabelReader.levelMarks.contains(where: words.contains)
  }

  private static let natures: Set<String> = ["基本支出", "项目支出"]

  /// 与采购预算 5 万元相比: the amount itself is what is compared with.
  private mutating func noteStatedBase(_ found: QuantityScanner.Found, _ words: Span, _ label: inout Label) -> Bool {
    let isBudget = isBudgetCompared(found, words)
    guard isBudget || isStatedBase(found, words) else { return false }
    base = Base(period: label.period ?? .current, measure: label.measure ?? .own, end: nil)
    statedBase = firstFact + facts.count
    if isBudget { label.measure = .initialBudget }
    return true
  }

  /// 较预算 20 万元节约 2 万元
  private func isBudgetCompared(_ found: QuantityScanner.Found, _ words: Span) -> Bool {
    let text = Wording(reader.document.text[words.range])
    let behind = Wording(reader.document.text[found.span.end..<min(found.span.end + 6, sentence.end)])
    return text.contains("预算") && Self.thans.contains(where: text.hasPrefix)
      && Self.savings.contains(where: behind.hasPrefix)
  }

  private static let savings: [Wording] = ["节约", "节支", "少", "多", "超"]

  func isStatedBase(_ found: QuantityScanner.Found, _ words: Span) -> Bool {
    let text = reader.document.text
    let behind = Wording(text[found.span.end..<min(found.span.end + 6, sentence.end)])
    return Self.comparing.contains(where: behind.hasPrefix)
      && Self.againsts.contains(where: Wording(text[words.range]).hasPrefix)
  }

  private static let comparing: [Wording] = ["相比", "比较", "相较"]
  private static let againsts: [Wording] = ["与", "和", "同", "较"]

  /// 用非财政拨款资金安排公务接待费 2 万元: beside what is told of the appropriations.
  private mutating func noteMoney(before words: Span) {
    guard words.end > moneyRead else { return }
    let text = Wording(reader.document.text[max(moneyRead, sentence.start)..<words.end])
    moneyRead = words.end
    if let end = Self.otherMoney.compactMap({ text.range(of: $0)?.upperBound }).max() {
      isOtherMoney = !text.suffix(from: end).contains("；")
    } else if text.contains("；") {
      isOtherMoney = false
    }
  }

  private static let otherMoney: [Wording] = ["非财政拨款资金安排", "非财政资金安排", "自筹资金安排"]

  /// 人员经费占 88%，为 6 万元: the line that waits for its amount.
  private mutating func takeAwaited(_ words: Span, _ label: inout Label) -> (percent: Quantity, phrase: Phrase)? {
    guard let waiting = awaited else { return nil }
    awaited = nil
    guard Self.copulas.contains(Wording.label(reader.document.text[words.range])) else { return nil }
    label = waiting.label
    return (waiting.percent, waiting.phrase)
  }

  static let balances = ["结转", "结余"]
  private static let copulas: [Wording] = ["", "为", "计", "共", "金额为", "共计"]

  /// 货物、服务分别为 3 万元、5 万元: the amounts in the order of the names.
  private mutating func nextName(for words: Span) -> Label? {
    guard !names.isEmpty else { return nil }
    guard
      Self.joints.contains(Wording.label(reader.document.text[words.range])) || facts.last?.span.end ?? 0 < words.start
    else {
      names = []
      return nil
    }
    return names.removeFirst()
  }

  /// 1031.84 with its unit lost: a figure with decimals after a label, in a paragraph of amounts.
  private func withLostUnit(_ found: QuantityScanner.Found, _ label: Label) -> Quantity? {
    let quantity = found.quantity
    guard quantity.numeral.decimals > 0, isInProse(found.span), !isOfThings(found.span), !isRatio(found.span),
      !label.concept.isEmpty || label.measure != nil,
      let unit = moneyUnits.usual ?? carry.moneyUnit
    else { return nil }
    return Quantity(
      numeral: quantity.numeral, unit: unit, hedge: quantity.hedge, span: quantity.span)
  }

  /// 比上年 21.92 万元减少: an amount between the words of comparison and the change is the base's, whatever it lacks.
  private func readBaseAmount(_ label: inout Label, _ words: Span, _ clause: Clause, _ gloss: Gloss?) -> Bool {
    guard let base, label.period == nil else { return false }
    if let gloss {
      guard gloss.isBase else { return false }
    } else {
      guard let end = base.end, end >= clause.span.start, end <= words.start else { return false }
    }
    label.period = base.period
    label.measure = label.measure ?? base.measure
    return true
  }

  /// A base, or an aside by source (其中：一般公共预算支出), is of the line the words before it speak of.
  private func spokenOf(_ label: Label, isBase: Bool, _ clause: Clause) -> Fact? {
    // 公务接待费 3.6 万元。上年为 4.1 万元。
    let isOfYearBefore = label.period == .prior && !label.isBareTotal && sentenceHeads.isEmpty && lists.isEmpty
    return isBase || isOfYearBefore || clause.isAside && label.scope != nil ? current.flatMap { fact($0) } : nil
  }

  /// Words stand right before and right behind the figure, in a sentence with its marks: no cell of a table that was
  /// read as text.
  private func isInProse(_ span: Span) -> Bool {
    let text = reader.document.text
    return isProse && span.start > sentence.start && text[span.start - 1] >= 0x80
      && span.end < sentence.end && text[span.end] >= 0x80
  }

  /// 86.5 万册: a magnitude and a word for things; 86.5 万， has lost its 元.
  private func isOfThings(_ span: Span) -> Bool {
    let rest = Wording(reader.document.text[span.end..<min(span.end + 6, sentence.end)])
    guard rest.hasPrefix("万") || rest.hasPrefix("亿") else { return false }
    return rest.count == 6 && !Self.marksAfterAmount.contains { rest.suffix(from: 3).hasPrefix($0) }
  }

  /// 二者之比为 2.5∶7.5
  private func isRatio(_ span: Span) -> Bool {
    let text = reader.document.text
    let before = Wording(text[max(span.start - 3, sentence.start)..<span.start])
    let behind = Wording(text[span.end..<min(span.end + 3, sentence.end)])
    return Self.ratios.contains { before.hasSuffix($0) || behind.hasPrefix($0) }
  }

  private static let ratios: [Wording] = ["∶", ":", "比"]
  private static let marksAfterAmount: [Wording] = ["元", "，", "。", "；", "、", "（", "）", "："]

  /// What a figure is the amount of.
  struct Line {
    var concept: String
    var path: [String]
    var code: String?
    /// Of the figure whose line it is, where words of its own name none.
    var scope: Scope?
  }

  /// The line of a figure whose words name none: 支出决算为 speaks of the item, 226 人次 of the figure before it.
  func unnamed(_ label: Label, _ quantity: Quantity) -> Line {
    let last = facts.last.flatMap { fact -> Fact? in
      if case .narrative(_, let index) = fact.origin, index == sentenceIndex { fact } else { nil }
    }
    // What was said aside leaves the sentence where it was.
    let spoken = current.flatMap { self.fact($0) }
    let previous = last == nil ? nil : spoken?.origin == last?.origin ? spoken : last
    // 支出总计 8 万元；财政拨款支出年初预算为 7 万元: what has words for its money is no 总计, which holds what was carried over too.
    // 按类别分，货物 5 万元、服务 3 万元；按资金性质分，一般公共预算 8 万元: of the whole, and not of the kind told last.
    if let whole = lists.last?.wholes.values.min().flatMap({ fact($0) }), label.scope != nil, !label.isBareTotal,
      label.period == nil, label.measure == nil
    {
      return Line(concept: whole.concept, path: whole.path, code: whole.code)
    }
    if label.isBareTotal, label.scope != nil, label.measure != nil, previous?.concept.hasSuffix("总计") == true {
      return Line(concept: label.totalConcept, path: [], code: nil)
    }
    if let previous {
      let isOtherFlow = label.flow != nil && ![.none, .both].contains(previous.flow) && label.flow != previous.flow
      let isOtherReading =
        label.measure != nil && label.measure ?? .own != previous.measure
        || label.period != nil && label.period != previous.period
      // 公务接待费预算 6 万元，支出 5 万元
      let isSpent =
        label.isBareTotal && label.flow == .expenditure && label.scope == nil && label.measure == nil
        && [.initialBudget, .adjustedBudget].contains(previous.measure) && reader.labels.isName(previous.concept)
      let isSame =
        isSpent || isOtherReading
        ? !isOtherFlow
        : label.measure == nil && (label.isSum || !label.isBareTotal || !quantity.isMoney)
      if isSame {
        return Line(
          concept: previous.concept, path: previous.path, code: previous.code,
          scope: previous.concept.isEmpty ? nil : previous.scope)
      }
    }
    // 安排 50 万元 names nothing: it is not the section's own amount.
    guard label.measure != nil || label.isBareTotal || label.period != nil else {
      return Line(concept: "", path: [], code: nil)
    }
    if !turnedTo.isEmpty, last == nil { return Line(concept: turnedTo, path: [], code: nil) }
    let isOfOtherFlow =
      label.flow.map { Set([$0, reader.labels.flow(of: subject)]) == [.income, .expenditure] } ?? false
    return subject.concept.isEmpty || isOfOtherFlow
      ? Line(concept: label.totalConcept, path: [], code: nil)
      : Line(concept: subject.concept, path: subject.path, code: subject.code)
  }

  mutating func noteLevel(_ index: Int) {
    guard let fact = fact(index) else { return }
    (current, turnedTo) = (index, "")
    let isMoney = fact.quantity.unit?.dimension == .money
    if sentenceHeads.first.flatMap({ self.fact($0) }).map({ $0.concept == fact.concept }) ?? true {
      sentenceHeads.append(index)
    }
    if head == nil, isMoney { head = index }
    addPart(index, fact)
  }

  /// A fact of this paragraph, or one carried into it.
  func fact(_ index: Int) -> Fact? {
    if let earlier = carry.fact(index) { return earlier }
    let local = index - firstFact
    return facts.indices.contains(local) ? facts[local] : nil
  }
}
