import Disclosure
import Testing

@testable import Formats

@Suite struct WordNumberingTests {
  private typealias W = WordSketch

  private static let numbering = """
    <w:abstractNum w:abstractNumId="0">\(level(0, "chineseCounting", "%1、"))\(level(1, "chineseCounting", "（%2）"))\
    \(level(2, "decimal", "%3."))\(level(3, "decimal", "%3.%4"))</w:abstractNum>\
    <w:abstractNum w:abstractNumId="1">\(level(0, "bullet", "●"))</w:abstractNum>\
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>\
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    """

  private static func level(_ index: Int, _ format: String, _ text: String) -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  private func lines(_ items: [(Int, Int)]) throws -> [String] {
    var sketch = WordSketch(items.map { W.paragraph("甲", W.list($0.0, $0.1)) }.joined())
    sketch.numbering = Self.numbering
    return try sketch.read().sketch
  }

  @Test func levelsCountAndRestart() throws {
    #expect(
      try lines([(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (1, 2)]) == [
        "一、甲", "（一）甲", "（二）甲", "1. 甲", "1.1 甲", "二、甲", "（一）甲", "1. 甲",
      ])
  }

  @Test func overridesStartOnce() throws {
    #expect(try lines([(1, 0), (3, 0), (3, 0), (1, 0)]) == ["一、甲", "五、甲", "六、甲", "七、甲"])
  }

  @Test func bulletsAndUnknownListsHaveNoNumber() throws {
    #expect(try lines([(2, 0), (9, 0), (1, 7), (0, 0)]) == ["甲", "甲", "甲", "甲"])
  }

  @Test func stylesNumber() throws {
    var sketch = WordSketch(
      W.paragraph("甲", "<w:pStyle w:val=\"s\"/>") + W.paragraph("乙", "<w:pStyle w:val=\"s\"/>\(W.list(0))"))
    sketch.styles =
      "<w:style w:styleId=\"s\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    sketch.numbering = Self.numbering
    #expect(try sketch.read().sketch == ["（一）甲", "乙"])
  }

  @Test func emptyParagraphsCountButDoNotShow() throws {
    var sketch = WordSketch(
      W.paragraph("甲", W.list(1)) + "<w:p><w:pPr>\(W.list(1))</w:pPr></w:p>" + W.paragraph("丙", W.list(1)))
    sketch.numbering = Self.numbering
    #expect(try sketch.read().sketch == ["一、甲", "三、丙"])
  }

  @Test(arguments: [
    (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (11, "chineseCounting", "十一"),
    (20, "chineseCounting", "二十"),
    (105, "chineseCountingThousand", "一百零五"), (110, "chineseCounting", "一百一十"), (2024, "ideographDigital", "二〇二四"),
    (15, "chineseLegalSimplified", "壹拾伍"), (4, "upperRoman", "IV"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"),
    (2, "ideographTraditional", "乙"),
    (11, "ideographTraditional", "11"), (3, "decimalEnclosedCircleChinese", "③"), (12, "decimalFullWidth", "１２"),
    (7, "decimalZero", "07"), (9, "unheardOf", "9"),
    (0, "upperRoman", "0"), (1_000_000, "upperLetter", "1000000"),
  ])
  func formats(number: Int, format: String, text: String) {
    #expect(NumberFormatName.text(of: number, format: format) == text)
  }
}
