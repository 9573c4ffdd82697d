import Disclosure
import Testing

@testable import Audit

/// The small parts reports are made of.
@Suite struct TextPiecesTests {
  @Test func positionsAreThoseOfTheSourceText() {
    let text = String(repeating: "预算a\r\n", count: 30) + String(repeating: "长é行", count: 900)
    let source = SourceText(path: "", digest: "", encoding: "UTF-8", bytes: Array(text.utf8))
    let index = PositionIndex(source)
    for offset in 0...source.bytes.count {
      #expect(index.position(at: offset) == source.position(at: offset), "at \(offset)")
    }
    #expect(index.position(at: -1) == Position(line: 1, column: 1))
  }

  @Test func jsonEscapesWhatMustBe() {
    var json = JSONWriter()
    json.string("a\"\\\n\u{1}\u{7F}<\u{2028}数")
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == "\"a\\\"\\\\\\n\\u0001\\u007f<\u{2028}数\"")
    var markup = JSONWriter(for: .page)
    markup.string("</script>\u{2028}\u{2029}\u{2027}")
    #expect(
      String(decoding: markup.bytes, as: UTF8.self)
        == "\"\\u003c/script>\\u2028\\u2029\u{2027}\"")
  }

  @Test(arguments: [
    ("abc", 3), ("预算", 4), ("１，", 4), ("“÷—", 3), ("e\u{301}", 1), ("《表》", 6), ("", 0),
  ])
  func widthInColumns(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func linesAreWrappedBetweenCharactersNotInFigures() {
    #expect(DisplayWidth.wrap("收入1031.84万元，增长", width: 10) == ["收入", "1031.84万", "元，增长"])
    #expect(DisplayWidth.wrap("支出，", width: 4) == ["支出，"])
    #expect(DisplayWidth.wrap("", width: 4) == [""])
  }

  @Test(arguments: [
    ("增加408.62万\n元", "增加408.62万元"), ("a \n b", "a b"), (" 甲 \t乙 ", "甲 乙"),
    ("甲 \r\n 乙", "甲乙"),
  ])
  func softBreaksAreJoined(text: String, joined: String) {
    #expect(DisplayText.joined(Array(text.utf8)) == joined)
  }

  @Test func farEndsAreCut() {
    let bytes = Array("一二三四五六".utf8)
    #expect(DisplayText.before(bytes, 0..<bytes.count, 2) == "…五六")
    #expect(DisplayText.after(bytes, 0..<bytes.count, 2) == "一二…")
    #expect(DisplayText.between(bytes, 0..<bytes.count, 2) == "一二…五六")
    #expect(DisplayText.between(bytes, 0..<bytes.count, 3) == "一二三四五六")
    let long = [UInt8](repeating: 0x61, count: 100_000)
    #expect(DisplayText.between(long, 0..<long.count, 3) == "aaa…aaa")
  }

  @Test func figuresAreMasked() {
    #expect(Fingerprinter.masked("增长1,031.84万元，2.5%。".utf8) == "增长#万元，#%。")
  }
}
