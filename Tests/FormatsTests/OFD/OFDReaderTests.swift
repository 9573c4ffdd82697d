import Disclosure
import Testing

@testable import Formats

struct OFDReaderTests {
  private static let space = #"xmlns:ofd="http://www.ofdspec.org/2016""#

  @Test func `characters stand where the distances put them`() throws {
    // Written as one piece: what parts them is the distance between their characters.
    let transcript = try read(
      Self.text("收入合计12.50", x: 20, y: 40, deltas: "g 3 4 30 g 4 2")
        + Self.text("支出", x: 20, y: 50, deltas: "4"))
    #expect(transcript.sketch == ["收入合计", "12.50", "支出"])
  }

  @Test func `lines that cross make a table`() throws {
    var marks = ""
    for y in [40, 48, 56] { marks += Self.line(20, y, 100, y) }
    for x in [20, 60, 100] { marks += Self.line(x, 40, x, 56) }
    for (text, x, y) in [("项目", 30, 45), ("金额", 70, 45), ("办公费", 30, 53), ("3.20", 70, 53)] {
      marks += Self.text(text, x: x, y: y)
    }
    #expect(try read(marks).sketch == ["项目·金额", "办公费·3.20"])
  }

  @Test func `a line of white paint is none`() throws {
    let white = #"<ofd:StrokeColor Value="255 255 255"/>"#
    let transcript = try read(
      Self.text("甲", x: 25, y: 45) + Self.line(20, 40, 100, 40, white) + Self.line(20, 50, 100, 50, white)
        + Self.line(20, 40, 20, 50, white) + Self.line(100, 40, 100, 50, white))
    #expect(transcript.sketch == ["甲"])
  }

  @Test func `a landscape page written on its side is read`() throws {
    // Turned clockwise by a quarter: x' = -y, y' = x.
    let turned = (0..<3).map { line in
      Self.text("横排的第\(line + 1)行文字", x: 150 - line * 10, y: 20, matrix: "0 1 -1 0 0 0")
    }
    #expect(try read(turned.joined()).sketch == ["横排的第1行文字", "横排的第2行文字", "横排的第3行文字"])
  }

  @Test func `templates are part of their pages`() throws {
    let page = Self.page(
      Self.text("正文", x: 20, y: 40), before: #"<ofd:Template TemplateID="7"/>"#)
    let archive = Self.archive(
      document: #"<ofd:TemplatePage ID="7" BaseLoc="T.xml"/><ofd:Page BaseLoc="P.xml"/>"#,
      [("D/P.xml", page), ("D/T.xml", Self.page(Self.text("底版", x: 20, y: 60)))])
    #expect(try OFDReader.read(archive).sketch == ["正文", "底版"])
  }

  @Test func `a page that is missing is told`() throws {
    let archive = Self.archive(
      document: #"<ofd:Page BaseLoc="A.xml"/><ofd:Page BaseLoc="P.xml"/><ofd:Page BaseLoc="B.xml"/>"#,
      [("D/P.xml", Self.page(Self.text("正文", x: 20, y: 40))), ("D/B.xml", "<ofd:Page")])
    let transcript = try OFDReader.read(archive)
    #expect(transcript.sketch == ["正文"])
    #expect(transcript.omissions.map(\.place) == ["第 1 页", "第 3 页"])
    #expect(transcript.omissions.allSatisfy { $0.kind == .unreadPart })
  }

  @Test func `a page of pictures is told`() throws {
    let transcript = try read(#"<ofd:ImageObject Boundary="0 0 210 297" ResourceID="9"/>"#)
    #expect(transcript.omissions.map(\.kind) == [.pageWithoutText])
  }

  @Test(arguments: [
    #"<ofd:TextObject Boundary="1e300 0 1 1" Size="1e300" Font="5"><ofd:TextCode X="1e300" Y="nan">甲</ofd:TextCode></ofd:TextObject>"#,
    #"<ofd:TextObject Boundary="0 0 9 9" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 99999 1 g 1e9 2 g -5 1">甲乙</ofd:TextCode></ofd:TextObject>"#,
    #"<ofd:TextObject Boundary="0 0" Size="4" CTM="0 0 0 0 0 0"><ofd:TextCode>甲</ofd:TextCode></ofd:TextObject>"#,
    #"<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>L 1 C Q B 1 A x M L 99999 99999 C C</ofd:AbbreviatedData></ofd:PathObject>"#,
    #"<ofd:TextCode X="0" Y="4">甲</ofd:TextCode><ofd:AbbreviatedData>M 0 0</ofd:AbbreviatedData>"#,
  ])
  func `values no page has do no harm`(marks: String) throws {
    #expect(try read(marks + Self.text("正文", x: 20, y: 40)).sketch.contains { $0.contains("正文") })
  }

  @Test func `a file without its directory is damaged`() {
    #expect(throws: FormatError.damaged(part: "OFD.xml")) { try OFDReader.read(ZipMaker.zip([("OFD.xml", "<x/>")])) }
    #expect(throws: FormatError.damaged(part: "D/Document.xml")) {
      try OFDReader.read(
        ZipMaker.zip([("OFD.xml", "<ofd:OFD \(Self.space)><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:OFD>")]))
    }
  }

  // MARK: Writing

  private func read(_ marks: String) throws -> Transcript {
    let transcript = try OFDReader.read(
      Self.archive(document: #"<ofd:Page BaseLoc="P.xml"/>"#, [("D/P.xml", Self.page(marks))]))
    #expect(transcript.isSound)
    return transcript
  }

  private static func archive(document: String, _ parts: [(String, String)]) -> [UInt8] {
    ZipMaker.zip(
      [
        ("OFD.xml", "<ofd:OFD \(space)><ofd:DocRoot>/D/Document.xml</ofd:DocRoot></ofd:OFD>"),
        ("D/Document.xml", "<ofd:Document \(space)>\(document)</ofd:Document>"),
      ] + parts)
  }

  private static func page(_ marks: String, before: String = "") -> String {
    "<ofd:Page \(space)>\(before)<ofd:Content><ofd:Layer>\(marks)</ofd:Layer></ofd:Content></ofd:Page>"
  }

  private static func text(_ text: String, x: Int, y: Int, deltas: String? = nil, matrix: String? = nil) -> String {
    let steps = deltas ?? text.unicodeScalars.dropLast().map { $0.isASCII ? "2" : "4" }.joined(separator: " ")
    let turn = matrix.map { #" CTM="\#($0)""# } ?? ""
    return #"<ofd:TextObject Boundary="\#(x) \#(y - 4) 100 5"\#(turn) Font="5" Size="4">"#
      + #"<ofd:TextCode X="0" Y="4" DeltaX="\#(steps)">\#(text)</ofd:TextCode></ofd:TextObject>"#
  }

  private static func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ colour: String = "") -> String {
    #"<ofd:PathObject Boundary="\#(x1) \#(y1) 0 0" LineWidth="0.2">\#(colour)"#
      + "<ofd:AbbreviatedData>M 0 0 L \(x2 - x1) \(y2 - y1)</ofd:AbbreviatedData></ofd:PathObject>"
  }
}
