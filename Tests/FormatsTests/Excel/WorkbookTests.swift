import Disclosure
import Testing

@testable import Formats

@Suite struct WorkbookTests {
  private typealias W = WorkbookSketch

  private func read(_ sketch: WorkbookSketch) throws -> Transcript {
    let transcript = try sketch.read()
    #expect(transcript.isSound)
    return transcript
  }

  @Test func cellsShowWhatReadersSee() throws {
    var sketch = W(
      rows: W.row(
        1,
        "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>858</v></c><c r=\"C1\" t=\"str\"><f>A1</f><v>文</v></c><c r=\"D1\" t=\"b\"><v>1</v></c>"
          + "<c r=\"E1\" t=\"e\"><v>#DIV/0!</v></c><c r=\"F1\" s=\"2\"><v>45291</v></c>")
        + W.row(2, "<c t=\"s\"><v>1</v></c><c><v>0.30000000000000004</v></c>"))
    sketch.strings = [
      "<r><t>合</t></r><r><t>计</t></r><rPh sb=\"0\" eb=\"1\"><t>heji</t></rPh>", "<t>第一行_x000D_\n第二行</t>",
    ]
    sketch.styles = """
      <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>\
      <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="164"/></cellXfs>
      """
    #expect(try read(sketch).sketch == ["合计·858.00·文·TRUE·#DIV/0!·2023年12月", "第一行第二行·0.3····"])
  }

  @Test func sheetsInTheirOrderHiddenOnesSaid() throws {
    let content = { (text: String) in
      "<sheetData>\(W.row(1, W.text("A1", text) + W.text("B1", "1")))\(W.row(2, W.text("A2", "乙") + W.text("B2", "2")))</sheetData>"
    }
    let transcript = try read(
      W(("收入表", "visible", content("甲")), ("底稿", "hidden", content("不")), ("支出表", "visible", content("丙"))))
    #expect(transcript.sketch == ["甲·1", "乙·2", "丙·1", "乙·2"])
    #expect(transcript.marks.map(\.place) == [.sheet("收入表"), .sheet("支出表")])
    #expect(transcript.omissions == [.init(kind: .hiddenSheet, place: "底稿")])
  }

  @Test func hiddenRowsAndColumnsAreReadPast() throws {
    let rows = (1...5).map { row in
      W.row(
        row, "ABCD".map { W.text("\($0)\(row)", "\($0)\(row)") }.joined(), row == 2 || row == 3 ? "hidden=\"1\"" : "")
    }
    let transcript = try read(
      W(
        rows: rows.joined(), after: "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A4\"/></mergeCells>",
        before: "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"))
    #expect(transcript.sketch == ["A1→2·D1", "A3·C4·D4", "A5·C5·D5"])
    #expect(
      transcript.omissions == [.init(kind: .hiddenRows, place: "表!2-3"), .init(kind: .hiddenColumns, place: "表!B")])
  }

  @Test func blankRowsPartTablesUnlessRuled() throws {
    let tables = { (middle: String) in
      let filled = { (number: Int) in W.row(number, W.text("B\(number)", "行") + W.text("C\(number)", "1")) }
      return try read(ruledSketch(filled(1) + filled(2) + middle + filled(9) + filled(10))).elements.count
    }
    #expect(try tables("") == 2)
    #expect(try tables((3...8).map { W.row($0, "<c r=\"B\($0)\" s=\"1\"/>") }.joined()) == 1)
  }

  /// A table that nothing was entered into keeps the first of its blank rows.
  @Test func oneBlankRowWithLinesEndsATable() throws {
    let blank = (2...9).map { W.row($0, "<c r=\"A\($0)\" s=\"1\"/>") }.joined()
    let transcript = try read(ruledSketch(W.row(1, W.text("A1", "甲") + W.text("B1", "乙")) + blank))
    #expect(transcript.sketch == ["甲·乙", "·"])
  }

  /// Style 1 has lines.
  private func ruledSketch(_ rows: String) -> WorkbookSketch {
    var sketch = W(rows: rows)
    sketch.styles = """
      <borders><border><left/><bottom/></border><border><left style="thin"/></border></borders>\
      <cellXfs><xf/><xf borderId="1"/></cellXfs>
      """
    return sketch
  }

  @Test func mergedTitlesAndHeaders() throws {
    let rows =
      W.row(1, W.text("A1", "收入决算表")) + W.row(2, W.text("A2", "科目") + W.text("B2", "金额"))
      + W.row(3, W.text("B3", "本年") + W.text("C3", "上年"))
      + W.row(4, W.text("A4", "合计") + W.number("B4", "1") + W.number("C4", "2"))
    let merges =
      "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/></mergeCells>"
    #expect(try read(W(rows: rows, after: merges)).sketch == ["收入决算表→3", "科目↓2·金额→2", "本年·上年", "合计·1·2"])
  }

  @Test func sheetsOfProseAreParagraphs() throws {
    let rows = W.row(1, W.text("A1", "编制说明")) + W.row(3, W.text("A3", "一、收入。\n    二、支出情况如下，\n共计5万元。"))
    #expect(try read(W(rows: rows)).sketch == ["编制说明", "一、收入。", "二、支出情况如下，共计5万元。"])
  }

  @Test func formulasWithoutValueAreSaid() throws {
    let rows =
      W.row(1, W.text("A1", "合计") + "<c r=\"B1\"><f>SUM(B2:B9)</f></c><c r=\"C1\"><f>1</f></c>")
      + W.row(2, W.text("A2", "甲") + W.number("B2", "1"))
    let transcript = try read(W(rows: rows))
    #expect(transcript.omissions == [.init(kind: .formulaWithoutValue, place: "表!B1 等 2 处")])
    #expect(transcript.sketch == ["合计·", "甲·1"])
  }

  @Test func indentsStandBeforeTheSpan() throws {
    var sketch = W(
      rows: W.row(1, W.text("A1", "甲", style: 1) + W.number("B1", "1"))
        + W.row(2, W.text("A2", "乙") + W.number("B2", "2")))
    sketch.styles = "<cellXfs><xf/><xf><alignment horizontal=\"left\" indent=\"2\"/></xf></cellXfs>"
    #expect(String(decoding: try read(sketch).text, as: UTF8.self) == "    甲\t1\n乙\t2\n")
  }

  @Test func datesFrom1904() throws {
    var sketch = W(rows: W.row(1, W.text("A1", "日期") + W.number("B1", "43829", style: 1)))
    sketch.styles = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"
    sketch.properties = "<workbookPr date1904=\"1\"/>"
    #expect(try read(sketch).sketch == ["日期·2023/12/31"])
  }

  @Test func sheetsOfPicturesSaySo() throws {
    let drawing = "<sheetData/><drawing/>"
    let words = "<sheetData>\(WorkbookSketch.row(1, WorkbookSketch.text("A1", "收入")))</sheetData><drawing/>"
    let transcript = try WorkbookSketch(("图", "visible", drawing), ("表", "visible", words)).read()
    #expect(transcript.omissions == [.init(kind: .picture, place: "工作表“图”的图片")])
  }
}
