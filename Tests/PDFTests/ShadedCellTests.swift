import Disclosure
import Pages
import Testing

/// Tables without lines whose cells have backgrounds.
@Suite struct ShadedCellTests {
  private static let rows = [["科目名称", "合计"], ["机关事业单位", "10.00"], ["培训支出", "20.00"], ["住房公积金", "30.00"]]

  private func sheet() -> Sheet {
    var sheet = Sheet()
    for (index, row) in Self.rows.enumerated() {
      sheet.write(row[0], x: 60, y: 114 + 20 * Double(index))
      sheet.write(row[1], x: 210, y: 114 + 20 * Double(index))
    }
    return sheet
  }

  @Test func backgroundsAreCells() {
    var sheet = sheet()
    for row in 0..<4 {
      let top = 100 + 20 * Double(row)
      sheet.content.shades += [Rect(50, top, 199, top + 19), Rect(200, top, 350, top + 19)]
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [Self.rows])
    #expect(transcript.grids.first?.rows.first?.first?.box?.right == 19_950)
  }

  /// Every other row is white: its name stands on two lines, and the figure between them.
  @Test func backgroundsOfRowsPartThem() {
    var sheet = Sheet()
    var top = 100.0
    for (index, row) in Self.rows.enumerated() {
      let height = index == 1 ? 36.0 : 20.0
      sheet.write(row[0], x: 60, y: top + 14)
      if index == 1 { sheet.write("基本养老", x: 60, y: top + 28) }
      sheet.write(row[1], endingAt: 390, y: top + (index == 1 ? 21 : 14))
      if index != 1 { sheet.content.shades.append(Rect(50, top, 400, top + height)) }
      top += height
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.first.map(transcript.cells)?[1] == ["机关事业单位基本养老", "10.00"])
  }

  @Test func markedWordsAreNoTable() {
    var sheet = Sheet()
    sheet.write("甲乙", x: 60, y: 114)
    sheet.content.shades += [Rect(60, 104, 70, 116), Rect(70, 104, 80, 116)]
    #expect(sheet.transcript.grids.isEmpty)
  }
}
