import Audit
import Disclosure
import Support
import Testing

@testable import Extract

/// Forms typed as rows with tabs: rows without a blank line between them are one table, other lines are headings.
enum FormSketch {
  static func document(_ text: String) -> Document {
    var draft = HandDocument()
    var rows: [[String]] = []
    func flush() {
      guard !rows.isEmpty else { return }
      let width = rows.map(\.count).max() ?? 0
      draft.table("", rows.map { $0 + Array(repeating: "", count: width - $0.count) })
      rows = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("\t") {
        rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
      } else {
        flush()
        if !line.isEmpty { draft.heading("", String(line), level: 2) }
      }
    }
    flush()
    return draft.document(path: "sketch", entity: "示例局", year: 2024)
  }

  static func projects(_ text: String) throws -> [Project] {
    let words = try RuleSet.load(.builtIn).lexicon.vocabulary
    return ProjectReader.projects(in: document(text), vocabulary: words)
  }

  /// level 1 / level 2 / name / targets / actual, one indicator a line.
  static func lines(_ project: Project) -> [String] {
    project.indicators.map { indicator in
      let targets = indicator.targets.map(\.text).joined(separator: "|")
      let parts = [
        indicator.level1, indicator.level2,
        indicator.name + (indicator.nameUnit.map { "[\($0)]" } ?? ""),
        targets, indicator.actual?.text ?? "",
      ]
      return parts.joined(separator: " / ")
    }
  }
}
