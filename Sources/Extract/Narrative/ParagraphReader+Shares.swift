internal import Disclosure

/// Shares of a whole.
extension ParagraphReader {
  /// 甲 3 万元、乙 2 万元，分别占 60%和 40%: as many shares as lines before them. Whether the words say so.
  mutating func addShares(from first: QuantityScanner.Found, _ phrase: Phrase) -> Bool {
    let text = reader.document.text
    guard Self.each.contains(where: Wording(text[phrase.span.range]).contains) else { return false }
    let percents = percents(from: first)
    let parts =
      (lists.last.map { list in sentenceLevels.filter { list.parts.values.joined().contains($0) } } ?? sentenceLevels)
      .suffix(percents.count)
    guard percents.count >= 2, parts.count == percents.count else { return true }
    for (part, percent) in zip(parts, percents) {
      addShare(of: percent.quantity, phrase.extended(to: percent.span), part: part)
    }
    return true
  }

  private static let each: [Wording] = ["分别", "各", "依次"]

  /// 60%和 40%: the shares told one after another.
  func percents(from first: QuantityScanner.Found) -> [QuantityScanner.Found] {
    let text = reader.document.text
    var percents = [first]
    for next in QuantityScanner.Figures(text: text, span: Span(first.span.end, sentence.end)) {
      let gap = Wording(text[percents[percents.count - 1].span.end..<next.span.start].filter { $0 != 0x20 })
      guard next.quantity.unit?.dimension == .percent, Self.joints.contains(gap) else { break }
      percents.append(next)
    }
    return percents
  }

  /// The part is what the clause's own words name (货物采购授予中小企业合同金额占…), else the level read last.
  mutating func addShare(of percent: Quantity, _ phrase: Phrase, _ walk: ClauseWalk) {
    let label = reader.labels.read(walk.labelWords.bytes)
    // 合计占 63%: of what is added up no amount is told.
    if label.isSum, label.concept.isEmpty { return }
    let isOther = !label.concept.isEmpty && label.concept != fact(topic ?? -1)?.concept
    guard let part = isOther ? level(named: label) : held ?? topic else {
      awaited = (label, percent, phrase)
      return
    }
    addShare(of: percent, phrase, part: part)
  }

  mutating func addShare(of percent: Quantity, _ phrase: Phrase, part: Int) {
    let named = phrase.capture("whole").map { reader.document.string($0) } ?? ""
    let whole = named.isEmpty && lists.isEmpty ? sentenceWhole : named
    if whole.isEmpty { openImplicitList(part, percent, phrase) }
    // 教育支出 9 万元，占财政拨款支出的 86%；住房保障支出 1 万元，占 14%: of what the first was a share of.
    if !named.isEmpty, lists.isEmpty, sentenceWhole.isEmpty { sentenceWhole = named }
    let list = lists.last { $0.parts.values.contains { $0.contains(part) } }
    let kind = fact(part).flatMap { OpenList.Kind($0) }
    claims.append(
      claim(
        .share(
          part: part, whole: kind.flatMap { list?.wholes[$0] } ?? headOfParagraph(for: part, named), wholeLabel: whole,
          percent: percent),
        phrase))
  }

  /// 采购总额 8 万元，…。中小企业合同 6 万元，占 75%: of what the paragraph tells first.
  private func headOfParagraph(for part: Int, _ named: String) -> Int? {
    guard named.isEmpty, sentenceWhole.isEmpty, lists.isEmpty, let head, let whole = fact(head), let part = fact(part),
      whole.origin != part.origin, OpenList.Kind(whole) == OpenList.Kind(part)
    else { return nil }
    return head
  }

  /// 占采购预算 5 万元的 60%: what it is a share of.
  func isWhole(_ words: Span) -> Bool {
    let text = Wording(reader.document.text[words.range].filter { $0 != 0x20 })
    return Self.shares.contains(where: text.hasPrefix)
  }

  private static let shares: [Wording] = ["占", "分别占", "各占", "约占"]

