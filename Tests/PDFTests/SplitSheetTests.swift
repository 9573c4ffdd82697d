import Disclosure
import Pages
import Testing

/// Sheets whose last columns are printed on a page of their own.
@Suite struct SplitSheetTests {
  private static let left = [["科目名称", "合计"], ["教育支出", "30.00"], ["培训支出", "10.00"], ["合计", "40.00"]]
  private static let right = [["基本支出", "项目支出"], ["20.00", "10.00"], ["10.00", ""], ["30.00", "10.00"]]

  private func sheets(_ right: [[String]] = Self.right, title: String? = nil, top: Double = 100) -> [Sheet] {
    var first = Sheet(1)
    first.write("支出决算表", x: 540, y: 60, size: 10)
    first.write("部门：某局", x: 50, y: 90)
    first.table(Self.left, columns: [50, 300, 590], top: 100)
    var second = Sheet(2)
    if let title { second.write(title, x: 200, y: 60) }
    second.write("单位：万元", x: 200, y: 90)
    second.table(right, columns: [50, 150, 250], top: top)
    return [first, second]
  }

  @Test func figuresWithoutWordsStandBesideTheirRows() {
    let transcript = Sheet.transcript(sheets())
    #expect(transcript.grids.map(transcript.cells) == [zip(Self.left, Self.right).map { $0 + $1 }])
    #expect(transcript.lines.prefix(3) == ["支出决算表", "部门：某局", "单位：万元"])
    #expect(transcript.marks.map(\.offset).last == transcript.text.count)
  }

  @Test func wordsBesideThemNeedATitleOfTheirOwnToBeATable() {
    let income = [["收入", "决算数"], ["事业收入", "5.00"], ["其他收入", "6.00"], ["合计", "11.00"]]
    #expect(Sheet.transcript(sheets(income)).grids.count == 1)
    #expect(Sheet.transcript(sheets(income, title: "收入决算表")).grids.count == 2)
  }

  @Test func aFormThatIsPrintedAgainIsAnother() {
    let again = [["项目名称", "绿化"], ["教育支出", "5"], ["培训支出", "6"], ["合计", "11"]]
    #expect(Sheet.transcript(sheets(again)).grids.count == 2)
  }

  @Test func rowsAtOtherHeightsAreAnotherTable() {
    #expect(Sheet.transcript(sheets(top: 112)).grids.count == 2)
  }

  /// 收入 and 支出 are as wide as each other; a line that goes on over the edge tells that they are halves.
  @Test func halvesOfEqualColumnsNeedACutTitle() {
    let spending = [["支出", "决算数"], ["教育支出项", "5.00"], ["培训支出项", "6.00"], ["总计", "11.00"]]
    let pages = { (rest: String) in
      var first = Sheet(1)
      first.write("收支决算", x: 560, y: 60)
      first.table(Self.left, columns: [50, 300, 590], top: 100)
      var second = Sheet(2)
      second.write(rest, x: rest == "总表" ? 3 : 200, y: 60)
      second.table(spending, columns: [50, 300, 590], top: 100)
      return [first, second]
    }
    #expect(Sheet.transcript(pages("总表")).grids.count == 1)
    #expect(Sheet.transcript(pages("支出决算表")).grids.count == 2)
  }

  /// What is centred over the whole sheet is cut by the page's edge.
  @Test func aTitleCutByTheEdgeIsWhole() {
    var pages = sheets()
    pages[1].write("决算表格", x: 3, y: 60)
    let transcript = Sheet.transcript(pages)
    #expect(transcript.grids.count == 1)
    #expect(transcript.lines.first == "支出决算表格")
  }
}
