internal import Disclosure

extension ParagraphReader {
  /// A figure no phrase governs: the level of the line its words name.
  mutating func addLevel(_ found: QuantityScanner.Found, words: Span, isAside: Bool) {
    var quantity = found.quantity
    if quantity.unit?.dimension == .percent || quantity.unit?.dimension == .percentagePoint {
      return
    }
    let text = reader.document.text
    let label = reader.labels.read(text[words.range])
    if found.kind == .bare {
      // 1031.84 with its unit lost: a figure with decimals after a label, in a paragraph of amounts.
      guard quantity.numeral.decimals > 0, isInProse(found.span), !label.concept.isEmpty || label.measure != nil,
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
    let level = Fact(
      quantity: quantity, concept: line.concept, labelSpan: words, path: line.path,
      code: line.code,
      scope: label.scope ?? (isOwnLine ? nil : subject.scope) ?? whole?.scope ?? context.scope
        ?? .allFunds,
      flow: label.flow ?? whole?.flow ?? context.flow ?? .none,
      measure: label.measure ?? .own, period: label.period ?? .current,
      origin: .narrative(block: block, sentence: sentenceIndex), section: section)
    lines.note(level, at: facts.count)
    facts.append(level)
    let index = firstFact + facts.count - 1
    guard !isAside else { return }
    noteLevel(index)
  }

  /// Words stand right before and right behind the figure: no cell of a table that was read as text.
  private func isInProse(_ span: Span) -> Bool {
    let text = reader.document.text
    return span.start > sentence.start && text[span.start - 1] >= 0x80
      && span.end < sentence.end && text[span.end] >= 0x80
  }

  /// What a figure is the amount of.
  struct Line {
    var concept: String
    var path: [String]
    var code: String?
  }

  /// The line of a figure whose words name none: 支出决算为 speaks of the item, 226 人次 of the figure before it.
  func unnamed(_ label: Label, _ quantity: Quantity) -> Line {
    let previous = facts.last.flatMap { fact -> Fact? in
      if case .narrative(_, let index) = fact.origin, index == sentenceIndex { fact } else { nil }
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

  mutating func noteLevel(_ index: Int) {
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
