import Disclosure
import Foundation
import Sandbox
import Testing

/// Notes on words of a PDF, as the program writes them. The files are small and written without compression, so that they can be looked at as text.
@Suite struct NotesTests {
  private let child: Child

  init() throws { child = try GoujiPDF.child() }

  /// Size 10 at (25, 100), then two lines of one paragraph.
  private static let words = "BT /F 10 Tf 25 100 Td (Total 2961.68 was paid.) Tj ET"
  private static let wrapped = """
    BT /F 10 Tf 25 150 Td (The whole budget of last year is 2961.68, in all, and of) Tj
    0 -14 Td (this year 3000.00, as the table says.) Tj ET
    """
  private static let cells = """
    0.5 w 20 180 m 220 180 l S 20 160 m 220 160 l S 20 140 m 220 140 l S
    20 140 m 20 180 l S 120 140 m 120 180 l S 220 140 m 220 180 l S
    BT /F 10 Tf 25 166 Td (Item) Tj 100 0 Td (Sum) Tj -100 -20 Td (Total) Tj ET
    """

  private func ask(_ question: PDFQuestion) throws -> PDFAnswer {
    let outcome = child.ask(question.encoded(), deadline: .seconds(60), answerLimit: 64 << 20)
    guard case .answer(let payload) = outcome else {
      Issue.record("\(outcome)")
      throw CancellationError()
    }
    return try #require(PDFAnswer(payload))
  }

  private func transcript(_ file: [UInt8]) throws -> Transcript {
    guard case .done(let body) = try ask(.transcript(scans: [], file: file[...])) else { throw CancellationError() }
    return try #require(Transcript(decoding: body))
  }

  /// A note on the first occurrence of `words`.
  private func note(_ text: String, on words: String, in file: [UInt8]) throws -> PDFNote {
    let whole = String(decoding: try transcript(file).text, as: UTF8.self)
    let range = try #require(whole.range(of: words))
    let start = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
    return PDFNote(words: Span(start, start + words.utf8.count), text: text)
  }

  private func annotated(_ file: [UInt8], _ notes: [PDFNote]) throws -> [UInt8] {
    guard case .done(let body) = try ask(.annotated(notes: notes, file: file[...])) else { throw CancellationError() }
    return Array(body)
  }

  /// The numbers of each array behind a key, in the order of the file.
  private func arrays(_ key: String, in file: [UInt8]) -> [[Double]] {
    String(decoding: file, as: UTF8.self).components(separatedBy: "/\(key) [").dropFirst().map {
      $0.prefix { $0 != "]" }.split(separator: " ").compactMap { Double($0) }
    }
  }

  private func count(_ text: String, in file: [UInt8]) -> Int {
    String(decoding: file, as: UTF8.self).ranges(of: text).count
  }

