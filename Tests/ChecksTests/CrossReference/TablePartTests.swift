import Checks
import Disclosure
import Support
import Testing

@Suite struct TablePartTests {
  private func findings(_ text: String) throws -> [Finding] {
    let rule = Rule(
      id: "table-part-above-total", findingClass: "table-total-mismatch", kind: TablePart.kind,
      severity: .error, confidence: .high, title: Localized(zh: "", en: ""),
      message: Localized(zh: "", en: ""), why: Localized(zh: "", en: ""), fix: Localized(zh: "", en: ""), basis: "",
      applies: Applicability(), parameters: [:])
    let reading = reading([Sketch("支出总表", text)], vocabulary: TableSumTests.vocabulary)
    return try TablePart(rule: rule).judge(reading).compactMap {
      if case .disagrees(let finding) = $0 { finding } else { nil }
    }
  }

  private func table(total: String, rows: [String]) -> String {
    (["科目编码|科目名称|合计|基本支出|项目支出", total] + rows).joined(separator: "\n")
  }

  private let rows = ["201|甲|95.00|70.00|25.00", "208|乙|36.00|36.00|", "221|丙|18.00|15.00|3.00"]

  @Test func aTotalBelowALineIsOneFinding() throws {
    let found = try findings(table(total: "|合计|84.00|63.00|21.00", rows: rows))
    #expect(found.count == 1)
    #expect(found.first?.locations.map { $0.cell?.line } == [0, 1])
    #expect(found.first?.values["printed"] == "95.00万元")
  }

  /// However long the table is.
  @Test func aLongTable() throws {
    let rows = (0..<2_000).map { "2130301|科目\($0)|2.00|1.00|1.00" }
    #expect(try findings(table(total: "|合计|1.00|0.50|0.50", rows: rows)).count == 1)
  }

  @Test(
    arguments: [
      // The sum, and a total that falls short of it without falling short of a line.
      "|合计|149.00|121.00|28.00", "|合计|99.00|73.00|26.00",
      // Off by rounding.
      "|合计|95.00|70.00|25.00",
      // The row does not add up itself: it may have been read askew.
      "|合计|21.00|63.00|84.00",
    ])
  func quiet(total: String) throws {
    #expect(try findings(table(total: total, rows: rows)).isEmpty)
  }

  @Test func negativeLinesMakeRoom() throws {
    let rows = rows + ["229|丁|-65.00|-40.00|-25.00"]
    #expect(try findings(table(total: "|合计|84.00|81.00|3.00", rows: rows)).isEmpty)
  }
}
