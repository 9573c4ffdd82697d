import Audit
import Disclosure
import FoundationEssentials
import Testing

/// The project's own disclosures: what each faulty one must show, and that the clean ones show nothing.
struct SampleTests {
  struct Sample: Decodable, CustomTestStringConvertible, Sendable {
    var path: String
    var expect: [Label]
    var testDescription: String { path }
  }

  private struct Listing: Decodable {
    var samples: [Sample]
  }

  static let samples: [Sample] = {
    do {
      let data = try Audits.bytes(Audits.project + "/samples/expected.json")
      return try JSONDecoder().decode(Listing.self, from: data).samples
    } catch {
      return []
    }
  }()

  @Test
  func `there are clean and faulty samples of every kind`() {
    #expect(Self.samples.count { $0.expect.isEmpty } >= 8)
    #expect(Self.samples.count { !$0.expect.isEmpty } >= 8)
    for label in Self.samples.flatMap(\.expect) {
      #expect(FindingClass.isKnown(label.findingClass), "\(label.findingClass)")
    }
  }

  @Test(arguments: samples.filter(\.expect.isEmpty))
  func `a clean sample gives no error and no warning`(sample: Sample) throws {
    let report = try Audits.report(on: Audits.project + "/samples/" + sample.path)
    for finding in report.findings where finding.severity >= .warning {
      record(finding, in: sample)
    }
  }

  @Test(arguments: samples.filter { !$0.expect.isEmpty })
  func `a faulty sample gives what was put into it, and nothing else`(sample: Sample) throws {
    let report = try Audits.report(on: Audits.project + "/samples/" + sample.path)
    for label in sample.expect where !report.findings.flatMap(\.all).contains(where: label.isHit) {
      record("\(sample.path) missed \(label.line) \(label.findingClass)", label.text)
    }
    for finding in report.findings where finding.severity >= .warning {
      let touches = sample.expect.contains { !$0.lines.isDisjoint(with: finding.lines) }
      if !touches { record(finding, in: sample) }
    }
  }

  private func record(_ finding: FindingReport, in sample: Sample) {
    let line = finding.locations.first?.start.line ?? 0
    record("\(sample.path) false \(line) \(finding.rule)", finding.text)
  }

  /// `key`: what a line of known-gaps.txt says.
  private func record(_ key: String, _ text: String) {
    if Self.knownGaps.contains(key) {
      withKnownIssue { Issue.record("\(key): \(text)") }
    } else {
      Issue.record("\(key): \(text)")
    }
  }

  /// What samples show or hide against expectation and is to be mended, each below its reason: it only gets shorter.
  private static let knownGaps: Set<String> = {
    let path = Audits.project + "/Tests/GoldTests/known-gaps.txt"
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return Set(String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init))
  }()
}