  /// Whichever way the page is turned, the words stand at one place of its own space, and their corners are named in the order of reading.
  @Test(arguments: ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [10 50 290 190]"])
  func aFigureIsMarkedHoweverThePageIsTurned(page: String) throws {
    let file = HandPDF(page: page, contents: [Self.words]).bytes
    let made = try annotated(file, [note("批注 1", on: "2961.68", in: file)])
    let quad = try #require(arrays("QuadPoints", in: made).first)
    #expect(arrays("QuadPoints", in: made).count == 1)
    // Total and a blank are 25.57 wide in Helvetica at 10 points, seven digits of 5.56 less the point's 2.78 follow.
    let expected = [50.57, 109, 86.71, 109, 50.57, 98, 86.71, 98]
    #expect(quad.count == 8)
    for (value, expected) in zip(quad, expected) { #expect(abs(value - expected) < 1, "\(quad)") }
    #expect(try transcript(made) == transcript(file))
  }

  @Test func wordsOverTwoLinesHaveTwoQuadsAndOneNote() throws {
    let file = HandPDF(contents: [Self.wrapped]).bytes
    let made = try annotated(file, [note("x", on: "and of this year", in: file)])
    let quads = arrays("QuadPoints", in: made)
    #expect(quads.map(\.count) == [16])
    #expect(count("/Subtype /Highlight", in: made) == 1)
    #expect(count("/Subtype /Popup", in: made) == 1)
    // The second line begins at the left margin.
    #expect(abs((quads.first?[8] ?? 0) - 25) < 1)
  }

  @Test func anEmptyCellIsMarkedWhole() throws {
    let file = HandPDF(contents: [Self.cells]).bytes
    let transcript = try transcript(file)
    let cell = try #require(transcript.grids.first?.rows.last?.last)
    #expect(cell.span.isEmpty)
    let made = try annotated(file, [PDFNote(words: cell.span, text: "x")])
    #expect(arrays("QuadPoints", in: made) == [[120, 160, 220, 160, 120, 140, 220, 140]])
  }

  @Test func theTextIsThereInUTF16AndNoTime() throws {
    let file = HandPDF(contents: [Self.words]).bytes
    let made = try annotated(file, [note("批注\n二", on: "paid", in: file)])
    #expect(count("/T (gouji)", in: made) == 1)
    #expect(count("/NM (gouji-1)", in: made) == 1)
    #expect(count("/Contents <feff62796ce8000a4e8c>", in: made) == 1)
    #expect(count("/M ", in: made) + count("/CreationDate", in: made) == 0)
  }

  @Test func aSecondRunGivesTheSameBytesAndFewerNotesReplaceMore() throws {
    let file = HandPDF(contents: [Self.words, Self.words]).bytes
    let (total, paid) = (try note("a", on: "Total", in: file), try note("b", on: "paid", in: file))
    let made = try annotated(file, [total, paid])
    #expect(try annotated(made, [total, paid]) == made)
    #expect(try annotated(file, [total, paid]) == made)
    let fewer = try annotated(made, [paid])
    #expect(count("/Subtype /Highlight", in: fewer) == 1)
    let none = try annotated(made, [])
    #expect(count("/Annots", in: none) == 0)
    #expect(try annotated(file, []) == file)
  }

  @Test func notesOfOthersStay() throws {
    let others = """
      /Annots [<< /Type /Annot /Subtype /Text /Rect [5 5 20 20] /T (reviewer) /NM (gouji-1) /Contents (mine) >>
      << /Type /Annot /Subtype /Link /Rect [30 5 50 20] /Border [0 0 0] >>]
      """
    let file = HandPDF(page: others, contents: [Self.words]).bytes
    let made = try annotated(file, [note("a", on: "Total", in: file)])
    for words in ["/Contents (mine)", "/Subtype /Link", "/Subtype /Highlight"] { #expect(count(words, in: made) == 1) }
    let none = try annotated(made, [])
    #expect(count("/Contents (mine)", in: none) == 1)
    #expect(count("/Subtype /Highlight", in: none) == 0)
  }

  @Test(arguments: [
    "/AcroForm << /SigFlags 3 /Fields [] >>", "/Perms << /DocMDP << /Type /Sig >> >>",
  ])
  func aSignedFileIsRefused(catalog: String) throws {
    let file = HandPDF(catalog: catalog, contents: [Self.words]).bytes
    let question = PDFQuestion.annotated(notes: [try note("a", on: "Total", in: file)], file: file[...])
    #expect(try ask(question) == .refused(.signed))
    #expect(try annotated(file, []) == file)
  }

  @Test func wordsThatAreNotThereAreRefused() throws {
    let file = HandPDF(contents: [Self.words]).bytes
    let question = PDFQuestion.annotated(notes: [PDFNote(words: Span(9000, 9001), text: "a")], file: file[...])
    #expect(try ask(question) == .refused(.noSuchWords))
  }

  /// Bytes 16 … 23 of a PNG: width and height.
  private func size(_ png: [UInt8]) -> (width: Int, height: Int) {
    func number(_ start: Int) -> Int { png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  @Test func aClippingIsTheStripOfThePageTheWordsStandOn() throws {
    let file = HandPDF(contents: [Self.words]).bytes
    let words = try note("", on: "2961.68", in: file).words
    let question = PDFQuestion.clippings(words: [words, Span(9_000, 9_001)], file: file[...])
    #expect(PDFQuestion(question.encoded()) == question)
    guard case .done(let body) = try ask(question) else { throw CancellationError() }
    let clippings = try #require(PDFClippings(body))
    #expect(clippings.encoded() == Array(body) && clippings.pictures.count == 2 && clippings.pictures[1] == nil)
    let picture = try #require(clippings.pictures[0])
    let (width, height) = size(picture)
    // 120 dots an inch: the whole width of the page, 26 points above and below the words.
    #expect(width == 500 && (95...120).contains(height))
    #expect(PDFClippings(body.dropLast()) == nil)
  }
}
