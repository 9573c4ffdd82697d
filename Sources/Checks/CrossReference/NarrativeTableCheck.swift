package import Disclosure

/// A figure of the prose against the same line of the tables.
///
/// The prose agrees when any figure of that line, in any column of a table of its scope, can be the same amount; so
/// a finding means that the amount stands nowhere under its own name.
/// Stays silent: for words that are no known line; where no table of that scope prints the line in that reading
/// (预算数, 决算数).
/// Source: checks.md B01–B12, B19–B22; lessons.md 11, 13, 18, 20.
package struct NarrativeTableCheck: Check {
  package static let kind = "narrative-table"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard reading.document.tables.contains(where: TableIndex.isOfAccounts) else {
      return [.notApplicable(rule: rule.id, reason: .tableMissing)]
    }
    let known = KnownConcepts(reading)
    let style = FigureStyle(reading)
    let tables = TableIndex(reading)
    return reading.facts.compactMap { fact in
      guard fact.isNarrative, fact.quantity.isMoney, !fact.concept.isEmpty,
        fact.quantity.hedge == nil
      else { return nil }
      guard known.contains(fact.concept) || FactKey.totals.contains(fact.concept),
        !(known.isShared(fact.concept) && fact.path.isEmpty && fact.code == nil)
      else { return nil }
      return judge(fact, tables.candidates(for: fact), style, reading)
    }
  }

  private func judge(
    _ fact: Fact, _ candidates: [Fact], _ style: FigureStyle, _ reading: Reading
  ) -> Outcome {
    guard !candidates.isEmpty else {
      return .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing)
    }
    let interval = style.operand(fact.quantity).interval()
    if let match = candidates.first(where: { $0.quantity.interval().meets(interval) }) {
      return agreement(fact, match, reading)
    }
    let kind = reading.document.kind
    let ofScope = candidates.filter {
      $0.scope == fact.scope && !$0.quantity.value.isZero
        && $0.measure.resolved(in: kind) == fact.measure.resolved(in: kind)
    }
    guard let nearest = nearest(to: fact, in: ofScope) else {
      return .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing)
    }
    return finding(fact, nearest, ofScope, reading)
  }

  /// The partner to show: same measure first, then the least distance.
  private func nearest(to fact: Fact, in candidates: [Fact]) -> Fact? {
    candidates.min { a, b in
      let isMeasure = (a.measure == fact.measure, b.measure == fact.measure)
      if isMeasure.0 != isMeasure.1 { return isMeasure.0 }
      return (a.quantity.value - fact.quantity.value).magnitude
        < (b.quantity.value - fact.quantity.value).magnitude
    }
  }

  private func agreement(_ fact: Fact, _ match: Fact, _ reading: Reading) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [fact.span, match.span],
        evidence: Evidence(
          formula: "\(fact.quantity.printed) = \(match.quantity.printed)",
          claimed: fact.quantity.printed, feasible: [], difference: "", verdict: .exact,
          terms: [Evidence.Term(1, reading.name(of: match), match.quantity)])))
  }

  private func finding(
    _ fact: Fact, _ partner: Fact, _ candidates: [Fact], _ reading: Reading
  ) -> Outcome {
    let difference = fact.quantity.value - partner.quantity.value
    var related = Finding.Location(role: .related, span: partner.span)
    var title = ""
    if case .cell(let table, let line, let column) = partner.origin {
      related.cell = CellAddress(table: table, line: line, column: column)
      title = reading.document.tables[table].title
    }
    let places = max(fact.quantity.numeral.decimals, 2)
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": reading.name(of: fact), "claimed": fact.quantity.printed,
          "expected": partner.quantity.printed, "table": title,
          "difference": difference.printed(fact.quantity.unit, places: places),
        ],
        locations: [
          Finding.Location(role: .primary, span: fact.extent), related,
        ],
        evidence: Evidence(
          formula: "\(fact.quantity.printed) ≠ \(partner.quantity.printed)",
          claimed: fact.quantity.printed, feasible: [partner.quantity.printed],
          difference: difference.printed(fact.quantity.unit, places: places),
          verdict: .contradicted,
          terms: [Evidence.Term(1, reading.name(of: partner), partner.quantity)]),
        cause: Mechanism.cause(of: fact.quantity, feasible: partner.quantity.interval())))
  }
}
