import Disclosure
import Pages
import Testing

@Suite struct TableJoiningTests {
  private static let columns = [50.0, 250, 350, 450]

  /// A page full of rows, whose table ends at the bottom.
  private func full(_ rows: [[String]], page: Int) -> Sheet {
    var sheet = Sheet(page)
    sheet.table(rows, columns: Self.columns, top: 760 - Double(rows.count) * 20)
    return sheet
  }

  @Test func aTableGoesOnWithoutItsRepeatedHead() {
    let head = ["科目", "合计", "其中"]
    var first = full([head, ["收入", "1.00", ""]], page: 1)
    first.write("收入决算表", x: 200, y: 40, size: 14)
    var second = Sheet(2)
    second.table([head, ["支出", "2.00", ""]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    #expect(transcript.grids.map(transcript.cells) == [[head, ["收入", "1.00", ""], ["支出", "2.00", ""]]])
    #expect(transcript.grids.first?.rows.last?.first?.box?.page == 2)
    let start = transcript.grids.first?.rows.last?.first?.span.start
    #expect(transcript.marks.map(\.offset) == [0, start])
  }

  @Test func titlesPrintedAgainAreFurniture() {
    let head = ["科目", "合计", "其中"]
    var first = full([head, ["收入", "1.00", ""]], page: 1)
    var second = Sheet(2)
    second.table([head, ["支出", "2.00", ""]], columns: Self.columns, top: 100)
    for page in [1, 2] {
      var sheet = page == 1 ? first : second
      sheet.write("收入决算表", x: 200, y: 70, size: 14)
      sheet.write("单位：万元", endingAt: 450, y: 90)
      if page == 1 { first = sheet } else { second = sheet }
    }
    // The head of the first page stands far above its table: it is its caption all the same.
    let transcript = Sheet.transcript([first, second])
    #expect(transcript.grids.count == 1)
    #expect(transcript.paragraphs(.furniture) == ["收入决算表", "单位：万元"])
  }

  /// 续表: the title is printed again, the head is not.
  @Test func titlesPrintedAgainNeedNoHead() {
    var first = full([["科目", "合计", "其中"], ["收入", "1.00", ""]], page: 1)
    first.write("收入决算表", x: 200, y: 70, size: 14)
    first.write("单位：万元", endingAt: 450, y: 90)
    let second = { (label: String) in
      var sheet = Sheet(2)
      sheet.table([[label, "2.00", ""]], columns: Self.columns, top: 100)
      sheet.write("收入决算表（续）", x: 200, y: 70, size: 14)
      sheet.write("单位：万元", endingAt: 450, y: 90)
      return sheet
    }
    let transcript = Sheet.transcript([first, second("支出")])
    #expect(transcript.grids.count == 1)
    #expect(transcript.paragraphs(.furniture) == ["收入决算表（续）", "单位：万元"])
    // A form begins as the last one did.
    #expect(Sheet.transcript([first, second("科目")]).grids.count == 2)
  }

  @Test func aTableThatEndsOnThePageIsWhole() {
    var first = Sheet(1)
    first.write("正文一直写到页面的底部为止，所以表格下面还有许多地方。", x: 50, y: 30)
    first.table([["科目", "合计", ""], ["收入", "1.00", ""]], columns: Self.columns, top: 60)
    first.write("正文一直写到页面的底部为止，所以表格下面还有许多地方。", x: 50, y: 750)
    var second = Sheet(2)
    second.table([["科目", "合计", ""], ["支出", "2.00", ""]], columns: Self.columns, top: 30)
    #expect(Sheet.transcript([first, second]).grids.count == 2)
  }

  @Test func aRowTornByThePageIsMended() {
    let first = full([["目标", "建成智慧平台，", "10.00"]], page: 1)
    var second = Sheet(2)
    second.table([["", "保障供水。", ""], ["合计", "甲", "10.00"]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    #expect(
      transcript.grids.map(transcript.cells) == [[["目标", "建成智慧平台，保障供水。", "10.00"], ["合计", "甲", "10.00"]]])
  }

  /// A label over two rows, cut by the page between them: the second row is whole, and no end of the first.
  @Test func figuresTornByThePageAreMended() {
    let first = full([["21205", "15,321,710", "12,085,05"]], page: 1)
    var second = Sheet(2)
    second.table([["", ".86", "0.41"], ["21206", "1.00", ""]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    let rows = [["21205", "15,321,710.86", "12,085,050.41"], ["21206", "1.00", ""]]
    #expect(transcript.grids.map(transcript.cells) == [rows])
    // Whole figures below whole ones are a row of their own.
    var other = Sheet(2)
    other.table([["", "86.00", "41.00"]], columns: Self.columns, top: 40)
    let whole = Sheet.transcript([full([["21205", "15,321,710.00", "12,085.05"]], page: 1), other])
    #expect(whole.grids.map(whole.cells).first?.count == 2)
  }

  /// A code on two lines in a column that has room for two digits is known by the others of the column.
  @Test func codesAreMendedToTheLengthOfOthers() {
    let columns = [50.0, 72, 350, 450]
    var first = Sheet(1)
    first.table([["类", "名称", "合计"], ["20", "公共安全支出", "3.00"]], columns: columns, top: 720)
    let second = { (rest: String) in
      var sheet = Sheet(2)
      sheet.table([[rest, "", ""], ["204", "教育支出", "2.00"]], columns: columns, top: 40)
      return sheet
    }
    let transcript = Sheet.transcript([first, second("1")])
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["类", "名称", "合计"], ["201", "公共安全支出", "3.00"], ["204", "教育支出", "2.00"]]
      ])
    #expect(Sheet.transcript([first, second("12")]).grids.first?.rows.count == 4)
  }

  @Test func rowsOfACutLabelAreTwo() {
    let first = full([["产出指标", "老年人健康管理", "100人"]], page: 1)
    var second = Sheet(2)
    second.table([["", "更新设备数量", "24台"], ["效益指标", "满意度", "90%"]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["产出指标", "老年人健康管理", "100人"], ["", "更新设备数量", "24台"], ["效益指标", "满意度", "90%"]]
      ])
  }

  @Test func aLabelTornByThePageIsMended() {
    let first = full([["机关事业单位基本养老保险缴费支出与职", "12家", "10.00"]], page: 1)
    var second = Sheet(2)
    second.table([["业年金支出", "", ""], ["合计", "", "10.00"]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    #expect(
      transcript.grids.map(transcript.cells) == [[["机关事业单位基本养老保险缴费支出与职业年金支出", "12家", "10.00"], ["合计", "", "10.00"]]])
  }

  @Test func aLabelWithRoomBehindItIsWhole() {
    let first = full([["养老保险缴费", "12家", "10.00"]], page: 1)
    var second = Sheet(2)
    second.table([["职业年金支出", "", ""], ["合计", "", "10.00"]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["养老保险缴费", "12家", "10.00"], ["职业年金支出", "", ""], ["合计", "", "10.00"]]
      ])
  }

  @Test func aCodeTornByThePageIsMended() {
    let first = full([["213031", "运行", "10.00"]], page: 1)
    var second = Sheet(2)
    second.table([["2", "", ""], ["2130313", "维护", "3.00"]], columns: Self.columns, top: 40)
    let transcript = Sheet.transcript([first, second])
    #expect(transcript.grids.map(transcript.cells) == [[["2130312", "运行", "10.00"], ["2130313", "维护", "3.00"]]])
  }
}

@Suite struct AlignedTableTests {
  /// Writes rows of two columns, words from the left and figures to the right.
  private func sheet(_ rows: [(words: String, figure: String, y: Double)], page: Int = 1) -> Sheet {
    var sheet = Sheet(page)
    for row in rows {
      sheet.write(row.words, x: 60, y: row.y)
      sheet.write(row.figure, endingAt: 260, y: row.y)
    }
    return sheet
  }

