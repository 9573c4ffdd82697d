import Disclosure
import Foundation
import Sandbox
import Testing

/// The program as gouji runs it: a child that is asked over frames.
@Suite struct ProgramTests {
  private let child: Child

  init() throws { child = try GoujiPDF.child() }

  /// A page of 300 × 200 points with a table of two columns and two rows.
  private static let table = """
    0.5 w 20 180 m 220 180 l S 20 160 m 220 160 l S 20 140 m 220 140 l S
    20 140 m 20 180 l S 120 140 m 120 180 l S 220 140 m 220 180 l S
    BT /F 10 Tf 25 166 Td (Item) Tj 100 0 Td (Sum) Tj -100 -20 Td (Total) Tj 100 0 Td (2961.68) Tj ET
    BT /F 10 Tf 25 100 Td (See the table above.) Tj ET
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

  @Test(arguments: ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [10 50 290 190]"])
  func aTableIsReadHoweverThePageIsTurned(page: String) throws {
    let transcript = try transcript(HandPDF(page: page, contents: [Self.table]).bytes)
    #expect(transcript.lines == ["Item\tSum", "Total\t2961.68", "See the table above."])
    #expect(transcript.grids.map(\.columnCount) == [2])
    #expect(transcript.omissions.isEmpty)
    let box = try #require(transcript.grids.first?.rows.first?.first?.box)
    if page.isEmpty { #expect(box == Transcript.Box(page: 1, left: 2000, top: 2000, right: 12_000, bottom: 4000)) }
    if page == "/Rotate 90" {
      #expect(box == Transcript.Box(page: 1, left: 16_000, top: 2000, right: 18_000, bottom: 12_000))
    }
    if page == "/Rotate 180" { #expect(box.left == 18_000) }
    if page == "/Rotate 270" { #expect(box.left == 2000) }
    if page.contains("Crop") {
      #expect(box.left == 1000)
      #expect(box.top == 1000)
    }
  }

  @Test func whatIsOutsideTheCropBoxIsNotRead() throws {
    let transcript = try transcript(HandPDF(page: "/CropBox [10 130 290 190]", contents: [Self.table]).bytes)
    #expect(transcript.lines == ["Item\tSum", "Total\t2961.68"])
  }

  @Test func everyPageHasItsMark() throws {
    let transcript = try transcript(HandPDF(contents: [Self.table, "", Self.table]).bytes)
    #expect(transcript.marks.map(\.place) == [.page(1), .page(2), .page(3)])
    #expect(transcript.grids.count == 2)
  }

  @Test func filesAreRefusedWithAReasonAndTheNextIsRead() throws {
    let whole = HandPDF(contents: [Self.table]).bytes
    #expect(try ask(.transcript(scans: [], file: Array("word".utf8)[...])) == .refused(.notPDF))
    #expect(try ask(.transcript(scans: [], file: [])) == .refused(.notPDF))
    #expect(try ask(.transcript(scans: [], file: Array("%PDF-1.7\n".utf8)[...])) == .refused(.damaged))
    #expect(try ask(.transcript(scans: [], file: whole.prefix(whole.count / 3))) == .refused(.damaged))
    #expect(try ask(.picture(page: 2, resolution: 72, file: whole[...])) == .refused(.noSuchPage))
    #expect(try transcript(whole).grids.count == 1)
  }

  @Test func aPageIsDrawn() throws {
    let file = HandPDF(contents: [Self.table]).bytes
    guard case .done(let picture) = try ask(.picture(page: 1, resolution: 36, file: file[...])) else {
      throw CancellationError()
    }
    #expect(Array(picture.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Width and height of the header: 300 × 200 points at half a pixel each.
    #expect(Array(picture.dropFirst(16).prefix(8)) == [0, 0, 0, 150, 0, 0, 0, 100])
  }

  /// A tree of pages as deep as no program writes it must not end the process: what poppler reads of it is told.
  @Test func aDeepPageTreeIsSurvived() throws {
    let file = HandPDF(contents: [Self.table], depth: 20_000).bytes
    let outcome = child.ask(
      PDFQuestion.transcript(scans: [], file: file[...]).encoded(), deadline: .seconds(60), answerLimit: 1 << 20)
    guard case .answer(let payload) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    if case .done(let body) = PDFAnswer(payload) {
      #expect(Transcript(decoding: body)?.omissions.isEmpty == false)
    }
  }

  /// What parses files of strangers is confined when the first of them comes; what that forbids, ConfinementTests try.
  @Test func itIsConfinedWhileItWorks() throws {
    _ = try transcript(HandPDF(contents: [Self.table]).bytes)
    let status = try String(contentsOfFile: "/proc/\(child.process)/status", encoding: .utf8)
    let lines = Set(status.split(separator: "\n").map { $0.filter { !$0.isWhitespace } })
    #expect(lines.contains("NoNewPrivs:1"))
    #expect(lines.contains("Seccomp:2") == Confinement.hasSystemCallFilter)
    let limits = try String(contentsOfFile: "/proc/\(child.process)/limits", encoding: .utf8)
    let files = limits.split(separator: "\n").first { $0.hasPrefix("Max file size") }
    #expect(files?.split(separator: " ").dropFirst(3).first == "0")
  }

  @Test(arguments: [
    ("/Subtype /FreeText /Contents (Sum 5)", true), ("/Subtype /FreeText /Contents ( )", false),
    ("/Subtype /FreeText /F 2 /Contents (Sum 5)", false), ("/Subtype /Text /Contents (Sum 5)", false),
    ("/Subtype /Widget /Parent << /FT /Tx /V (5) >>", true), ("/Subtype /Widget /FT /Tx", false),
    ("/Subtype /Widget /FT /Btn /V (5)", false),
  ])
  func wordsLaidOverAPageAreSaid(annotation: String, isSaid: Bool) throws {
    let page = "/Annots [<< /Type /Annot /Rect [5 5 20 20] \(annotation) >>]"
    let said = try transcript(HandPDF(page: page, contents: [Self.table]).bytes).omissions
    #expect(said == (isSaid ? [.init(kind: .unreadPart, place: "第 1 页的填写栏或文字框", page: 1)] : []))
  }

  @Test(arguments: [
    ("tables.xlsx", "", true), ("colours.icc", "", false), ("colours.icc", "/Collection << >>", true),
  ])
  func attachedDocumentsAreSaid(name: String, catalog: String, isSaid: Bool) throws {
    let names = "/Names << /EmbeddedFiles << /Kids [<< /Names [(a) << /Type /Filespec /F (\(name)) >>] >>] >> >>"
    let file = HandPDF(catalog: names + catalog, contents: [Self.table]).bytes
    #expect(try transcript(file).omissions == (isSaid ? [.init(kind: .unreadPart, place: "附件 \(name)")] : []))
  }

  @Test func aPageOfNothingIsSaid() throws {
    #expect(try transcript(HandPDF(contents: [""]).bytes).omissions.map(\.kind) == [.pageWithoutText])
  }
}

/// The program, beside the tests in the build folder.
enum GoujiPDF {
  static func child() throws -> Child {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return try Child(Invocation(Program(path: folder + "/gouji-pdf")))
  }
}

/// A PDF with one font, written byte by byte.
struct HandPDF {
  let bytes: [UInt8]

  /// `page`: more keys of every page. `catalog`: of the catalogue. `depth`: branches of the page tree above the pages, but for the root.
  init(page: String = "", catalog: String = "", contents: [String], depth: Int = 0) {
    let pages = contents.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R \(catalog) >>",
      "<< /Type /Pages /Kids [\(depth > 0 ? "\(4 + 2 * contents.count) 0 R" : pages)] /Count \(contents.count) /MediaBox [0 0 300 200] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, content) in contents.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 3 0 R >> >> /Contents \(5 + 2 * index) 0 R \(page) >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    for level in 0..<depth {
      let next = level + 1 < depth ? "\(objects.count + 2) 0 R" : pages
      objects.append("<< /Type /Pages /Parent 2 0 R /Kids [\(next)] /Count \(contents.count) >>")
    }
    var text = "%PDF-1.7\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    bytes = Array(text.utf8)
  }
}
