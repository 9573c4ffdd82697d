import Audit
import Testing

/// One disclosure in several formats: whatever it comes as, the same words are found at fault by the same rules.
struct SameContentTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var folder: String
    var name: String
    var testDescription: String { "\(folder)/\(name)" }

    var text: String { "\(Audits.project)/samples/\(folder)/\(name).txt" }
    func file(_ ending: String) -> String {
      "\(Audits.project)/samples/formats/\(folder)/\(name)\(ending)"
    }
  }

  static let samples = ["clean", "faulty"].flatMap { folder in
    ["01-budget-county-agriculture", "05-accounts-province-water", "07-targets-county-health"].map {
      Sample(folder: folder, name: $0)
    }
  }

  struct Fault: Hashable, CustomStringConvertible {
    var rule: String
    var quote: String
    var description: String { "\(rule) ⟦\(quote)⟧" }
  }

  private func faults(_ report: DocumentReport) -> Set<Fault> {
    Set(
      report.findings.flatMap(\.all).compactMap { finding in
        finding.locations.first.map { Fault(rule: finding.rule, quote: $0.quote) }
      })
  }

  @Test(arguments: samples)
  func `PDF gives the same findings as text`(sample: Sample) throws {
    let pdf = try Audits.report(on: sample.file(".pdf"))
    #expect(faults(pdf) == faults(try Audits.report(on: sample.text)))
  }

  @Test(arguments: samples)
  func `OFD gives the same findings as text`(sample: Sample) throws {
    let ofd = try Audits.report(on: sample.file(".ofd"))
    let text = try Audits.report(on: sample.text)
    #expect(faults(ofd) == faults(text))
    #expect(ofd.coverage.compared == text.coverage.compared)
  }

  @Test(arguments: samples)
  func `Word, Excel, web page and text give the same findings`(sample: Sample) throws {
    let text = try Audits.report(on: sample.text)
    let others = [
      try Audits.report(on: sample.file(".docx")),
      try Audits.report(on: sample.file(".html")),
      try Audits.report(on: sample.file("-text.docx"), sample.file("-tables.xlsx")),
    ]
    for other in others {
      #expect(faults(other) == faults(text))
      #expect(other.coverage.figures == text.coverage.figures)
      #expect(other.coverage.compared == text.coverage.compared)
    }
    #expect(sample.folder == "clean" || !faults(text).isEmpty)
  }
}
