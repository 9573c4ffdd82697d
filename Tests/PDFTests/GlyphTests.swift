import Pages
import Testing

@Suite struct GlyphTests {
  @Test(arguments: [("收入支出决算", 20.0), ("1234567", 20.0), ("收入1,234.56", 5.0)])
  func aSizeThatItsGlyphsDoNotHaveIsSetRight(text: String, said: Double) {
    var sheet = Sheet()
    sheet.write(text, x: 50, y: 100)
    var (faces, glyphs) = (sheet.content.faces, sheet.content.glyphs)
    faces[0].size = said
    for index in glyphs.indices { glyphs[index].size = said }
    FaceSizes.settle(&faces, &glyphs)
    #expect(abs(faces[0].size - 10) < 1)
    #expect(glyphs.allSatisfy { $0.size == faces[0].size })
  }

  /// A font may be embedded in parts of a few characters each.
  @Test func partsOfAFontHaveOneSize() {
    var sheet = Sheet()
    sheet.write("收入支出决算总体情况说明", x: 50, y: 100)
    sheet.write("1234", x: 200, y: 100, isBold: true)
    var (faces, glyphs) = (sheet.content.faces, sheet.content.glyphs)
    faces = [Face(name: "Part", size: 36), Face(name: "Part", size: 11)]
    FaceSizes.settle(&faces, &glyphs)
    #expect(faces.map(\.size) == [10, 10])
  }

  @Test func aFontSetNarrowKeepsItsSize() {
    var sheet = Sheet()
    sheet.write("收入支出决算", x: 50, y: 100)
    var (faces, glyphs) = (sheet.content.faces, sheet.content.glyphs)
    faces[0].size = 13
    FaceSizes.settle(&faces, &glyphs)
    #expect(faces[0].size == 13)
  }

  /// As Ghostscript writes text of fonts it has renumbered.
  @Test(arguments: [
    ("P海市¯政局ÿ单位Ā要职能，¯á收支ß能预算编v说明", true), ("上海市财政局（单位）主要职能，收支预算编制说明", false),
    ("面积12.5×30㎡，±0.5℃，与 Škoda 公司合作，全年收入支出预算编制说明", false),
  ])
  func lettersWithAccentsInChineseTextAreNone(text: String, isGarbled: Bool) {
    var sheet = Sheet()
    sheet.write(text, x: 50, y: 100)
    #expect(GarbledText.fills(sheet.content.glyphs, count: GarbledText.count(sheet.content.glyphs)) == isGarbled)
  }

  @Test func oneGarbledPageMakesOthersDoubtful() {
    let texts = ["机关事业单位Ā本养老保险缴费支出", "一般公共预算", "P海市¯政局ÿ单位Ā要职能，¯á收支ß能预算编v说明"]
    var pages = GarbledPages()
    for (index, text) in texts.enumerated() {
      var sheet = Sheet(index + 1)
      sheet.write(text, x: 50, y: 100)
      if index == 2 { #expect(pages.numbers.isEmpty) }
      #expect(pages.contains(sheet.content) == (index == 2))
    }
    #expect(pages.numbers == [1, 3])
  }

  @Test func textAcrossOtherTextIsAMark() {
    var sheet = Sheet()
    for line in 0..<20 { sheet.write("本年收入比上年增加，主要原因是项目增多。", x: 50, y: 100 + Double(line) * 15) }
    let own = sheet.content.glyphs
    sheet.write("内部资料", x: 60, y: 250, size: 50, isBold: true)
    #expect(Watermark.removed(from: sheet.content.glyphs, faceCount: 2) == own)
  }

  @Test func aTitleAboveTheTextIsNone() {
    var sheet = Sheet()
    sheet.write("部门决算", x: 60, y: 80, size: 50, isBold: true)
    for line in 0..<20 { sheet.write("本年收入比上年增加，主要原因是项目增多。", x: 50, y: 120 + Double(line) * 15) }
    #expect(Watermark.removed(from: sheet.content.glyphs, faceCount: 2).count == sheet.content.glyphs.count)
  }

  /// Boxes of some fonts are half as high again as the characters in them.
  @Test func aTitleWhoseBoxesReachOverTheNextLineIsNone() {
    var sheet = Sheet()
    sheet.write("收入支出决算总表", x: 200, y: 80, size: 18, isBold: true, ascent: 1.1)
    for index in sheet.content.glyphs.indices { sheet.content.glyphs[index].box.bottom += 8 }
    for line in 0..<20 { sheet.write("编制单位：水务局本年收入比上年增加，主要原因是项目增多。", x: 50, y: 94 + Double(line) * 15) }
    #expect(Watermark.removed(from: sheet.content.glyphs, faceCount: 2).count == sheet.content.glyphs.count)
  }
}
