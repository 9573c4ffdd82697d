import Disclosure
import Pages
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

  /// With a line on either side of the table the strips are closed, and still have no columns but those of their text.
  @Test func aFrameAroundLinesBetweenRowsMakesNoColumn() {
    var sheet = sheet()
    for x in [50.0, 400] { sheet.rule(vertical: x, 100, 196) }
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["科目名称", "合计"], ["机关事业单位基本养老", "10.00"], ["培训支出", "20.00"], ["住房公积金", "30.00"]]
      ])
  }

  /// Titles on two lines, so near each other that the first of these looks like text.
  @Test func titlesBetweenLinesBelongToTheirTable() {
    var sheet = Sheet()
    let titles = [["一般公共预", "政府性基金", "国有资本经"], ["算财政拨款", "预算拨款", "营预算拨款"]]
    for (line, words) in titles.enumerated() {
      for (column, text) in words.enumerated() {
        sheet.write(text, x: 60 + 55 * Double(column), y: 112 + 12 * Double(line))
      }
    }
    for row in 1...3 {
      for column in 0..<3 {
        sheet.write("\(row)\(column).00", x: 60 + 55 * Double(column), y: 124 + 20 * Double(row))
      }
    }
    for y in [100.0, 130, 150, 170, 190] { sheet.rule(horizontal: y, 50, 230) }
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [
          ["一般公共预算财政拨款", "政府性基金预算拨款", "国有资本经营预算拨款"], ["10.00", "11.00", "12.00"],
          ["20.00", "21.00", "22.00"], ["30.00", "31.00", "32.00"],
        ]
      ])
  }

  @Test func aFigureThatItsColumnIsTooNarrowForIsOne() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 150, 172, 272], rows: [80, 100, 150, 170])
    sheet.write("科目", x: 54, y: 94)
    sheet.write("额", x: 155, y: 94)
    sheet.write("上年", x: 176, y: 94)
    sheet.write("教育支出", x: 54, y: 124)
    for (line, digits) in ["12", "3.", "50"].enumerated() { sheet.write(digits, x: 155, y: 114 + 12 * Double(line)) }
    sheet.write("100.25", x: 176, y: 124)
    sheet.write("合计", x: 54, y: 164)
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["科目", "额", "上年"], ["教育支出", "123.50", "100.25"], ["合计", "", ""]]
      ])
  }

  /// Above the head, below it and below the last row: these lines say nothing of the rows between them.
  @Test func threeLinesDoNotMakeOneRow() {
    var sheet = Sheet()
    for y in [86.0, 106, 166] { sheet.rule(horizontal: y, 50, 400) }
    for (index, row) in Self.rows.enumerated() {
      sheet.write(row[0], x: 60, y: 100 + 20 * Double(index))
      sheet.write(row[1], endingAt: 390, y: 100 + 20 * Double(index))
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [Self.rows])
  }

  /// The head of a table has walls, its rows have none.
  @Test func columnsOfTheHeadAreThoseOfTheRows() {
    var sheet = Sheet()
    for row in 0...3 { sheet.rule(horizontal: 100 + 20 * Double(row), 50, 350) }
    for x in [50.0, 150, 250, 350] { sheet.rule(vertical: x, 100, 120) }
    for (index, row) in [["科目", "合计", "其中"], ["培训支出", "20.00", ""], ["住房公积金", "30.00", "30.00"]].enumerated() {
      for (column, text) in row.enumerated() {
        sheet.write(text, x: 60 + 100 * Double(column), y: 114 + 20 * Double(index))
      }
    }
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["科目", "合计", "其中"], ["培训支出", "20.00", ""], ["住房公积金", "30.00", "30.00"]]
      ])
  }

  /// The head has a background and titles over two columns, its rows have lines between them.
  @Test func aShadedHeadBelongsToTheRowsBetweenLines() {
    var sheet = Sheet()
    sheet.content.shades += [
      Rect(50, 100, 250, 120), Rect(50, 120, 150, 140), Rect(150, 120, 250, 140), Rect(250, 100, 350, 140),
    ]
    for (text, x, y) in [("项目", 140.0, 114.0), ("编码", 60, 134), ("名称", 160, 134), ("合计", 260, 124)] {
      sheet.write(text, x: x, y: y)
    }
    for row in 0...4 { sheet.rule(horizontal: 140 + 20 * Double(row), 50, 350) }
    let rows = [["合计", "", "70.00"], ["205", "教育支出", "40.00"], ["208", "社会保障", "20.00"], ["221", "住房保障", "10.00"]]
    for (index, row) in rows.enumerated() {
      for (column, text) in row.enumerated() where !text.isEmpty {
        sheet.write(text, x: 60 + 100 * Double(column), y: 154 + 20 * Double(index))
      }
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells).map { $0.suffix(4) } == [rows[...]])
  }

  /// Lines stand between the columns and none between the rows, but for the one below the head.
  @Test func figuresBelowEachOtherAreRows() {
    var sheet = Sheet()
    for y in [100.0, 120, 180] { sheet.rule(horizontal: y, 50, 350) }
    for x in [50.0, 200, 350] { sheet.rule(vertical: x, 100, 180) }
    for (index, row) in Self.rows.enumerated() {
      sheet.write(row[0], x: 60, y: 114 + 20 * Double(index))
      sheet.write(row[1], x: 210, y: 114 + 20 * Double(index))
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [Self.rows])
  }
}