  /// A label on two lines has its figure between them, or on the last.
  @Test(arguments: [[94.0, 106, 100], [94, 106, 106]])
  func labelsAreWholeHoweverFiguresAreSet(lines: [Double]) {
    let transcript = sheet([
      ("项目", "决算数", 76), ("机关事业单位", "", lines[0]), ("职业年金", "", lines[1]), ("", "10.00", lines[2]),
      ("住房公积金", "20.00", 126), ("培训支出", "30.00", 146),
    ]).transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [["项目", "决算数"], ["机关事业单位职业年金", "10.00"], ["住房公积金", "20.00"], ["培训支出", "30.00"]]
      ])
  }

  /// Figures stand on the first line of one label and on the last of another: which label the words between belong to cannot be told.
  @Test func whatCannotBeToldApartIsNotRead() {
    let sheet = sheet([
      ("项目", "决算数", 86), ("机关事业单位", "10.00", 100), ("职业年金", "", 114), ("医疗保险缴费", "", 144), ("补助", "20.00", 158),
      ("培训支出", "30.00", 188),
    ])
    #expect(PageLayout(sheet.content).wants == [.tables])
    let transcript = sheet.transcript
    #expect(transcript.grids.isEmpty)
    #expect(transcript.paragraphs(.body).isEmpty)
    #expect(transcript.paragraphs(.furniture).contains("20.00"))
  }

  /// Amounts on two lines: the end of one is no row, and where it is missing the row is not whole.
  @Test func cutAmountsAreWholeOrNotRead() {
    let rows = [
      ("项目", "决算数", 86.0), ("出国费", "1,234.5", 106), ("", "6", 118), ("公务接待费", "20.00", 138), ("培训支出", "30.00", 158),
    ]
    let transcript = sheet(rows).transcript
    #expect(transcript.grids.first.map(transcript.cells)?[1] == ["出国费", "1,234.56"])
    let cut = sheet(rows.map { $0.1 == "1,234.5" ? ($0.0, "1,234.", $0.2) : $0.1 == "6" ? ($0.0, "", $0.2) : $0 })
    #expect(PageLayout(cut.content).wants == [.tables])
  }

  /// A writer may set a gap between words and digits, which is no gap between columns.
  @Test func aDateSetWideIsText() {
    var sheet = Sheet()
    var x = 60.0
    for piece in ["2025", "年", "1", "月", "1", "日至", "2025", "年", "12", "月", "31", "日"] {
      sheet.write(piece, x: x, y: 126)
      x += piece.unicodeScalars.reduce(3.5) { $0 + ($1.isASCII ? 5 : 10) }
    }
    sheet.write("第一季度完成方案制定和采购，第二至第四季度组织实施并验收，年底前完成结算。", x: 60, y: 106)
    sheet.write("年度预算安排如下，各项经费按照工作进度支付，年底前完成全部支付手续。", x: 60, y: 146)
    #expect(PageLayout(sheet.content).wants == [])
    #expect(sheet.transcript.paragraphs(.furniture).isEmpty)
  }

  @Test func cutBracketsAreNotRead() {
    let sheet = sheet([("项目", "决算数", 86), ("出国（", "10.00", 106), ("境）费", "20.00", 126), ("培训支出", "30.00", 146)])
    #expect(PageLayout(sheet.content).wants == [.tables])
  }

  /// A column with nothing in it but its title is a column, though the title stands in no other row's way.
  @Test func emptyColumnsKeepTheirTitles() {
    var sheet = Sheet()
    let titles = ["项目", "合计", "政府性基金预算", "国有资本经营预算"]
    for (title, x) in zip(titles, [60.0, 150, 220, 310]) { sheet.write(title, x: x, y: 100) }
    for row in 1...9 {
      sheet.write("培训支出", x: 60, y: 100 + 18 * Double(row))
      sheet.write("\(row).00", endingAt: 170, y: 100 + 18 * Double(row))
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.first.map(transcript.cells)?.first == titles)
  }

  /// One name runs over the strip beside the title of its column, which is set in the middle.
  @Test func aTitleSetInTheMiddleMakesNoColumn() {
    var sheet = Sheet()
    sheet.write("编码", x: 50, y: 100)
    sheet.write("名称", x: 170, y: 100)
    sheet.write("金额", x: 300, y: 100)
    for row in 0..<9 {
      sheet.write("20\(row)", x: 50, y: 120 + Double(row) * 20)
      sheet.write(row == 4 ? "机关事业单位基本养老保险缴费支出" : "培训支出", x: 100, y: 120 + Double(row) * 20)
      sheet.write("\(row + 1).00", x: 300, y: 120 + Double(row) * 20)
    }
    let transcript = sheet.transcript
    #expect(transcript.grids.map { transcript.cells($0)[0...1] } == [[["编码", "名称", "金额"], ["200", "培训支出", "1.00"]]])
  }

  @Test func aTableWithoutLinesGoesOnBehindItsRepeatedHead() {
    let pages = (1...2).map { number in
      var sheet = Sheet(number)
      let top = number == 1 ? 600.0 : 40
      sheet.write("项目", x: 50, y: top)
      sheet.write("本年预算安排情况", x: 290, y: top)
      sheet.write("基本", x: 300, y: top + 20)
      sheet.write("其他", x: 360, y: top + 20)
      for row in 0..<7 {
        let y = top + 40 + Double(row) * 20
        sheet.write(number == 1 ? "机关事业单位基本养老保险缴费" : "房租", x: 50, y: y)
        sheet.write("\(number).0\(row)", x: 300, y: y)
        sheet.write("\(number).1\(row)", x: 360, y: y)
      }
      return sheet
    }
    #expect(Sheet.transcript(pages).grids.map(\.rows.count) == [16])
  }

  /// The head and one row end a page; the labels below run over the edge that these two let suppose.
  @Test func aHeadAtTheEndOfAPageBelongsToItsTable() {
    var first = Sheet(1)
    first.write("表9 “三公”经费支出表", x: 60, y: 740)
    sheet(&first, ["项目", "预算数", "决算数"], 780)
    sheet(&first, ["合计", "10.00", "9.00"], 800)
    var second = Sheet(2)
    for (row, label) in ["公务用车购置费", "公务接待费", "因公出国（境）费"].enumerated() {
      sheet(&second, [label, "\(row + 2).00", "\(row + 1).00"], 60 + 20 * Double(row))
    }
    let transcript = Sheet.transcript([first, second])
    #expect(
      transcript.grids.map(transcript.cells) == [
        [
          ["项目", "预算数", "决算数"], ["合计", "10.00", "9.00"], ["公务用车购置费", "2.00", "1.00"],
          ["公务接待费", "3.00", "2.00"], ["因公出国（境）费", "4.00", "3.00"],
        ]
      ])
  }

  /// The part on the next page lacks a column in which nothing stands there.
  @Test func aTableGoesOnWithFewerColumns() {
    var first = Sheet(1)
    for row in 0..<5 {
      let y = 680 + 20 * Double(row)
      sheet(&first, ["科目\(row)", "\(row).00", "\(row).50"], y)
    }
    var second = Sheet(2)
    for row in 5..<9 {
      sheet(&second, ["科目\(row)", "\(row).00"], 60 + 20 * Double(row - 5))
    }
    let transcript = Sheet.transcript([first, second])
    #expect(transcript.grids.map(\.rows.count) == [9])
    #expect(transcript.grids.first.map(transcript.cells)?.last == ["科目8", "8.00", ""])
  }

  private func sheet(_ sheet: inout Sheet, _ row: [String], _ y: Double) {
    for (column, text) in row.enumerated() { sheet.write(text, x: 60 + 100 * Double(column), y: y) }
  }

  @Test func columnsWithoutLinesAreATable() {
    var sheet = Sheet()
    sheet.write("本部门收支情况如下，金额均按照决算报表填列，与上年口径一致，没有调整。", x: 50, y: 60)
    for (index, row) in [
      ["项目", "预算数", "决算数"], ["基本支出", "1,200.00", "1,100.00"], ["项目支出", "80.00", "75.50"],
      ["合计", "1,280.00", "1,175.50"],
    ]
    .enumerated() {
      let y = 100 + Double(index) * 18
      sheet.write(row[0], x: 60, y: y)
      sheet.write(row[1], endingAt: 260, y: y)
      sheet.write(row[2], endingAt: 400, y: y)
    }
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [
          ["项目", "预算数", "决算数"], ["基本支出", "1,200.00", "1,100.00"], ["项目支出", "80.00", "75.50"],
          ["合计", "1,280.00", "1,175.50"],
        ]
      ])
  }

  /// Two cells whose last character was wrapped are two cells still, not a word set wide.
  @Test func wrappedCharactersStayInTheirColumns() {
    var sheet = Sheet()
    for (index, row) in [
      ["部门", "某县农业农村", "单位", "某县农业农村"], ["", "局", "", "局"], ["金额", "1.00", "其中", "2.00"], ["合计", "3.00", "其他", "4.00"],
    ]
    .enumerated() {
      for (column, text) in row.enumerated() {
        sheet.write(text, x: 60 + Double(column) * 90, y: 100 + Double(index) * 14)
      }
    }
    let transcript = sheet.transcript
    #expect(
      transcript.grids.map(transcript.cells) == [
        [
          ["部门", "某县农业农村局", "单位", "某县农业农村局"], ["金额", "1.00", "其中", "2.00"],
          ["合计", "3.00", "其他", "4.00"],
        ]
      ])
  }

  @Test func twoCaptionsOnALineAreNoTable() {
    var sheet = Sheet()
    sheet.write("编制单位：某局", x: 50, y: 60)
    sheet.write("单位：万元", endingAt: 550, y: 60)
    #expect(sheet.transcript.grids.isEmpty)
    #expect(sheet.transcript.lines == ["编制单位：某局", "单位：万元"])
  }

  @Test func numberedLinesAreNoTable() {
    var sheet = Sheet()
    for (index, text) in ["收支预算总表", "收入预算表", "支出预算表", "财政拨款收支总表"].enumerated() {
      let y = 100 + Double(index) * 20
      sheet.write("\(index + 1).", x: 60, y: y)
      sheet.write(text, x: 90, y: y)
    }
    #expect(sheet.transcript.grids.isEmpty)
    #expect(sheet.transcript.lines.first == "1. 收支预算总表")
  }
}