  /// …的 60%, behind the amount it is a share of.
  mutating func addShareOfStated(_ found: QuantityScanner.Found, _ words: Span) {
    guard let whole = shareWhole, let part = topic, part != whole,
      Wording(reader.document.text[words.range].filter { $0 != 0x20 }) == "的"
    else { return }
    let percents = percents(from: found)
    let parts = percents.count > 1 ? Array(sentenceLevels.suffix(percents.count)) : [part]
    guard parts.count == percents.count else { return }
    for (part, percent) in zip(parts, percents) {
      claims.append(
        Claim(
          relation: .share(part: part, whole: whole, wholeLabel: "", percent: percent.quantity), span: percent.span,
          sentence: sentence, section: section, extractor: "extract-share"))
    }
    shareWhole = nil
  }

  /// 甲 3 万元（60%）、乙 2 万元（40%）: what the bracket means is told by the others of its list.
  mutating func noteBareShare(_ found: QuantityScanner.Found, _ clause: Clause) {
    guard clause.isAside, let list = lists.indices.last, !lists[list].isAside, let part = current,
      let level = fact(part),
      lists[list].parts.values.contains(where: { $0.contains(part) })
    else { return }
    let text = reader.document.text
    let signs = Set(Wording("（）()").bytes)
    let around =
      text[level.quantity.extent.end..<found.quantity.extent.start]
      + text[found.quantity.extent.end..<min(found.quantity.extent.end + 3, sentence.end)]
    guard around.allSatisfy(signs.contains) else { return }
    lists[list].bareShares.append((part, found.quantity))
  }

  /// Shares in bare brackets of a list that is read.
  mutating func addBareShares(of list: OpenList) {
    for share in list.sharesMeant(fact) {
      claims.append(
        Claim(
          relation: .share(part: share.part, whole: share.whole, wholeLabel: "", percent: share.percent),
          span: share.percent.extent, sentence: sentence, section: section, extractor: "extract-share"))
    }
  }

  /// 支出 5 万元，占 3%，完成年初预算 6 万元的 83%: of the line, told further back. Right behind it a rule of its own reads the three figures.
  mutating func addCompletionOfStated(_ found: QuantityScanner.Found, _ words: Span) {
    let text = reader.document.text
    guard let budget = statedBudget.flatMap({ fact($0) }), let actual = topic, let spent = fact(actual),
      budget.quantity.extent.end == words.start, Wording(text[words.range].filter { $0 != 0x20 }) == "的",
      spent.concept == budget.concept, spent.quantity.isMoney, spent.quantity.extent.end < budget.span.start,
      text[spent.quantity.extent.end..<budget.span.start].contains(where: NumeralReader.isDigit)
    else { return }
    claims.append(
      Claim(
        relation: .completion(
          actual: actual, budget: statedBudget, budgetMeasure: budget.measure, percent: found.quantity),
        span: found.span, sentence: sentence, section: section, extractor: "extract-completion"))
    statedBudget = nil
  }

  /// A paragraph that divides the section's total without saying so: A 支出 15 万元，占 75%；B 支出 5 万元，占 25%。
  mutating func openImplicitList(_ part: Int, _ percent: Quantity, _ phrase: Phrase) {
    guard lists.isEmpty, sentenceHeads == [part], !carry.headIsPart, let fact = fact(part),
      head == part, let kind = OpenList.Kind(fact),
      let whole = carry.sectionHeads.first(where: { OpenList.Kind($0.fact) == kind }),
      whole.fact.flow != .income || fact.flow != .expenditure,
      isNear(percent, fact.quantity, of: whole.fact.quantity)
    else { return }
    var list = OpenList(
      wholes: [kind: whole.index], exhaustiveness: .itemised, span: phrase.span, extractor: phrase.rule)
    list.add(part, fact, after: separator)
    lists.append(list)
  }

  /// A share that is far off is one of something else.
  private func isNear(_ percent: Quantity, _ part: Quantity, of whole: Quantity) -> Bool {
    guard whole.value.sign > 0 else { return true }
    return percent.distance(fromShareOf: part, in: whole) <= Rational(3)
  }
}
