import Disclosure
import Pages
import Testing

/// Tables of which only some lines are drawn.
@Suite struct UndrawnTableTests {
  private static let columns = [50.0, 120, 250, 350]

  /// A row of figures alone is a table that cannot be told; what the next page begins with is the rest of it, and no table of its own.
  @Test func theRestOfATableThatWasNotReadIsNotReadEither() {
    var sheets = [Sheet(1), Sheet(2)]
    for column in 0..<6 { sheets[0].write("1\(column).00", x: 60 + 60 * Double(column), y: 740) }
    for row in 0..<4 {
      sheets[1].write("名称", x: 60, y: 70 + 18 * Double(row))
      for column in 1..<6 {
        sheets[1].write("\(row)\(column).00", x: 60 + 60 * Double(column), y: 70 + 18 * Double(row))
      }
    }
    #expect(Sheet.transcript([sheets[1]]).grids.count == 1)
    #expect(Sheet.transcript(sheets).grids.isEmpty)
  }

  /// — 2 — right below a drawn table of whole 元, its signs far apart, is no undrawn row of it: the table goes on on the next page.
  @Test func aPageNumberIsNoRowOfFigures() {
    var sheets = [Sheet(1), Sheet(2)]
    for index in sheets.indices {
      let rows = (0..<4).map { (index == 0 ? 690 : 60) + 20 * Double($0) }
      sheets[index].rule(columns: [50, 250, 400, 550], rows: rows)
      for (row, top) in rows.dropLast().enumerated() {
        for (column, text) in ["科目\(index)\(row)", "1\(index),\(row)00", "\(row),000"].enumerated() {
          sheets[index].write(text, x: [54.0, 254, 404][column], y: top + 14)
        }
      }
      for (x, sign) in [(270.0, "—"), (300, "\(index + 1)"), (325, "—")] { sheets[index].write(sign, x: x, y: 770) }
    }
    sheets[0].write("支出预算总表", x: 260, y: 650)
    sheets[0].write("编制部门：某办事处", x: 50, y: 680)
    sheets[0].write("单位：元", x: 500, y: 680)
    #expect(Sheet.transcript(sheets).grids.map(\.rows.count) == [6])
  }

