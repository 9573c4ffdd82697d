package import Disclosure

/// Finds what a form leaves blank that it should not.
///
/// What it compares (`test`): a field whose cell is blank (`field`); 总金额 or 当年度金额 left blank beside the other one
/// (`amount`); output levels without any indicator (`output`); the other levels left blank (`level`); a level
/// that the other forms print, with or without an indicator, and this one does not (`missing`).
/// When it stays silent: rows a template merely offers are listed as a note, once a document.
package struct FormBlankCheck: Check {
  package static let kind = "form-blank"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["field", "amount", "output", "level", "missing", "header"],
      help: "What is looked for; header: a level header that is misprinted."),
    ParameterSpec("label-lacks", help: "field, amount: words of labels that may be blank."),
    ParameterSpec("levels", help: "output: words of the level that must not be wholly blank."),
  ]

  private let rule: Rule
  private let test: String
  private let levels: [String]
  private let optional: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    levels = rule.parameters["levels"]?.strings ?? []
    optional = rule.parameters["label-lacks"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard !reading.projects.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    switch test {
    case "field": return fields(reading, \.emptyFields)
    case "amount": return fields(reading, \.emptyAmounts)
    case "output": return outputs(reading)
    case "missing": return missingLevels(reading)
    case "header": return headers(reading)
    default: return blankLevels(reading)
    }
  }

  /// One finding for each label, with all forms where it is blank.
  private func fields(_ reading: Reading, _ blanks: KeyPath<Project, [Span]>) -> [Outcome] {
    var spans: [String: [Span]] = [:]
    var order: [String] = []
    for project in reading.projects {
      for span in project[keyPath: blanks] {
        let label = reading.document.string(span)
        guard !label.holds(anyOf: optional) else { continue }
        if spans[label] == nil { order.append(label) }
        spans[label, default: []].append(span)
      }
    }
    return order.compactMap { label in
      guard let places = spans[label], !places.isEmpty else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["label": label, "count": String(places.count)],
          locations: locations(places)))
    }
  }

  private func headers(_ reading: Reading) -> [Outcome] {
    reading.projects.flatMap(\.headerSlips).map { span in
      .disagrees(
        Finding(
          rule: rule, values: ["header": reading.document.string(span)],
          locations: locations([span])))
    }
  }

  /// Forms that have indicators, but none under the level asked for, although the template offers it.
  private func outputs(_ reading: Reading) -> [Outcome] {
    reading.projects.compactMap { project in
      guard !project.indicators.isEmpty, !project.levelsAreUncertain else { return nil }
      let blanks = project.blankLevels.filter { belongs($0.level1, $0.level2) }
      let isFilled = project.indicators.contains { belongs($0.level1, $0.level2) }
      guard !blanks.isEmpty, !isFilled else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "project": project.label, "levels": blanks.map(\.level2).joined(separator: "、"),
          ], locations: locations(blanks.map(\.span))))
    }
  }

  private func belongs(_ level1: String, _ level2: String) -> Bool {
    level1.holds(anyOf: levels) || level1.isEmpty && level2.holds(anyOf: levels)
  }

  private func blankLevels(_ reading: Reading) -> [Outcome] {
    var places: [Span] = []
    var counts: [String: Int] = [:]
    var order: [String] = []
    for project in reading.projects where !project.indicators.isEmpty {
      for blank in project.blankLevels {
        let label = blank.level2.isEmpty ? blank.level1 : blank.level2
        if counts[label] == nil { order.append(label) }
        counts[label, default: 0] += 1
        places.append(blank.span)
      }
    }
    guard !places.isEmpty else { return [] }
    let list = order.map { "\($0)（\(counts[$0] ?? 0)）" }.joined(separator: "、")
    return [
      .disagrees(
        Finding(
          rule: rule, values: ["levels": list, "count": String(places.count)],
          locations: locations(places)))
    ]
  }

  /// Where a level is printed blank, the template has a row for it, and a form without one has lost it.
  private func missingLevels(_ reading: Reading) -> [Outcome] {
    let forms = reading.projects.filter {
      !$0.isWholeDepartment && !$0.indicators.isEmpty && !$0.levelsAreUncertain && $0.unreadRows.isEmpty
    }
    let printed = forms.map(levels)
    let counts = printed.flatMap(\.keys).reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let offered = Set(forms.flatMap { $0.blankLevels.map(\.level2) }.filter { !$0.isEmpty })
    let lost = offered.sorted().filter {
      let others = counts[$0] ?? 0
      return others >= Self.leastOthers && others < forms.count && others * 3 >= forms.count * 2
    }
    return lost.compactMap { level in
      // The row that stands above it elsewhere shows where it is missing.
      let above = printed.lazy.compactMap { self.level(above: level, in: $0) }.first
      let without = zip(forms, printed).filter { $1[level] == nil && !$0.blankLevels.isEmpty }
      guard !without.isEmpty else { return nil }
      let places = without.flatMap { form, levels in [above.flatMap { levels[$0] }, form.nameSpan].compactMap(\.self) }
      let values = ["level": level, "count": String(without.count), "others": String(counts[level] ?? 0)]
      return .disagrees(Finding(rule: rule, values: values, locations: locations(places)))
    }
  }

  /// Where each level of a form is printed first.
  private func levels(of form: Project) -> [String: Span] {
    let filled = form.indicators.map { ($0.level2, $0.level2Span ?? $0.span) }
    let rows = filled + form.blankLevels.map { ($0.level2, $0.span) }
    return Dictionary(rows) { $0.start < $1.start ? $0 : $1 }
  }

  private func level(above level: String, in levels: [String: Span]) -> String? {
    guard let start = levels[level]?.start else { return nil }
    return levels.filter { $0.value.start < start }.max { $0.value.start < $1.value.start }?.key
  }

  /// Fewest forms that print the level.
  private static let leastOthers = 3

  private func locations(_ spans: [Span]) -> [Finding.Location] {
    spans.enumerated().map {
      Finding.Location(role: $0.offset == 0 ? .primary : .related, span: $0.element)
    }
  }
}
