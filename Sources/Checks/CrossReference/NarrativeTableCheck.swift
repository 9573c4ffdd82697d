package import Disclosure

/// A figure of the prose against the same line of the tables.
///
/// The prose agrees when any figure of that line, in any column of a table of its scope, can be the same amount; so
/// a finding means that the amount stands nowhere under its own name.
/// `report: scope`: the amount stands under its name in a table of other money only, while the table of its own money has another.
/// A project answers to its line of the tables of projects.
/// Stays silent: for words that are no known line; where no table of that scope prints the line in that reading
/// (预算数, 决算数).
/// Source: checks.md B01–B12, B19–B22; lessons.md, first list, 13; lessons.md 11, 13, 18, 20.
package struct NarrativeTableCheck: SurveyedCheck {
  package static let kind = "narrative-table"
  package static let parameters = [
    ParameterSpec(
      "report", choices: ["amount", "scope"],
      help: "amount (default): it stands nowhere under its name; scope: only in tables of other money.")
  ]

  private let rule: Rule
  private let reportsScope: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    reportsScope = rule.parameters["report"]?.string == "scope"
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    guard reading.document.tables.contains(where: TableIndex.isOfAccounts) else {
      return [.notApplicable(rule: rule.id, reason: .tableMissing)]
    }
    let known = survey.concepts
    lazy var unread = Self.unreadLines(reading)
    return reading.facts.compactMap { fact in
      guard fact.isNarrative, fact.quantity.isMoney, !fact.concept.isEmpty,
        fact.quantity.hedge == nil
      else { return nil }
      if !reportsScope, !known.contains(fact.concept), fact.period == .current,
        let outcome = judgeProject(fact, survey.tables.project(named: fact.concept), survey)
      {
        return outcome
      }
      guard known.contains(fact.concept) || FactKey.totals.contains(fact.concept),
        !(known.isShared(fact.concept) && fact.path.isEmpty && fact.code == nil)
      else { return nil }
      let outcome = judge(fact, survey.tables.candidates(for: fact), survey)
      if case .disagrees = outcome, unread.contains(fact.concept) || unread.contains("") {
        return .undecidable(rule: rule.id, span: fact.span, reason: .unreadFigure)
      }
      return outcome
    }
  }

  /// Lines of which a figure cannot be read: it may be the one that is missing. An empty name where the line cannot be told, or is a total. Forms of
  /// projects print no line of the accounts.
  private static func unreadLines(_ reading: Reading) -> Set<String> {
    let forms = Set(reading.projects.flatMap(\.tables))
    var names: Set<String> = []
    for (index, table) in reading.document.tables.enumerated()
    where TableIndex.isOfAccounts(table) && !forms.contains(index) {
      for offset in table.cells.indices where table.cells[offset].content == .unread {
        let (row, column) = offset.quotientAndRemainder(dividingBy: table.columns.count)
        let lines = table.lines.filter { $0.row == row && $0.valueColumns.contains(column) }
        names.formUnion(
          lines.isEmpty ? [""] : lines.map { $0.role == .item ? reading.vocabulary.concept($0.label) : "" })
      }
    }
    return names
  }

  /// A project's amount: any figure of its line will do. What it took so far, or in all, may be meant: a warning.
  private func judgeProject(
    _ fact: Fact, _ line: [Fact], _ survey: Survey
  ) -> Outcome? {
    guard let first = line.first else { return nil }
    let interval = survey.style.operand(fact.quantity).interval()
    if let match = line.first(where: { $0.quantity.interval().meets(interval) }) {
      return agreement(fact, match, survey.reading)
    }
    return Set(line.map(\.labelSpan)).count == 1
      ? finding(fact, first, survey, severity: .warning)
      : .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing)
  }

  private func judge(
    _ fact: Fact, _ candidates: [Fact], _ survey: Survey
  ) -> Outcome? {
    let reading = survey.reading
    guard !candidates.isEmpty else {
      return reportsScope
        ? nil : .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing)
    }
    let interval = survey.style.operand(fact.quantity).interval()
    let matches = candidates.filter { $0.quantity.interval().meets(interval) }
    let kind = reading.document.kind
    lazy var ofScope = candidates.filter {
      isOfSameMoney($0, fact) && !$0.quantity.value.isZero && !isOtherFlow($0, fact) && !isOfProject($0, reading)
        && !isBasicPart($0, of: fact, reading)
        && $0.measure.resolved(in: kind) == fact.measure.resolved(in: kind)
    }
    if reportsScope {
      // That it stands in its own table is the business of the amount.
      guard fact.scope != .allFunds, let match = matches.first,
        !matches.contains(where: { isOfSameMoney($0, fact) }), !isAnnounced(match.scope, before: fact, reading),
        let own = nearest(
          to: fact, in: ofScope.filter { isSameLine($0, fact) && (fact.flow != .income || $0.flow == .income) })
      else { return nil }
      return finding(fact, own, survey, taken: match)
    }
    if let match = matches.first { return agreement(fact, match, reading) }
    guard let nearest = nearest(to: fact, in: ofScope) ?? zero(for: fact, in: candidates, kind),
      !isKind(nearest, among: candidates), !isOfAnotherLine(fact, candidates, survey)
    else {
      return .undecidable(rule: rule.id, span: fact.span, reason: .partnerMissing)
    }
    return finding(fact, nearest, survey)
  }

  /// 一般公共预算财政拨款支出按功能科目： before the items, under a heading of all appropriations: the items are of what was announced.
  private func isAnnounced(_ scope: Scope, before fact: Fact, _ reading: Reading) -> Bool {
    let budgets = [(word: "一般公共预算", scope: Scope.generalBudget)] + Scope.ofFunds
    guard case .narrative(let block, let sentence) = fact.origin,
      let word = budgets.first(where: { $0.scope == scope })?.word
    else { return false }
    let document = reading.document
    let own = document.string(document.blocks[block].sentences[sentence])
    guard !own.holds(anyOf: budgets.map(\.word)) else { return false }
    return document.blocks[..<block].contains {
      $0.section == fact.section && $0.kind == .paragraph && document.string($0.span).holds(word)
    }
  }

  /// An account in a list of projects is what one of them takes from it, not all that was spent.
  private func isOfProject(_ candidate: Fact, _ reading: Reading) -> Bool {
    guard candidate.code != nil, let cell = candidate.cell else { return false }
    return reading.document.tables[cell.table].kind?.hasSuffix("project-expenditure") == true
  }

  /// 培训费 56 万元 where 基本支出决算表 shows 8 万元: what projects pay is not in that table. Behind words of basic expenditure it must be.
  private func isBasicPart(_ candidate: Fact, of fact: Fact, _ reading: Reading) -> Bool {
    guard let cell = candidate.cell, reading.document.tables[cell.table].kind?.hasSuffix("basic-expenditure") == true,
      candidate.quantity.value < fact.quantity.value, let block = fact.block
    else { return false }
    let start = reading.document.blocks[block].span.start
    let words = reading.document.string(Span(start, fact.quantity.span.start))
    let titles = sequence(first: fact.section) { reading.document.sections[$0].parent }
    return !(fact.path + [fact.concept]).contains(where: Self.natures.contains) && !words.holds(anyOf: Self.ofBasic)
      && !titles.contains { reading.document.sections[$0].title.holds(anyOf: Self.ofBasic) }
  }

  private static let ofBasic = ["基本支出", "人员经费", "公用经费", "机关运行"]

  /// 机关运行经费 is by definition paid from the general public budget; its table stands with “三公”经费 as one of fiscal funds.
  private func isOfSameMoney(_ candidate: Fact, _ fact: Fact) -> Bool {
    candidate.scope == fact.scope
      || fact.concept == "机关运行经费" && [candidate.scope, fact.scope].allSatisfy { $0 == .fiscal || $0 == .generalBudget }
  }

  /// The line of a fund's money where all tables print a 0 for it.
  private func zero(for fact: Fact, in candidates: [Fact], _ kind: Document.Kind) -> Fact? {
    guard fact.quantity.value.sign > 0, Scope.ofFunds.contains(where: { fact.concept.holds($0.word) }) else {
      return nil
    }
    let own = candidates.filter { $0.scope == fact.scope && isSameLine($0, fact) && !isOtherFlow($0, fact) }
    guard own.allSatisfy({ $0.quantity.value.isZero }) else { return nil }
    return own.first { $0.measure.resolved(in: kind) == fact.measure.resolved(in: kind) }
  }

  /// 货物 before each thing that was bought: the kind of several lines, none of which is the whole.
  private func isKind(_ line: Fact, among candidates: [Fact]) -> Bool {
    guard line.code == nil, let cell = line.cell else { return false }
    return candidates.contains {
      $0.labelSpan != line.labelSpan && $0.concept == line.concept && $0.code == nil && $0.cell?.table == cell.table
        && $0.cell?.column == cell.column
    }
  }

  /// 机关运行经费中，办公费 2 万元; 甲中心（基本支出 8 万元）: the part of a line that is no total answers to the line of its name under that parent alone.
  private func isOfAnotherLine(_ fact: Fact, _ candidates: [Fact], _ survey: Survey) -> Bool {
    guard let parent = fact.path.last(where: { !FactKey.totals.contains($0) }), !FactKey.wholes.contains(parent),
      !Self.natures.contains(parent), !candidates.contains(where: { TableIndex.isUnder(parent, $0) }),
      !survey.concepts.isPart(fact.concept, of: parent)
    else { return false }
    return !survey.reading.facts.contains {
      $0.block == fact.block && $0.concept == parent && survey.tables.totals.contains($0.quantity.value)
    }
  }

  /// What a whole department's spending is divided into, before it is divided by accounts.
  private static let natures: Set<String> = ["基本支出", "项目支出", "人员经费", "公用经费", "日常公用经费"]

  /// 一般公共预算财政拨款 heads a column of expenditure too: no partner for that income.
  private func isOtherFlow(_ candidate: Fact, _ fact: Fact) -> Bool {
    Set([candidate.flow, fact.flow]) == [.income, .expenditure]
  }

  /// A total answers to a total, an item to the item under the same parents.
  private func isSameLine(_ candidate: Fact, _ fact: Fact) -> Bool {
    func parents(_ fact: Fact) -> [String] { fact.path.filter { !FactKey.totals.contains($0) } }
    return parents(candidate).last == parents(fact).last
  }

  /// The partner to show: the same line first, then the same measure, then the least distance.
  private func nearest(to fact: Fact, in candidates: [Fact]) -> Fact? {
    candidates.min { a, b in
      let isLine = (isSameLine(a, fact), isSameLine(b, fact))
      if isLine.0 != isLine.1 { return isLine.0 }
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
    _ fact: Fact, _ partner: Fact, _ survey: Survey, taken: Fact? = nil,
    severity: Severity? = nil
  ) -> Outcome {
    let reading = survey.reading
    let difference = fact.quantity.value - partner.quantity.value
    let others = [partner] + [taken].compactMap(\.self)
    let locations =
      [Finding.Location(role: .primary, span: fact.extent)]
      + others.map { Finding.Location(role: .related, span: $0.span, cell: $0.cell) }
    let titles = others.map { $0.cell.map { reading.document.tables[$0.table].title } ?? "" }
    let places = max(fact.quantity.numeral.decimals, 2)
    return .disagrees(
      Finding(
        rule: rule, severity: severity,
        values: [
          "subject": reading.name(of: fact), "claimed": fact.quantity.printed,
          "expected": partner.quantity.printed, "table": titles[0], "source": titles.count > 1 ? titles[1] : "",
          "difference": difference.printed(fact.quantity.unit, places: places),
        ],
        locations: locations,
        evidence: Evidence(
          formula: "\(fact.quantity.printed) ≠ \(partner.quantity.printed)",
          claimed: fact.quantity.printed, feasible: [partner.quantity.printed],
          difference: difference.printed(fact.quantity.unit, places: places),
          verdict: .contradicted,
          terms: [Evidence.Term(1, reading.name(of: partner), partner.quantity)]),
        cause: priorYear(fact, partner, survey.tables)
          ?? Mechanism.cause(of: fact.quantity, feasible: partner.quantity.interval())))
  }

  /// What the tables print of the line for the year before.
  private func priorYear(_ fact: Fact, _ partner: Fact, _ tables: TableIndex) -> Cause? {
    guard fact.period == .current, !fact.quantity.value.isZero else { return nil }
    var last = fact
    last.period = .prior
    let isTaken = tables.candidates(for: last).contains {
      $0.quantity.value == fact.quantity.value && isSameLine($0, fact)
    }
    return isTaken ? Cause(kind: .priorYear, fits: partner.quantity.printed) : nil
  }
}
