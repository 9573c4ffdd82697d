import Disclosure
import Foundation
import Pages
import Testing

/// Pages that are pictures, drawn and recognised by hand: from dots to lines and cells.
@Suite struct ScanTests {
  // MARK: Lines

  @Test func linesOfATableAreFoundAndErased() {
    var sheet = DotSheet()
    sheet.table(columns: [20, 120, 220], rows: [20, 40, 60])
    let lines = DrawnLines(sheet.picture)
    #expect(lines.rulings.count { $0.isVertical } == 3)
    #expect(lines.rulings.count { !$0.isVertical } == 3)
    let top = lines.rulings.filter { !$0.isVertical }.min { $0.position < $1.position }
    #expect(top.map { abs($0.position - 20) < 0.5 && abs($0.start - 20) < 1 && abs($0.end - 220) < 1 } == true)
    #expect(lines.erased(from: sheet.picture).dots.allSatisfy { $0 == 255 })
  }

  /// The stroke of 一 in a title, and a bar that is a picture.
  @Test func strokesOfCharactersAndBarsAreNoLines() {
    var sheet = DotSheet()
    sheet.fill(Rect(left: 20, top: 30, right: 48, bottom: 32))
    sheet.fill(Rect(left: 20, top: 60, right: 220, bottom: 70))
    #expect(DrawnLines(sheet.picture).rulings.isEmpty)
    #expect(DrawnLines(sheet.picture).erased(from: sheet.picture) == sheet.picture)
  }

  @Test(arguments: [0, 0.01, -0.02, 0.035])
  func aSkewIsMeasured(angle: Double) {
    var sheet = DotSheet()
    for row in 0..<8 {
      for step in 0..<200 {
        let y = 40 + Double(row) * 20 + angle * Double(step)
        sheet.fill(Rect(left: 20 + Double(step), top: y, right: 21 + Double(step), bottom: y + 1))
      }
    }
    // One dot over the width of what is drawn.
    #expect(abs(Skew.angle(of: sheet.picture) - angle) < 0.0025)
  }

  // MARK: Words

  @Test func recognisedWordsStandInTheCellsOfTheDrawnTable() throws {
    var sheet = DotSheet()
    sheet.table(columns: [20, 120, 220], rows: [20, 40, 60])
    // Two cells of a row come as one line of recognition.
    sheet.write("项目 1,204.50", at: [24, 34, 124, 129, 134, 139, 144, 149, 154, 159], line: 34)
    sheet.write("合计 1,204.50", at: [24, 34, 124, 129, 134, 139, 144, 149, 154, 159], line: 54)
    let page = try #require(sheet.page())
    let transcript = Self.transcript(page)
    #expect(transcript.lines == ["项目\t1,204.50", "合计\t1,204.50"])
    #expect(transcript.grids.map(\.columnCount) == [2])
    #expect(transcript.marks.map(\.isRecognized) == [true])
    #expect(transcript.doubts.isEmpty)
  }

  @Test func whatRecognitionIsNotSureOfIsMarked() throws {
    var sheet = DotSheet()
    sheet.write("增长99.19%。", at: [24, 34, 44, 49, 54, 59, 64, 69, 74], line: 34, unsure: [6])
    let transcript = Self.transcript(try #require(sheet.page()))
    #expect(transcript.doubts.map { transcript.string($0) } == ["9"])
    #expect(transcript.doubts.first?.start == "增长99.1".utf8.count)
  }

  /// A page on its side, a photograph.
  @Test func aPageOfWhichNothingIsSureWasNotRead() {
    var sheet = DotSheet()
    sheet.write("三川。", at: [24, 34, 44], line: 34, unsure: [0, 1])
    #expect(sheet.page() == nil)
    #expect(DotSheet().page() == nil)
    #expect(ScanReader(sheet.picture).page(1, words: Array("<span class='ocr_line' title=\"bbox 1".utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("2.112.86", "2,112.86"), ("1.002.112.86", "1,002,112.86"), ("2,112.86", "2,112.86"), ("2.11.86", "2.11.86"),
    ("0.85", "0.85"), ("2022.12.31", "2022.12.31"),
  ])
  func aNumberHasOnePoint(read: String, meant: String) throws {
    var sheet = DotSheet()
    sheet.write("金额" + read, at: [24, 34] + Self.places(read.count, from: 44), line: 34)
    #expect(Self.transcript(try #require(sheet.page())).lines == ["金额" + meant])
  }

