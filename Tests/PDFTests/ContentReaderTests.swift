import Pages
import Testing

@Suite struct ContentReaderTests {
  private struct Forms: ContentResources {
    var forms: [String: String] = [:]

    func xObject(named name: String) -> XObject? {
      if name == "Picture" { return .picture }
      if name == "Bomb" { return .tooLarge }
      return forms[name].map {
        .form(content: Array($0.utf8), matrix: Matrix(1, 0, 0, 1, 10, 0), bounds: nil, resources: self)
      }
    }

    func lacksMapping(fontNamed name: String) -> Bool { name == "Glyphs" }
  }

  private func read(
    _ content: String, matrix: Matrix = Matrix(1, 0, 0, -1, 0, 800), forms: [String: String] = [:]
  ) -> ContentReader {
    var reader = ContentReader(matrix: matrix, width: 600, height: 800)
    reader.read(Array(content.utf8), Forms(forms: forms))
    return reader
  }

  @Test func strokesAndThinRectanglesAreLines() {
    let reader = read("0.5 w 50 700 m 250 700 l S 50 600 200 0.48 re f 50 500 0.5 100 re f 50 300 200 40 re f")
    #expect(
      reader.rulings == [
        Ruling(isVertical: false, position: 100, start: 50, end: 250),
        Ruling(isVertical: false, position: 199.76, start: 50, end: 250),
        Ruling(isVertical: true, position: 50.25, start: 200, end: 300),
      ])
  }

  /// Dots are squares: they are pieces of a line across as well as of one down.
  @Test func dotsAreLinesBothWays() {
    let reader = read("50 600 0.5 0.5 re f")
    #expect(reader.rulings.map(\.isVertical) == [false, true])
    #expect(reader.rulings.map(\.length) == [0.5, 0.5])
  }

  /// Bold print may be letters stroked along their outlines: some of their sides are level.
  @Test func sidesOfLettersAreNoLines() {
    let letter = "100 600 m 114 600 l 114 614 l 100 614 l h 103 603 m 111 603 l 111 611 l 103 611 l h"
    #expect(read("\(letter) 116 600 m 122 607 l 130 600 l h S").rulings.isEmpty)
    #expect(read("\(letter) 116 600 m 118 607 124 607 130 600 c S").drawing.shapes == 1)
    #expect(read("\(letter) S").rulings.count == 8)
    // A table whose head has a cell cut aslant.
    #expect(read("50 500 m 250 500 l 50 600 m 250 600 l 50 600 m 90 580 l S").rulings.count == 2)
  }

  @Test func shadesAreKeptAndWhiteOnThem() {
    let reader = read("0 g 50 300 200 40 re f 1 g 51 301 98 38 re f 0 0 600 800 re f")
    #expect(reader.shades == [Rect(50, 460, 250, 500), Rect(51, 461, 149, 499)])
    #expect(reader.rulings.isEmpty)
  }

  @Test func whiteAndClippedLinesAreNotSeen() {
    #expect(read("1 g 50 600 200 0.5 re f 1 1 1 RG 0 0 m 9 0 l S").rulings.isEmpty)
    let clipped = read("q 0 0 100 800 re W n 50 700 m 250 700 l S Q 50 600 m 250 600 l S")
    #expect(clipped.rulings.map(\.end) == [100, 250])
  }

  @Test func formsAreFollowedAndLoopsEnd() {
    let reader = read("/Box Do", forms: ["Box": "0 700 m 100 700 l S"])
    #expect(reader.rulings == [Ruling(isVertical: false, position: 100, start: 10, end: 110)])
    #expect(read("/Loop Do", forms: ["Loop": "/Loop Do"]).drawing.isCut)
  }

  @Test func doublingFormsEnd() {
    let forms = Dictionary(
      uniqueKeysWithValues: (0..<11).map { ("F\($0)", String(repeating: "/F\($0 + 1) Do ", count: 8)) })
    #expect(read("/F0 Do", forms: forms).drawing.isCut)
  }

  /// What comes after the limit is not looked at: a file may hold any amount of it.
  @Test(arguments: ["/Bomb Do", "/Loop Do", "BI /W 1000000 /H 1000000 /BPC 8 /CS /RGB ID x EI"])
  func nothingIsReadBehindALimit(content: String) {
    let reader = read(content + " 0 700 m 100 700 l S /Picture Do", forms: ["Loop": "/Loop Do"])
    #expect(reader.drawing.isCut)
    #expect(reader.rulings.isEmpty)
  }

  /// Small forms drawn often are as much to read as a large one.
  @Test func whatFormsHoldIsCountedEachTime() {
    let forms = ["Large": String(repeating: " ", count: 8 << 20)]
    #expect(!read(String(repeating: "/Large Do ", count: 7), forms: forms).drawing.isCut)
    #expect(read(String(repeating: "/Large Do ", count: 9), forms: forms).drawing.isCut)
  }

  @Test func textInFontsWithoutMappingIsCounted() {
    let reader = read("BT /F1 12 Tf (word) Tj q /Glyphs 12 Tf <00010002> Tj Q (word) Tj ET")
    #expect(reader.drawing.unmappedBytes == 4)
    #expect(!reader.isMostlyUnmapped)
    #expect(read("BT /Glyphs 12 Tf <00010002> Tj ET").isMostlyUnmapped)
  }

  @Test func textSaysWhereItBegins() {
    let reader = read("BT /F1 12 Tf 50 700 Td (a\\)b) Tj (c) Tj 0 -20 Td [<00410042> -5 (d)] TJ T* ET")
    #expect(reader.origins == [Point(x: 50, y: 100), Point(x: 50, y: 120)])
  }

  @Test func picturesAreMeasured() {
    #expect(read("q 100 0 0 200 0 0 cm /Picture Do Q").drawing.pictureArea == 20_000)
    let inline = read("q 10 0 0 10 0 0 cm BI /W 1 /H 1 ID \u{1}EI\u{2} x EI Q 0 700 m 9 700 l S")
    #expect(inline.drawing.pictureArea == 100)
    #expect(inline.rulings.count == 1)
  }

  @Test(arguments: [0, 90, 180, 270])
  func pagesAreTurnedAndCropped(rotation: Int) {
    let crop = Rect(100, 200, 300, 600)
    let matrix = Matrix.shown(crop: crop, rotation: rotation)
    let shown = matrix.applied(crop)
    #expect(shown.left == 0 && shown.top == 0)
    #expect(rotation % 180 == 0 ? shown.width == 200 && shown.height == 400 : shown.width == 400 && shown.height == 200)
    let corner = matrix.applied(100, 600)
    let expected = [
      0: Point(x: 0, y: 0), 90: Point(x: 400, y: 0), 180: Point(x: 200, y: 400), 270: Point(x: 0, y: 200),
    ]
    #expect(corner == expected[rotation])
  }

  /// Boxes of fonts drawn glyph by glyph are several lines high, and characters of all lines stand below each other.
  @Test func textOfTheLineAboveSaysNothing() {
    var sheet = Sheet()
    sheet.write("支", x: 70, y: 130)
    sheet.content.glyphs[0].box = Rect(left: 70, top: 98, right: 80, bottom: 138)
    Baselines.place(&sheet.content.glyphs, origins: [Point(x: 50, y: 130), Point(x: 70, y: 100)])
    #expect(sheet.content.glyphs[0].baseline == 130)
    #expect(!sheet.content.glyphs[0].opensText)
  }

  @Test func baselinesComeFromWhereTextBegins() {
    var sheet = Sheet()
    sheet.write("收入", x: 50, y: 100, ascent: 1.2)
    sheet.write("支出", x: 50, y: 130, ascent: 0.5)
    for index in sheet.content.glyphs.indices { sheet.content.glyphs[index].baseline = 0 }
    Baselines.place(&sheet.content.glyphs, origins: [Point(x: 50, y: 100), Point(x: 50, y: 130)])
    #expect(sheet.content.glyphs.map(\.baseline) == [100, 100, 130, 130])
    #expect(sheet.content.glyphs.map(\.opensText) == [true, false, true, false])
  }
}
