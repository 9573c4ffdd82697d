import Disclosure
import Extract
import Testing

/// Cost stays linear, and what a limit leaves unread is said.
@Suite struct LimitTests {
  @Test(.timeLimit(.minutes(2))) func manyRows() {
    let rows = (0..<20_000).map { "2130301\t行政运行\t\($0).10\t\($0).05\t0.05\n" }
    let document = Sample.document(
      "支出总表\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n" + rows.joined())
    #expect(document.tables.first?.rowCount == 20_001)
    #expect(document.tables.first?.lines.count == 20_000)
  }

  @Test(.timeLimit(.minutes(2))) func oneLongLine() {
    let sentence = "2024年度收入合计1,204.50万元，比上年增加104.50万元。"
    let document = Sample.document(String(repeating: sentence, count: 12_000))
    #expect(document.blocks.count == 1)
    #expect(document.blocks.first?.sentences.count == 12_000)
  }

  @Test(.timeLimit(.minutes(2))) func aRaggedTableStaysSmall() {
    let wide = Array(repeating: "x", count: 3_000).joined(separator: "\t")
    let document = Sample.document(wide + "\n" + String(repeating: "a\tb\n", count: 3_000))
    let cells = document.tables.reduce(0) { $0 + $1.cells.count }
    #expect(cells < 100_000)
  }

  @Test(.timeLimit(.minutes(2))) func aLineOfTabsIsNoTable() {
    let document = Sample.document("一、情况\n" + String(repeating: "a\t", count: 10_000))
    #expect(document.tables.isEmpty)
    #expect(document.remarks.contains { $0.kind == .limit })
  }
}
