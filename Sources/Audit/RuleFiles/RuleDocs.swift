internal import Checks
internal import Disclosure

/// `docs/checks.md`: every check kind with its parameters and every rule, made from the catalogue and the rule files.
package struct RuleDocs {
  private let ruleSet: RuleSet

  package init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  package func markdown() -> String {
    var lines = [
      "# Checks", "",
      "Made by `gouji rules docs`; do not edit. How a rule file is written: [rule-format.md](rule-format.md).",
      "", "## Rules", "",
      "\(ruleSet.rules.count) rules. Severity is a ceiling: a verdict may lower it.",
    ]
    for (group, classes) in ruleSet.lexicon.classes {
      let rules = ruleSet.rules.filter { classes.contains($0.rule.findingClass) }
      guard !rules.isEmpty else { continue }
      lines += [
        "", "### \(group)", "", "| rule | severity | kind | what |", "| --- | --- | --- | --- |",
      ]
      lines += rules.map {
        let rule = $0.rule
        let what = "\(Self.cell(rule.title.zh)) · \(Self.cell(rule.title.en))"
        return "| <a id=\"\(rule.id)\"></a>`\(rule.id)` | \(rule.severity.rawValue) | \(rule.kind) | \(what) |"
      }
    }
    lines += [
      "", "## Kinds", "", "Parameters a rule of each kind may have, beside those every rule has.",
    ]
    for kind in checkCatalog { lines += section(kind) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ kind: any Check.Type) -> [String] {
    let count = ruleSet.rules.count { $0.rule.kind == kind.kind }
    var lines = ["", "### \(kind.kind)", "", count == 1 ? "1 rule." : "\(count) rules."]
    guard !kind.parameters.isEmpty else { return lines }
    lines += ["", "| parameter | | meaning |", "| --- | --- | --- |"]
    for parameter in kind.parameters {
      let choices =
        parameter.choices.isEmpty
        ? "" : " One of " + parameter.choices.map { "`\($0)`" }.joined(separator: ", ") + "."
      let need = parameter.isRequired ? "required" : ""
      lines.append("| `\(parameter.name)` | \(need) | \(Self.cell(parameter.help))\(choices) |")
    }
    return lines
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
