package import Disclosure

/// A printed average against the total and the count it comes from: 512人次, 接待费5.12万元, 人均100.00元.
///
/// What it compares: an average whose words hold one of `words` with the line `totals` ÷ the count in one of `units`. Where its words hold
/// one of `names` (人均接待费), the total is any printing of the line and the count the one of its paragraph; where they do not (人均100元),
/// both are what its paragraph told last before it.
/// Verdict: agrees when any printing of the total, over any of the counts, makes the average right.
/// Stays silent: where the paragraph has no such count or more than two that differ, where the total is printed nowhere, and where one of them is zero.
/// Source: checks.md A22.
package struct AverageCheck: SurveyedCheck {
  package static let kind = "average"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec("words", isRequired: true, help: "Words an average's own words hold one of."),
    ParameterSpec("names", help: "Words by which an average says what it is an average of."),
    ParameterSpec("unless", help: "Words that say that it is an average of something else."),
    ParameterSpec("totals", isRequired: true, help: "Lines whose amount is divided."),
    ParameterSpec("units", isRequired: true, help: "Units of what it is divided by."),
  ]
  private let rule: Rule
  private let words: [String]
  private let names: [String]
  private let unless: [String]
  private let totals: [String]
  private let units: [String]

  private static let printingsMax = 8
  /// 购置3辆，保有62辆，其中…: so many different counts of a paragraph, one of which is meant.
  private static let countsMax = 3

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    words = rule.parameters["words"]?.strings ?? []
    names = rule.parameters["names"]?.strings ?? []
    unless = rule.parameters["unless"]?.strings ?? []
    totals = rule.parameters["totals"]?.strings ?? []
    units = rule.parameters["units"]?.strings ?? []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let averages = reading.facts.filter { isWanted($0, reading) }
    guard !averages.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let style = survey.style
    let totals = totals(reading)
    let counts = counts(reading)
    let toldLast = toldLast(reading)
    return averages.map { average in
      var told: (totals: [Fact], counts: [Fact]) = ([], [])
      if let block = average.block {
        told =
          reading.document.string(average.labelSpan).holds(anyOf: names)
          ? (totals, counts[block] ?? []) : toldLast[average.span].map { ([$0.total], $0.counts) } ?? told
      }
      guard !told.totals.isEmpty, !told.counts.isEmpty, told.counts.count <= Self.countsMax
      else { return .undecidable(rule: rule.id, span: average.span, reason: .partnerMissing) }
      return judge(
        average, told.counts.sorted { nearness($0, average) < nearness($1, average) }, told.totals, style, reading)
    }
  }

  /// For each average what its paragraph told last before it: the amount, where it is the total, and the counts of the unit (168人次，含外省市 96人次).
  private func toldLast(_ reading: Reading) -> [Span: (total: Fact, counts: [Fact])] {
    var told: [Span: (total: Fact, counts: [Fact])] = [:]
    var amounts: [Int: Fact] = [:]
    var counts: [Int: [Fact]] = [:]
    for fact in reading.facts {
      guard let block = fact.block else { continue }
      if isWanted(fact, reading) {
        guard let total = amounts[block], totals.contains(total.concept), let counts = counts[block] else { continue }
        told[fact.span] = (total, counts)
      } else if isPlain(fact) {
        if fact.quantity.isMoney { amounts[block] = fact }
        if let unit = fact.quantity.unit, units.contains(unit.symbol) { counts[block, default: []].append(fact) }
      }
    }
    return told
  }

  private func isWanted(_ fact: Fact, _ reading: Reading) -> Bool {
    guard fact.isAverage, fact.quantity.isMoney, fact.quantity.value.sign > 0 else { return false }
    let name = reading.document.string(fact.labelSpan)
    return name.holds(anyOf: words) && !name.holds(anyOf: unless)
  }

  /// The amounts printed for the total, each once; none when they are too many to be one line.
  private func totals(_ reading: Reading) -> [Fact] {
    var seen: Set<Rational> = []
    let found = reading.facts.filter { fact in
      fact.isNarrative && totals.contains(fact.concept) && fact.quantity.isMoney && isPlain(fact)
        && seen.insert(fact.quantity.value).inserted
    }
    return found.count <= Self.printingsMax ? found : []
  }

  /// The counts of each paragraph in the right unit. The same number told twice is one.
  private func counts(_ reading: Reading) -> [Int: [Fact]] {
    var counts: [Int: [Fact]] = [:]
    for fact in reading.facts where isPlain(fact) {
      guard let block = fact.block, let unit = fact.quantity.unit, units.contains(unit.symbol),
        counts[block]?.contains(where: { $0.quantity.value == fact.quantity.value }) != true
      else { continue }
      counts[block, default: []].append(fact)
    }
    return counts
  }

  /// How far before the average a count stands; those behind it come last.
  private func nearness(_ count: Fact, _ average: Fact) -> Int {
    let distance = average.span.start - count.span.start
    return distance < 0 ? .max : distance
  }

  private func judge(
    _ average: Fact, _ counts: [Fact], _ totals: [Fact], _ style: FigureStyle, _ reading: Reading
  ) -> Outcome {
    let outcomes = counts.flatMap { count in totals.map { (count, $0) } }.map { count, total in
      let operands = [style.operand(total.quantity), style.operand(count.quantity)]
      var claimed = style.operand(average.quantity)
      claimed.isQuotient = true
      let judgement = Judgement.of(
        claim: claimed, from: operands, nature: .rate,
        formula: { figures in (figures[0] / figures[1]).map { .range($0) } ?? .undefined })
      return rule.outcome(
        judgement,
        Equation(
          formula: "\(operands[0].printed) ÷ \(operands[1].printed)", claimed: claimed,
          claimSpan: average.extent,
          terms: [total, count].map { Evidence.Term(1, reading.name(of: $0), $0.quantity) },
          subject: reading.document.string(average.labelSpan)))
    }
    return outcomes.first { if case .disagrees = $0 { false } else { true } } ?? outcomes[0]
  }

  private func isPlain(_ fact: Fact) -> Bool {
    fact.period == .current && fact.measure == .own && !fact.isAverage && fact.quantity.hedge == nil
      && fact.quantity.value.sign > 0
  }
}
