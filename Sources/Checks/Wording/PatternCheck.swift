package import Disclosure

/// Reports every match of the rule's patterns.
///
/// What it compares: nothing; the words themselves are the finding (a leftover of the template, a choice left open).
/// When it stays silent: in a section whose title, or whose parent's, contains one of `skip_sections`.
/// Limits: it sees one window at a time, and the normalised view of the text.
package struct PatternCheck: Check {
  package static let kind = "pattern"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "primary", help: "Name of the capture that is marked, instead of the whole match."),
      ParameterSpec(
        "related", help: "Names of captures that are shown as related locations."),
      ParameterSpec(
        "gap", choices: ["required", "forbidden"],
        help:
          "Whether the source must, or must not, have white space inside the match; the view drops it between Chinese characters."
      ),
      ParameterSpec(
        "skip_sections",
        help: "Words; where the section's path contains one of them, the rule is not applied."),
    ]

  private let rule: Rule
  private let primary: String?
  private let related: [String]
  private let skipSections: [String]
  /// Every name its words use, empty: a group that took no part fills its place with nothing.
  private let blanks: Deferred<[String: String]>
  /// `nil`: it does not matter.
  private let needsGap: Bool?

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    primary = rule.parameters["primary"]?.string
    related = rule.parameters["related"]?.strings ?? []
    skipSections = rule.parameters["skip_sections"]?.strings ?? []
    needsGap = rule.parameters["gap"]?.string.map { $0 == "required" }
    blanks = Deferred {
      let names = rule.title.names.union(rule.message.names).union(rule.fix.names)
      return Dictionary(uniqueKeysWithValues: names.map { ($0, "") })
    }
    if skipSections.contains("") {
      throw RuleFault(parameter: "skip_sections", message: "空字符串会跳过所有章节")
    }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let document = reading.document
    var skipped: [Int: Bool] = [:]
    return matches.compactMap { match in
      if let needsGap, document.isUnbroken(match.span) == needsGap { return nil }
      let section =
        document.blocks.indices.contains(match.block) ? document.blocks[match.block].section : 0
      let isSkipped = skipped[section] ?? isSkipped(document, section)
      skipped[section] = isSkipped
      return isSkipped ? nil : .disagrees(finding(match, document))
    }
  }

  private func isSkipped(_ document: Document, _ section: Int) -> Bool {
    guard !skipSections.isEmpty, document.sections.indices.contains(section) else { return false }
    let path = document.sectionPath(section)
    return skipSections.contains { path.contains($0) }
  }

  private func finding(_ match: Match, _ document: Document) -> Finding {
    var values = blanks.value
    values["match"] = document.string(match.span)
    for capture in match.captures where values[capture.name, default: ""].isEmpty {
      values[capture.name] = document.string(capture.span)
    }
    let marked = primary.flatMap { match.capture($0) } ?? match.span
    var locations = [Finding.Location(role: .primary, span: marked)]
    for capture in match.captures where related.contains(capture.name) {
      locations.append(Finding.Location(role: .related, span: capture.span))
    }
    return Finding(rule: rule, values: values, locations: locations)
  }
}
