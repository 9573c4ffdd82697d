import Audit
import Disclosure
import Foundation
import Testing

/// `gouji.report/1` is extended only: what a program once found in it stays.
@Suite struct JSONShapeTests {
  private func document() throws -> [String: Any] {
    let run = SampleAudit.run(keepsLedger: true)
    let bytes = JSONReport(run: run, showsLedger: true).render(SampleAudit.reports(run))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    return try #require((report["documents"] as? [[String: Any]])?.first)
  }

  private func locations(_ rule: String) throws -> [[String: Any]] {
    let findings = try #require(try document()["findings"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["rule"] as? String == rule })
    return try #require(finding["locations"] as? [[String: Any]])
  }

  @Test func noKeyIsLost() throws {
    let document = try document()
    let finding = try #require((document["findings"] as? [[String: Any]])?.first)
    let location = try #require(try locations("last-place").first)
    let evidence = try #require(finding["evidence"] as? [String: Any])
    let keys: [(object: [String: Any], keys: String)] = [
      (
        document,
        """
        path sha256 status reason reasonCode kind entity year title key conclusion coverage findings rules ledger undecided
        """
      ),
      (
        finding,
        """
        rule class severity confidence title message fix locations passages evidence cause consequences fingerprints
        """
      ),
      (
        location,
        """
        role line column endLine endColumn page quote section table row columnLabel message before after cells
        """
      ),
      (evidence, "formula claimed feasible difference verdict terms"),
    ]
    for (object, keys) in keys {
      for key in keys.split(whereSeparator: \.isWhitespace) { #expect(object[String(key)] != nil, "\(key)") }
    }
  }

  @Test func aSentenceStandsAroundItsQuote() throws {
    let location = try #require(try locations("growth-rate").first)
    #expect(location["before"] as? String == "一般公共预算支出1031.84万元，比上年增加408.62万元，增长")
    #expect(location["quote"] as? String == "66.57%")
    #expect(location["after"] as? String == "（<人员>增加）。")
    #expect(location["cells"] == nil)
  }

  @Test func aRowStandsAroundItsCell() throws {
    let location = try #require(try locations("last-place").last)
    let cells = try #require(location["cells"] as? [[String: Any]])
    #expect(cells.map { $0["text"] as? String } == ["项目支出", "223.25", "100.00"])
    #expect(cells.map { $0["header"] as? String } == ["项目", "2023年预算数", "2022年预算数"])
    #expect(cells.map { $0["here"] as? Bool } == [false, true, false])
  }

  @Test func whatIsReadBackIsWrittenTheSame() throws {
    let run = SampleAudit.run(keepsLedger: true)
    let bytes = JSONReport(run: run, showsLedger: true).render(SampleAudit.reports(run))
    let stored = try ResultsFile.read(bytes)
    #expect(JSONReport(run: run, showsLedger: true).render(stored.documents) == bytes)
  }
}
