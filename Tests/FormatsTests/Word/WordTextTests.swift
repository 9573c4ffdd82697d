import Disclosure
import Testing

@testable import Formats

@Suite struct WordTextTests {
  private typealias W = WordSketch

  private func lines(_ body: String) throws -> [String] {
    let transcript = try WordSketch(body).read()
    #expect(transcript.isSound)
    return transcript.sketch
  }

  @Test func paragraphsAreLines() throws {
    #expect(
      try lines(W.paragraph("一、概况") + W.paragraph("") + W.paragraph("　　收入 858.00 万元。 ")) == ["一、概况", "收入 858.00 万元。"])
  }

  @Test func strictNamespacesAreRead() throws {
    var sketch = WordSketch(W.paragraph("收入"))
    sketch.namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    sketch.office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    #expect(try sketch.read().sketch == ["收入"])
  }

  @Test func changesAreReadAsAccepted() throws {
    let body = """
      <w:p>\(W.run("收入"))<w:del w:id="1"><w:r><w:delText>八</w:delText></w:r></w:del><w:ins w:id="2">\(W.run("9"))</w:ins>\
      <w:moveFrom w:id="3">\(W.run("旧"))</w:moveFrom><w:moveTo w:id="4">\(W.run("新"))</w:moveTo>\(W.run("万元"))</w:p>
      """
    #expect(try lines(body) == ["收入9新万元"])
  }

  @Test func deletedParagraphMarksJoin() throws {
    let mark = "<w:rPr><w:del w:id=\"1\"/></w:rPr>"
    #expect(try lines(W.paragraph("前半", mark) + W.paragraph("后半")) == ["前半后半"])
    #expect(
      try lines(W.paragraph("前半", mark) + "<w:tbl><w:tr>\(W.cell("甲"))\(W.cell("乙"))</w:tr></w:tbl>") == ["前半", "甲·乙"])
    #expect(try lines(W.paragraph("末段", mark)) == ["末段"])
  }

  @Test func resultsOfFieldsAreKept() throws {
    let field = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let code = "<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>"
    let body =
      "<w:p>\(W.run("一、概况"))<w:r><w:tab/></w:r>\(field("begin"))\(code)\(field("separate"))\(W.run("3"))\(field("end"))</w:p>"
    #expect(try lines(body) == ["一、概况 3"])
    // A field that never shows a result ends with its paragraph.
    #expect(try lines("<w:p>\(field("begin"))\(code)</w:p>" + W.paragraph("正文")) == ["正文"])
  }

  @Test func lineBreaksJoinOrPart() throws {
    let line = "<w:r><w:br/></w:r>"
    #expect(try lines("<w:p>\(W.run("某市财政局"))\(line)\(W.run("部门决算"))</w:p>") == ["某市财政局部门决算"])
    #expect(try lines("<w:p>\(W.run("第一句。"))\(line)\(W.run("第二句。"))</w:p>") == ["第一句。", "第二句。"])
    #expect(try lines("<w:p>\(W.run("概况"))\(line)\(W.run("二、收入"))</w:p>") == ["概况", "二、收入"])
    #expect(try lines("<w:p>\(W.run("约"))\(line)\(W.run("1.5倍"))</w:p>") == ["约1.5倍"])
    #expect(try lines("<w:p>\(W.run("GDP"))\(line)\(W.run("2023"))</w:p>") == ["GDP 2023"])
  }

  @Test func hiddenTextIsLeftOutAndSaid() throws {
    let transcript = try WordSketch(
      "<w:p>\(W.run("可见"))\(W.run("看不见", "<w:vanish/>"))\(W.run("也可见", "<w:vanish w:val=\"0\"/>"))</w:p>"
    ).read()
    #expect(transcript.sketch == ["可见也可见"])
    #expect(transcript.omissions == [.init(kind: .hiddenText, place: "“看不见”")])
  }

  @Test func oneBranchOfAlternativesIsRead() throws {
    let box = { (text: String) in "<w:txbxContent>\(W.paragraph(text))</w:txbxContent>" }
    let body = """
      <w:p>\(W.run("前"))<w:r><mc:AlternateContent><mc:Choice Requires="wps">\(box("框"))</mc:Choice><mc:Fallback>\(box("框"))</mc:Fallback>\
      </mc:AlternateContent></w:r>\(W.run("后"))</w:p>
      """
    #expect(try lines(body) == ["前后", "框"])
    #expect(
      try lines("<w:p><mc:AlternateContent><mc:Fallback>\(W.run("仅此"))</mc:Fallback></mc:AlternateContent></w:p>") == [
        "仅此"
      ])
  }

  @Test func notesFollowAndHeadersEnd() throws {
    var sketch = WordSketch(
      "<w:p>\(W.run("增加5万元"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(W.run("。"))</w:p>\(W.paragraph("下一段"))"
        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/></w:sectPr>")
    sketch.footnotes = """
      <w:footnote w:type="separator" w:id="0">\(W.paragraph("线"))</w:footnote><w:footnote w:id="2">\(W.paragraph("含结转。"))</w:footnote>
      """
    sketch.header = W.paragraph("部门决算公开")
    #expect(try sketch.read().sketch == ["增加5万元。", "note: 含结转。", "下一段", "~ 部门决算公开"])
  }

  @Test func headingsComeFromStyles() throws {
    var sketch = WordSketch(
      W.paragraph("第一部分", "<w:pStyle w:val=\"b\"/>") + W.paragraph("甲", "<w:outlineLvl w:val=\"1\"/>")
        + W.paragraph("乙", "<w:pStyle w:val=\"b\"/><w:outlineLvl w:val=\"9\"/>")
        + W.paragraph("丙", "<w:pStyle w:val=\"x\"/>"))
    sketch.styles = """
      <w:style w:styleId="a"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>\
      <w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>
      """
    #expect(try sketch.read().sketch == ["#1 第一部分", "#2 甲", "乙", "丙"])
  }

  @Test func pagesBeginWhereWordSays() throws {
    let hint = "<w:r><w:lastRenderedPageBreak/></w:r>"
    let page = "<w:r><w:br w:type=\"page\"/></w:r>"
    let transcript = try WordSketch(
      W.paragraph("一") + "<w:p>\(page)</w:p><w:p>\(hint)\(W.run("二"))</w:p><w:p>\(W.run("三"))\(hint)\(W.run("四"))</w:p>"
    ).read()
    #expect(transcript.sketch == ["一", "二", "三四"])
    #expect(transcript.marks.map(\.place) == [.page(1), .page(2), .page(3)])
    #expect(transcript.marks.map(\.offset) == [0, 4, 11])
  }

  @Test func documentsOfPicturesSaySo() throws {
    let picture =
      "<w:p><w:r><w:drawing><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"/></w:drawing></w:r></w:p>"
    let scan = try WordSketch(picture + picture).read()
    #expect(scan.elements.isEmpty)
    #expect(scan.omissions == [.init(kind: .pageWithoutText, place: "2 张图片")])
    #expect(try WordSketch(picture + W.paragraph("正文")).read().omissions.isEmpty)
  }

  @Test func picturesAsLargeAsTablesSaySo() throws {
    func picture(_ width: Int, _ height: Int) -> String {
      """
      <w:p><w:r><w:drawing><d:inline xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">\
      <d:extent cx="\(width)" cy="\(height)"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>\
      </d:inline></w:drawing></w:r></w:p>
      """
    }
    let seal = picture(1_400_000, 1_400_000)
    let table = picture(5_200_000, 6_200_000)
    #expect(
      try WordSketch(W.paragraph("收入表") + seal + table).read().omissions == [.init(kind: .picture, place: "第 2 张图片")])
  }

  @Test func branchesThatShowNothingLeaveItToTheNext() throws {
    func alternatives(_ choice: String, _ fallback: String) -> String {
      """
      <w:p><mc:AlternateContent><mc:Choice Requires="q">\(choice)</mc:Choice><mc:Fallback>\(fallback)</mc:Fallback>\
      </mc:AlternateContent></w:p>
      """
    }
    #expect(try lines(alternatives("<w:r/>", W.run("甲"))) == ["甲"])
    #expect(try lines(alternatives(W.run("乙"), W.run("甲"))) == ["乙"])
  }

  @Test func otherDocumentsAreTold() throws {
    let omissions = try WordSketch(W.paragraph("正文") + "<w:subDoc/>").read().omissions
    #expect(omissions == [.init(kind: .unreadPart, place: "嵌入的对象 subDoc")])
  }

  @Test func symbolsAndHyphens() throws {
    let body =
      "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t><w:noBreakHyphen/><w:sym w:font=\"x\" w:char=\"F04A\"/></w:r></w:p>"
    #expect(try lines(body) == ["☑是-"])
  }

  @Test func anchorsLeadBackToTheirTexts() throws {
    var sketch = WordSketch(
      "<w:p><w:pPr>\(W.list(1))</w:pPr>\(W.run("　收入"))<w:del w:id=\"1\">\(W.run("没"))</w:del>\(W.run("858&amp;万元"))</w:p>"
        + "<w:tbl><w:tr>\(W.cell("甲"))\(W.cell("乙"))</w:tr></w:tbl>")
    sketch.numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>\
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    let result = try WordReader.read(sketch.bytes, keepsAnchors: true)
    let told = result.anchors.map { "\($0.node)+\($0.offset) \(result.transcript.string($0.span))" }
    #expect(result.transcript.sketch == ["一、　收入858&万元", "甲·乙"])
    #expect(told == ["0+0 　收入", "2+0 858&万元", "3+0 甲", "4+0 乙"])
    #expect(try WordReader.read(sketch.bytes).anchors.isEmpty)
  }
}
