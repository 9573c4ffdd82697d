package import Disclosure

/// Judges the amounts of forms against what the document says of the same money elsewhere.
///
/// What it compares (`test`): a project's amount with the task of its name in the department's form (`task`) and with
/// figures of its name in tables and text (`fact`); tasks without a form where a form is without a task (`unmatched`); all
/// projects together with 项目支出 (`projects`); the totals of
/// the department's form with the document's own (`totals`).
/// When it stays silent: where one of several figures of the name agrees; where forms are a selection of the projects.
package struct FormAcrossCheck: Check {
  package static let kind = "form-across"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["task", "unmatched", "fact", "projects", "totals"],
      help: "What is compared."),
    ParameterSpec("labels", help: "totals: labels of the form's amounts."),
    ParameterSpec("concepts", help: "totals, projects: concepts of the document's figures."),
  ]

  private let rule: Rule
  private let test: String
  private let labels: Set<String>
  private let concepts: Set<String>

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    labels = Set(rule.parameters["labels"]?.strings ?? [])
    concepts = Set(rule.parameters["concepts"]?.strings ?? [])
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard !reading.projects.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    switch test {
    case "task": return againstTasks(reading)
    case "unmatched": return unmatched(reading)
    case "fact": return againstFacts(reading)
    case "projects": return projectsTogether(reading)
    default: return totals(reading)
    }
  }

  // MARK: Tasks of the department's form

  private func againstTasks(_ reading: Reading) -> [Outcome] {
    let tasks = reading.projects.flatMap(\.tasks)
    guard !tasks.isEmpty else { return [.notApplicable(rule: rule.id, reason: .partnerMissing)] }
    return reading.projects.filter { !$0.isWholeDepartment }.compactMap { project in
      guard let budget = project.budget, !project.name.isEmpty else { return nil }
      let exact = tasks.filter { $0.name == project.name }
      let core = FormNames.core(project.name)
      let near = exact.isEmpty ? tasks.filter { FormNames.core($0.name) == core } : exact
      guard near.count == 1, let task = near.first, let amount = task.amount,
        amount.unit?.dimension == .money, budget.unit?.dimension == .money
      else { return nil }
      let values = [
        "project": project.label, "budget": budget.printed, "task": task.name,
        "amount": amount.printed,
      ]
      return outcome(
        budget, amount, values,
        more: [project.nameSpan, task.nameSpan],
        // 工作经费, 业务费: short names are shared by what is not one project.
        severity: exact.isEmpty || project.name.unicodeScalars.count < 6 ? .warning : nil)
    }
  }

  /// Most forms are those of tasks, so the forms that are not and the tasks without one do not fit.
  private func unmatched(_ reading: Reading) -> [Outcome] {
    let forms = reading.projects.filter { !$0.isWholeDepartment && !$0.name.isEmpty }
    let tasks = reading.projects.flatMap(\.tasks).filter { $0.amount != nil && !$0.name.isEmpty }
    guard tasks.count <= Self.mostTasks else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let formNames = Set(forms.map { FormNames.core($0.name) })
    let taskNames = Set(tasks.map { FormNames.core($0.name) })
    let openTasks = tasks.filter { !isNamed($0.name, in: formNames) }
    let openForms = forms.filter { !isNamed($0.name, in: taskNames) }
    guard let first = openTasks.first, !openForms.isEmpty, forms.count - openForms.count >= 2,
      openForms.count * 2 < forms.count
    else { return [.notApplicable(rule: rule.id, reason: .partnerMissing)] }
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "tasks": openTasks.map { "“\($0.name)”" }.joined(separator: "、"),
            "projects": openForms.map { "“\($0.name)”" }.joined(separator: "、"), "count": String(openTasks.count),
          ],
          locations: [.init(role: .primary, span: first.nameSpan)]
            + openTasks.dropFirst().map { .init(role: .related, span: $0.nameSpan) }
            + openForms.map { .init(role: .related, span: $0.nameSpan) }))
    ]
  }

  /// Key tasks of one department; a longer list is none, and would make each form cost too much.
  private static let mostTasks = 60

  /// One may have words that the other leaves out: 示例县路网规划编制 and 路网规划.
  private func isNamed(_ name: String, in others: Set<String>) -> Bool {
    let core = FormNames.core(name)
    return others.contains(core)
      || others.contains { $0.holds(core) || core.holds($0) || FormNames.overlap(core, in: $0).share >= 50 }
  }

  private func outcome(
    _ a: Quantity, _ b: Quantity, _ values: [String: String], more: [Span], severity: Severity?
  ) -> Outcome {
    if a.interval().meets(b.interval()) {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [a.span, b.span],
          evidence: Evidence(
            formula: "\(a.printed) = \(b.printed)", claimed: b.printed, feasible: [],
            difference: "", verdict: .exact, terms: [])))
    }
    return .disagrees(
      Finding(
        rule: rule, severity: severity, values: values,
        locations: [.init(role: .primary, span: a.span), .init(role: .related, span: b.span)]
          + more.map { .init(role: .related, span: $0) }))
  }

  // MARK: Figures of the project's name

  private func againstFacts(_ reading: Reading) -> [Outcome] {
    var byName: [String: [Fact]] = [:]
    // A line with a code is an account, which projects may be called after.
    for fact in reading.facts where fact.period == .current && fact.code == nil && isAmount(fact) {
      byName[fact.concept, default: []].append(fact)
      if let row = fact.path.last, row != fact.concept { byName[row, default: []].append(fact) }
    }
    let forms = reading.projects.filter { !$0.isWholeDepartment }.map(\.span)
    return reading.projects.filter { !$0.isWholeDepartment && $0.name.unicodeScalars.count >= 3 }
      .flatMap { project -> [Outcome] in
        guard let facts = byName[project.name] ?? byName[project.name + "项目"] else { return [] }
        // The form of another project says nothing of this one, whatever heads its columns.
        let own = facts.filter { fact in !forms.contains { $0.contains(fact.span) } }
        // In a budget 预算数 is what there is, and no earlier reading of it.
        let isBudget = reading.document.kind == .budget
        let budgets = own.filter { $0.measure != .actual && (isBudget || $0.measure != .initialBudget) }
        let actuals = own.filter { $0.measure == .actual }
        let planned = [project.budget, project.initialBudget, project.totalBudget]
        return [
          judge(project, planned, .budget, budgets),
          judge(project, [project.executed], .executed, actuals),
        ].compactMap(\.self)
      }
  }

  /// Money, or a figure of a table that prints no unit.
  private func isAmount(_ fact: Fact) -> Bool {
    guard let unit = fact.quantity.unit else { return !fact.isNarrative }
    return unit.dimension == .money
  }

  /// One figure that agrees is enough: columns of a table split the project's money. So does one that is a source of it:
  /// a text on 财政拨款 tells what the form has of that, beside 其他资金.
  private func judge(
    _ project: Project, _ amounts: [Quantity?], _ side: Project.Fund.Side, _ facts: [Fact]
  ) -> Outcome? {
    let stated = amounts.compactMap(\.self).filter { $0.unit?.dimension == .money }
    guard let amount = stated.first, let unit = amount.unit, !facts.isEmpty else { return nil }
    let others = facts.map { $0.quantity.unit == nil ? $0.quantity.with(unit) : $0.quantity }
    for other in others {
      if let same = stated.first(where: { $0.interval().meets(other.interval()) }) {
        return outcome(same, other, [:], more: [], severity: nil)
      }
    }
    let parts = project.funds.filter { $0.side == side && $0.amount.value < amount.value }
    guard let largest = others.max(by: { $0.value < $1.value }), largest.value.sign > 0,
      !parts.contains(where: { $0.amount.interval().meets(largest.interval()) })
    else { return nil }
    let hasUnit = facts.allSatisfy { $0.quantity.unit != nil }
    return outcome(
      amount, largest,
      [
        "project": project.label, "budget": amount.printed, "amount": largest.printed,
        "side": side == .budget ? "预算" : "执行",
      ], more: [project.nameSpan], severity: hasUnit ? nil : .warning)
  }

  /// The document's own figures of a concept, as label in the text or as row of a table.
  private func figures(_ reading: Reading, outside span: Span?) -> [Fact] {
    reading.facts.filter { fact in
      guard fact.period == .current, fact.quantity.unit?.dimension == .money, fact.code == nil,
        fact.quantity.value.sign > 0,
        concepts.contains(fact.concept) || fact.path.last.map(concepts.contains) ?? false
      else { return false }
      return span.map { !$0.contains(fact.span) } ?? true
    }
  }

  // MARK: All projects

  private func projectsTogether(_ reading: Reading) -> [Outcome] {
    let forms = reading.projects.filter {
      !$0.isWholeDepartment && $0.budget?.unit?.dimension == .money
    }
    guard forms.count >= 2,
      let partner = figures(reading, outside: nil).max(by: {
        $0.quantity.value < $1.quantity.value
      })
    else { return [.notApplicable(rule: rule.id, reason: .partnerMissing)] }
    let bound = partner.quantity.interval()
    var amounts = forms.compactMap(\.budget)
    var sum = together(amounts)
    // A self-evaluation stands beside what was spent, of which a budget may be more.
    let spent = forms.compactMap(\.executed).filter { $0.unit?.dimension == .money }
    if sum.lower > bound.upper, partner.measure == .actual || !spent.isEmpty {
      guard spent.count == forms.count, together(spent).lower > bound.upper else { return [] }
      amounts = spent
      sum = together(spent)
    }
    let value = amounts.reduce(Rational.zero) { $0 + $1.value }
    guard sum.isDefined, value.isDefined else { return [] }
    let stated = statedCount(forms.count, reading.document).flatMap { span in
      tellsTheirMoney(span, sum, reading) || isOfOneBudget(span, partner, reading) ? nil : span
    }
    guard sum.lower > bound.upper || stated != nil && sum.upper < bound.lower else { return [] }
    let difference = (partner.quantity.value - value).magnitude
    let unit = partner.quantity.unit
    let places = (amounts + [partner.quantity]).map(\.numeral.decimals).max() ?? 2
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "count": String(forms.count), "sum": value.printed(unit, places: places),
            "total": partner.quantity.printed, "concept": partner.concept,
            "relation": value < partner.quantity.value ? "少" : "多",
            "difference": difference.printed(unit, places: places),
          ],
          locations: [.init(role: .primary, span: stated ?? partner.span)]
            + (stated == nil ? [] : [.init(role: .related, span: partner.span)])
            + amounts.map { .init(role: .related, span: $0.span) }))
    ]
  }

  private func together(_ amounts: [Quantity]) -> Interval {
    amounts.reduce(Interval(exactly: .zero)) { $0 + $1.interval() }
  }

  /// 项目9个, 9个项目: the document says that these are all of them. The largest such number counts, best where
  /// a table follows it.
  private func statedCount(_ count: Int, _ document: Document) -> Span? {
    let text = document.text
    var largest = 0
    var found: (span: Span, leadsTable: Bool)?
    for (index, block) in document.blocks.enumerated() where block.kind == .paragraph {
      var leadsTable = false
      if index + 1 < document.blocks.count, case .table = document.blocks[index + 1].kind {
        leadsTable = true
      }
      for place in Self.places(of: "项目", in: text, block.span)
      where !Self.isSelection(text, place) {
        guard let (number, span) = Self.count(text, around: place, in: block.span),
          number > largest || number == largest && leadsTable && found?.leadsTable != true
        else { continue }
        largest = number
        found = (span, leadsTable)
      }
    }
    return largest == count ? found?.span : nil
  }

  /// 项目2个，涉及资金16万元: the words say what these projects take, so they need not be all there are.
  private func tellsTheirMoney(_ count: Span, _ sum: Interval, _ reading: Reading) -> Bool {
    guard let sentence = reading.document.blocks.lazy.flatMap(\.sentences).first(where: { $0.contains(count) })
    else { return false }
    let text = reading.document.string(Span(sentence.start, count.end))
    return isPartial(sentence, sum, reading)
      || !text.holds(anyOf: ["全部", "所有", "全面"])
        && reading.facts.contains { fact in
          fact.isNarrative && fact.quantity.isMoney && sentence.contains(fact.span)
            && fact.quantity.interval().meets(sum)
        }
  }

  /// 一般公共预算项目支出全面开展自评，共涉及项目2个: what other money pays is not among them, and the total is of all money.
  private func isOfOneBudget(_ count: Span, _ total: Fact, _ reading: Reading) -> Bool {
    guard total.scope == .allFunds,
      let sentence = reading.document.blocks.lazy.flatMap(\.sentences).first(where: { $0.contains(count) })
    else { return false }
    return reading.document.string(Span(sentence.start, count.end)).holds(anyOf: ["公共预算", "财政拨款", "基金"])
  }

  /// 项目3个，资金16万元，占项目支出总额的65%: as much as the forms, and less than all of it, also where 全面 stands before it.
  private func isPartial(_ sentence: Span, _ sum: Interval, _ reading: Reading) -> Bool {
    reading.claims.contains { claim in
      if case .share(let part, _, _, let percent) = claim.relation, sentence.contains(percent.span) {
        percent.value < Rational(100) && reading.fact(part)?.quantity.interval().meets(sum) == true
      } else {
        false
      }
    }
  }

  /// 重点项目2个, 重点绩效目标管理的项目3个, 其中3个项目: some of the projects, chosen.
  private static func isSelection(_ text: [UInt8], _ place: Int) -> Bool {
    let before = String(decoding: text[max(0, place - selectionReach)..<place], as: UTF8.self)
    let clause = before.split(omittingEmptySubsequences: false) { "，。；：、\n".contains($0) }.last ?? ""
    return String(clause).holds(anyOf: ["重点", "主要", "部分", "其中", "选取"])
  }

  /// Bytes before 项目 in which its clause says that it is a choice.
  private static let selectionReach = 60

  private static func places(of word: String, in text: [UInt8], _ span: Span) -> [Int] {
    let needle = Array(word.utf8)
    guard span.length >= needle.count, let head = needle.first else { return [] }
    return (span.start...(span.end - needle.count)).filter { index in
      text[index] == head && text[index..<(index + needle.count)].elementsEqual(needle)
    }
  }

  /// The number in 项目9个, 项目共9个 and 9个项目.
  private static func count(
    _ text: [UInt8], around place: Int, in span: Span
  ) -> (number: Int, span: Span)? {
    let counter = Array("个".utf8)
    let together = Array("共".utf8)
    let first = place + 6 + (text[min(place + 6, span.end)..<span.end].starts(with: together) ? together.count : 0)
    var end = first
    var number = 0
    while end < span.end, text[end] &- 0x30 < 10, number < 1_000 {
      number = number * 10 + Int(text[end] - 0x30)
      end += 1
    }
    if end > first, text[end..<span.end].starts(with: counter) {
      return (number, Span(place, end + 3))
    }
    guard place - 3 > span.start, text[(place - 3)..<place].elementsEqual(counter) else {
      return nil
    }
    var start = place - 3
    var power = 1
    number = 0
    while start > span.start, text[start - 1] &- 0x30 < 10, power < 1_000 {
      number += Int(text[start - 1] - 0x30) * power
      power *= 10
      start -= 1
    }
    return start < place - 3 ? (number, Span(start, place + 6)) : nil
  }

  // MARK: Totals of the department's form

  private func totals(_ reading: Reading) -> [Outcome] {
    reading.projects.filter(\.isWholeDepartment).flatMap { project in
      project.funds.filter { $0.side == .budget && labels.contains($0.label) }.compactMap { fund in
        let facts = figures(reading, outside: project.span)
        guard fund.amount.unit?.dimension == .money,
          let first = facts.max(by: { $0.quantity.value < $1.quantity.value })
        else { return nil }
        let values = [
          "project": project.label, "label": fund.label, "budget": fund.amount.printed,
          "amount": first.quantity.printed,
        ]
        let partner = facts.first { $0.quantity.interval().meets(fund.amount.interval()) } ?? first
        return outcome(
          fund.amount, partner.quantity, values, more: [partner.labelSpan], severity: nil)
      }
    }
  }
}