  /// Lines between the columns, above the head and below the last row.
  @Test func figuresBelowTheirTitlesAreRows() {
    var sheet = Sheet()
    sheet.rule(horizontal: 100, 50, 350)
    sheet.rule(horizontal: 190, 50, 350)
    for x in Self.columns { sheet.rule(vertical: x, 100, 190) }
    let rows = [["编码", "名称", "合计"], ["201", "公共安全", "1.00"], ["204", "教育", "2.00"], ["205", "科学技术", "3.00"]]
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() {
        sheet.write(text, x: Self.columns[column] + 4, y: 116 + 20 * Double(row))
      }
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [rows])
  }

  /// The page ends behind the first row.
  @Test func oneRowOfAmountsBelowTheirTitlesIsARow() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 150, 250, 350], rows: [100, 150])
    for (row, cells) in [["项目", "合计", "其中"], ["教育", "2.00", "1.50"]].enumerated() {
      for (column, text) in cells.enumerated() {
        sheet.write(text, x: 54 + 100 * Double(column), y: 116 + 20 * Double(row))
      }
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map(transcript.cells) == [[["项目", "合计", "其中"], ["教育", "2.00", "1.50"]]])
    // One amount below its label is a cell of two lines.
    var form = Sheet()
    form.rule(columns: [50, 150, 250], rows: [100, 150])
    for (line, text) in ["财政拨款", "3.50"].enumerated() { form.write(text, x: 54, y: 116 + 20 * Double(line)) }
    form.write("项目说明", x: 154, y: 116)
    form.write("按期完成", x: 154, y: 136)
    #expect(form.transcript.grids.first?.rows.count == 1)
  }

  /// A title reaches over two columns, so that the wall between these meets no line.
  @Test func aWallWithinALatticeIsOne() {
    let walls = [50.0, 250, 350].map { Ruling(isVertical: true, position: $0, start: 100, end: 190) }
    let across = [100.0, 190].map { Ruling(isVertical: false, position: $0, start: 50, end: 350) }
    let loose = Ruling(isVertical: true, position: 120, start: 122, end: 180)
    #expect(Lattice.all(walls + across + [loose])?.map(\.columns) == [Self.columns])
    let outside = Ruling(isVertical: true, position: 120, start: 200, end: 300)
    #expect(Lattice.all(walls + across + [outside])?.map(\.columns) == [[50, 250, 350]])
  }

  /// 2 / 0 / 1 in a column that has room for one digit is a code, and not three.
  @Test func narrowColumnsDoNotStack() {
    var sheet = Sheet()
    sheet.rule(columns: [50, 66, 250, 350], rows: [100, 140, 160])
    for (index, digit) in ["2", "0", "1"].enumerated() { sheet.write(digit, x: 56, y: 112 + 12 * Double(index)) }
    sheet.write("公共安全支出", x: 70, y: 124)
    sheet.write("1,588.0", x: 300, y: 118)
    sheet.write("5", x: 340, y: 130)
    sheet.write("合计", x: 70, y: 154)
    let transcript = sheet.transcript
    #expect(transcript.grids.first.map(transcript.cells)?.first?.first == "201")
  }

  /// The number of the page, set with gaps, is no second row of what stands above it.
  @Test func theNumberOfAPageIsNoRow() {
    var sheet = Sheet()
    for (x, text) in [(50.0, "管理事务"), (150, "546.26"), (250, "万元等。")] { sheet.write(text, x: x, y: 700) }
    for (x, text) in [(150.0, "-"), (250, "24-")] { sheet.write(text, x: x, y: 730) }
    #expect(sheet.transcript.grids.isEmpty)
  }

  private func headAlone(_ rows: [[String]]) -> Sheet {
    var sheet = Sheet()
    sheet.table([["名称", "合计", "其中"]], columns: [50, 150, 250, 350], top: 100)
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() where !text.isEmpty {
        sheet.write(text, x: 54 + 100 * Double(column), y: 136 + 20 * Double(row))
      }
    }
    return sheet
  }

  @Test func rowsStandInTheColumnsOfAHeadThatAloneIsDrawn() {
    let rows = [["公共安全", "1.00", ""], ["教育", "2.00", "1.50"], ["合计", "3.00", "1.50"]]
    let transcript = headAlone(rows).transcript
    #expect(transcript.grids.map(transcript.cells) == [[["名称", "合计", "其中"]] + rows])
    // What runs over its columns is a text below it.
    let text = headAlone([["注：本表数据以万元为单位列示，以下同此", "1.00", ""], ["教育", "2.00", "1.50"], ["合计", "3.00", "1.50"]])
      .transcript
    #expect(text.grids.first.map(text.cells)?.first == ["名称", "合计", "其中"])
    #expect(text.grids.first?.rows.count == 1)
  }

  /// The title of two columns above their own, over a table without lines.
  @Test func titlesOfSeveralLevelsBelongToTheirTable() {
    var sheet = Sheet()
    sheet.write("支出决算表", x: 200, y: 60, size: 14)
    sheet.write("单位：万元", endingAt: 450, y: 80)
    sheet.write("预算数", x: 320, y: 100)
    for (row, cells) in [
      ["名称", "合计", "其中"], ["教育", "2.00", "1.00"], ["卫生", "3.00", "1.00"], ["合计", "5.00", "2.00"],
    ]
    .enumerated() {
      for (column, text) in cells.enumerated() {
        sheet.write(text, endingAt: 150 + 140 * Double(column), y: 116 + 18 * Double(row))
      }
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.first?.columnCount == 3)
    #expect(transcript.paragraphs(.body) + transcript.paragraphs(.heading(level: 1)) == ["支出决算表", "单位：万元"])
  }

  @Test func aRowOfFiguresThatIsInNoTableIsNotRead() {
    var sheet = Sheet()
    for (column, text) in ["12.00", "3.00", "4.00", "5.00"].enumerated() {
      sheet.write(text, x: 60 + 100 * Double(column), y: 200)
    }
    #expect(PageLayout(sheet.content).wants == [.tables])
    #expect(sheet.transcript.paragraphs(.body).isEmpty)
  }

  /// 54,246,3 above 00.00: digits in threes but the last, which are below.
  @Test func partsOfFiguresMakeNoTable() {
    var sheet = Sheet()
    for (row, cells) in [["名称", "合计"], ["教育", "54,246,3"], ["00.00", ""], ["卫生", "4,075,2"], ["00.00", ""]].enumerated()
    {
      sheet.write(cells[0], x: 60, y: 100 + 18 * Double(row))
      if !cells[1].isEmpty { sheet.write(cells[1], endingAt: 260, y: 100 + 18 * Double(row)) }
    }
    #expect(PageLayout(sheet.content).wants == [.tables])
  }

  /// A sheet goes on without walls on the next page.
  @Test func rowsWithoutLinesGoOnInTheColumnsAboveThem() {
    let head = ["名称", "合计", "其中"]
    var first = Sheet(1)
    first.table([head, ["公共安全", "1.00", "1.00"]], columns: [50, 150, 250, 350], top: 720)
    var second = Sheet(2)
    let rows = [["教育", "2.00", "1.50"], ["卫生", "3.00", "2.50"], ["合计", "6.00", "5.00"]]
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() {
        second.write(text, x: 54 + 100 * Double(column), y: 60 + 20 * Double(row))
      }
    }
    let transcript = Sheet.transcript([first, second])
    #expect(transcript.grids.map(transcript.cells) == [[head, ["公共安全", "1.00", "1.00"]] + rows])
  }
}

