import Disclosure
import PDFLayout
import Testing

/// Tables that have lines between their rows and none between their columns.
@Suite struct HorizontalRulingTests {
  private static let rows = [["科目名称", "合计"], ["机关事业单位", "10.00"], ["培训支出", "20.00"], ["住房公积金", "30.00"]]

  /// The second row has its name on two lines, and its figure between them.
  private func sheet() -> Sheet {
    var sheet = Sheet()
    var top = 100.0
    for (index, row) in Self.rows.enumerated() {
      let height = index == 1 ? 36.0 : 20.0
      sheet.rule(horizontal: top, 50, 400)
      sheet.write(row[0], x: 60, y: top + 14)
      if index == 1 { sheet.write("基本养老", x: 60, y: top + 28) }
      sheet.write(row[1], endingAt: 390, y: top + (index == 1 ? 21 : 14))
      top += height
    }
    sheet.rule(horizontal: top, 50, 400)
    return sheet
  }

  @Test func linesBetweenRowsSayWhereARowEnds() {
    let transcript = Sheet.transcript([sheet()])
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["科目名称", "合计"], ["机关事业单位基本养老", "10.00"], ["培训支出", "20.00"], ["住房公积金", "30.00"]]
      ])
  }
}
