package import Disclosure

/// What changed from one run to another, finding by finding.
package struct Comparison: Sendable {
  package struct Line: Sendable {
    package var path: String
    package var finding: FindingReport
  }

  package let new: [Line]
  package let updated: [Line]
  package let unchanged: Int
  package let gone: [GoneFinding]

  /// `reports`: with the state of each finding against the older run.
  package init(_ reports: [DocumentReport], gone: [GoneFinding]) {
    let lines = reports.flatMap { report in
      report.findings.map { Line(path: report.path, finding: $0) }
    }
    new = lines.filter { $0.finding.state == .new }
    updated = lines.filter { $0.finding.state == .updated }
    unchanged = lines.count - new.count - updated.count
    self.gone = gone
  }

  /// Whether anything is new, or other than it was.
  package var isWorse: Bool { !new.isEmpty || !updated.isEmpty }

  package func text(_ language: Language) -> String {
    func head(_ zh: String, _ en: String, _ count: Int) -> String {
      language == .zh ? "\(zh) \(count) 处" : "\(count) \(en)"
    }
    func lines(_ lines: [Line], _ sign: String) -> [String] {
      lines.map { line in
        let place = line.finding.locations.first.map { ":\($0.start.line):\($0.start.column)" } ?? ""
        let severity = Words.severity(line.finding.severity).text(language)
        return "\(sign) \(line.path)\(place)  \(severity)  \(line.finding.rule)  \(line.finding.message)"
      }
    }
    let parts = [
      [head("新增", "new", new.count)] + lines(new, "+"),
      [head("数字已变", "changed", updated.count)] + lines(updated, "~"),
      [head("已消失", "gone", gone.count)] + gone.map { "- \($0.rule)  \($0.message)" },
      [head("未变", "unchanged", unchanged)],
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n") + "\n"
  }
}
