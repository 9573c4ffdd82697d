package import Disclosure

/// The name printed beside an account code.
///
/// What it compares: code and name of a row with the national chart of accounts, and with the same code's name in the
/// document's other tables.
/// When it stays silent: codes the chart does not hold (local accounts), unless the row's name is that of the code one
/// digit away, or with two exchanged, under the same parent, in the chart or in the document's other tables; names cut short by a cell, tables where many names differ (home-made codes).
package struct AccountName: SurveyedCheck {
  package static let kind = "account-name"
  package static let parameters = [
    ParameterSpec(
      "fault", isRequired: true, choices: ["between-tables", "foreign-name", "misspelt", "other-year", "unknown-code"],
      help:
        "foreign-name: the name belongs to another code; misspelt: one or two characters off; between-tables: two names for one code; other-year: code and name of the charts of other years; unknown-code: no such code, and one digit or two exchanged away the code of that name."
    )
  ]

  /// The chart as we have it holds from this budget year on.
  private static let firstYear = 2021

  private let rule: Rule
  private let fault: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    fault = rule.parameters["fault"]?.string ?? ""
    guard Self.parameters[0].choices.contains(fault) else {
      throw RuleFault(parameter: "fault", message: "unknown fault \(fault)")
    }
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    if fault != "between-tables", let year = reading.document.year, year < Self.firstYear {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let tables = survey.accounts
    let uses = fault == "unknown-code" ? Self.uses(tables) : [:]
    let outcomes =
      switch fault {
      case "between-tables": betweenTables(tables.flatMap { $0 }, reading)
      case "other-year": againstYear(tables.flatMap { $0 }, reading)
      default: tables.flatMap { againstChart($0, reading, uses) }
      }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Name → code → tables that print the two together.
  private typealias Uses = [String: [String: Set<Int>]]

  private static func uses(_ tables: [[PrintedAccount]]) -> Uses {
    var uses: Uses = [:]
    for account in tables.joined() {
      uses[account.name.text, default: [:]][account.code, default: []].insert(account.cell.table)
    }
    return uses
  }

  private func againstChart(_ accounts: [PrintedAccount], _ reading: Reading, _ uses: Uses) -> [Outcome] {
    let chart = reading.vocabulary.taxonomy
    var outcomes: [Outcome] = []
    var odd = 0
    for account in accounts {
      let entries = chart.entries(code: account.code)
      guard !entries.isEmpty else {
        if let finding = unknownCode(account, chart, uses) { outcomes.append(finding) }
        continue
      }
      let names = entries.map { AccountLabel($0.name, in: reading.vocabulary) }
      if names.contains(where: { $0.agrees(with: account.name) }) {
        outcomes.append(agreement(account, names[0]))
        continue
      }
      odd += 1
      if let finding = finding(account, entries, names, chart) { outcomes.append(finding) }
    }
    // Where one name in four differs, the table uses codes of its own.
    return odd > 2 && odd * 4 > accounts.count ? [] : outcomes
  }

  /// What the chart of the document's year has no longer, or has not yet.
  private func againstYear(_ accounts: [PrintedAccount], _ reading: Reading) -> [Outcome] {
    guard let year = reading.document.year else { return [] }
    return accounts.compactMap { account in
      let named = reading.vocabulary.taxonomy.entries(code: account.code).filter {
        AccountLabel($0.name, in: reading.vocabulary).agrees(with: account.name)
      }
      guard let other = named.first else { return nil }
      if named.contains(where: { $0.holds(in: year) }) { return agreement(account, account.name) }
      let years = [other.since, other.until].map { $0.map(String.init) ?? "" }.joined(separator: "–")
      return .disagrees(
        Finding(
          rule: rule,
          values: ["code": account.code, "name": account.name.text, "year": String(year), "years": years],
          locations: [Finding.Location(role: .primary, span: account.span)]))
    }
  }

  private func unknownCode(_ account: PrintedAccount, _ chart: Taxonomy, _ uses: Uses) -> Outcome? {
    guard fault == "unknown-code" else { return nil }
    let owner = chart.entries(name: account.name.text).first {
      $0.isReliable && isNear($0.code, account.code) && $0.code.dropLast(2) == account.code.dropLast(2)
    }
    if let owner { return disagreement(account, owner.name, other: owner.code, rule.severity) }
    // The document's own tables: one of them has this code, the others the same name under the code one digit away.
    let codes = uses[account.name.text] ?? [:]
    guard codes.count == 2, codes[account.code]?.count == 1,
      let (other, tables) = codes.first(where: { $0.key != account.code }), isNear(other, account.code),
      tables.count >= 2 || chart.entries(name: account.name.text).contains(where: { $0.code == other }),
      other.dropLast(2) == account.code.dropLast(2)
    else { return nil }
    return disagreement(account, account.name.text, other: other, rule.severity)
  }

  /// One digit apart, or two neighbours exchanged.
  private func isNear(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    guard first.count == second.count else { return false }
    let odd = first.indices.filter { first[$0] != second[$0] }
    return odd.count == 1
      || odd.count == 2 && odd[1] == odd[0] + 1 && first[odd[0]] == second[odd[1]] && first[odd[1]] == second[odd[0]]
  }

  private func finding(
    _ account: PrintedAccount, _ entries: [Taxonomy.Entry], _ names: [AccountLabel], _ chart: Taxonomy
  ) -> Outcome? {
    let isReliable = entries.allSatisfy(\.isReliable)
    let owners = chart.entries(name: account.name.text).filter {
      $0.code != account.code && $0.code.utf8.count == account.code.utf8.count
        && $0.code.first == account.code.first
    }
    switch fault {
    case "foreign-name":
      guard let owner = owners.first else { return nil }
      let isSure = isReliable && owners.contains(where: \.isReliable)
      return disagreement(account, names[0].text, other: owner.code, isSure ? .error : .info)
    default:
      guard owners.isEmpty, let near = names.first(where: { $0.isMisspelling(of: account.name) })
      else { return nil }
      return disagreement(account, near.text, other: account.code, isReliable ? .warning : .info)
    }
  }

  /// One code, two names in one document: the odd one among three or more places, or the later of two.
  private func betweenTables(_ accounts: [PrintedAccount], _ reading: Reading) -> [Outcome] {
    let chart = reading.vocabulary.taxonomy
    var outcomes: [Outcome] = []
    var order: [String] = []
    var byCode: [String: [PrintedAccount]] = [:]
    for account in accounts {
      if byCode[account.code] == nil { order.append(account.code) }
      byCode[account.code, default: []].append(account)
    }
    for code in order {
      let group = byCode[code] ?? []
      guard group.count >= 2 else { continue }
      let known = chart.entries(code: code).map { AccountLabel($0.name, in: reading.vocabulary) }
      // The chart's own name first, then the commonest.
      let counts = group.reduce(into: [AccountLabel: Int]()) { $0[$1.name, default: 0] += 1 }
      let weights = Dictionary(
        uniqueKeysWithValues: counts.keys.map { ($0, weight($0, counts, known)) })
      let usual = group.max { a, b in weights[a.name, default: 0] < weights[b.name, default: 0] }
      guard let usual else { continue }
      for account in group {
        if account.name.agrees(with: usual.name)
          || known.contains(where: { $0.agrees(with: account.name) })
        {
          continue
        }
        outcomes.append(disagreement(account, usual.name.text, other: code, .warning, usual.span))
      }
      if outcomes.isEmpty { outcomes.append(agreement(group[0], usual.name)) }
    }
    return outcomes
  }

  /// `counts`: how often each name of the group was met.
  private func weight(_ name: AccountLabel, _ counts: [AccountLabel: Int], _ known: [AccountLabel]) -> Int {
    let isKnown = known.contains { $0.agrees(with: name) }
    return (isKnown ? 1_000_000 : 0) + counts.reduce(0) { $0 + ($1.key.agrees(with: name) ? $1.value : 0) }
  }

  private func agreement(_ account: PrintedAccount, _ name: AccountLabel) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [account.span],
        evidence: Evidence(
          formula: "\(account.code) = \(name.text)", claimed: account.name.text, feasible: [],
          difference: "", verdict: .exact, terms: [])))
  }

  private func disagreement(
    _ account: PrintedAccount, _ expected: String, other: String, _ severity: Severity,
    _ related: Span? = nil
  ) -> Outcome {
    var locations = [Finding.Location(role: .primary, span: account.span)]
    if let related { locations.append(Finding.Location(role: .related, span: related)) }
    return .disagrees(
      Finding(
        rule: rule, severity: severity,
        values: [
          "code": account.code, "name": account.name.text, "expected": expected, "owner": other,
        ], locations: locations))
  }
}
