import Disclosure
import Extract
import Testing

@Suite struct TextReaderTests {
  @Test func headingsNestByTheirNumbers() {
    #expect(
      Sample.blocks(
        """
        第一部分 部门概况
        一、主要职责
        负责全县河道的管理和保护工作。
        二、机构设置
        第二部分 决算情况说明
        一、总体情况
        （一）收入情况
        1.财政拨款收入情况
        （二）支出情况
        二、其他事项
        """) == [
          "1:1 heading §1 level 1 <0 「第一部分」部门概况", "2:1 heading §2 level 2 <1 「一、」主要职责",
          "3:1 paragraph §2 负责全县河道的管理和保护工作。", "4:1 heading §3 level 2 <1 「二、」机构设置",
          "5:1 heading §4 level 1 <0 「第二部分」决算情况说明", "6:1 heading §5 level 2 <4 「一、」总体情况",
          "7:1 heading §6 level 3 <5 「（一）」收入情况", "8:1 heading §7 level 4 <6 「1.」财政拨款收入情况",
          "9:1 heading §8 level 3 <5 「（二）」支出情况", "10:1 heading §9 level 2 <4 「二、」其他事项",
        ])
  }

  @Test func headingsWithoutNumberTakeTheLevelOfTheirSiblings() {
    let lines = Sample.blocks(
      """
      第二部分 决算情况说明
      收入决算情况说明
      本年收入合计10.00万元。
      支出决算情况说明
      本年支出合计10.00万元。
      三、财政拨款情况说明
      本年财政拨款10.00万元。
      """)
    #expect(lines[1] == "2:1 heading §2 level 2 <1 「」收入决算情况说明")
    #expect(lines[3] == "4:1 heading §3 level 2 <1 「」支出决算情况说明")
    #expect(lines[5] == "6:1 heading §4 level 2 <1 「三、」财政拨款情况说明")
  }

  @Test(arguments: [
    "（一）贯彻执行国家水利法律、法规和政策，拟订全县水利规划并组织实施。", "1.基本支出100.00万元", "（3）实施主体：县河道管理所",
    "2.公务接待费：指按规定开支的各类公务接待支出。", "公用经费24.44万元", "无", "本部门没有使用政府性基金预算安排的支出",
  ])
  func numberedStatementsAreNoHeadings(line: String) {
    #expect(Sample.blocks("一、总体情况\n" + line).last?.contains(" paragraph ") == true)
  }

  @Test func aParagraphBrokenByAPageIsOne() {
    let text = """
      一、基本情况

      （四）拟订并组织实施河道采砂规划、技术规范；负责河道采砂许可；承担

      军民结合、堤防船舶行业的监督管理。

      （五）推动全县河道信息化建设，推进智慧水利发展。

      2024年收入预算总额为3258.80万元，较上年预算安排增加

      - 3 -

      减少118.73万元，主要原因为：项目减少，

      单位资金减少。
      """
    #expect(
      Sample.blocks(text).map { String($0.drop { $0 != " " }.dropFirst()) } == [
        "heading §1 level 1 <0 「一、」基本情况",
        "paragraph §1 （四）拟订并组织实施河道采砂规划、技术规范；负责河道采砂许可；承担军民结合、堤防船舶行业的监督管理。",
        "paragraph §1 （五）推动全县河道信息化建设，推进智慧水利发展。",
        "paragraph §1 2024年收入预算总额为3258.80万元，较上年预算安排增加减少118.73万元，主要原因为：项目减少，单位资金减少。",
        "furniture §1 - 3 -",
      ])
  }

  @Test func itemsWithoutEndMarkAreNotJoined() {
    let text = """
      一、具体情况

      农林水支出（类）水利（款）行政运行（项）：支出决算为1.29万元，完成预算100%，决算数等于预算数

      农林水支出（类）水利（款）机关服务（项）：支出决算为20.29万元，完成预算100%，决算数等于预算数

      2.卫生健康支出（类）公共卫生（款）：支出决算为1.19万元，完成预算100%，决算数等于预算数
      """
    #expect(Sample.blocks(text).count == 4)
  }

  @Test func wrappedLinesAreJoined() {
    let line = "本部门负责全县河道湖泊水库的管理保护开发利用和防洪抢险工作以及河长制办公室的日常工作并组织实施"
    let text = (0..<8).map { _ in "    \(line)\n\(line)\n全县规划。" }.joined(separator: "\n")
    let blocks = Sample.blocks("一、主要职责\n" + text)
    #expect(blocks.count == 9)
    #expect(blocks[1] == "2:5 paragraph §1 \(line)\(line)全县规划。")
  }

  /// Titles of one pattern are alike long, but no lines broken at one width.
  @Test func numberedTitlesOfOneLengthStandAlone() {
    let parts = ["收入", "支出", "结余", "采购"]
    let text = parts.enumerated().map { index, part in
      "\(["一", "二", "三", "四"][index])、关于清溪县河道管理局二〇二四年度部门\(part)预算情况的总体说明\n2024年\(part)预算10.00万元。"
    }.joined(separator: "\n")
    #expect(Sample.blocks(text).count == 8)
  }

  @Test func wrappedLinesGoOnOverThePage() {
    let line = "本部门负责全县河道湖泊水库的管理保护开发利用和防洪抢险工作以及河长制办公室的日常工作并组织实施"
    let prose = (0..<4).map { _ in "    \(line)\n\(line)\n全县规划。" }.joined(separator: "\n")
    let broken = "    \(line)\n\n                    6\n10.00万元，下降3.57%。"
    let blocks = Sample.blocks("一、主要职责\n" + prose + "\n" + broken)
    #expect(blocks.contains { $0.contains("\(line)10.00万元，下降3.57%。") })
  }

  @Test func sentencesEndWithTheirMarks() {
    let block = Sample.blocks("一、说明\n收入10万元；支出9万元。“结余1万元。”为什么？（见附表。）无其他。").last
    #expect(block == "2:1 paragraph §1 收入10万元；支出9万元。 ¦ “结余1万元。” ¦ 为什么？ ¦ （见附表。） ¦ 无其他。")
  }

  @Test func contentsNotesAndFurnitureAreToldApart() {
    let text = """
      某县水利局2024年部门预算

      目 录

      第一部分 部门概况
      - 一、主要职责
      二、机构设置……………………3

      第一部分 部门概况
      一、主要职责
      负责水利工作。
      [image: image1.emf]12.50
      77.5%
      支出结构图
      （图1：支出结构图）
      （注：数据来源于决算01表。）
      备注：1.本表由主管部门填报。
      2.按照项目个数分别填写。
      """
    let kinds = Sample.document(text).blocks.map { TextDump.name($0.kind) }
    #expect(
      kinds == [
        "heading", "contents", "contents", "contents", "contents", "heading", "heading",
        "paragraph",
        "furniture", "furniture", "furniture", "paragraph", "note", "note", "note",
      ])
  }

  @Test func indentedParagraphsAreNoTable() {
    let paragraph = "\t本部门负责全县河道湖泊水库的管理保护开发利用和防洪抢险工作，组织实施河长制。\n"
    let document = Sample.document(String(repeating: paragraph, count: 6))
    #expect(document.tables.isEmpty)
    #expect(document.blocks.count == 6)
  }

  @Test func sentencesTornByOverlappingLinesAreSetAside() {
    let kinds = Sample.document(
      """
      二、支出情况

      603.14万元，占20.51%；
      本年支出合计2940.05万元，其中：基本支出2336.91万元，占79.49%；项目支出

      本年收入合计2940.05万元。
      """
    ).blocks.map { TextDump.name($0.kind) }
    #expect(kinds == ["heading", "furniture", "furniture"])
  }
}
