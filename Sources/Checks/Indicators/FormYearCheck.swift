package import Disclosure

/// Judges the years of a form against the year of the document.
///
/// What it compares (`test`): 起始年度 and 到期年度 with the document's year (`term`); the year in a target's date with
/// it (`target`).
/// When it stays silent: documents whose year is not known; dates with more than one year, or none.
package struct FormYearCheck: Check {
  package static let kind = "form-years"
  package static let parameters = [
    ParameterSpec("test", isRequired: true, choices: ["term", "target"], help: "What is compared.")
  ]

  private let rule: Rule
  private let test: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let year = reading.document.year, !reading.projects.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return reading.projects.flatMap { test == "term" ? term($0, year) : targets($0, year) }
  }

  private func term(_ project: Project, _ year: Int) -> [Outcome] {
    guard let first = project.firstYear, let last = project.lastYear else { return [] }
    guard last < first || year < first || year > last else { return [] }
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "project": project.label, "first": String(first), "last": String(last),
            "year": String(year),
          ], locations: [.init(role: .primary, span: project.nameSpan)]))
    ]
  }

  private func targets(_ project: Project, _ year: Int) -> [Outcome] {
    project.indicators.compactMap { indicator in
      guard let target = indicator.target, target.content == .date,
        let printed = Self.year(in: target.text), printed < year
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": indicator.name, "value": target.text, "project": project.label,
            "printed": String(printed), "year": String(year),
          ],
          locations: [
            .init(role: .primary, span: target.span),
            .init(role: .related, span: indicator.nameSpan),
          ]))
    }
  }

  /// The one four-digit year before 年 in a text.
  static func year(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    let mark = Array("年".utf8)
    var found: [Int] = []
    var index = 0
    while index < bytes.count {
      var end = index
      var value = 0
      while end < bytes.count, bytes[end] &- 0x30 < 10, end - index < 5 {
        value = value * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      if end - index == 4, bytes[end...].starts(with: mark), (1990..<2100).contains(value) {
        found.append(value)
      }
      index = max(end, index + 1)
    }
    return found.count == 1 ? found[0] : nil
  }
}
