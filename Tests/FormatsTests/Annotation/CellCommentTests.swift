import Disclosure
import Testing

@testable import Formats

private typealias W = WorkbookSketch

/// Comments on cells, a fill that leaves their formats alone, and every other byte as it was.
@Suite struct CellCommentTests {
  private static let rows =
    W.row(2, W.text("B2", "项目") + W.text("C2", "金额")) + W.row(3, W.text("B3", "合计") + W.number("C3", "858.5"))
  private let sketch = W(
    rows: rows, after: "<mergeCells count=\"1\"><mergeCell ref=\"E1:F1\"/></mergeCells><pageMargins left=\"1\"/>")

  private func annotated(_ bytes: [UInt8], _ notes: (String, [String])...) throws -> [UInt8] {
    let transcript = try WorkbookReader.read(bytes).transcript
    return try AnnotatedWorkbook(bytes).annotated(
      with: notes.map { Note(words: try Part.range(of: $0.0, in: transcript), lines: $0.1) })
  }

  private func sheet(_ bytes: [UInt8]) throws -> String { try Part.text("xl/worksheets/s0.xml", of: bytes) }
  private func comments(_ bytes: [UInt8]) throws -> String { try Part.text("xl/worksheets/comments.xml", of: bytes) }

  @Test func aCellGetsCommentBoxAndFill() throws {
    let bytes = try annotated(sketch.bytes, ("858", ["一", "二<"]), ("合计", ["三"]))
    let comments = try comments(bytes)
    #expect(comments.contains("<author xmlns=") && comments.contains(">gouji</author>"))
    #expect(comments.contains("ref=\"B3\" authorId=\"0\"") && comments.contains(">gouji:\n一\n二&lt;<"))
    let boxes = try Part.text("xl/worksheets/vmlDrawing.vml", of: bytes)
    #expect(boxes.contains("<x:Row>2</x:Row><x:Column>2</x:Column>"))
    let sheet = try sheet(bytes)
    // In the order that a worksheet demands.
    let order = ["<sheetData>", "<mergeCells", "<conditionalFormatting", "<pageMargins", "<legacyDrawing"]
    let places = try order.map { try #require(sheet.firstRange(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    #expect(sheet.contains("sqref=\"B3 C3\"") && sheet.contains("r:id=\"gouji2\""))
    #expect(sheet.contains("<sheetData>\(Self.rows)</sheetData>"))
    #expect(try Part.text("xl/styles.xml", of: bytes).contains("<dxfs xmlns="))
    let types = try Part.text("[Content_Types].xml", of: bytes)
    #expect(types.contains("PartName=\"/xl/worksheets/comments.xml\"") && types.contains("Extension=\"vml\""))
    #expect(try WorkbookReader.read(bytes).transcript == sketch.read())
  }

  @Test func findingsOnOneCellShareItsComment() throws {
    let comments = try comments(try annotated(sketch.bytes, ("858", ["一"]), ("58.5", ["二"])))
    #expect(comments.contains("一\n\n二") && !comments.contains("B3"))
  }

  @Test func aSecondRunReplacesTheFirst() throws {
    let once = try annotated(sketch.bytes, ("858", ["一"]))
    #expect(try annotated(once, ("858", ["一"])) == once)
    let other = try annotated(once, ("合计", ["二"]))
    #expect(try comments(other).contains("ref=\"B3\"") && !comments(other).contains("ref=\"C3\""))
    #expect(try sheet(other).contains("sqref=\"B3\""))
    #expect(try Part.text("xl/worksheets/vmlDrawing.vml", of: other).contains("_x0000_s1025"))
    let none = try annotated(other)
    #expect(try !comments(none).contains("<comment ") && !sheet(none).contains("conditionalFormatting"))
    #expect(try !Part.text("xl/worksheets/vmlDrawing.vml", of: none).contains("<v:shape "))
  }

  @Test func anOwnCommentThatLostItsAuthorIsKnown() throws {
    let once = try annotated(sketch.bytes, ("858", ["一"]))
    let nameless = Array(try comments(once).replacing(">gouji<", with: "><").utf8)
    let resaved = try ZipEditor.edited(once, with: [("xl/worksheets/comments.xml", nameless)])
    let again = try comments(try annotated(resaved, ("合计", ["二"])))
    #expect(!again.contains("一") && again.contains("ref=\"B3\" authorId=\"1\""))
  }

  @Test func commentsOfOthersStayAndTheirCellsTakeNone() throws {
    let once = try annotated(sketch.bytes, ("858", ["一"]))
    // Somebody else's, by the name of the author.
    let others = try ZipEditor.edited(
      once,
      with: [
        (
          "xl/worksheets/comments.xml",
          Array(try comments(once).replacing(">gouji", with: ">审核人").utf8)
        )
      ])
    let transcript = try WorkbookReader.read(others).transcript
    let file = try AnnotatedWorkbook(others)
    #expect(try !file.takes(Part.range(of: "858", in: transcript)))
    #expect(try file.takes(Part.range(of: "合计", in: transcript)))
    let both = try annotated(others, ("合计", ["二"]), ("858", ["三"]))
    let comments = try comments(both)
    #expect(comments.contains("ref=\"C3\" authorId=\"0\"") && comments.contains("ref=\"B3\" authorId=\"1\""))
    #expect(!comments.contains("三"))
    let boxes = try Part.text("xl/worksheets/vmlDrawing.vml", of: both)
    #expect(boxes.contains("_x0000_s1025") && boxes.contains("_x0000_s1026"))
  }

  @Test func rulesAndFormatsOfOthersStay() throws {
    let own = """
      <conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="3"><formula>TRUE</formula></cfRule>\
      </conditionalFormatting>
      """
    var other = W(rows: Self.rows, after: own)
    other.styles = "<dxfs count=\"1\"><dxf><font><b/></font></dxf></dxfs><tableStyles count=\"0\"/>"
    let once = try annotated(other.bytes, ("858", ["一"]))
    #expect(try sheet(once).contains(own))
    #expect(try sheet(once).contains("dxfId=\"1\" priority=\"4\""))
    let styles = try Part.text("xl/styles.xml", of: once)
    #expect(styles.contains("<dxfs count=\"2\"><dxf><font><b/></font></dxf><dxf xmlns="))
    #expect(styles.contains("</dxfs><tableStyles"))
    #expect(try annotated(once, ("858", ["一"])) == once)
  }

  @Test func untouchedSheetsKeepTheirParts() throws {
    let two = W(("甲", "visible", "<sheetData>\(Self.rows)</sheetData>"), ("乙", "visible", "<sheetData/>"))
    // An archive made a moment later has another date.
    let before = two.bytes
    let bytes = try annotated(before, ("858", ["一"]))
    #expect(try Part.text("xl/worksheets/s1.xml", of: bytes) == Part.text("xl/worksheets/s1.xml", of: before))
    #expect(try Part.names(of: bytes).starts(with: Part.names(of: before)))
    #expect(try annotated(before) == before)
  }

  @Test func hiddenColumnsDoNotShiftTheCells() throws {
    let hidden = W(
      rows: W.row(1, W.text("A1", "甲") + W.text("B1", "乙") + W.text("C1", "丙")) + W.row(2, W.text("A2", "丁")),
      before: "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>")
    #expect(try comments(try annotated(hidden.bytes, ("丙", ["一"]))).contains("ref=\"C1\""))
  }
}
