import Audit
import Disclosure
import Foundation
import Support
import Testing

/// The formats other programs read: what those programs ask for, point by point.
@Suite struct ExchangeFormatTests {
  // MARK: SARIF 2.1.0

  private func sarif(
    _ change: (inout DocumentReport) -> Void = { _ in }, gone: [GoneFinding] = [], showsLedger: Bool = false
  ) throws -> [String: Any] {
    let run = SampleAudit.run(keepsLedger: true)
    var reports = SampleAudit.reports(run)
    change(&reports[0])
    let bytes = SARIFReport(run: run, showsLedger: showsLedger).render(reports, gone: gone)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ run: [String: Any]) throws -> [[String: Any]] {
    try #require(run["results"] as? [[String: Any]])
  }

  @Test func theDriverNamesEveryRule() throws {
    let run = try sarif()
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    #expect(driver["semanticVersion"] as? String == "0.0.0")
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    #expect(run["language"] as? String == "zh-CN")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == SampleAudit.rules.map(\.id))
    for rule in rules {
      let name = rule["name"] as? String ?? ""
      #expect((1...40).contains(name.count))
      for key in ["shortDescription", "fullDescription", "help"] {
        #expect((rule[key] as? [String: Any])?["text"] is String, "\(key) has no text")
      }
      #expect((rule["defaultConfiguration"] as? [String: String])?["level"] != nil)
      #expect(((rule["properties"] as? [String: Any])?["tags"] as? [String])?.count == 1)
    }
  }

  @Test func everyResultHasMessagePlaceAndIdentity() throws {
    let run = try sarif()
    let all = try results(run)
    #expect(all.count == 7)
    var hashes: Set<String> = []
    for result in all {
      let message = (result["message"] as? [String: Any])?["text"] as? String ?? ""
      #expect(!message.isEmpty)
      let location = try #require(
        (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
      let artifact = try #require(location["artifactLocation"] as? [String: Any])
      #expect(artifact["uri"] as? String == "%E6%95%B0%E6%8D%AE/%E7%A4%BA%E8%8C%83.txt")
      #expect(artifact["uriBaseId"] as? String == "SRCROOT")
      let region = try #require(location["region"] as? [String: Any])
      for key in ["startLine", "startColumn", "endLine", "endColumn"] { #expect(region[key] is Int) }
      let identity = try #require(result["partialFingerprints"] as? [String: String])
      #expect(Set(identity.keys) == ["gouji/place/v1", "gouji/value/v1", "primaryLocationLineHash"])
      hashes.insert(identity["primaryLocationLineHash"] ?? "")
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(SampleAudit.rules[index].id == result["ruleId"] as? String)
    }
    #expect(hashes.count == all.count, "two findings of one line must differ")
  }

  @Test func theOtherSideIsRelatedWithIdAndMessage() throws {
    let all = try results(sarif())
    let growth = try #require(all.first { $0["ruleId"] as? String == "growth-rate" })
    let related = try #require(growth["relatedLocations"] as? [[String: Any]])
    #expect(related.map { $0["id"] as? Int } == [1])
    let messages = related.compactMap { ($0["message"] as? [String: String])?["text"] }
    #expect(messages.count == 1 && messages[0].contains("1,031.84"))
    #expect(growth["level"] as? String == "error" && growth["kind"] as? String == "fail")
    let flows = try #require(growth["codeFlows"] as? [[String: Any]])
    let steps = (flows.first?["threadFlows"] as? [[String: Any]])?.first?["locations"] as? [Any]
    #expect(steps?.count == 3)
  }

  @Test func whatWasNotReadIsTold() throws {
    let run = try sarif()
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    let told = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
    let codes = told.compactMap { ($0["descriptor"] as? [String: String])?["id"] }
    #expect(codes == ["empty-file"])
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.count == 2)
    let hashes = artifacts.compactMap { ($0["hashes"] as? [String: String])?["sha-256"] }
    #expect(hashes.map(\.count) == [64, 64])
  }

  @Test func aPDFIsPointedAtThroughItsText() throws {
    let run = try sarif { $0.path = "/a b/预算.pdf" }
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.map { $0["mimeType"] as? String } == ["application/pdf", "text/plain", "text/plain"])
    #expect(artifacts[2]["parentIndex"] as? Int == 0)
    let all = try results(run)
    let result = try #require(all.first)
    let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    let artifact = place?["artifactLocation"] as? [String: String]
    #expect(artifact == ["uri": "a%20b/%E9%A2%84%E7%AE%97.pdf.txt", "uriBaseId": "FILESYSTEM"])
  }

  @Test func baselineAndSuppressionsAreToldWhenThereAreAny() throws {
    let plain = try results(sarif())
    #expect(plain.allSatisfy { $0["baselineState"] == nil && $0["suppressions"] == nil })
    let gone = GoneFinding(rule: "growth-rate", message: "旧", fingerprints: Fingerprints(place: "p", value: "v"))
    let run = try sarif(
      { report in
        report.findings[0].state = .updated
        var aside = report.findings.removeLast()
        aside.suppression = Suppression(origin: .file, reason: "口径不同")
        report.suppressed = [aside]
      }, gone: [gone])
    let all = try results(run)
    #expect(all[0]["baselineState"] as? String == "updated")
    #expect(all.last?["baselineState"] as? String == "absent")
    let suppression = try #require(all.compactMap { $0["suppressions"] as? [[String: String]] }.first?.first)
    #expect(suppression == ["kind": "external", "status": "accepted", "justification": "口径不同"])
  }

  @Test func passesAndOpenPlacesHaveNoLevel() throws {
    let judged = try results(sarif(showsLedger: true)).filter { ["pass", "open"].contains($0["kind"] as? String) }
    #expect(judged.count == 2)
    #expect(judged.allSatisfy { $0["level"] as? String == "none" })
  }

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
