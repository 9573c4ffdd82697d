package import Disclosure

/// A printed average against the total and the count it comes from: 512人次, 接待费5.12万元, 人均100.00元.
///
/// What it compares: an average whose words hold one of `words` with the line `totals` ÷ the count in one of `units` that its
/// paragraph prints before it.
/// Verdict: agrees when any printing of the total makes the average right.
/// Stays silent: where the paragraph has no such count or two that differ, where the total is printed nowhere, and where one of them is zero.
/// Source: checks.md A22.
package struct AverageCheck: Check {
  package static let kind = "average"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec("words", isRequired: true, help: "Words an average's own words hold one of."),
    ParameterSpec("unless", help: "Words that say that it is an average of something else."),
    ParameterSpec("totals", isRequired: true, help: "Lines whose amount is divided."),
    ParameterSpec("units", isRequired: true, help: "Units of what it is divided by."),
  ]
  private let rule: Rule
  private let words: [String]
  private let unless: [String]
  private let totals: [String]
  private let units: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    words = rule.parameters["words"]?.strings ?? []
    unless = rule.parameters["unless"]?.strings ?? []
    totals = rule.parameters["totals"]?.strings ?? []
    units = rule.parameters["units"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let style = FigureStyle(reading)
    let totals = reading.facts.filter { fact in
      fact.isNarrative && self.totals.contains(fact.concept) && fact.quantity.isMoney && isPlain(fact)
    }
    return reading.facts.compactMap { average in
      guard average.isAverage, average.quantity.isMoney, average.quantity.value.sign > 0 else { return nil }
      let name = reading.document.string(average.labelSpan)
      guard words.contains(where: name.contains), !unless.contains(where: name.contains) else { return nil }
      return judge(average, name, totals, style, reading)
    }
  }

  private func judge(
    _ average: Fact, _ name: String, _ totals: [Fact], _ style: FigureStyle, _ reading: Reading
  ) -> Outcome {
    guard let count = count(for: average, reading), !totals.isEmpty else {
      return .undecidable(rule: rule.id, span: average.span, reason: .partnerMissing)
    }
    let outcomes = totals.map { total in
      let operands = [style.operand(total.quantity), style.operand(count.quantity)]
      let claimed = style.operand(average.quantity)
      let judgement = Judgement.of(
        claim: claimed, from: operands, nature: .rate,
        formula: { figures in (figures[0] / figures[1]).map { .range($0) } ?? .undefined })
      return rule.outcome(
        judgement,
        Equation(
          formula: "\(operands[0].printed) ÷ \(operands[1].printed)", claimed: claimed,
          claimSpan: average.extent,
          terms: [total, count].map { Evidence.Term(1, reading.name(of: $0), $0.quantity) }, subject: name))
    }
    return outcomes.first { if case .disagrees = $0 { false } else { true } } ?? outcomes[0]
  }

  /// The one count of the average's paragraph in the right unit; the same number told twice is one.
  private func count(for average: Fact, _ reading: Reading) -> Fact? {
    guard case .narrative(let block, _) = average.origin else { return nil }
    let counts = reading.facts.filter { fact in
      guard case .narrative(block, _) = fact.origin, fact.span < average.span, isPlain(fact) else { return false }
      return fact.quantity.unit.map { units.contains($0.symbol) } ?? false
    }
    return Set(counts.map(\.quantity.value)).count == 1 ? counts.first : nil
  }

  private func isPlain(_ fact: Fact) -> Bool {
    fact.period == .current && fact.measure == .own && !fact.isAverage && fact.quantity.hedge == nil
      && fact.quantity.value.sign > 0
  }
}
