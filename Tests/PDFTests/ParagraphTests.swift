import Disclosure
import Pages
import Testing

@Suite struct ParagraphTests {
  /// Lines of 50 characters at most between 50 and 550; each page starts at the top.
  private func pages(_ pages: [[(indent: Double, text: String)]]) -> [Sheet] {
    pages.enumerated().map { index, lines in
      var sheet = Sheet(index + 1)
      for (row, line) in lines.enumerated() {
        sheet.write(line.text, x: 50 + line.indent * 10, y: 60 + Double(row) * 18)
      }
      return sheet
    }
  }

  private static let full = String(repeating: "一", count: 49)
  /// 48 characters, with the two of the indent as long as `full` and one more.
  private static let opening = String(repeating: "甲", count: 48)

  @Test func glyphsOfOneLineStayTogetherWhateverTheirBoxes() {
    var sheet = Sheet()
    sheet.write("支出总计", x: 50, y: 100, ascent: 1.1)
    sheet.write("2961.68", x: 90, y: 100.4, ascent: 0.6)
    sheet.write("万元", x: 125, y: 100, ascent: 1.1)
    #expect(sheet.transcript.lines == ["支出总计2961.68万元"])
  }

  @Test func aTitleSetInTheMiddleIsOneLine() {
    let title = String(repeating: "示范市示范区示范", count: 6)
    let pages = pages([
      [(1, title), (20, "支出情况表"), (2, Self.opening), (0, Self.full + "。"), (12, "示范市示范局部门预算"), (15, "二〇二四年")]
    ])
    #expect(
      Sheet.transcript(pages).lines == [
        title + "支出情况表", Self.opening + Self.full + "。", "示范市示范局部门预算", "二〇二四年",
      ])
  }

  @Test func gapsAreBlanksWhereTheLineHasNoneElsewhere() {
    var sheet = Sheet()
    sheet.write("年初预算数", x: 50, y: 100)
    sheet.write("决算数", x: 108, y: 100)
    sheet.write("（一）", x: 50, y: 118)
    sheet.write("收入", x: 88, y: 118)
    for (index, scalar) in "目录一览".enumerated() { sheet.write("\(scalar)", x: 50 + Double(index) * 18, y: 136) }
    #expect(sheet.transcript.lines == ["年初预算数 决算数", "（一）收入", "目录一览"])
  }

  @Test func softBreaksAndPageBreaksAreJoined() {
    let pages = pages([
      [(2, Self.opening), (0, Self.full + "二"), (0, "三。"), (2, Self.opening)],
      [(0, Self.full + "三"), (0, Self.full + "四"), (0, "五。")],
    ])
    let lines = Sheet.transcript(pages).lines
    #expect(
      lines == [
        Self.opening + Self.full + "二三。", Self.opening + Self.full + "三" + Self.full + "四五。",
      ])
  }

  /// Paragraphs are indented, so what begins at the margin goes on, though it begins with a number behind a semicolon.
  @Test func aNumberAtTheMarginGoesOnWithTheLineAbove() {
    let item = String(repeating: "一", count: 49) + "；"
    let pages = pages([[(2, Self.opening), (0, item), (0, "（4）资本性支出。"), (2, Self.opening), (0, item), (2, "（5）其他支出。")]])
    #expect(
      Sheet.transcript(pages).lines == [
        Self.opening + item + "（4）资本性支出。", Self.opening + item, "（5）其他支出。",
      ])
  }

  @Test func shortLinesAndIndentsBeginParagraphs() {
    let pages = pages([
      [(2, "一、总体情况"), (2, Self.opening), (0, Self.full + "。"), (2, Self.opening), (0, "完。"), (2, "二、收入"), (2, "三、支出")]
    ])
    #expect(
      Sheet.transcript(pages).lines == [
        "一、总体情况", Self.opening + Self.full + "。", Self.opening + "完。", "二、收入", "三、支出",
      ])
  }

  /// A number that did not fit leaves a gap at the end of the line above; that is no end of a paragraph.
  @Test func aLineIsFullWhenTheNextWordWouldNotFit() {
    let pages = pages([
      [
        (2, Self.opening), (0, Self.full + "完"), (2, String(repeating: "乙", count: 44)),
        (0, "123456789.00" + String(repeating: "丙", count: 44)), (0, "丁。"),
      ]
    ])
    let end = "乙123456789.00" + String(repeating: "丙", count: 44) + "丁。"
    #expect(Sheet.transcript(pages).lines.filter { $0.hasSuffix(end) }.count == 1)
  }

  /// Of a cover: the title fills the line, and who answers for it is told below.
  @Test func aLabelDoesNotGoOnWithATitle() {
    let pages = pages([[(0, Self.full + "预算"), (0, "预算主管部门：某区教育局")]])
    #expect(Sheet.transcript(pages).lines == [Self.full + "预算", "预算主管部门：某区教育局"])
  }

  @Test func entriesOfTheContentsStayApart() {
    let dots = String(repeating: ".", count: 60)
    let pages = pages([[(0, "一、收入支出决算总体情况\(dots)12"), (0, "二、收入决算情况说明说明\(dots)13")]])
    #expect(Sheet.transcript(pages).lines.count == 2)
  }

  @Test func contentsWithoutDotsKeepTheirPage() {
    var sheet = Sheet()
    sheet.write(Self.full + "二", x: 50, y: 40)
    sheet.write(Self.full + "二", x: 50, y: 58)
    sheet.write("一、收入支出", x: 50, y: 100)
    sheet.write("12", endingAt: 550, y: 100)
    #expect(sheet.transcript.lines.last == "一、收入支出 12")
  }

  @Test func headsAndPageNumbersAreFurniture() {
    let pages = (1...4).map { number in
      var sheet = Sheet(number)
      sheet.write("某市水务局2024年度部门决算", x: 200, y: 30)
      sheet.write(Self.opening, x: 70, y: 100)
      sheet.write(Self.full + "二", x: 50, y: 118)
      sheet.write("单位：万元", x: 480, y: 70)
      sheet.write("- \(number + 3) -", x: 290, y: 780)
      return sheet
    }
    let transcript = Sheet.transcript(pages)
    #expect(transcript.paragraphs(.furniture).count == 8)
    #expect(transcript.paragraphs(.body).contains("单位：万元"))
  }

  /// Pages of the other orientation have the head at a height of their own, and may be the most.
  @Test func headsOfTheFewPagesOfOneSizeAreFurniture() {
    let pages = (1...12).map { number in
      var sheet = number <= 3 ? Sheet(number) : Sheet(number, width: 800, height: 600)
      sheet.write("某市水务局部门公开材料", x: 200, y: number <= 3 ? 30 : 45)
      sheet.write(Self.opening, x: 70, y: 100)
      sheet.write(Self.full + "二", x: 50, y: 118)
      return sheet
    }
    #expect(Sheet.transcript(pages).paragraphs(.furniture).count == 12)
  }

  @Test func largeAndBoldShortLinesAreHeadings() {
    var sheet = Sheet()
    sheet.write("第一部分概况", x: 200, y: 60, size: 16)
    sheet.write("主要职能", x: 50, y: 100, isBold: true)
    sheet.write(Self.opening, x: 70, y: 130)
    sheet.write(Self.full + "。", x: 50, y: 148)
    let transcript = sheet.transcript
    #expect(transcript.paragraphs(.heading(level: 1)) == ["第一部分概况"])
    #expect(transcript.paragraphs(.heading(level: 2)) == ["主要职能"])
    #expect(transcript.paragraphs(.body).count == 1)
  }

  @Test func wordsSetWideAreWords() {
    var sheet = Sheet()
    sheet.write("目", x: 250, y: 60)
    sheet.write("录", x: 300, y: 60)
    #expect(sheet.transcript.lines.map { $0.filter { $0 != " " } } == ["目录"])
  }

  @Test func boldPrintedTwiceIsReadOnce() {
    var sheet = Sheet()
    sheet.write("合计", x: 50, y: 60)
    sheet.write("合计", x: 50.4, y: 60)
    #expect(sheet.transcript.lines == ["合计"])
  }

  @Test func pagesThatHideTheirTextAreSaid() {
    var scan = Sheet()
    scan.content.drawing.pictureArea = 400_000
    var unmapped = Sheet()
    unmapped.write("\u{E001}\u{E002}\u{FFFD}", x: 50, y: 60)
    var outlines = Sheet()
    outlines.content.drawing.wordCount = 20
    #expect(PageLayout(scan.content).wants == [.text])
    #expect(PageLayout(unmapped.content).wants == [.characters])
    #expect(PageLayout(outlines.content).wants == [.characters])
    #expect(PageLayout(Sheet().content).wants.isEmpty)
  }
}
