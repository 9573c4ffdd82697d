package import Disclosure

/// Judges one indicator that is printed more than once.
///
/// What it compares (`test`): the values of indicators of one name in one form (`duplicate`); indicators of one form whose
/// names differ by words that say nothing of the matter, with one target (`reworded`); the units of one name in
/// several forms (`units`); target and result of
/// one indicator in two forms of one project (`forms`); the department's target with its project's (`department`);
/// names of one project's indicators that differ by a slip (`names`), or of any two that are described in the same words
/// (`described`), or that a column has cut (`cut`); texts of indicators of one name (`sisters`); and names of the project
/// itself (`projects`), with the department's tasks one character apart (`tasks`).
/// When it stays silent: names too short to mean one thing; forms that print every name twice by design.
package struct SameIndicatorCheck: SurveyedCheck {
  package static let kind = "same-indicator"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true,
      choices: [
        "duplicate", "reworded", "units", "forms", "department", "names", "described", "cut", "sisters", "projects",
        "tasks", "term",
      ],
      help: "What is compared."),
    ParameterSpec("apart", help: "tasks, sisters: characters that tell things of one kind apart."),
    ParameterSpec("endings", help: "units: endings of names that have one unit. @list for a word list."),
    ParameterSpec("fillers", help: "reworded: words that do not count in a name. @list for a word list."),
  ]

  let rule: Rule
  private let test: String
  /// Characters that tell things of one kind apart.
  let apart: Set<Unicode.Scalar>
  private let fillers: [String]
  private let endings: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    apart = Set((rule.parameters["apart"]?.string ?? "").unicodeScalars)
    fillers = rule.parameters["fillers"]?.strings ?? []
    endings = rule.parameters["endings"]?.strings ?? []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let projects = reading.projects
    guard !projects.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    switch test {
    case "duplicate": return projects.flatMap(duplicates)
    case "reworded":
      let fillers = fillers.resolved(reading.vocabulary)
      return projects.flatMap { reworded($0, fillers) }
    case "units": return unitsDiffer(projects, endings.resolved(reading.vocabulary))
    case "forms": return pairs(projects) { valuesDiffer($0, $1) }
    case "names": return pairs(projects) { namesDiffer($0, $1) }
    case "described": return described(projects)
    case "cut": return cut(projects, reading.vocabulary)
    case "sisters": return sisters(survey)
    case "projects": return projectNames(projects)
    case "tasks": return taskNames(projects)
    case "term": return projects.flatMap(termAgainstYear)
    default: return department(projects)
    }
  }

  // MARK: One form

  private func duplicates(_ project: Project) -> [Outcome] {
    var groups: [String: [Indicator]] = [:]
    var order: [String] = []
    for indicator in project.indicators where !indicator.name.isEmpty {
      // 成本指标 and 经济成本指标 are one level of two templates.
      let level = indicator.level2.holds("成本") ? "成本" : indicator.level2
      let key = [indicator.name, indicator.description, level].joined(separator: "\n")
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(indicator)
    }
    let doubled = order.filter { (groups[$0]?.count ?? 0) > 1 }
    // Medium-term and annual targets one under another: every name twice.
    if doubled.count >= 3, doubled.count * 5 >= order.count * 2 { return [] }
    return doubled.compactMap { key in
      guard let group = groups[key], let first = group.first?.target,
        let name = group.first?.name, name.unicodeScalars.count >= 5 || sameLevel(group),
        let other = group.dropFirst().first(where: { $0.target.map { differs(first, $0) } ?? false }
        ),
        let second = other.target
      else { return nil }
      var locations: [Finding.Location] = [
        .init(role: .primary, span: second.span), .init(role: .related, span: first.span),
      ]
      for indicator in group {
        locations.append(.init(role: .related, span: indicator.nameSpan))
        if let level = indicator.level2Span {
          locations.append(.init(role: .related, span: level))
        }
      }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": name, "first": first.text, "second": second.text, "project": project.label,
          ], locations: locations))
    }
  }

  /// A project of one year has one target, in both columns.
  private func termAgainstYear(_ project: Project) -> [Outcome] {
    let pairs = project.indicators.compactMap {
      indicator -> (Indicator, IndicatorValue, IndicatorValue)? in
      guard let term = indicator.targets.first(where: { $0.coverage == .term }),
        let year = indicator.targets.first(where: { $0.coverage == .year }),
        term.content != .empty, year.content != .empty
      else { return nil }
      return (indicator, term, year)
    }
    let isOneYear = project.firstYear != nil && project.firstYear == project.lastYear
    let odd = pairs.filter { $0.1.text != $0.2.text && differs($0.1, $0.2) }
    // Where all other rows print one value twice, the odd one out is a slip too.
    let isHabit = pairs.count >= 4 && odd.count == 1
    return odd.compactMap { indicator, term, year in
      let exceeds = isCount(term, year, indicator) && greater(year, term)
      guard isOneYear || isHabit || exceeds else { return nil }
      return .disagrees(
        Finding(
          rule: rule, severity: isOneYear || exceeds ? nil : .info,
          values: [
            "name": indicator.name, "first": term.text, "second": year.text,
            "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: year.span), .init(role: .related, span: term.span),
            .init(role: .related, span: indicator.nameSpan),
          ]))
    }
  }

  private func isCount(_ a: IndicatorValue, _ b: IndicatorValue, _ indicator: Indicator) -> Bool {
    [a, b].allSatisfy { value in
      value.isPlain && value.quantity.map { indicator.unit(of: $0)?.dimension == .count } ?? false
    }
  }

  private func greater(_ a: IndicatorValue, _ b: IndicatorValue) -> Bool {
    guard let one = a.quantity, let other = b.quantity else { return false }
    return one.value > other.value
  }

  private func sameLevel(_ group: [Indicator]) -> Bool {
    Set(group.map(\.level)).count == 1
  }

  // MARK: Two forms

  private func pairs(_ projects: [Project], _ judge: (Project, Project) -> [Outcome]) -> [Outcome] {
    ProjectPairs(projects).pairs.flatMap { judge(projects[$0.0], projects[$0.1]) }
  }

  private func valuesDiffer(_ a: Project, _ b: Project) -> [Outcome] {
    a.indicators.flatMap { first -> [Outcome] in
      let partners = b.indicators.filter { FormNames.sameIndicator(first.name, $0.name) }
      guard partners.count == 1, let second = partners.first else { return [] }
      let sides = [(first.target, second.target, "目标值"), (first.actual, second.actual, "完成值")]
      return sides.compactMap { one, other, side in
        // A count many times its target is told by itself.
        if side == "完成值", isFarOff(first) || isFarOff(second) { return nil }
        guard let one, let other, let outcome = judge(one, other, first, second) else { return nil }
        guard case .differ(let severity) = outcome else {
          return .agrees(agreement(one, other))
        }
        return .disagrees(
          Finding(
            rule: rule, severity: severity,
            values: [
              "name": first.name, "side": side, "first": one.text, "second": other.text,
              "project": a.label,
            ],
            locations: [
              .init(role: .primary, span: one.span), .init(role: .related, span: other.span),
              .init(role: .related, span: first.nameSpan),
              .init(role: .related, span: second.nameSpan),
            ]))
      }
    }
  }

  private func isFarOff(_ indicator: Indicator) -> Bool {
    guard let pair = TargetComparison(indicator), pair.comparator == .equal else { return false }
    return pair.ratio.map { $0 >= Rational(300) } ?? false
  }

  private enum Comparison {
    case agree
    case differ(Severity?)
  }

  /// `nil`: the two cannot be compared.
  private func judge(
    _ a: IndicatorValue, _ b: IndicatorValue, _ first: Indicator, _ second: Indicator
  ) -> Comparison? {
    guard a.isPlain, b.isPlain, let one = a.quantity, let other = b.quantity else { return nil }
    let unit = first.unit(of: one)
    let otherUnit = second.unit(of: other)
    if let unit, let otherUnit, CounterGroups.conflict(unit, otherUnit) { return nil }
    guard let shared = unit ?? otherUnit else {
      return one.value == other.value ? .agree : .differ(nil)
    }
    let left = one.with(unit ?? shared)
    let right = other.with(otherUnit ?? shared)
    if left.interval().meets(right.interval()) || left.value == right.value { return .agree }
    // A rounded figure, or a name that is only alike, leaves a doubt.
    let isDoubtful = left.hedge != nil || right.hedge != nil || first.name != second.name
    return .differ(isDoubtful ? .warning : nil)
  }

  private func agreement(_ a: IndicatorValue, _ b: IndicatorValue) -> Agreement {
    Agreement(
      rule: rule.id, spans: [a.span, b.span],
      evidence: Evidence(
        formula: "\(a.text) = \(b.text)", claimed: b.text, feasible: [], difference: "",
        verdict: .exact, terms: []))
  }

  /// The printed values are not the same thing.
  private func differs(_ a: IndicatorValue, _ b: IndicatorValue) -> Bool {
    guard let one = a.quantity, let other = b.quantity else { return false }
    guard one.unit?.dimension == other.unit?.dimension else { return true }
    return one.value != other.value
  }

  // MARK: All forms

  /// 报修率 in % here and in 次/万户 there; a score and a percentage may both measure satisfaction.
  private func unitsDiffer(_ projects: [Project], _ endings: [String]) -> [Outcome] {
    var groups: [String: [(indicator: Indicator, value: IndicatorValue, unit: Unit)]] = [:]
    var order: [String] = []
    for indicator in projects.flatMap(\.indicators) where indicator.name.ends(withAnyOf: endings) {
      guard let value = indicator.target, value.isPlain, let quantity = value.quantity,
        let unit = indicator.unit(of: quantity)
      else { continue }
      if groups[indicator.name] == nil { order.append(indicator.name) }
      groups[indicator.name, default: []].append((indicator, value, unit))
    }
    return order.compactMap { name in
      guard let group = groups[name], let usual = group.first,
        let other = group.first(where: { Self.isOfOtherKind(usual.unit, $0.unit) })
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["name": name, "first": usual.value.text, "second": other.value.text],
          locations: [
            .init(role: .primary, span: other.value.span), .init(role: .related, span: usual.value.span),
            .init(role: .related, span: other.indicator.nameSpan),
            .init(role: .related, span: usual.indicator.nameSpan),
          ]))
    }
  }

  private static func isOfOtherKind(_ a: Unit, _ b: Unit) -> Bool {
    let ratios: Set<Unit.Dimension> = [.percent, .percentagePoint, .multiple, .score]
    return a.dimension != b.dimension && !(ratios.contains(a.dimension) && ratios.contains(b.dimension))
  }

  // MARK: Department and project

  private func department(_ projects: [Project]) -> [Outcome] {
    guard let whole = projects.first(where: { $0.isWholeDepartment && !$0.indicators.isEmpty })
    else {
      return [.notApplicable(rule: rule.id, reason: .partnerMissing)]
    }
    let partners = projects.filter { !$0.isWholeDepartment }.flatMap { project in
      project.indicators.map { (project: project, indicator: $0) }
    }
    let named = Dictionary(grouping: partners.indices) { partners[$0].indicator.name }
    return whole.indicators.compactMap { own in
      guard own.name.unicodeScalars.count >= 4, let target = own.target, target.isPlain,
        let goal = target.quantity, counts(own.unit(of: goal))
      else { return nil }
      guard let indices = named[own.name], indices.count == 1, let index = indices.first else { return nil }
      let (project, other) = partners[index]
      guard let value = other.target, value.isPlain, let part = value.quantity, counts(other.unit(of: part)) else {
        return nil
      }
      if part.value == goal.value { return .agrees(agreement(target, value)) }
      // A department may do more than one of its projects; never less.
      let isLess = goal.value < part.value
      let isBound = goal.comparator == .atLeast || goal.comparator == .greater
      let severity: Severity = isLess && !isBound ? .error : isLess ? .warning : .info
      return .disagrees(
        Finding(
          rule: rule, severity: severity,
          values: [
            "name": own.name, "first": target.text, "second": value.text, "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: target.span), .init(role: .related, span: value.span),
            .init(role: .related, span: own.nameSpan), .init(role: .related, span: other.nameSpan),
          ]))
    }
  }

  private func counts(_ unit: Unit?) -> Bool {
    unit == nil || unit?.dimension == .count || unit?.dimension == .measure
  }
}