  /// Of a font whose signs are as wide as an ideograph.
  @Test(arguments: [
    ("金额127,886", "金额127,886"), ("金额170.88", "金额170.88"), ("一1.200万", "一1.200万"), ("：1.200万", "：1. 200万"),
  ])
  func aWideSignPartsNoFigure(read: String, meant: String) throws {
    var sheet = DotSheet()
    var place = 24.0
    let places = read.unicodeScalars.map { scalar in
      defer { place += scalar == "," || scalar == "." ? 10 : scalar.value < 0x80 ? 5 : 10 }
      return place
    }
    sheet.write(read, at: places, line: 34)
    #expect(Self.transcript(try #require(sheet.page())).lines == [meant])
  }

  /// 支出: recognised as 文出, and with a mark made up in the blank before the cell.
  @Test func whatNoTextHoldsIsMended() throws {
    var sheet = DotSheet()
    sheet.table(columns: [20, 60, 160], rows: [20, 40, 60])
    sheet.write("208“住房文出", at: [24, 29, 34, 58, 64, 74, 84, 94], line: 34, unsure: [3])
    sheet.write("209论文出版", at: [24, 29, 34, 64, 74, 84, 94], line: 54)
    #expect(Self.transcript(try #require(sheet.page())).lines == ["208\t住房支出", "209\t论文出版"])
  }

  @Test func figuresOfTwoCellsAreTwo() throws {
    var sheet = DotSheet()
    sheet.write(
      "金额0.00 100.00", at: [24, 34] + Self.places(4, from: 44) + Self.places(6, from: 144), line: 34)
    let text = String(decoding: Self.transcript(try #require(sheet.page())).text, as: UTF8.self)
    #expect(text.contains("0.00") && text.contains("100.00"))
  }

  /// Of digits in a row.
  private static func places(_ count: Int, from start: Double) -> [Double] {
    (0..<count).map { start + 5 * Double($0) }
  }

  private static func transcript(_ page: PageContent) -> Transcript {
    var page = page
    page.keepsSpots = true
    return DocumentLayout([PageLayout(page)]).printed().transcript
  }
}

/// A page of dots, 300 × 200 points at two dots a point; and what recognition would say of it.
private struct DotSheet {
  private static let scale = 2.0
  private(set) var picture = GreyPicture(
    width: 600, height: 400, dots: [UInt8](repeating: 255, count: 600 * 400), scale: Self.scale)
  private var words = ""

  mutating func fill(_ rect: Rect) {
    for row in Int(rect.top * Self.scale)..<Int(rect.bottom * Self.scale) {
      for column in Int(rect.left * Self.scale)..<Int(rect.right * Self.scale) {
        picture.dots[row * picture.width + column] = 0
      }
    }
  }

  mutating func table(columns: [Double], rows: [Double]) {
    for row in rows {
      fill(Rect(left: columns[0], top: row - 0.5, right: columns[columns.count - 1], bottom: row + 0.5))
    }
    for column in columns {
      fill(Rect(left: column - 0.5, top: rows[0], right: column + 0.5, bottom: rows[rows.count - 1]))
    }
  }

  /// Characters of 10 points, half as wide those of ASCII, as blocks of ink; blanks of the text take no place.
  mutating func write(_ text: String, at places: [Double], line: Double, unsure: Set<Int> = []) {
    let scalars = text.unicodeScalars.filter { $0 != " " }
    var characters = ""
    for (index, (scalar, place)) in zip(scalars, places).enumerated() {
      let width = scalar.value < 0x80 ? 4.0 : 9.0
      fill(Rect(left: place, top: line - 8, right: place + width, bottom: line))
      let box = [place, line - 8, place + width, line].map { String(Int($0 * Self.scale)) }.joined(separator: " ")
      characters +=
        "<span class='ocrx_cinfo' title='x_bboxes \(box); x_conf \(unsure.contains(index) ? 90.5 : 99.1)'>\(scalar)</span>"
    }
    let box = [places[0], line - 8, places[places.count - 1] + 9, line].map { String(Int($0 * Self.scale)) }
    words += """
      <span class='ocr_line' id='line_1_1' title="bbox \(box.joined(separator: " ")); baseline 0 0; x_size 20; x_descenders 4">
      <span class='ocrx_word' title='bbox \(box.joined(separator: " ")); x_wconf 91'>\(characters)</span></span>
      """
  }

  func page() -> PageContent? { ScanReader(picture).page(1, words: Array(words.utf8)[...]) }
}
