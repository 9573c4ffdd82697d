package import Disclosure

/// 共 N 个，包括：a、b、c — the number stated against the names listed.
///
/// Stays silent: when the list ends in 等.
/// Source: checks.md A17, G15, F18.
package struct CountCheck: Check {
  package static let kind = "count"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    reading.claims.compactMap { claim in
      guard case .count(let stated, let listed, let items, let isExhaustive) = claim.relation
      else { return nil }
      guard isExhaustive else {
        return .undecidable(rule: rule.id, span: claim.span, reason: .structureUnclear)
      }
      guard stated.value != Rational(Int128(listed)) else {
        return .agrees(
          Agreement(
            rule: rule.id, spans: [stated.span, items],
            evidence: Evidence(
              formula: "n = \(listed)", claimed: stated.printed, feasible: [], difference: "",
              verdict: .exact, terms: [])))
      }
      return .disagrees(
        Finding(
          rule: rule, values: ["claimed": stated.printed, "listed": String(listed)],
          locations: [
            Finding.Location(role: .primary, span: claim.span),
            Finding.Location(role: .related, span: items),
          ]))
    }
  }
}
