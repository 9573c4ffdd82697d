package import Disclosure

/// One fact printed in several places of the prose with values that cannot all be true.
///
/// The odd one out is named when the others, and the tables, agree without it.
/// Stays silent: for words that name no known line; where parent, scope, measure or period differ.
/// Source: checks.md A26; lessons.md 13.
package struct SameFactCheck: SurveyedCheck {
  package static let kind = "same-fact"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  /// A name printed at more places than this is a column of a list, not one fact told again.
  private static let placesMax = 200

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let known = survey.concepts
    let style = survey.style
    var groups: [FactKey: [Fact]] = [:]
    var order: [FactKey] = []
    for fact in reading.facts where fact.isNarrative && known.contains(fact.concept) {
      guard fact.quantity.isMoney, fact.quantity.hedge == nil else { continue }
      let key = FactKey(fact, survey.sectionYears)
      if known.isShared(fact.concept), key.parent.isEmpty { continue }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(fact)
    }
    // How often the prose tells an amount.
    let told = reading.facts.reduce(into: [Rational: Int]()) { told, fact in
      if fact.isNarrative, fact.quantity.isMoney { told[fact.quantity.value, default: 0] += 1 }
    }
    return order.flatMap { key -> [Outcome] in
      guard let facts = groups[key], facts.count >= 2 else { return [] }
      guard facts.count <= Self.placesMax else {
        return [.undecidable(rule: rule.id, span: facts[0].span, reason: .structureUnclear)]
      }
      return judge(facts, style, survey.tables, told, reading)
    }
  }

  private func judge(
    _ facts: [Fact], _ style: FigureStyle, _ tables: TableIndex, _ told: [Rational: Int], _ reading: Reading
  ) -> [Outcome] {
    // Clusters of places that can all be true together, in text order.
    var clusters: [[Fact]] = []
    for fact in facts {
      let interval = style.operand(fact.quantity).interval()
      if let index = clusters.firstIndex(where: {
        $0.allSatisfy { style.operand($0.quantity).interval().meets(interval) }
      }) {
        clusters[index].append(fact)
      } else {
        clusters.append([fact])
      }
    }
    guard clusters.count > 1 else { return [agreement(facts)] }
    // 基本支出 of all money and 基本支出 of one fund, both printed in tables: two facts, whose words do not tell them apart.
    let isEachPrintedElsewhere = clusters.allSatisfy { cluster in
      cluster.contains { isPrintedElsewhere($0, cluster, tables, told) }
    }
    if isEachPrintedElsewhere {
      return [.undecidable(rule: rule.id, span: facts[0].span, reason: .structureUnclear)]
    }
    // The best supported value: by the tables, then by the number of places, then by which comes first.
    let supported = clusters.enumerated().max { a, b in
      weight(a, tables, reading) < weight(b, tables, reading)
    }
    guard let best = supported else { return [] }
    return clusters.enumerated().filter { $0.offset != best.offset }.flatMap { cluster in
      cluster.element.map { finding($0, best.element, reading) }
    }
  }

  /// The amount stands in a table, or in the prose under another name.
  private func isPrintedElsewhere(
    _ fact: Fact, _ cluster: [Fact], _ tables: TableIndex, _ told: [Rational: Int]
  ) -> Bool {
    let value = fact.quantity.value
    let own = cluster.count { $0.quantity.value == value }
    return !value.isZero && (tables.amounts.contains(value) || told[value] ?? 0 > own)
  }

  private func weight(
    _ cluster: (offset: Int, element: [Fact]), _ tables: TableIndex, _ reading: Reading
  ) -> Int {
    let isInTables = cluster.element.contains { fact in
      tables.candidates(for: fact).contains { $0.quantity.value == fact.quantity.value }
    }
    return (isInTables ? 1_000_000 : 0) + cluster.element.count * 1_000 - min(cluster.offset, 999)
  }

  private func agreement(_ facts: [Fact]) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: facts.map(\.span),
        evidence: Evidence(
          formula: facts.map(\.quantity.printed).joined(separator: " = "),
          claimed: facts[0].quantity.printed, feasible: [], difference: "", verdict: .exact,
          terms: [])))
  }

  private func finding(_ odd: Fact, _ others: [Fact], _ reading: Reading) -> Outcome {
    let other = others[0]
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": reading.name(of: odd), "claimed": odd.quantity.printed,
          "expected": other.quantity.printed, "places": String(others.count),
        ],
        locations: [
          Finding.Location(role: .primary, span: odd.extent)
        ] + others.map { Finding.Location(role: .related, span: $0.extent) },
        evidence: Evidence(
          formula: "\(odd.quantity.printed) ≠ \(other.quantity.printed)",
          claimed: odd.quantity.printed, feasible: [other.quantity.printed],
          difference: (odd.quantity.value - other.quantity.value).printed(
            odd.quantity.unit, places: 2),
          verdict: .contradicted,
          terms: others.map { Evidence.Term(1, reading.name(of: $0), $0.quantity) }),
        cause: Mechanism.cause(of: odd.quantity, feasible: other.quantity.interval())))
  }
}
