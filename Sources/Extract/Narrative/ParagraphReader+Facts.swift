internal import Disclosure

extension ParagraphReader {
  /// A figure no phrase governs: the level of the line its words name.
  mutating func addLevel(_ found: QuantityScanner.Found, words: Span, _ clause: Clause) {
    let dimension = found.quantity.unit?.dimension
    if dimension == .percent || dimension == .percentagePoint { return }
    var label = reader.labels.read(reader.document.text[words.range])
    let isBase = readBaseAmount(&label, words, clause)
    if dimension == .count { addListedCount(found) }
    guard let quantity = found.kind == .bare ? withLostUnit(found, label) : found.quantity
    else { return }
    let context = reader.contexts[section]
    let whole = lists.last?.wholes.values.min().flatMap { fact($0) }
    // 项目支出 X 万元，其中：财政拨款 Y 万元: where that spending comes from, not the income of that name.
    if let whole, whole.flow == .expenditure, label.flow == .income { label.concept = "" }
    if let named = poolLine(of: label) { label.concept = named }
    let isOwnLine = !label.concept.isEmpty
    let spoken = isOwnLine ? nil : spokenOf(label, isBase: isBase, clause)
    let line =
      isOwnLine
      ? Line(
        concept: label.concept,
        path: label.path.isEmpty ? (whole.map { $0.path + [$0.concept] } ?? []) : label.path,
        code: label.code)
      : spoken.map { Line(concept: $0.concept, path: $0.path, code: $0.code) }
        ?? (isNamelessPart(words) || isTotalBehind(label) ? Line(concept: "", path: [], code: nil) : unnamed(label, quantity))
    var level = Fact(
      quantity: quantity, concept: line.concept, labelSpan: words, path: line.path,
      code: line.code,
      scope: ownScope(of: label) ?? spoken?.scope ?? line.scope ?? fundOfAccount(label)
        ?? (isOwnLine ? nil : subject.scope) ?? otherFlow(of: label)?.scope ?? whole?.scope ?? context.scope
          ?? .allFunds,
      flow: label.flow ?? whole?.flow ?? context.flow ?? .none,
      measure: label.measure ?? spoken?.measure ?? .own, period: label.period ?? .current,
      origin: .narrative(block: block, sentence: sentenceIndex), section: section)
    level.isAverage = label.isAverage
    lines.note(level, at: facts.count)
    if quantity.isMoney, let unit = quantity.unit { moneyUnits.note(unit) }
    facts.append(level)
    let index = firstFact + facts.count - 1
    if clause.isAside {
      // （含上年结转20万元，增长5%）: the growth is of what holds it.
      let isHeld = Wording(reader.document.text[words.range]).hasPrefix("含")
      if isHeld { held = index }
      if isOwnLine, !isBase, !isHeld, level.period == .current {
        aside = index
        if lists.last?.isAside != true { asides.append(index) }
      }
      noteAside(index)
    } else if !isBase, !label.isAverage, !label.isObject {
      noteLevel(index)
      if isTotalBehind(label) { addTotal(index) }
      sentenceLevels.append(index)
    }
  }

  /// 甲 5 万元，乙 3 万元，合计 8 万元: what two lines of the sentence come to, and neither of them once more.
  private func isTotalBehind(_ label: Label) -> Bool {
    label.isSum && label.concept.isEmpty && label.period == nil
      && Set(sentenceLevels.compactMap { fact($0)?.concept }).count >= 2
  }

  /// 货物、服务分别为 3 万元、5 万元; 其中 9 万元来自学费: a part whose name is not read, and not the whole once more.
  private func isNamelessPart(_ words: Span) -> Bool {
    guard let list = lists.last else { return false }
    let isFirst = facts.last.map { $0.span.end <= list.span.start } ?? true
    let text = Wording.label(reader.document.text[words.range])
    return isFirst ? Self.openings.contains(text) : facts.last?.concept == "" && Self.joints.contains(text)
  }

  private static let openings: [Wording] = ["", "分别为", "分别是", "其中"]
  private static let joints: [Wording] = ["", "、", "和", "及"]

  /// 一般公共预算财政拨款本年收入 5 万元，…；本年支出 4 万元: the money that was named with the one flow is that of the other.
  private func otherFlow(of label: Label) -> Fact? {
    guard let other = Self.flows[label.concept] else { return nil }
    return facts.suffix(Self.near).last { fact in
      fact.concept == other && fact.period == .current && fact.scope != .allFunds
        && fact.origin == .narrative(block: block, sentence: sentenceIndex)
    }
  }

