import Audit
import Disclosure
import Foundation
import Support
import Testing

/// The formats other programs read: what those programs ask for, point by point.
@Suite struct ExchangeFormatTests {
  // MARK: XML

  private func parses(_ bytes: [UInt8], _ element: String) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let opened = text.matches(of: /<([A-Za-z]+)(\s[^<>]*)?>/).filter { !$0.output.0.hasSuffix("/>") }.count
    let closed = text.matches(of: /<\/[A-Za-z]+>/).count
    return opened == closed && text.contains("<\(element) ")
  }

  @Test func checkstyleAndJUnitAreWellFormedAndEscaped() {
    let run = SampleAudit.run()
    var reports = SampleAudit.reports(run)
    reports[0].path = "a\"<&>.txt"
    reports[0].findings[0].message = "“<人员>” & \u{1}"
    let style = CheckstyleReport().render(reports)
    let junit = JUnitReport(run: run, failOn: .error).render(reports)
    #expect(parses(style, "error") && parses(junit, "testcase"))
    for bytes in [style, junit] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("a&quot;&lt;&amp;&gt;.txt") && text.contains("&lt;人员&gt;” &amp; \u{FFFD}"))
      #expect(!text.contains("\u{1}"))
    }
    #expect(String(decoding: junit, as: UTF8.self).contains("failures=\"1\" errors=\"0\""))
    #expect(String(decoding: junit, as: UTF8.self).contains("<error type=\"empty-file\""))
  }

  // MARK: GitHub

  @Test func annotationsSayWhatTheyHide() {
    let run = SampleAudit.run()
    var report = SampleAudit.reports(run)[0]
    let first = report.findings[0]
    report.findings = (0..<13).map { _ in first }
    report.findings[0].message = "一%\r\n二"
    report.path = "a,b:c.txt"
    let text = String(decoding: GitHubReport(run: run).render([report]), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error file=a%2Cb%3Ac.txt,line=") } == 10)
    #expect(text.contains("::一%25%0D%0A二"))
    #expect(text.contains("另有 3 处"))
    #expect(!lines[0].hasPrefix("::"), "the summary comes first")
  }

  // MARK: Ledger

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-0.5万元", "'-0.5万元"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
    ("＝1", "'＝1"), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("一，二", "一，二"), ("", ""),
  ])
  func noCellBecomesAFormula(text: String, cell: String) throws {
    let run = SampleAudit.run()
    var report = SampleAudit.reports(run)[0]
    report.findings = [report.findings[0]]
    report.findings[0].fix = text
    let csv = String(decoding: CSVReport(language: .zh).render([report]), as: UTF8.self)
    #expect(csv.hasPrefix("\u{FEFF}文件,单位,"))
    #expect(
      csv.unicodeScalars.split(separator: ",").map(String.init).contains(cell) || csv.contains(",\(cell),"), "\(csv)")
  }

  @Test func theWorkbookHoldsNoFormulaAndOpens() throws {
    let run = SampleAudit.run()
    var reports = SampleAudit.reports(run)
    reports[0].findings[0].fix = "=cmd|' /C calc'!A0"
    let bytes = WorkbookReport(language: .zh).render(reports)
    #expect(bytes == WorkbookReport(language: .zh).render(reports), "the same bytes every time")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("=cmd|&#39; /C calc&#39;!A0") && !text.contains("<f>"))
    #expect(text.contains("待整改,整改中,已整改,不予整改"))
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(text.matches(of: /<row>/).count == 1 + 7 + 1 + 2)
  }
}
