package import Disclosure

/// Finds what a form leaves blank that it should not.
///
/// What it compares (`test`): a field whose cell is blank (`field`); 总金额 or 当年度金额 left blank beside the other one
/// (`amount`); output levels without any indicator (`output`); the other levels left blank (`level`).
/// When it stays silent: rows a template merely offers are listed as a note, once a document.
package struct FormBlankCheck: Check {
  package static let kind = "form-blank"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["field", "amount", "output", "level", "header"],
      help: "What is looked for; header: a level header that is misprinted."),
    ParameterSpec("levels", help: "output: words of the level that must not be wholly blank."),
  ]

  private let rule: Rule
  private let test: String
  private let levels: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    levels = rule.parameters["levels"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard !reading.projects.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    switch test {
    case "field": return fields(reading, \.emptyFields)
    case "amount": return fields(reading, \.emptyAmounts)
    case "output": return outputs(reading)
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

  private func locations(_ spans: [Span]) -> [Finding.Location] {
    spans.enumerated().map {
      Finding.Location(role: $0.offset == 0 ? .primary : .related, span: $0.element)
    }
  }
}
