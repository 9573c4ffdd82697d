package import Disclosure

/// What the text tells of a project's results, against the indicators of its form: 资助143人次参加学术会议 beside 134人次.
///
/// What it compares: a figure whose words are those of an indicator, with its targets and its result, in a paragraph that speaks of goals or
/// evaluation (`named`); a figure that has the digits of an indicator's result or target in another order, whose clause shares its words
/// (`exchanged`).
/// Stays silent: where an indicator of that unit has the figure; for money, other years, and in what speaks of longer terms.
/// Source: checks.md H11.
package struct ToldResultCheck: Check {
  package static let kind = "told-result"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["named", "exchanged"],
      help: "How the figure and the indicator are known to be of one matter."),
    ParameterSpec("lacks", help: "Words of paragraphs that are passed over."),
  ]

  private let rule: Rule
  private let isNamed: Bool
  private let lacks: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isNamed = rule.parameters["test"]?.string == "named"
    lacks = rule.parameters["lacks"]?.strings ?? []
  }

  private struct Partner {
    var project: Project
    var indicator: Indicator
    /// Targets and result, in the unit of the indicator.
    var values: [Quantity]
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let partners = partners(reading)
    let spans = reading.projects.map(\.span)
    guard !partners.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    return reading.facts.compactMap { fact in
      guard fact.isNarrative, fact.period == .current, !fact.isAverage, fact.quantity.hedge == nil,
        let unit = fact.quantity.unit, let own = partners[unit.symbol],
        !spans.contains(where: { $0.contains(fact.span) })
      else { return nil }
      return isNamed ? named(fact, own, reading.document) : exchanged(fact, own, reading.document)
    }
  }

  /// By unit; those that are the only ones of their name.
  private func partners(_ reading: Reading) -> [String: [Partner]] {
    var partners: [String: [Partner]] = [:]
    for project in reading.projects {
      for indicator in project.indicators {
        let plain = (indicator.targets + [indicator.actual].compactMap(\.self)).filter(\.isPlain).compactMap(\.quantity)
        let values = plain.compactMap { value in indicator.unit(of: value).map { value.with($0) } }
        guard let unit = values.first?.unit, unit.dimension != .money, unit.dimension != .score,
          values.count == plain.count, values.allSatisfy({ $0.unit?.symbol == unit.symbol })
        else { continue }
        partners[unit.symbol, default: []].append(Partner(project: project, indicator: indicator, values: values))
      }
    }
    return partners
  }

  private func named(_ fact: Fact, _ partners: [Partner], _ document: Document) -> Outcome? {
    let words = document.string(fact.labelSpan)
    guard words.unicodeScalars.count >= 6 else { return nil }
    let own = partners.filter { $0.indicator.name == words }
    guard own.count == 1, let partner = own.first, let paragraph = paragraph(of: fact, document),
      paragraph.holds(anyOf: ["绩效目标", "自评", "绩效评价"])
    else { return nil }
    if let same = partner.values.first(where: { GoalWords.equals($0, fact.quantity) }) { return agreement(fact, same) }
    return finding(fact, partner, partner.values[0])
  }

  private func exchanged(_ fact: Fact, _ partners: [Partner], _ document: Document) -> Outcome? {
    guard !partners.contains(where: { $0.values.contains { GoalWords.equals($0, fact.quantity) } }) else { return nil }
    let like = partners.compactMap { partner in
      partner.values.last { Self.areExchanged($0.numeral.text, fact.quantity.numeral.text) }.map { (partner, $0) }
    }
    guard !like.isEmpty, paragraph(of: fact, document) != nil,
      case let matter = GoalWords.matter(clause(of: fact, document)),
      let (partner, value) = like.first(where: { partner, _ in
        let overlap = FormNames.overlap(matter, in: partner.indicator.name)
        return overlap.count >= 2 && overlap.share >= 50
      })
    else { return nil }
    return finding(fact, partner, value)
  }

  /// 143 and 134: three digits at least, two neighbours in each other's place.
  private static func areExchanged(_ a: String, _ b: String) -> Bool {
    let (first, second) = (Array(a.utf8), Array(b.utf8))
    guard first.count == second.count else { return false }
    let digits = first.indices.filter { first[$0] &- 0x30 < 10 }
    let apart = first.indices.filter { first[$0] != second[$0] }
    guard digits.count >= 3, apart.count == 2, let one = digits.firstIndex(of: apart[0]),
      digits.indices.contains(one + 1)
    else { return false }
    return digits[one + 1] == apart[1] && first[apart[0]] == second[apart[1]] && first[apart[1]] == second[apart[0]]
  }

  /// `nil` where the figure is not to be compared.
  private func paragraph(of fact: Fact, _ document: Document) -> String? {
    guard let block = fact.block, document.blocks.indices.contains(block) else { return nil }
    let text = document.string(document.blocks[block].span)
    return text.holds(anyOf: lacks) ? nil : text
  }

  /// The words around a figure, up to the next sign on both sides.
  private func clause(of fact: Fact, _ document: Document) -> String {
    guard case .narrative(let block, let index) = fact.origin, document.blocks.indices.contains(block) else {
      return ""
    }
    let sentences = document.blocks[block].sentences
    let sentence = sentences.indices.contains(index) ? sentences[index] : document.blocks[block].span
    guard sentence.contains(fact.quantity.extent) else { return "" }
    let stops = "，。；：、,;:\n".unicodeScalars
    let before = document.string(Span(sentence.start, fact.span.start)).unicodeScalars.reversed()
      .prefix { !stops.contains($0) }.reversed()
    let after = document.string(Span(fact.quantity.extent.end, sentence.end)).unicodeScalars.prefix {
      !stops.contains($0)
    }
    return String(String.UnicodeScalarView(Array(before) + Array(after)))
  }

  private func agreement(_ fact: Fact, _ value: Quantity) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [fact.span, value.span],
        evidence: Evidence(
          formula: "\(fact.quantity.printed) = \(value.printed)", claimed: fact.quantity.printed, feasible: [],
          difference: "", verdict: .exact, terms: [])))
  }

  private func finding(_ fact: Fact, _ partner: Partner, _ value: Quantity) -> Outcome {
    .disagrees(
      Finding(
        rule: rule,
        values: [
          "project": partner.project.label, "name": partner.indicator.name, "told": fact.quantity.printed,
          "value": value.printed,
        ],
        locations: [
          .init(role: .primary, span: fact.quantity.extent), .init(role: .related, span: value.span),
          .init(role: .related, span: partner.indicator.nameSpan),
        ]))
  }
}
