internal import Disclosure

/// Figures in brackets.
extension ParagraphReader {
  /// What a bracket that holds nothing but a figure gives the amount of: 完成年初预算（11 万元）的 87%, 较上年（6 万元）增加.
  struct Gloss {
    var words: Span
    /// The words compare with it.
    var isBase = false
    /// 占本年支出（24 万元）的: what something is a share of, which is of all money unless the words say otherwise.
    var isWhole = false
  }

  func gloss(_ words: Span, _ clause: Clause) -> Gloss? {
    let text = reader.document.text
    guard clause.isAside, words.isEmpty, let before = previousClause, before.span.end < clause.span.start,
      clause.span.start - before.span.end <= 3
    else { return nil }
    let closing = before.tokens.filter { $0.span.end >= before.span.end }
    let isBase = closing.contains { if case .phrase(let phrase) = $0 { phrase.role == .base } else { false } }
    if isBase { return Gloss(words: Span(before.span.end, before.span.end), isBase: true) }
    guard closing.isEmpty else { return nil }
    let lead = Span(before.tokens.last?.span.end ?? before.span.start, before.span.end)
    let share: Wording = "占"
    guard Wording(text[lead.range]).hasPrefix(share) else { return Gloss(words: lead) }
    return Gloss(words: Span(lead.start + share.count, lead.end), isWhole: true)
  }

  /// 绿地养护（城区 38 处）12 万元: the name stands before the bracket, which belongs to it.
  func nameBeforeBracket(_ words: Span, _ clause: Clause) -> Span? {
    guard !clause.isAside, words.isEmpty, words.start == clause.span.start, let bracket = previousClause,
      bracket.isAside, clause.span.start - bracket.span.end <= 3, let holder = beforeBracket,
      bracket.span.start - holder.span.end <= 3
    else { return nil }
    let holdsMoney = bracket.tokens.contains {
      if case .figure(let found) = $0 { found.quantity.isMoney } else { false }
    }
    let name = Span(holder.tokens.last?.span.end ?? holder.span.start, holder.span.end)
    return holdsMoney || name.isEmpty ? nil : Span(name.start, clause.span.start)
  }

  /// 同比增长 2.63%（上年 19 万元）: the base of the change right before.
  mutating func noteBase(_ index: Int) {
    guard let last = lastChange, case .change(var change) = claims[last].relation, change.base == nil,
      let base = fact(index), let level = change.level.flatMap({ fact($0) }), base.period == change.basePeriod,
      base.concept == level.concept, base.measure == level.measure, base.period != level.period,
      claims[last].sentence == sentence, base.span.start - claims[last].span.end <= Self.nextToChange
    else { return }
    change.base = index
    claims[last].relation = .change(change)
  }

  /// The base named last, where it is of that line.
  func lastBase(of level: Int) -> Int? {
    guard let base = baseAmount.flatMap({ fact($0) }), let line = fact(level), base.concept == line.concept,
      level != baseAmount
    else { return nil }
    return baseAmount
  }

  /// Bytes from a change to the amount in its bracket: （上年.
  private static let nextToChange = 12

  /// A figure in brackets is a part where the list itself opened in them.
  mutating func noteAside(_ index: Int, _ words: Span, isOwnLine: Bool) {
    guard let fact = fact(index) else { return }
    inBrackets.insert(index)
    // （含上年结转20万元，增长5%）: the growth is of what holds it.
    let isHeld = Wording(reader.document.text[words.range]).hasPrefix("含")
    if isHeld { held = index }
    if isOwnLine, !isHeld, fact.period == .current {
      aside = index
      if lists.last?.isAside != true { asides.append(index) }
    }
    if lists.last?.isAside == true { addPart(index, fact) } else if isOfOneFund(fact) { asides.append(index) }
  }

  /// 城乡社区支出 8 万元（政府性基金 3 万元）: which money, and not the income of that name.
  func moneyInBracket(_ words: Span) -> Scope? {
    guard let holder = current.flatMap({ fact($0) }), holder.flow == .expenditure else { return nil }
    return reader.labels.money(named: reader.document.text[words.range])
  }

  /// The line before the bracket, of one of the budgets.
  private func isOfOneFund(_ part: Fact) -> Bool {
    guard let whole = current.flatMap({ fact($0) }), whole.concept == part.concept, whole.period == part.period else {
      return false
    }
    return [.generalBudget, .governmentFund, .stateCapital].contains(part.scope) && whole.scope != part.scope
  }

  /// 61.6 万元（购置费 18 万元，…；运行费 43.6 万元，…）: lines in a bracket that close on the one before it are its parts.
  mutating func closeAsides() {
    guard let index = current, let whole = fact(index), let kind = OpenList.Kind(whole),
      let first = asides.first.flatMap({ fact($0) }), whole.span.end <= first.span.start
    else { return }
    let parts = asides.filter { fact($0).flatMap { OpenList.Kind($0) } == kind }
    // 8 万元（一般公共预算 5 万元、政府性基金 3 万元）: of the appropriations they are all there is.
    let areFunds = parts.allSatisfy { fact($0).map(isOfOneFund) ?? false }
    guard parts.count >= 2, areFunds || OpenList.closes(whole, parts, fact) else { return }
    claims.append(
      Claim(
        relation: .composition(
          Claim.Composition(
            whole: index, parts: parts,
            exhaustiveness: areFunds && whole.scope != .fiscal ? .partial : .itemised, basis: "")),
        span: whole.span, sentence: sentence, section: section, extractor: "extract-list-itemised"))
  }

  /// 甲中心 12 万元（基本支出 8 万元、项目支出 4 万元）: lines in a bracket are of the one before it, where that is no line of the accounts.
  func pathInBracket(_ clause: Clause) -> [String]? {
    guard clause.isAside, lists.last?.isAside != true, let holder = current.flatMap({ fact($0) }),
      holder.origin == .narrative(block: block, sentence: sentenceIndex), !holder.concept.isEmpty,
      !reader.labels.isName(holder.concept)
    else { return nil }
    return holder.path + [holder.concept]
  }

  /// 上年收入 20 万元（一般公共预算 18 万元、政府性基金 2 万元）; 2023年总计 20 万元，其中：本年收入 18 万元: parts are of their whole's year.
  func periodOfWhole(_ clause: Clause) -> Period? {
    if let otherYear { return otherYear.period }
    guard clause.isAside, let holder = current.flatMap({ fact($0) }),
      holder.origin == .narrative(block: block, sentence: sentenceIndex)
    else { return nil }
    return holder.period
  }

  /// （二）甲 3 万元、乙 2 万元，两项合计 5 万元: what the item that begins with a line comes to, or that line where it stands for itself.
  func total(of line: Int) -> Int {
    for claim in claims {
      if case .composition(let list) = claim.relation, list.parts.first == line, totals.contains(list.whole) {
        return list.whole
      }
    }
    return line
  }
}
