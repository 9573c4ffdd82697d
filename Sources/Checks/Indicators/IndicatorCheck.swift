package import Disclosure

/// Judges one indicator at a time: the kind and unit of its value against its name, its unit and its level.
///
/// What it compares: words of name and level with what the value is (count, rate, amount, date, words).
/// When it stays silent: where levels are not known for certain, for rules that ask for a level; for values that
/// are read only in part.
/// Limits: it knows a rate by its name; a name that says nothing is not judged.
package struct IndicatorCheck: Check {
  package static let kind = "indicator"
  package static let parameters =
    IndicatorPredicate.parameters + [
      ParameterSpec(
        "side", choices: ["target", "actual"], help: "Which value is judged; target by default."),
      ParameterSpec(
        "mark", choices: ["name", "value"], help: "What is marked; the value by default."),
      ParameterSpec(
        "fold", choices: ["form", "document"],
        help: "One finding for all hits of a form or of the document, the first one primary."),
      ParameterSpec(
        "needs", choices: ["values"],
        help: "values: forms of which no indicator has a value are passed over."),
    ]

  private let rule: Rule
  private let predicate: IndicatorPredicate
  private let judgesActual: Bool
  private let marksName: Bool
  private let fold: String?
  private let needsOthers: Bool
  private let asksLevel: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    predicate = try IndicatorPredicate(rule.parameters)
    judgesActual = rule.parameters["side"]?.string == "actual"
    marksName = rule.parameters["mark"]?.string == "name"
    fold = rule.parameters["fold"]?.string
    needsOthers = rule.parameters["needs"] != nil
    asksLevel = rule.parameters["level"] != nil
  }

  private struct Hit {
    var project: Project
    var indicator: Indicator
    var value: IndicatorValue
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard reading.projects.contains(where: { !$0.indicators.isEmpty }) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let predicate = predicate.bound(to: reading.vocabulary)
    var outcomes: [Outcome] = []
    var all: [Hit] = []
    for project in reading.projects {
      if asksLevel, project.levelsAreUncertain { continue }
      if needsOthers, !hasValues(project) { continue }
      // By index: many rules look at every indicator, and copying one costs more than judging it.
      let admitted = project.indicators.indices.filter { predicate.admits(project.indicators[$0]) }
      let hits = admitted.compactMap { hit(project.indicators[$0], project, predicate) }
      guard !hits.isEmpty else { continue }
      switch fold {
      case "form": outcomes.append(.disagrees(finding(hits)))
      case "document": all += hits
      default: outcomes += hits.map { .disagrees(finding([$0])) }
      }
    }
    if !all.isEmpty { outcomes.append(.disagrees(finding(all))) }
    return outcomes
  }

  private func hasValues(_ project: Project) -> Bool {
    project.indicators.contains { indicator in
      judgesActual
        ? indicator.actual.map { $0.content != .empty } ?? false
        : indicator.target.map { $0.content != .empty } ?? false
    }
  }

  private func hit(_ indicator: Indicator, _ project: Project, _ predicate: IndicatorPredicate)
    -> Hit?
  {
    let values = judgesActual ? [indicator.actual].compactMap(\.self) : judged(indicator)
    guard let value = values.first(where: { predicate.admits($0, of: indicator) })
    else { return nil }
    return Hit(project: project, indicator: indicator, value: value)
  }

  /// Filled targets; when none is filled, the year's.
  private func judged(_ indicator: Indicator) -> [IndicatorValue] {
    let filled = indicator.targets.filter { $0.content != .empty }
    return filled.isEmpty ? [indicator.target].compactMap(\.self) : filled
  }

  private func finding(_ hits: [Hit]) -> Finding {
    var locations: [Finding.Location] = []
    for hit in hits {
      let isBlank = hit.value.span.isEmpty || hit.value.content == .empty
      var marks = isBlank ? [hit.indicator.nameSpan] : [hit.value.span, hit.indicator.nameSpan]
      if marksName { marks.reverse() }
      for mark in marks {
        locations.append(
          Finding.Location(role: locations.isEmpty ? .primary : .related, span: mark))
      }
      if asksLevel, let level = hit.indicator.level2Span {
        locations.append(Finding.Location(role: .related, span: level))
      }
    }
    guard let first = hits.first else {
      return Finding(rule: rule, values: [:], locations: locations)
    }
    let names = Self.distinct(hits.map { "“\($0.indicator.name)”" })
    let values = [
      "name": first.indicator.name, "value": first.value.text,
      "level": first.indicator.level, "level1": first.indicator.level1,
      "description": first.indicator.description, "project": first.project.label,
      "unit": first.value.quantity?.unit?.symbol ?? first.indicator.nameUnit ?? "",
      "name_unit": first.indicator.nameUnit ?? "", "sign": first.value.sign,
      "count": String(hits.count), "names": names.prefix(6).joined(separator: "、"),
    ]
    return Finding(rule: rule, values: values, locations: locations)
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
