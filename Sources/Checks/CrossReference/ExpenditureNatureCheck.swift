package import Disclosure

/// An account whose use is called basic expenditure where the tables have it as project expenditure, or the reverse.
///
/// What it compares: the word a pattern captures (`nature`: 基本支出, 项目支出) with the columns of these names in the lines of the account
/// that the paragraph gives the amount of.
/// When it stays silent: the paragraph names no account or several; the account has amounts in both columns, or in none.
/// Source: checks.md B05, H15.
package struct ExpenditureNatureCheck: Check {
  package static let kind = "expenditure-nature"
  package static let parameters = PatternParameters.all
  private static let natures = ["基本支出", "项目支出"]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    var accounts: [Int: [Fact]] = [:]
    var parts: [String: [Fact]] = [:]
    for fact in reading.facts where fact.period == .current && !fact.path.isEmpty {
      if let block = fact.block {
        if fact.quantity.isMoney { accounts[block, default: []].append(fact) }
      } else if Self.natures.contains(fact.concept) {
        parts[fact.path.last ?? "", default: []].append(fact)
      }
    }
    return matches.compactMap { match in
      guard let capture = match.capture("nature") else { return nil }
      return judge(capture, of: accounts[match.block] ?? [], parts, reading)
    }
  }

  /// `facts`: those the paragraph tells.
  private func judge(
    _ span: Span, of facts: [Fact], _ parts: [String: [Fact]], _ reading: Reading
  ) -> Outcome {
    let said = reading.document.string(span)
    guard let account = facts.first, Set(facts.map(\.concept)).count == 1 else {
      return .undecidable(rule: rule.id, span: span, reason: .partnerMissing)
    }
    var amounts: [String: Fact] = [:]
    for fact in parts[account.concept] ?? []
    where !fact.quantity.value.isZero && fact.path.dropLast().last == account.path.last {
      amounts[fact.concept] = amounts[fact.concept] ?? fact
    }
    guard amounts.count == 1, let (nature, fact) = amounts.first else {
      return .undecidable(rule: rule.id, span: span, reason: .partnerMissing)
    }
    let subject = reading.name(of: account)
    if nature == said {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [fact.span],
          evidence: Evidence(
            formula: "\(subject)：\(said)", claimed: fact.quantity.printed, feasible: [],
            difference: "", verdict: .exact,
            terms: [Evidence.Term(1, nature, fact.quantity)])))
    }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": subject, "said": said, "nature": nature, "amount": fact.quantity.printed,
          "table": fact.cell.map { reading.document.tables[$0.table].title } ?? "",
        ],
        locations: [
          Finding.Location(role: .primary, span: span),
          Finding.Location(role: .related, span: fact.span, cell: fact.cell),
        ]))
  }
}
