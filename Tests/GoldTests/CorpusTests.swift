import Audit
import Disclosure
import FoundationEssentials
import Testing

/// Real disclosures labelled by hand. They lie beside the project; without them these tests are skipped, and say so.
@Suite(.enabled(if: Audits.shared != nil, "no ../shared beside the project, nor GOUJI_SHARED"))
struct CorpusTests {
  /// Of one document: labels at warning or above, and what was reported.
  struct Score {
    var certainErrors = 0
    var certainErrorsFound = 0
    var labels = 0
    var labelsFound = 0
    var reported = 0
    var falseAlarms = 0
    var missed: [String] = []
    var alarms: [String] = []
  }

  /// What was reached; raise these when more is found, never lower them.
  static let leastCertainErrorRecall = 0.98
  static let leastRecall = 0.94
  static let leastPrecision = 0.98

  @Test
  func `the labelled documents score no worse than before`() throws {
    var score = Score()
    for name in ["002", "004"] { try add(name, to: &score) }
    let errors = Double(score.certainErrorsFound) / Double(score.certainErrors)
    let recall = Double(score.labelsFound) / Double(score.labels)
    let precision = 1 - Double(score.falseAlarms) / Double(score.reported)
    let missed = score.missed.joined(separator: "\n")
    #expect(errors >= Self.leastCertainErrorRecall, "missed:\n\(missed)")
    #expect(recall >= Self.leastRecall, "missed:\n\(missed)")
    #expect(precision >= Self.leastPrecision, "\(score.alarms.joined(separator: "\n"))")
  }

  private func add(_ name: String, to score: inout Score) throws {
    let shared = try #require(Audits.shared)
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: shared + "/corpus").first {
        $0.hasPrefix(name + "_") && $0.hasSuffix(".txt")
      })
    let report = try Audits.report(on: shared + "/corpus/" + file)
    let labels = try labels(shared + "/gold/\(name).jsonl")
    for label in labels where label.confidence != "debatable" && label.severity != "info" {
      let isHit = report.findings.contains(where: label.isHit)
      score.labels += 1
      score.labelsFound += isHit ? 1 : 0
      if label.severity == "error", label.confidence == "certain" {
        score.certainErrors += 1
        score.certainErrorsFound += isHit ? 1 : 0
      }
      if !isHit { score.missed.append("\(name) \(label.text)") }
    }
    for finding in report.findings where finding.severity >= .warning {
      score.reported += 1
      if !labels.contains(where: { !$0.lines.isDisjoint(with: finding.lines) }) {
        score.falseAlarms += 1
        score.alarms.append("\(name) \(finding.text)")
      }
    }
  }

  private func labels(_ path: String) throws -> [Label] {
    try Audits.bytes(path).split(separator: 0x0A).compactMap { line in
      try JSONDecoder().decode(Label.self, from: Data(line))
    }
  }
}
