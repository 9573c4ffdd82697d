import Audit
import Disclosure
import Support
import Testing

/// Each format, whole, from one hand-made audit.
@Suite struct FormatTests {
  @Test func json() {
    let run = SampleAudit.run(keepsLedger: true)
    Snapshot.expect(
      JSONReport(run: run, showsLedger: true).render(SampleAudit.reports(run)), named: "report.json"
    )
  }

  @Test func jsonLines() {
    let run = SampleAudit.run()
    Snapshot.expect(
      JSONLinesReport(showsLedger: false).render(SampleAudit.reports(run)), named: "report.jsonl")
  }

  @Test func noDocument() {
    let run = SampleAudit.run()
    Snapshot.expect(JSONReport(run: run, showsLedger: false).render([]), named: "none.json")
  }

  @Test func terminal() {
    let run = SampleAudit.run(keepsLedger: true)
    let style = TextStyle(hasColour: false, width: 100)
    Snapshot.expect(
      TerminalReport(run: run, style: style, showsLedger: true).render(SampleAudit.reports(run)),
      named: "report.txt")
  }

  @Test func terminalInColourAndEnglish() {
    let run = SampleAudit.run(language: .en)
    let style = TextStyle(hasColour: true, width: 60)
    Snapshot.expect(
      TerminalReport(run: run, style: style, showsLedger: false).render(SampleAudit.reports(run)),
      named: "report.en.ansi")
  }

  @Test func everySnapshotIsNamed() throws {
    try Snapshot.expectNoOrphans()
  }
}
