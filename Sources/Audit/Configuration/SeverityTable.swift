package import Disclosure
internal import YAML

/// `severity:` of a configuration or a profile: by rule id or class, `nil` turns the rule off.
package typealias SeverityTable = [String: Severity?]

extension SeverityTable {
  /// The table under the key `severity` of a mapping; empty when it has none.
  init(of root: YAMLNode, _ problems: inout Problems) {
    self = [:]
    guard let node = root["severity"] else { return }
    guard let entries = node.mapping else {
      problems.add(node.mark, zh: "severity 应为“规则: 级别”", en: "severity maps rules to severities")
      return
    }
    for entry in entries {
      guard let value = entry.value.scalar else {
        problems.add(entry.value.mark, zh: "\(entry.key) 的级别应为文字", en: "the severity of \(entry.key) is a scalar")
        continue
      }
      self[entry.key] = .some(value == "off" ? nil : Severity.named(value, entry.value, &problems))
    }
  }

  /// What is said of a rule, by id before class. `nil`: nothing; `.some(nil)`: it is off.
  package func entry(for rule: Rule) -> Severity?? { self[rule.id] ?? self[rule.findingClass] }
}

extension Severity {
  /// The severity a YAML value names; `nil` with an error noted when there is none of that name.
  static func named(_ name: String, _ node: YAMLNode, _ problems: inout Problems) -> Severity? {
    if let severity = Severity(rawValue: name) { return severity }
    problems.add(
      node.mark, zh: "没有“\(name)”这个级别；可用：error、warning、info（规则还可用 off）",
      en: "there is no severity “\(name)”; use error, warning, info (or off for a rule)")
    return nil
  }
}
