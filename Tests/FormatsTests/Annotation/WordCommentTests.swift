import Disclosure
import Testing

@testable import Formats

private typealias W = WordSketch

/// Comments on exact words, and every other byte as it was.
@Suite struct WordCommentTests {
  /// The body with a comment on each of the words, each named by its first place in the transcript.
  private func body(_ body: String, on words: String...) throws -> String {
    try Self.body(of: annotated(WordSketch(body), on: words))
  }

  private func annotated(_ sketch: WordSketch, on words: [String]) throws -> [UInt8] {
    try annotated(sketch.bytes, on: words)
  }

  private func annotated(_ bytes: [UInt8], on words: [String]) throws -> [UInt8] {
    let transcript = try WordReader.read(bytes).transcript
    let notes = try words.map {
      Note(words: try Part.range(of: $0, in: transcript), lines: ["论\($0)", "a<b & \"c\""])
    }
    return try AnnotatedWord(bytes).annotated(with: notes)
  }

  private static func body(of bytes: [UInt8]) throws -> String {
    let part = try Part.text("word/document.xml", of: bytes)
    let start = try #require(part.firstRange(of: "<w:body>")).upperBound
    let end = try #require(part.firstRange(of: "</w:body>")).lowerBound
    return String(part[start..<end])
  }

  private func begin(_ id: Int) -> String { "<w:commentRangeStart w:id=\"\(id)\"/>" }
  private func end(_ id: Int) -> String {
    "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
  }

  @Test func aRunIsSplitAndKeepsItsLook() throws {
    let paragraph = "<w:p><w:r w:rsidR=\"7\"><w:rPr><w:b/></w:rPr><w:t>收入85万元</w:t></w:r></w:p>"
    let middle =
      "<w:p><w:r w:rsidR=\"7\"><w:rPr><w:b/></w:rPr><w:t>收入</w:t></w:r>\(begin(0))"
      + "<w:r w:rsidR=\"7\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">85</w:t></w:r>\(end(0))"
      + "<w:r w:rsidR=\"7\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">万元</w:t></w:r></w:p>"
    #expect(try body(paragraph, on: "85") == middle)
    #expect(try body(paragraph, on: "收入85万元") == "<w:p>\(begin(0))\(paragraph.dropFirst(5).dropLast(6))\(end(0))</w:p>")
  }

