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
    /// The first cell of each amount.
    var figures: [Rational: Fact] = [:]

    init(_ groups: [Group] = []) {
      for group in groups {
        accounts += group.accounts
        figures.merge(group.figures) { first, _ in first }
      }
    }

    func account(named name: AccountLabel) -> PrintedAccount? {
      accounts.first { $0.name.agrees(with: name) || $0.name.isMisspelling(of: name) }
    }
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let groups = listed(survey)
    guard !groups.isEmpty else { return [.notApplicable(rule: rule.id, reason: .tableMissing)] }
    var lookups: [[String]: PrintedAccount?] = [:]
    let outcomes = reading.facts.compactMap { fact -> Outcome? in
      guard isOfAccount(fact, reading.vocabulary.taxonomy), let parent = fact.path.last,
        let group = groups[AccountLabel(parent, in: reading.vocabulary)]
      else { return nil }
      let key = [parent, fact.concept]
      let listed = lookups[key] ?? group.account(named: AccountLabel(fact.concept, in: reading.vocabulary))
      lookups[key] = .some(listed)
      return judge(fact, group, listed, reading)
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func isOfAccount(_ fact: Fact, _ chart: Taxonomy) -> Bool {
    fact.isNarrative && fact.quantity.isMoney && fact.quantity.value.sign > 0 && fact.quantity.hedge == nil
      && fact.period == .current && fact.path.count >= 2
      && chart.entries(name: fact.concept).contains { $0.code.utf8.count == 7 }
  }

  /// What is listed under each 款, by its name.
  private func listed(_ survey: Survey) -> [AccountLabel: Group] {
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
      let group = String(code.prefix(5))
      if groups[group]?.figures[fact.quantity.value] == nil { groups[group]?.figures[fact.quantity.value] = fact }
    }
    return names.mapValues { Group($0.sorted().compactMap { groups[$0] }) }.filter { !$0.value.accounts.isEmpty }
  }

  private func judge(_ fact: Fact, _ group: Group, _ listed: PrintedAccount?, _ reading: Reading) -> Outcome? {
    if let account = listed {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [fact.span, account.span],
          evidence: Evidence(
            formula: "\(fact.concept) = \(account.name.text)", claimed: fact.concept, feasible: [], difference: "",
            verdict: .exact, terms: [])))
    }
    guard let owner = group.figures[fact.quantity.value],
      let account = group.accounts.first(where: { $0.code == owner.code })
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