/// Text that is on a page, and none of its running text.
@Suite struct SetAsideTextTests {
  @Test func slantedMarksAreNoText() {
    var sheet = Sheet()
    sheet.write("部门预算的正文从这里开始，写满一行之后还有下一行的内容。", x: 60, y: 400)
    let own = sheet.content.glyphs
    for (step, character) in ["内", "部", "资", "料"].enumerated() {
      sheet.write(character, x: 200 + 40 * Double(step), y: 700 - 40 * Double(step), size: 50)
    }
    var glyphs = sheet.content.glyphs
    for index in glyphs.indices.dropFirst(own.count) { glyphs[index].face = 1 }
    #expect(Watermark.removed(from: glyphs, faceCount: 2) == own)
    // A title stands on one line.
    var title = Sheet()
    title.write("部门预算的正文从这里开始，写满一行之后还有下一行的内容。", x: 60, y: 400)
    title.write("部门预算", x: 200, y: 100, size: 40)
    #expect(Watermark.removed(from: title.content.glyphs, faceCount: 2) == title.content.glyphs)
  }

  @Test func textBeyondWhatIsShownIsCut() {
    var sheet = Sheet()
    sheet.write("支出", x: 20, y: 100)
    sheet.write("收入", x: 200, y: 100)
    let clip = Rect(left: 150, top: 80, right: 400, bottom: 120)
    CutText.mark(&sheet.content.glyphs, [CutText(place: Point(x: 20, y: 100), clip: clip)])
    #expect(sheet.content.glyphs.map(\.isCut) == [true, true, false, false])
    // Of a title that begins outside a part is seen.
    var title = Sheet()
    title.write("支出决算表", x: 120, y: 100)
    CutText.mark(&title.content.glyphs, [CutText(place: Point(x: 120, y: 100), clip: clip)])
    #expect(title.content.glyphs.filter(\.isCut).isEmpty)
  }

  @Test func textInTwoColumnsIsNotRead() {
    var sheet = Sheet()
    sheet.write("一、部门的基本情况", x: 50, y: 80)
    for line in 0..<7 {
      sheet.write("这一栏的文字写到栏的右边为止", x: 50, y: 110 + 16 * Double(line))
      sheet.write("另一栏的文字从页面中间开始写", x: 320, y: 110 + 16 * Double(line))
    }
    #expect(PageLayout(sheet.content).wants == [.columns])
    let transcript = sheet.transcript
    #expect(transcript.paragraphs(.furniture).count == 14)
    #expect(transcript.lines.first == "一、部门的基本情况")
  }
}
