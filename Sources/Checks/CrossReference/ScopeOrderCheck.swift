package import Disclosure

/// A line's amount from a narrower source of money, printed larger than from a wider one.
///
/// 一般公共预算 ≤ 财政拨款 ≤ all funds, line by line: the narrower is a part of the wider.
/// Stays silent: where parent, measure or period differ.
/// Source: checks.md A19, D06; lessons.md 13.
package struct ScopeOrderCheck: SurveyedCheck {
  package static let kind = "scope-order"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let known = survey.concepts
    let style = survey.style
    var groups: [FactKey: [Fact]] = [:]
    var order: [FactKey] = []
    for fact in reading.facts where fact.isNarrative && fact.quantity.isMoney {
      guard known.contains(fact.concept), !fact.quantity.value.isZero,
        fact.quantity.hedge == nil
      else { continue }
      var key = FactKey(fact, survey.sectionYears)
      if known.isShared(fact.concept), key.parent.isEmpty { continue }
      key.scope = .allFunds
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(fact)
    }
    return order.flatMap { key -> [Outcome] in
      let facts = groups[key] ?? []
      let wide = facts.filter { $0.scope == .allFunds }
      guard !wide.isEmpty else { return [] }
      return facts.filter { Self.narrow.contains($0.scope) }.compactMap { part in
        let interval = style.operand(part.quantity).interval()
        // Every printing of the wider amount must be smaller: one that is not may be the right one.
        guard wide.allSatisfy({ style.operand($0.quantity).interval().upper < interval.lower })
        else { return nil }
        return finding(part, wide[0], reading)
      }
    }
  }

  private func finding(_ part: Fact, _ whole: Fact, _ reading: Reading) -> Outcome {
    .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": reading.name(of: part), "claimed": part.quantity.printed,
          "expected": whole.quantity.printed,
        ],
        locations: [
          Finding.Location(role: .primary, span: part.extent),
          Finding.Location(role: .related, span: whole.extent),
        ],
        evidence: Evidence(
          formula: "\(part.quantity.printed) ≤ \(whole.quantity.printed)",
          claimed: part.quantity.printed, feasible: ["0", whole.quantity.printed],
          difference: (part.quantity.value - whole.quantity.value).printed(
            part.quantity.unit, places: 2),
          verdict: .contradicted,
          terms: [Evidence.Term(1, reading.name(of: whole), whole.quantity)])))
  }

  private static let narrow: Set<Scope> = [.fiscal, .generalBudget, .governmentFund, .stateCapital]
}
