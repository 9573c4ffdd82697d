package import Disclosure

/// A total that falls short in its own table by just what another place of the document gives for a line the table has not.
///
/// What it compares: the gap between a total row and its rows, in each column where there is one, with the figures that the text and the
/// other tables print for lines of the accounts, and with the amounts of the projects that have a form. Such a gap alone may be a list of the main items; with its name it is a row left out.
/// When it stays silent: for sums that `TableSum` decides; where the line stands in the table; where rows come to more than the total.
package struct MissingRow: SurveyedCheck {
  package static let kind = "missing-row"
  package static let parameters: [ParameterSpec] = []

  /// Totals of a document beyond which its tables were not understood.
  private static let gapsLimit = 24
  /// Figures of fewer than three digits are met by chance.
  private static let leastMantissa: Int128 = 100

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  /// What a total row lacks.
  private struct Gap {
    var analysis: Int
    var total: CellAddress
    /// By column, in base units; the columns of one amount once.
    var amounts: Set<Rational>
    /// What no rounding explains starts here.
    var slack: Rational
    /// The concepts of the table's own lines.
    var names: Set<String>
  }

  /// The line that fits, where else it is printed.
  private struct Missing {
    var name: String
    var amount: Quantity
    var span: Span
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let gaps = survey.analyses.indices.flatMap { self.gaps(in: $0, survey) }
    guard !gaps.isEmpty, gaps.count <= Self.gapsLimit else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return gaps.compactMap { gap in
      (missing(gap, survey) ?? project(gap, survey.reading)).map { .disagrees(finding(gap, $0, survey)) }
    }
  }

  private func gaps(in index: Int, _ survey: Survey) -> [Gap] {
    let analysis = survey.analyses[index]
    let open = analysis.results.filter { result in
      let kind = analysis.families[result.family].kind
      return result.trial == .fails && (kind == .total || kind == .grandTotal) && !analysis.isBorneOut(result.family)
    }
    guard !open.isEmpty else { return [] }
    let names = Set(analysis.grid.table.lines.map { survey.reading.vocabulary.concept($0.label) })
    // By line: the same input gives the same report.
    return Dictionary(grouping: open) { [$0.equation.total.line, $0.family] }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .compactMap { gap(of: $0.value, in: index, analysis, names: names) }
  }

  /// `nil` where rows come to more than the total in some column.
  private func gap(
    of failures: [TableAnalysis.Result], in index: Int, _ analysis: TableAnalysis, names: Set<String>
  ) -> Gap? {
    guard let first = failures.first else { return nil }
    var gap = Gap(analysis: index, total: first.equation.total, amounts: [], slack: .zero, names: names)
    for failure in failures {
      guard let judgement = failure.equation.judgement(on: analysis.grid), let sum = judgement.recomputed,
        let whole = analysis.grid.figure(failure.equation.total)?.quantity, whole.isMoney, whole.value > sum
      else { return nil }
      gap.amounts.insert(whole.value - sum)
      gap.slack = max(gap.slack, failure.equation.slack(of: whole))
    }
    return gap
  }

  /// The first fact of the line that has the most of the gap's amounts; `nil` when none has two of them, or the largest, which is the whole row's.
  private func missing(_ gap: Gap, _ survey: Survey) -> Missing? {
    var found: [String: (first: Fact, amounts: Set<Rational>)] = [:]
    var order: [String] = []
    for fact in survey.reading.facts where fact.quantity.isMoney && fact.period == .current {
      guard let amount = gap.amounts.first(where: { ($0 - fact.quantity.value).magnitude <= gap.slack }),
        fact.quantity.numeral.mantissa >= Self.leastMantissa, isLine(fact, gap, survey)
      else { continue }
      if found[fact.concept] == nil {
        order.append(fact.concept)
        found[fact.concept] = (fact, [])
      }
      found[fact.concept]?.amounts.insert(amount)
    }
    let largest = gap.amounts.max()
    return order.compactMap { found[$0] }.filter { $0.amounts.count >= 2 || $0.amounts.first == largest }
      .max { $0.amounts.count < $1.amounts.count }
      .map { Missing(name: survey.reading.name(of: $0.first), amount: $0.first.quantity, span: $0.first.extent) }
  }

  /// The project whose amounts are two of the gap's, or its largest.
  private func project(_ gap: Gap, _ reading: Reading) -> Missing? {
    let largest = gap.amounts.max()
    for project in reading.projects where !project.isWholeDepartment && !gap.names.contains(project.name) {
      let amounts = [project.budget, project.initialBudget, project.totalBudget, project.executed].compactMap(\.self)
        .filter { $0.isMoney && $0.numeral.mantissa >= Self.leastMantissa }
      let met = amounts.filter { amount in gap.amounts.contains { ($0 - amount.value).magnitude <= gap.slack } }
      guard let first = met.first, Set(met.map(\.value)).count >= 2 || first.value == largest else { continue }
      return Missing(name: project.name, amount: first, span: first.span)
    }
    return nil
  }

  /// A line of the accounts that the table does not have.
  private func isLine(_ fact: Fact, _ gap: Gap, _ survey: Survey) -> Bool {
    if case .cell(let table, _, _) = fact.origin, table == gap.total.table { return false }
    return survey.concepts.contains(fact.concept) && !survey.concepts.isShared(fact.concept)
      && !FactKey.totals.contains(fact.concept) && !gap.names.contains(fact.concept)
      && !fact.path.contains(where: gap.names.contains)
  }

  private func finding(_ gap: Gap, _ missing: Missing, _ survey: Survey) -> Finding {
    let grid = survey.analyses[gap.analysis].grid
    return Finding(
      rule: rule,
      values: [
        "table": grid.table.title, "row": grid.lineName(gap.total), "name": missing.name,
        "difference": missing.amount.printed,
      ],
      locations: [
        Finding.Location(role: .primary, span: grid.cell(gap.total).span, cell: gap.total),
        Finding.Location(role: .related, span: missing.span),
      ])
  }
}