  @Test func wordsAcrossRunsAndNeighboursInARun() throws {
    let two = "<w:p>\(W.run("收入85"))\(W.run("万元"))</w:p>"
    #expect(
      try body(two, on: "85万")
        == "<w:p>\(W.run("收入"))\(begin(0))\(W.run("85"))\(W.run("万"))\(end(0))\(W.run("元"))</w:p>")
    // A tab between two texts of one run stays on its side.
    let tabbed = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"
    #expect(
      try body(tabbed, on: "乙")
        == "<w:p><w:r><w:t>甲</w:t><w:tab/></w:r>\(begin(0))<w:r><w:t>乙</w:t></w:r>\(end(0))</w:p>")
    #expect(
      try body(tabbed, on: "甲")
        == "<w:p>\(begin(0))<w:r><w:t>甲</w:t></w:r>\(end(0))<w:r><w:tab/><w:t>乙</w:t></w:r></w:p>")
  }

  @Test func entitiesAndBlanksCountAsTheReaderCounts() throws {
    let paragraph = "<w:p><w:r><w:t>A&amp;B &#x4E07;&#20803;C</w:t></w:r></w:p>"
    let expected =
      "<w:p><w:r><w:t xml:space=\"preserve\">A&amp;B </w:t></w:r>\(begin(0))"
      + "<w:r><w:t xml:space=\"preserve\">&#x4E07;&#20803;</w:t></w:r>\(end(0))"
      + "<w:r><w:t xml:space=\"preserve\">C</w:t></w:r></w:p>"
    #expect(try body(paragraph, on: "万元") == expected)
  }

  @Test func commentsThatMeetDoNotCross() throws {
    let expected =
      "<w:p>\(begin(0))\(W.run("甲"))\(end(0))\(begin(1))\(W.run("乙"))\(end(1))\(W.run("丙"))</w:p>"
    #expect(try body("<w:p>\(W.run("甲乙丙"))</w:p>", on: "甲", "乙") == expected)
  }

  @Test func cellsTakeCommentsAndDeletedWordsAreCounted() throws {
    let deleted = "<w:p><w:moveFrom w:id=\"1\">\(W.run("旧"))</w:moveFrom>\(W.run("新"))</w:p>"
    let table = "<w:tbl><w:tr>\(W.cell("甲"))\(W.cell("3.5"))</w:tr></w:tbl>"
    let result = try body(deleted + table, on: "新", "3.5")
    #expect(result.contains("</w:moveFrom>\(begin(0))\(W.run("新"))\(end(0))</w:p>"))
    #expect(result.contains("<w:tc><w:p>\(begin(1))\(W.run("3.5"))\(end(1))</w:p></w:tc>"))
  }

  @Test func wordsBeyondTheParagraphAreLeftOut() throws {
    let cell = "<w:tbl><w:tr><w:tc>\(W.paragraph("甲"))\(W.paragraph("乙"))</w:tc>\(W.cell("丙"))</w:tr></w:tbl>"
    #expect(
      try body(cell, on: "甲乙").contains("<w:tc><w:p>\(begin(0))\(W.run("甲"))\(end(0))</w:p>\(W.paragraph("乙"))</w:tc>"))
  }

  @Test func numbersOfListsLendTheirCommentToTheWords() throws {
    var sketch = WordSketch(W.paragraph("概况", W.list(1)))
    sketch.numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>\
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    #expect(try Self.body(of: annotated(sketch, on: ["一、"])).contains("\(begin(0))\(W.run("概况"))\(end(0))"))
  }

  @Test func headersNotesFormulasAndTextBoxesTakeNone() throws {
    let box = "<w:p><w:r><w:pict><w:txbxContent>\(W.paragraph("框"))</w:txbxContent></w:pict></w:r></w:p>"
    let formula = """
      <w:p><w:r><w:t>甲</w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">\
      <m:r><m:t>式</m:t></m:r></m:oMath></w:p>
      """
    let note = "<w:p>\(W.run("正文"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    var sketch = WordSketch(box + formula + note + "<w:sectPr><w:headerReference r:id=\"header\"/></w:sectPr>")
    sketch.header = W.paragraph("页眉")
    sketch.footnotes = "<w:footnote w:id=\"2\">\(W.paragraph("脚注"))</w:footnote>"
    let transcript = try WordReader.read(sketch.bytes).transcript
    let file = try AnnotatedWord(sketch.bytes)
    for (words, takes) in [("框", false), ("页眉", false), ("脚注", false), ("正文", true), ("甲", true)] {
      #expect(file.takes(try Part.range(of: words, in: transcript)) == takes, "\(words)")
    }
  }

  @Test func theCommentIsNamedInThePackage() throws {
    let sketch = WordSketch(W.paragraph("甲"))
    let bytes = try annotated(sketch, on: ["甲"])
    let comments = try Part.text("word/comments.xml", of: bytes)
    #expect(comments.contains("w:id=\"0\" w:author=\"gouji\"") && comments.contains("a&lt;b &amp; &quot;c&quot;"))
    #expect(try Part.text("[Content_Types].xml", of: bytes).contains("PartName=\"/word/comments.xml\""))
    #expect(
      try Part.text("word/_rels/document.xml.rels", of: bytes).contains(
        "\(sketch.office)/comments\" Target=\"comments.xml\""))
    #expect(try WordReader.read(bytes).transcript == WordReader.read(sketch.bytes).transcript)
  }

  @Test func commentsOfOthersStayAndOwnOnesAreReplaced() throws {
    let mark = "<w:commentRangeStart w:id=\"4\"/>\(W.run("甲乙"))<w:commentRangeEnd w:id=\"4\"/>"
    var sketch = WordSketch("<w:p>\(mark)<w:r><w:commentReference w:id=\"4\"/></w:r></w:p>")
    let other = "<w:comment w:id=\"4\" w:author=\"审核人\">\(W.paragraph("请核"))</w:comment>"
    sketch.comments = other
    let once = try annotated(sketch, on: ["甲", "乙"])
    #expect(try Part.text("word/comments.xml", of: once).contains(other))
    #expect(try Self.body(of: once).contains(begin(5)) && Self.body(of: once).contains(end(6)))
    #expect(try annotated(once, on: ["甲", "乙"]) == once)
    let none = try annotated(once, on: [])
    #expect(try Part.text("word/comments.xml", of: none) == Part.text("word/comments.xml", of: sketch.bytes))
    #expect(
      try Self.body(of: none)
        == "<w:p><w:commentRangeStart w:id=\"4\"/>\(W.run("甲"))\(W.run("乙"))\(end(4))</w:p>")
  }

  @Test func withoutNotesNothingChanges() throws {
    let bytes = WordSketch(W.paragraph("甲")).bytes
    #expect(try AnnotatedWord(bytes).annotated(with: []) == bytes)
  }

  @Test func otherPrefixesAndTheStrictFormAreKept() throws {
    var sketch = WordSketch(W.paragraph("甲乙"))
    sketch.namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    sketch.office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    let bytes = try annotated(sketch, on: ["乙"])
    #expect(try Part.text("word/comments.xml", of: bytes).contains("xmlns:w=\"\(sketch.namespace)\""))
    #expect(try Part.text("word/_rels/document.xml.rels", of: bytes).contains("\(sketch.office)/comments\""))
  }
}
