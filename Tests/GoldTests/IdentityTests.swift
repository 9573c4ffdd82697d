import Audit
import Disclosure
import FoundationEssentials
import Support
import Testing

/// Findings are known again when nothing about them changed, and told apart when a figure of theirs did.
///
/// On the project's faulty samples: 200 edits that must not matter, 200 that must be seen.
struct IdentityTests {
  private static let names = ["01-budget-county-agriculture", "04-accounts-district-emergency", "06-budget-town"]

  private struct Sample {
    var lines: [String]
    var findings: [FindingReport]
  }

  private let auditor: Auditor
  private let samples: [Sample]

  init() throws {
    let auditor = try Audits.auditor()
    self.auditor = auditor
    samples = try Self.names.map { name in
      let data = try Audits.bytes("\(Audits.project)/samples/faulty/\(name).txt")
      // Line by line of UTF-8; what a sample's own encoding and line ends do is tested elsewhere.
      let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
      let report = auditor.audit(Input(path: name, source: .bytes(Array(lines.joined(separator: "\n").utf8))))
      return Sample(lines: lines, findings: report.findings)
    }
  }

  private func findings(of lines: [String]) -> [FindingReport] {
    auditor.audit(Input(path: "别处/改名.txt", source: .bytes(Array(lines.joined(separator: "\n").utf8)))).findings
  }

  /// Blank lines in front, other line ends, blanks at the ends of lines, a page number between paragraphs.
  private func harmless(_ lines: [String], _ random: inout SeededGenerator) -> [String] {
    var lines = lines
    let blanks = lines.indices.filter {
      $0 > 3 && lines[$0].isEmpty && !lines[$0 - 1].isEmpty && !lines[$0 - 1].contains("\t")
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: lines.insert(contentsOf: repeatElement("", count: Int.random(in: 1...9, using: &random)), at: 0)
    case 1: lines = lines.map { $0 + "\r" }
    case 2: if let place = blanks.randomElement(using: &random) { lines.insert("", at: place) }
    default:
      if let place = lines.indices.filter({ !lines[$0].contains("\t") }).randomElement(using: &random) {
        lines[place] += "  "
      }
    }
    return lines
  }

  @Test func harmlessEditsChangeNoFingerprint() {
    var random = SeededGenerator(for: "harmlessEditsChangeNoFingerprint")
    for number in 0..<200 {
      let sample = samples[number % samples.count]
      let found = findings(of: harmless(sample.lines, &random))
      #expect(Set(found.map(\.fingerprints)) == Set(sample.findings.map(\.fingerprints)), "edit \(number)")
    }
  }

  /// One digit of a finding's own figure becomes another: its old value must be gone.
  @Test func aChangedFigureIsSeen() {
    var random = SeededGenerator(for: "aChangedFigureIsSeen")
    var seen = 0
    for number in 0..<200 {
      let sample = samples[number % samples.count]
      let candidates = sample.findings.flatMap { finding in
        finding.locations.filter {
          $0.start.line == $0.end.line && $0.quote.unicodeScalars.contains { ("0"..."9").contains($0) }
        }.map {
          (finding, $0)
        }
      }
      guard let (finding, location) = candidates.randomElement(using: &random) else { continue }
      var lines = sample.lines
      var scalars = Array(lines[location.start.line - 1].unicodeScalars)
      let digits = (location.start.column - 1..<location.end.column - 1).filter { ("0"..."9").contains(scalars[$0]) }
      guard let place = digits.randomElement(using: &random) else { continue }
      let others = "123456789".unicodeScalars.filter { $0 != scalars[place] }
      scalars[place] = others.randomElement(using: &random) ?? "1"
      lines[location.start.line - 1] = String(String.UnicodeScalarView(scalars))
      seen += 1
      let values = Set(findings(of: lines).map(\.fingerprints.value))
      #expect(
        !values.contains(finding.fingerprints.value), "\(finding.rule) line \(location.start.line), edit \(number)")
    }
    #expect(seen == 200)
  }
}
