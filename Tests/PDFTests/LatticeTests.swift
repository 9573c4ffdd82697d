import Disclosure
import Pages
import Testing

@Suite struct LatticeTests {
  @Test func linesMakeCells() {
    var sheet = Sheet()
    sheet.table([["项目", "决算数"], ["收入", "1.00"]], columns: [50, 200, 300], top: 100)
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [[["项目", "决算数"], ["收入", "1.00"]]])
    #expect(transcript.lines == ["项目\t决算数", "收入\t1.00"])
  }

  @Test func missingLinesMergeCells() {
    var sheet = Sheet()
    for y in [100.0, 140, 160] { sheet.rule(horizontal: y, 50, 350) }
    // 项目 stands over two rows, 支出 over two columns.
    sheet.rule(horizontal: 120, 150, 350)
    for x in [50.0, 150, 350] { sheet.rule(vertical: x, 100, 160) }
    sheet.rule(vertical: 250, 120, 160)
    sheet.write("项目", x: 60, y: 124)
    sheet.write("支出", x: 240, y: 114)
    sheet.write("基本", x: 160, y: 134)
    sheet.write("项目", x: 260, y: 134)
    sheet.write("1.00", x: 160, y: 154)
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [[["2×1 项目", "1×2 支出"], ["基本", "项目"], ["", "1.00", ""]]])
    #expect(transcript.lines == ["项目\t支出\t", "\t基本\t项目", "\t1.00\t"])
  }

  @Test func linesDrawnInPiecesAreWhole() {
    let pieces = [
      Ruling(isVertical: false, position: 100, start: 0, end: 49),
      Ruling(isVertical: false, position: 101.2, start: 50, end: 90),
      Ruling(isVertical: false, position: 108, start: 0, end: 90),
      Ruling(isVertical: false, position: 120, start: 0, end: 2),
    ]
    let whole = RulingMerger.merged(pieces)
    #expect(whole.map(\.length) == [90, 90])
    #expect(whole.map { $0.position.rounded() } == [101, 108])
  }

  @Test func dotsAndDashesAreLines() {
    let dots = (0..<40).map {
      Ruling(isVertical: false, position: 100, start: 50 + 1.5 * Double($0), end: 50.75 + 1.5 * Double($0))
    }
    let dashes = (0..<8).map {
      Ruling(isVertical: false, position: 120, start: 50 + 8 * Double($0), end: 54 + 8 * Double($0))
    }
    // Lines of neighbouring tables are longer than dashes, and no farther apart.
    let sides = [0.0, 66].map { Ruling(isVertical: false, position: 140, start: 50 + $0, end: 110 + $0) }
    #expect(RulingMerger.merged(dots + dashes + sides).map(\.length) == [59.25, 60, 60, 60])
  }

  /// Each cell of a double line has a frame within the frame, and the corners of these do not touch.
  @Test func doubleLinesAreOne() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 350], rows: [100, 140])
    sheet.rule(columns: [53, 347], rows: [103, 137])
    for (left, top) in [(57.0, 106.6), (203, 106.6), (57, 123.4), (203, 123.4)] {
      sheet.rule(columns: [left, left + 140], rows: [top, top + 10])
    }
    for (x, y, text) in [(70.0, 114.0, "甲"), (220, 114, "乙"), (70, 131, "丙"), (220, 131, "丁")] {
      sheet.write(text, x: x, y: y)
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.count == 1)
    #expect(transcript.lines.joined().filter { !$0.isWhitespace } == "甲乙丙丁")
  }

  /// The head may be open at the top, where only some of the lines between its columns reach.
  @Test func openHeadsAreRows() {
    var sheet = Sheet()
    for y in [140.0, 160] { sheet.rule(horizontal: y, 50, 350) }
    sheet.rule(horizontal: 120, 150, 350)
    for x in [50.0, 150, 350] { sheet.rule(vertical: x, 100, 160) }
    for x in [200.0, 250, 300] { sheet.rule(vertical: x, 120, 160) }
    sheet.write("项目", x: 60, y: 124)
    sheet.write("支出", x: 240, y: 114)
    for (index, text) in ["合计", "基本", "项目", "其他"].enumerated() {
      sheet.write(text, x: 155 + 50 * Double(index), y: 134)
    }
    sheet.write("本年", x: 60, y: 154)
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["2×1 项目", "1×4 支出"], ["合计", "基本", "项目", "其他"], ["本年", "", "", "", ""]]
      ])
  }

  /// A table may be open at its sides: the horizontal lines say how far it goes.
  @Test func openSidesAreColumns() {
    var sheet = Sheet()
    for y in [100.0, 120, 140] { sheet.rule(horizontal: y, 50, 350) }
    for x in [150.0, 250] { sheet.rule(vertical: x, 100, 140) }
    for (x, text) in [(60.0, "甲"), (160, "乙"), (260, "丙")] {
      sheet.write(text, x: x, y: 114)
      sheet.write(text, x: x, y: 134)
    }
    #expect(sheet.transcript.grids.map(\.columnCount) == [3])
  }

  @Test func aFrameAroundWordsIsNoTable() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 550], rows: [50, 750])
    sheet.write("部门决算", x: 250, y: 300)
    #expect(sheet.transcript.grids.isEmpty)
    #expect(sheet.transcript.lines == ["部门决算"])
  }

  @Test func wrappedCellsAreJoined() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 110, 170], rows: [100, 140, 180])
    sheet.write("机关事业", x: 56, y: 114)
    sheet.write("单位", x: 56, y: 128)
    sheet.write("1,234,567,8", x: 111, y: 114)
    sheet.write("90.12", x: 111, y: 128)
    sheet.write("1.00", x: 116, y: 154)
    sheet.write("2.00", x: 116, y: 168)
    sheet.write("213030123", x: 56, y: 154)
    sheet.write("3", x: 56, y: 168)
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [[["机关事业单位", "1,234,567,890.12"], ["2130301233", "1.00 2.00"]]])
  }

  /// The sign behind the number stays with its last digit.
  @Test func numbersInWordsAreWhole() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 150, 200], rows: [80, 120, 140])
    sheet.write("优良路率不低于8", x: 54, y: 94)
    sheet.write("8%，按计划完成", x: 54, y: 108)
    sheet.write("年度目标", x: 154, y: 94)
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [[["优良路率不低于88%，按计划完成", "年度目标"], ["", ""]]])
  }

  /// The sign of a percentage begins no line: a digit goes down with it.
  @Test func percentagesAreWhole() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 80, 180], rows: [100, 140, 180])
    for (x, column) in [(55.0, 0), (85, 1)] {
      sheet.write("10", x: x, y: 114)
      sheet.write("0%", x: x, y: 128)
      sheet.write(column == 0 ? "甲" : "乙", x: x, y: 154)
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [[["100%", "10 0%"], ["甲", "乙"]]])
  }

  /// Text too long for its cell runs over the next one, and stays whole.
  @Test func textOverAnEdgeStaysInItsCell() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 110, 170, 230], rows: [100, 120, 140])
    sheet.write("一般公共服务支出", x: 52, y: 114)
    sheet.write("甲", x: 52, y: 134)
    sheet.write("1.00", x: 175, y: 134)
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [[["一般公共服务支出", "", ""], ["甲", "", "1.00"]]])
  }

  /// A spreadsheet cuts words at the edge of the next cell that is filled, however near its figure stands.
  @Test func anAmountBehindCutWordsIsItsOwn() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 110, 152, 230], rows: [100, 120, 140])
    sheet.write("机关事业养老", x: 51, y: 114)
    sheet.write("2,153.55", x: 111, y: 114)
    sheet.write("一、第1项2024年", x: 51, y: 134)
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [[["机关事业养老", "2,153.55", ""], ["一、第1项2024年", "", ""]]])
  }

  @Test func tooManyLinesAreNoTable() {
    let rulings = (0..<4000).map {
      Ruling(isVertical: $0 % 2 == 0, position: Double($0) * 3, start: 0, end: 20_000)
    }
    #expect(Lattice.all(rulings) == nil)
  }
}
