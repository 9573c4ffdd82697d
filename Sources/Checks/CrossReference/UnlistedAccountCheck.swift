package import Disclosure

/// An account the prose gives an amount of, under a 款 whose accounts a table lists, and which is none of them.
///
/// What it compares: the name of a 项 (机关服务, under 人大事务) with the 7-digit accounts of that 款 in all tables, and its amount with
/// theirs.
/// Verdict: a finding only where the amount is that of another account of the 款, so that it is known which line was meant.
/// Stays silent: for names the chart of accounts does not hold (they may be short forms); where no table lists the 款 down to its 项.
/// Source: checks.md B16, B18.
package struct UnlistedAccountCheck: SurveyedCheck {
  package static let kind = "unlisted-account"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  /// What the tables list under one 款.
  private struct Group {
    var accounts: [PrintedAccount] = []
    var figures: [Fact] = []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let (names, groups) = listed(survey)
    guard !groups.isEmpty else { return [.notApplicable(rule: rule.id, reason: .tableMissing)] }
    let outcomes = reading.facts.compactMap { fact -> Outcome? in
      guard isOfAccount(fact, reading.vocabulary.taxonomy), let parent = fact.path.last,
        let codes = names[AccountLabel(parent, in: reading.vocabulary)]
      else { return nil }
      return judge(fact, codes.sorted().compactMap { groups[$0] }, reading)
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func isOfAccount(_ fact: Fact, _ chart: Taxonomy) -> Bool {
    fact.isNarrative && fact.quantity.isMoney && fact.quantity.value.sign > 0 && fact.quantity.hedge == nil
      && fact.period == .current && fact.path.count >= 2
      && chart.entries(name: fact.concept).contains { $0.code.utf8.count == 7 }
  }

  /// The codes of each 款 by its name, and what is listed under each code.
  private func listed(_ survey: Survey) -> ([AccountLabel: Set<String>], [String: Group]) {
    var names: [AccountLabel: Set<String>] = [:]
    var groups: [String: Group] = [:]
    for account in survey.accounts.joined() {
      switch account.code.utf8.count {
      case 5: names[account.name, default: []].insert(account.code)
      case 7: groups[String(account.code.prefix(5)), default: Group()].accounts.append(account)
      default: break
      }
    }
    for fact in survey.reading.facts where fact.cell != nil && fact.quantity.value.sign > 0 {
      guard let code = fact.code, code.utf8.count == 7 else { continue }
      groups[String(code.prefix(5))]?.figures.append(fact)
    }
    return (names, groups)
  }

  private func judge(_ fact: Fact, _ groups: [Group], _ reading: Reading) -> Outcome? {
    let accounts = groups.flatMap(\.accounts)
    guard !accounts.isEmpty else { return nil }
    let name = AccountLabel(fact.concept, in: reading.vocabulary)
    if let account = accounts.first(where: { $0.name.agrees(with: name) || $0.name.isMisspelling(of: name) }) {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [fact.span, account.span],
          evidence: Evidence(
            formula: "\(fact.concept) = \(account.name.text)", claimed: fact.concept, feasible: [], difference: "",
            verdict: .exact, terms: [])))
    }
    let interval = fact.quantity.interval()
    guard let owner = groups.lazy.flatMap(\.figures).first(where: { $0.quantity.interval().meets(interval) }),
      let account = accounts.first(where: { $0.code == owner.code })
    else { return .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing) }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "item": fact.concept, "group": fact.path.last ?? "", "amount": fact.quantity.printed,
          "owner": account.name.text,
          "table": owner.cell.map { reading.document.tables[$0.table].title } ?? "",
        ],
        locations: [
          Finding.Location(role: .primary, span: fact.extent),
          Finding.Location(role: .related, span: owner.span, cell: owner.cell),
        ]))
  }
}
