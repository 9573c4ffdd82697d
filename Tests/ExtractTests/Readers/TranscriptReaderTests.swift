import Disclosure
import Extract
import Testing

@Suite struct TranscriptReaderTests {
  private func document(_ sketch: TranscriptSketch) throws -> Document {
    try Extraction.document(
      [Manuscript(format: "DOCX", content: .transcript(sketch.transcript))], path: "样本.docx", digest: "",
      vocabulary: Vocabulary())
  }

  @Test func paragraphsAndTablesStandInOrder() throws {
    let document = try document(
      TranscriptSketch(
        """
        某县水利局2024年部门预算
        一、收支总体情况
        2024年收入预算1,200.00万元。
        收入总表
        单位：万元
        |项目|预算数
        |财政拨款收入|1,200.00
        |合计|1,200.00
        注：本表反映全部收入。
        """))
    #expect(
      TextDump.string(document).split(separator: "\n").map { String($0.prefix(30)) } == [
        "1:1 heading §1 level 1 <0 「」某县",
        "2:1 heading §2 level 1 <0 「一、」",
        "3:1 paragraph §2 2024年收入预算1,20",
        "4:1 caption §2 收入总表", "5:1 caption §2 单位：万元",
        "6:1 table 0 §2 收入总表", "9:1 note §2 注：本表反映全部收入。",
      ])
    MapCheck.check(document)
  }

  @Test func runningHeadsDoNotPartACaptionFromItsTable() throws {
    let document = try document(
      TranscriptSketch(
        """
        一、收支总体情况
        2024年收入预算1,200.00万元。
        收入总表
        单位：万元
        ~- 3 -
        ~某县水利局2024年部门预算
        |项目|预算数
        |财政拨款收入|1,200.00
        |合计|1,200.00
        """))
    #expect(document.tables.map(\.title) == ["收入总表"])
    #expect(document.tables.first?.unitSpan != nil)
    #expect(document.blocks.count { $0.kind == .furniture } == 2)
    MapCheck.check(document)
  }

  /// The department's name between a title and its table needs no label.
  @Test func aBareNameDoesNotPartACaptionFromItsTable() throws {
    let document = try document(
      TranscriptSketch(
        """
        一、收支总体情况
        2024年收入预算1,200.00万元。
        收入总表
        甲市乙区市场监督管理局
        单位：万元
        |项目|预算数
        |财政拨款收入|1,200.00
        |合计|1,200.00
        """))
    #expect(document.tables.map(\.title) == ["收入总表"])
    #expect(document.tables.first?.reporterSpan.map { document.string($0) } == "甲市乙区市场监督管理局")
    MapCheck.check(document)
  }

  @Test func cellsThatSayWhoseTheNextTableIsAreNoTable() throws {
    let document = try document(
      TranscriptSketch(
        """
        财政拨款“三公”经费支出决算表
        |部门：某县林业局|公开09表
        ||单位：元
        =
        |合计|因公出国（境）费|公务用车运行维护费|公务接待费
        |224,335.00|0.00|194,475.00|29,860.00
        """))
    #expect(document.tables.map(\.title) == ["财政拨款“三公”经费支出决算表"])
    #expect(document.tables.first?.unit?.symbol == "元")
  }

  @Test func whereASiteKeepsBudgetsAndAccountsIsNoTitle() throws {
    let document = try document(
      TranscriptSketch(
        """
        首页 > 政务公开 > 部门预算决算 > 正文
        某县文化馆2025年部门预算公开
        2025年收入预算1,200.00万元。
        """))
    #expect(document.kind == .budget)
    #expect(document.title == "某县文化馆2025年部门预算公开")
  }

  @Test func runningHeadsDoNotPartATableFromItsNote() throws {
    let document = try document(
      TranscriptSketch(
        """
        政府性基金预算支出表
        单位：万元
        |科目编码|科目名称|合计
        ||合计|0.00
        ~- 3 -
        ~某县水利局2024年部门预算
        说明：本部门没有此项支出，本表为空表。
        """))
    #expect(document.tables.first?.emptyNote.map(document.string) == "说明：本部门没有此项支出，本表为空表。")
  }

  @Test func theTextOfASheetAboveItsTablesIsText() throws {
    let document = try document(
      TranscriptSketch(
        """
        |一、收支总体情况|
        |2024年收入预算1,200.00万元，比上年增加200.00万元，增长20.00%。|
        |2024年支出预算1,200.00万元，与收入预算相同，收支平衡。|
        |部门收入总表|
        |单位：万元|
        |项目|预算数
        |财政拨款收入|1,200.00
        |合计|1,200.00
        """))
    #expect(document.tables.map(\.title) == ["部门收入总表"])
    #expect(document.blocks.count { $0.kind == .paragraph } == 2)
    #expect(document.blocks.first?.kind == .heading)
    MapCheck.check(document)
  }

  /// As a sheet has it: the number of a table above its title, inside the lines of the table.
  private static let head = "支出总表\n单位：元\n|科目|合计|项目支出\n|教育支出|1,200|200\n"

  /// Word keeps a table that was cut by hand, or that a page break was put into, as two.
  @Test(arguments: [
    "=\n", "=\n|科目|合计|项目支出\n", "支出总表（续）\n单位：元\n|科目|合计|项目支出\n", "续表\n|科目|合计|项目支出\n",
  ])
  func aTableThatWasCutIsOne(joint: String) throws {
    let document = try document(TranscriptSketch(Self.head + joint + "|卫生支出|1,300|300\n|合计|2,500|500"))
    #expect(document.tables.map(\.rowCount) == [4])
    #expect(document.tables.first?.lines.map(\.label) == ["教育支出", "卫生支出", "合计"])
    MapCheck.check(document)
  }

  @Test(arguments: [
    "|合计|1,200|200\n=\n|科目|合计|项目支出\n|卫生支出|1,300|300", "支出总表\n|科目|合计|项目支出\n|卫生支出|1,300|300",
    "=\n|科目|小计|项目支出\n|卫生支出|1,300|300",
  ])
  func tablesThatStandForThemselvesAreTwo(second: String) throws {
    #expect(try document(TranscriptSketch(Self.head + second)).tables.count == 2)
  }

  @Test func theNumberAboveATitleIsNoTable() throws {
    let tables = try document(
      TranscriptSketch(
        """
        |公开01表||
        |财政拨款收入决算表||
        |单位：万元||
        |科目编码|科目名称|合计
        |213|农林水支出|12.00
        |公开02表||
        |财政拨款支出决算表||
        |单位：万元||
        |科目编码|科目名称|合计
        |213|农林水支出|12.00
        """)
    ).tables
    #expect(tables.map(\.title) == ["财政拨款收入决算表", "财政拨款支出决算表"])
    #expect(tables.map { $0.lines.count } == [1, 1])
  }

  @Test func theNumberBelowATitleDoesNotPartItFromItsTable() throws {
    for number in ["表1", "附表3-2", "表六", "部门公开表10", "公开01表"] {
      let document = try document(
        TranscriptSketch(
          """
          2024年部门预算表
          支出总表
          \(number)
          部门：某县水利局
          单位：万元
          |科目编码|科目名称|合计
          |213|农林水支出|12.00
          """))
      #expect(document.tables.map(\.title) == ["支出总表"])
    }
  }

  @Test func mergedHeaderCellsNameEveryColumnTheyCover() throws {
    let table = try document(
      TranscriptSketch(
        """
        支出总表
        单位：万元
        |科目2×1|合计2×1|其中1×2
        |||基本支出|项目支出
        |水利|30.00|20.00|10.00
        """)
    ).tables[0]
    #expect(table.headerRowCount == 2)
    #expect(
      table.columns.map(\.path) == [["科目"], ["合计"], ["其中", "基本支出"], ["其中", "项目支出"]])
    #expect(table.lines.map(\.label) == ["水利"])
  }

  @Test func aFigureIsCountedOnceHoweverFarItsCellReaches() throws {
    let table = try document(
      TranscriptSketch(
        """
        采购预算表
        单位：万元
        |项目|数量|金额
        |桌子|3|50.002×1
        |椅子|6|
        """)
    ).tables[0]
    #expect((0..<3).map { table[$0, 2].quantity != nil } == [false, true, false])
    #expect(table[2, 2].isContinuation)
  }

  @Test func aLabelHoldsForTheRowsItCovers() throws {
    let table = try document(
      TranscriptSketch(
        """
        项目支出表
        单位：万元
        |单位名称|项目名称|金额
        |某县水库2×1|维修|50.00
        ||巡查|60.00
        """)
    ).tables[0]
    #expect(table[2, 0].text == "某县水库" && table[2, 0].isContinuation)
    #expect(table.lines.map(\.label) == ["维修", "巡查"])
  }

  @Test func columnsWithoutAnythingAreLeftOut() throws {
    let table = try document(
      TranscriptSketch(
        """
        收入总表
        单位：万元
        |项目||预算数|
        |财政拨款收入||1,200.00|
        """)
    ).tables[0]
    #expect(table.columnCount == 2)
  }

  @Test func titleAndNoteInsideASheetAreNoRowsOfItsTable() throws {
    let document = try document(
      TranscriptSketch(
        """
        |收入总表1×2|
        |单位：万元1×2|
        |项目|预算数
        |财政拨款收入|1,200.00
        |注：本表反映全部收入。1×2|
        """))
    #expect(document.tables[0].title == "收入总表")
    #expect(document.tables[0].rowCount == 2)
    #expect(document.blocks.last?.kind == .note)
  }

  @Test func aHeadingStyleOnProseIsNotBelieved() throws {
    let sketch = TranscriptSketch(
      """
      #机关运行经费
      #2024年机关运行经费预算12.00万元，比上年增加1.00万元。
      """)
    #expect(try document(sketch).blocks.map(\.kind) == [.heading, .paragraph])
  }

  @Test func aTranscriptOfNothingIsEmpty() {
    #expect(throws: ReadError.empty) { try document(TranscriptSketch("")) }
  }

  @Test func filesOfOneDisclosureAreOneDocument() throws {
    let tables = TranscriptSketch(
      """
      收入总表
      单位：万元
      |项目|预算数
      |合计|1,200.00
      """)
    let document = try Extraction.document(
      [
        Manuscript(name: "说明.txt", format: "UTF-8", content: .text(Array("一、收支情况\n2024年收入预算1,200.00万元。".utf8))),
        Manuscript(name: "附表.xlsx", format: "XLSX", content: .transcript(tables.transcript)),
      ], path: "公开", digest: "", vocabulary: Vocabulary())
    MapCheck.check(document)
    #expect(document.tables.map(\.title) == ["收入总表"])
    #expect(document.source.encoding == "UTF-8+XLSX")
    let cell = document.map.source(of: document.tables[0].span).lowerBound
    #expect(document.source.leaf(at: cell).file == "附表.xlsx")
    #expect(document.source.leaf(at: 0).file == "说明.txt")
  }

  @Test func leavesFollowTheMarks() throws {
    var transcript = TranscriptSketch("第一行文字\n第二行文字").transcript
    transcript.marks = [
      Transcript.Mark(offset: 0, place: .page(1)),
      Transcript.Mark(offset: "第一行文字\n".utf8.count, place: .page(2)),
    ]
    let source = try Extraction.document(
      [Manuscript(format: "PDF", content: .transcript(transcript))], path: "", digest: "",
      vocabulary: Vocabulary()
    ).source
    #expect(source.leaf(at: 0).page == 1)
    #expect(source.leaf(at: source.bytes.count).page == 2)
  }

  @Test func aFileBeginsItsLeavesAnew() {
    let places: [(Int, Transcript.Mark.Place)] = [
      (10, .file("甲.pdf")), (10, .page(1)), (20, .page(2)), (30, .file("乙.xlsx")), (30, .sheet("表1")),
    ]
    let source = SourceText(
      path: "", digest: "", encoding: "", bytes: Array(repeating: 0x20, count: 40),
      marks: places.map { Transcript.Mark(offset: $0.0, place: $0.1) })
    #expect(source.leaf(at: 9) == Leaf())
    #expect(source.leaf(at: 10) == Leaf(page: 1, file: "甲.pdf"))
    #expect(source.leaf(at: 29) == Leaf(page: 2, file: "甲.pdf"))
    #expect(source.leaf(at: 39) == Leaf(sheet: "表1", file: "乙.xlsx"))
  }
}
