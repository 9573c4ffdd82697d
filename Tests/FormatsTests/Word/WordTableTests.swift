import Disclosure
import Testing

@testable import Formats

@Suite struct WordTableTests {
  private typealias W = WordSketch

  private func lines(_ rows: String...) throws -> [String] {
    let transcript = try WordSketch("<w:tbl>\(rows.map { "<w:tr>\($0)</w:tr>" }.joined())</w:tbl>").read()
    #expect(transcript.isSound)
    return transcript.sketch
  }

  private let span = "<w:gridSpan w:val=\"2\"/>"
  private let restart = "<w:vMerge w:val=\"restart\"/>"
  private let goOn = "<w:vMerge/>"

  @Test func spansAndMerges() throws {
    #expect(
      try lines(
        W.cell("科目", restart) + W.cell("金额", span), W.cell("", goOn) + W.cell("本年") + W.cell("上年"),
        W.cell("合计") + W.cell("1") + W.cell("2")
      ) == ["科目↓2·金额→2", "本年·上年", "合计·1·2"])
  }

  @Test func continuationWithoutBeginIsACell() throws {
    #expect(try lines(W.cell("甲", goOn) + W.cell("1"), W.cell("乙") + W.cell("2")) == ["甲·1", "乙·2"])
  }

  @Test func rowsThatBeginLaterAndRaggedOnes() throws {
    #expect(
      try lines("<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + W.cell("甲"), W.cell("乙") + W.cell("1") + W.cell("2"))
        == ["·甲·", "乙·1·2"])
  }

  @Test func deletedRowsAreGone() throws {
    #expect(
      try lines(
        W.cell("甲", restart) + W.cell("1"), "<w:trPr><w:del w:id=\"1\"/></w:trPr>" + W.cell("", goOn) + W.cell("9"),
        W.cell("", goOn) + W.cell("2")) == ["甲↓2·1", "2"])
  }

  @Test func paragraphsOfACellAreOneLine() throws {
    let cell = "<w:tc>\(W.paragraph("机关事业单位"))\(W.paragraph("养老保险"))\(W.paragraph("ABC"))\(W.paragraph("12"))</w:tc>"
    #expect(try lines(cell + W.cell("1"), W.cell("甲") + W.cell("2")) == ["机关事业单位养老保险ABC 12·1", "甲·2"])
  }

  @Test func aFrameOfOtherTablesIsUnwrapped() throws {
    let inner = "<w:tbl><w:tr>\(W.cell("甲"))\(W.cell("1"))</w:tr><w:tr>\(W.cell("乙"))\(W.cell("2"))</w:tr></w:tbl>"
    #expect(try lines("<w:tc>\(W.paragraph("表一"))\(inner)<w:p/></w:tc>") == ["表一", "甲·1", "乙·2"])
  }

  @Test func aSmallTableInACellIsItsWords() throws {
    let inner = "<w:tbl><w:tr>\(W.cell("小"))</w:tr></w:tbl>"
    #expect(
      try lines(W.cell("项目名称一二三") + "<w:tc>\(W.paragraph("值"))\(inner)</w:tc>", W.cell("丙") + W.cell("3")) == [
        "项目名称一二三·值小", "丙·3",
      ])
  }

  @Test func indentsStandBeforeTheSpan() throws {
    let transcript = try WordSketch(
      "<w:tbl><w:tr>\(W.cell("　　其中"))\(W.cell("1"))</w:tr><w:tr>\(W.cell("甲"))\(W.cell("2"))</w:tr></w:tbl>"
    ).read()
    #expect(transcript.sketch == ["其中·1", "甲·2"])
    #expect(String(decoding: transcript.text, as: UTF8.self) == "　　其中\t1\n甲\t2\n")
  }

  @Test func deletedCellsAreGone() throws {
    let deleted = "<w:cellDel w:id=\"1\"/>"
    let body =
      "<w:tbl><w:tr>\(W.cell("甲"))\(W.cell("9", deleted))\(W.cell("1"))</w:tr><w:tr>\(W.cell("乙"))\(W.cell("2"))</w:tr></w:tbl>"
    #expect(try WordSketch(body).read().sketch == ["甲·1", "乙·2"])
  }
}