  private static let flows = ["本年支出合计": "本年收入合计", "本年收入合计": "本年支出合计"]
  /// Figures of a sentence that are looked at.
  private static let near = 12

  /// 财政拨款支出 below the heading of one budget, in a paragraph that names no budget, is what was spent of that budget.
  private func ownScope(of label: Label) -> Scope? {
    guard label.scope == .fiscal, !namesBudget, let scope = reader.contexts[section].scope, scope != .allFunds else {
      return label.scope
    }
    return scope
  }

  /// 政府性基金预算年初结转和结余 2 万元，本年收入 7 万元，本年支出 8 万元: one account, whose fund is named once.
  private func fundOfAccount(_ label: Label) -> Scope? {
    guard label.scope == nil, Self.linesOfAccount.contains(label.concept),
      let head = sentenceHeads.first.flatMap({ fact($0) }), [.governmentFund, .stateCapital].contains(head.scope)
    else { return nil }
    return head.scope
  }

  private static let linesOfAccount: Set<String> = ["年初结转和结余", "本年收入合计", "本年支出合计", "年末结转和结余"]

  /// 养老保险基金预算收入 2 亿元、预算支出 1 亿元: 支出 of the pool that was named, which is no part of the department's.
  private func poolLine(of label: Label) -> String? {
    guard label.isBareTotal, label.scope == nil, label.flow == .expenditure,
      let head = sentenceHeads.first.flatMap({ fact($0) }),
      head.concept.hasSuffix("保险基金收入")
    else { return nil }
    return String(head.concept.dropLast(2)) + "支出"
  }

  /// 1031.84 with its unit lost: a figure with decimals after a label, in a paragraph of amounts.
  private func withLostUnit(_ found: QuantityScanner.Found, _ label: Label) -> Quantity? {
    let quantity = found.quantity
    guard quantity.numeral.decimals > 0, isInProse(found.span), !isOfThings(found.span),
      !label.concept.isEmpty || label.measure != nil,
      let unit = moneyUnits.usual ?? carry.moneyUnit
    else { return nil }
    return Quantity(
      numeral: quantity.numeral, unit: unit, hedge: quantity.hedge, span: quantity.span)
  }

  /// 比上年 21.92 万元减少: an amount between the words of comparison and the change is the base's, whatever it lacks.
  private func readBaseAmount(_ label: inout Label, _ words: Span, _ clause: Clause) -> Bool {
    guard let base, let end = base.end, end >= clause.span.start, end <= words.start, label.period == nil
    else { return false }
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
    if label.isBareTotal, label.scope != nil, label.measure != nil, previous?.concept.hasSuffix("总计") == true {
      return Line(concept: label.totalConcept, path: [], code: nil)
    }
    if let previous {
      let isOtherFlow = label.flow != nil && previous.flow != .none && label.flow != previous.flow
      let isOtherReading =
        label.measure != nil && label.measure ?? .own != previous.measure
        || label.period != nil && label.period != previous.period
      let isSame =
        isOtherReading
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
    return subject.concept.isEmpty
      ? Line(concept: label.totalConcept, path: [], code: nil)
      : Line(concept: subject.concept, path: subject.path, code: subject.code)
  }

  mutating func noteLevel(_ index: Int) {
    guard let fact = fact(index) else { return }
    current = index
    let isMoney = fact.quantity.unit?.dimension == .money
    if sentenceHeads.first.flatMap({ self.fact($0) }).map({ $0.concept == fact.concept }) ?? true {
      sentenceHeads.append(index)
    }
    if head == nil, isMoney { head = index }
    addPart(index, fact)
  }

  /// A figure in brackets is a part where the list itself opened in them.
  private mutating func noteAside(_ index: Int) {
    guard lists.last?.isAside == true, let fact = fact(index) else { return }
    addPart(index, fact)
  }

  private mutating func addPart(_ index: Int, _ fact: Fact) {
    guard OpenList.Kind(fact) != nil, !lists.isEmpty else { return }
    lists[lists.count - 1].add(index, fact, after: separator)
    separator = .enumeration
  }

  /// A fact of this paragraph, or one carried into it.
  func fact(_ index: Int) -> Fact? {
    if let earlier = carry.fact(index) { return earlier }
    let local = index - firstFact
    return facts.indices.contains(local) ? facts[local] : nil
  }
}
