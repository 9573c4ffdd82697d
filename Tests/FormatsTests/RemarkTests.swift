import Disclosure
import Testing

@testable import Formats

private typealias W = WordSketch

/// Comments that speak to gouji come with the transcript, on the lines they stand on; they change none of its words.
@Suite struct RemarkTests {
  /// "comment → line|line".
  private func remarks(_ transcript: Transcript) -> [String] {
    let text = transcript.text
    return transcript.comments.map { comment in
      let start = text[..<comment.span.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let end = text[comment.span.end...].firstIndex(of: 0x0A) ?? text.count
      let lines = String(decoding: text[start..<max(start, end)], as: UTF8.self)
      return comment.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " → "
        + lines.split(separator: "\n").joined(separator: "|")
    }
  }

  // MARK: Word

  private func begin(_ id: Int) -> String { "<w:commentRangeStart w:id=\"\(id)\"/>" }
  private func end(_ id: Int) -> String {
    "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
  }

  private func word(_ body: String, _ comments: String...) throws -> [String] {
    var sketch = WordSketch(body)
    let plain = try sketch.read()
    sketch.comments = comments.enumerated().map {
      "<w:comment w:id=\"\($0.offset)\" w:author=\"某人\">\(W.paragraph($0.element))</w:comment>"
    }.joined()
    let transcript = try sketch.read()
    #expect(transcript.text == plain.text && transcript.elements == plain.elements)
    return remarks(transcript)
  }

  @Test func aWordCommentStandsOnItsWords() throws {
    let body =
      "\(W.paragraph("甲"))<w:p>\(W.run("乙"))\(begin(0))\(W.run("85"))\(end(0))\(W.run("万元"))</w:p>\(W.paragraph("丙"))"
    #expect(try word(body, "gouji:忽略 a 口径不同") == ["gouji:忽略 a 口径不同 → 乙85万元"])
  }

  @Test func aWordCommentOverParagraphsStandsOnAllOfThem() throws {
    let body =
      "\(W.paragraph("甲"))<w:p>\(begin(0))\(W.run("乙"))</w:p><w:p>\(W.run("丙"))\(end(0))</w:p>\(W.paragraph("丁"))"
    #expect(try word(body, "gouji:忽略 a b") == ["gouji:忽略 a b → 乙|丙"])
    let between = "\(begin(0))\(W.paragraph("甲"))\(end(0))\(W.paragraph("乙"))"
    #expect(try word(between, "gouji:忽略 a b") == ["gouji:忽略 a b → 甲"])
  }

  @Test func aWordCommentInACellStandsOnItsRow() throws {
    let cell = "<w:tc><w:p>\(begin(0))\(W.run("5"))\(end(0))</w:p></w:tc>"
    let body = """
      <w:tbl><w:tr>\(W.cell("项目"))\(W.cell("预算数"))</w:tr><w:tr>\(W.cell("合计"))\(cell)</w:tr>\
      <w:tr>\(W.cell("其中"))\(W.cell("3"))</w:tr></w:tbl>\(W.paragraph("甲"))
      """
    #expect(try word(body, "gouji:忽略 a b") == ["gouji:忽略 a b → 合计\t5"])
  }

  @Test func aWordCommentWithoutARangeStandsOnItsParagraph() throws {
    let body =
      "\(W.paragraph("甲"))<w:p>\(W.run("乙"))<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>\(W.paragraph("丙"))"
    #expect(try word(body, "gouji:忽略 a b") == ["gouji:忽略 a b → 乙"])
  }

  @Test func otherWordCommentsAndDeletedOnesAreNone() throws {
    let body = "<w:p>\(begin(0))\(W.run("甲"))\(end(0))<w:del>\(begin(1))\(W.run("乙"))\(end(1))</w:del></w:p>"
    #expect(try word(body, "请核对", "gouji:忽略 a b").isEmpty)
  }

  @Test func wordCommentsMayOverlap() throws {
    let body = "<w:p>\(begin(0))\(W.run("甲"))\(begin(1))\(W.run("乙"))\(end(0))</w:p><w:p>\(W.run("丙"))\(end(1))</w:p>"
    #expect(try word(body, "gouji:忽略 a b", "gouji:忽略 c d") == ["gouji:忽略 a b → 甲乙", "gouji:忽略 c d → 甲乙|丙"])
  }

  // MARK: HTML

  private func page(_ page: String) throws -> [String] {
    let transcript = try PageReader.read(Array(page.utf8))
    let plain = try PageReader.read(Array(page.replacing(/<!--.*?-->/, with: "").utf8))
    #expect(transcript.text == plain.text && transcript.elements == plain.elements)
    return remarks(transcript)
  }

  @Test func aCommentOfAPageStandsOnWhatFollowsOrHoldsIt() throws {
    let mark = "<!-- gouji-ignore a: b -->"
    #expect(try page("<p>甲</p>\n\(mark)\n<p>乙</p><p>丙</p>") == ["gouji-ignore a: b → 乙"])
    #expect(try page("<p>甲</p><p>乙\(mark)丙</p><p>丁</p>") == ["gouji-ignore a: b → 乙丙"])
    #expect(try page("<p>甲</p><!-- 别的 --><p>乙</p>\(mark)") == ["gouji-ignore a: b → "])
  }

  @Test func aCommentInATableStandsOnTheRowThatFollows() throws {
    let table = """
      <table><tr><th>项目</th><th>预算数</th></tr><!-- gouji-ignore a: b --><tr><td>合计</td><td>5</td></tr>
      <tr><td>其中</td><td><!-- gouji-ignore c: d -->3</td></tr></table><p>甲，乙。</p>
      """
    #expect(try page(table) == ["gouji-ignore a: b → 合计\t5", "gouji-ignore c: d → 其中\t3"])
  }

  @Test func whatIsNotShownHoldsNoComment() throws {
    #expect(try page("<p hidden><!-- gouji-ignore a: b -->甲</p><p>乙</p>").isEmpty)
  }
}
