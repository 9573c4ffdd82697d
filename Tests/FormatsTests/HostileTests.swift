import Disclosure
import Testing

@testable import Formats

/// Files that mean harm end in a reason or in an omission, quickly, and never as a clean reading.
@Suite struct HostileTests {
  private func failure(_ body: () throws -> Void) -> FormatError? {
    do {
      try body()
      return nil
    } catch {
      return error as? FormatError
    }
  }

  private func replacing(_ part: String, with content: [UInt8]) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let relations = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="\(office)" Target="\(part)"/></Relationships>
      """
    return ZipMaker.zip([(Array("_rels/.rels".utf8), Array(relations.utf8)), (Array(part.utf8), content)])
  }

  private func document(_ xml: String) -> [UInt8] { replacing("word/document.xml", with: Array(xml.utf8)) }

  private let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
    "<!DOCTYPE a SYSTEM \"http://127.0.0.1/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\"><!ENTITY z \"&y;&y;&y;&y;\">]><a>&z;</a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]><a/>",
  ])
  func documentTypesAreRefused(xml: String) {
    #expect(failure { _ = try WordReader.read(document(xml)) } == .documentType(part: "word/document.xml"))
  }

  @Test func entitiesWithoutDeclarationAreDamage() {
    #expect(failure { _ = try WordReader.read(document("<a>&e;</a>")) } == .damaged(part: "word/document.xml"))
  }

  @Test func aMillionElementsInsideOneAnother() {
    let deep = String(repeating: "<w:p>", count: 1_000_000)
    #expect(failure { _ = try WordReader.read(document("<w:d \(word)>\(deep)")) } == .limit(.depth))
  }

  @Test func tooManyElements() {
    var limits = FormatLimits()
    limits.elements = 1000
    let many = String(repeating: "<w:p/>", count: 2000)
    #expect(
      failure { _ = try WordReader.read(document("<w:d \(word)>\(many)</w:d>"), limits: limits) } == .limit(.elements))
  }

  @Test func tooMuchTextIsSaid() throws {
    var limits = FormatLimits()
    limits.textBytes = 1000
    let paragraph = WordSketch.paragraph(String(repeating: "长", count: 100))
    let transcript = try WordReader.read(WordSketch(String(repeating: paragraph, count: 50)).bytes, limits: limits)
      .transcript
    #expect(transcript.elements.count == 3)
    #expect(transcript.omissions.map(\.kind) == [.limit])
  }

  @Test func bombsStopWhileTheyInflate() {
    let zeros = [UInt8](repeating: 0x20, count: 4 << 20)
    let paragraphs = "<w:d \(word)>" + String(repeating: "<w:p/>", count: 700_000)
    #expect(failure { _ = try WordReader.read(document(paragraphs)) } == .limit(.ratio))
    #expect(failure { _ = try ArchiveReader.read(ZipMaker.zip([(Array("a".utf8), zeros)])) } == .limit(.ratio))
    var limits = FormatLimits()
    limits.ratio = .max
    limits.entryBytes = 1 << 20
    #expect(
      failure { _ = try ArchiveReader.read(ZipMaker.zip([(Array("a".utf8), zeros)]), limits: limits) }
        == .limit(.entryBytes))
    limits.entryBytes = .max
    limits.archiveBytes = 6 << 20
    let two = ZipMaker.zip([(Array("a".utf8), zeros), (Array("b".utf8), zeros)])
    #expect(failure { _ = try ArchiveReader.read(two, limits: limits) } == .limit(.archiveBytes))
  }

  @Test func tooManyFiles() {
    let files = (0..<20).map { ("\($0)", "x") }
    var limits = FormatLimits()
    limits.entries = 10
    #expect(failure { _ = try ArchiveReader.read(ZipMaker.zip(files), limits: limits) } == .limit(.entries))
  }

  @Test func filesThatShareBytes() throws {
    // Each entry of the directory says that its bytes are nearly all of the archive.
    var bytes = ZipMaker.zip([("a", String(repeating: "x1y2", count: 50)), ("b", "y"), ("c", "z")])
    var from = 0
    while let entry = bytes[from...].firstRange(of: [0x50, 0x4B, 0x01, 0x02]) {
      bytes[entry.lowerBound + 20] = UInt8(bytes.count - 60)
      from = entry.upperBound
    }
    #expect(failure { _ = try ArchiveReader.read(bytes) } == .limit(.overlap))
  }

  @Test func wrongChecksumsAreDamage() throws {
    var bytes = WordSketch(WordSketch.paragraph("收入")).bytes
    var from = 0
    while let entry = bytes[from...].firstRange(of: [0x50, 0x4B, 0x01, 0x02]) {
      bytes[entry.lowerBound + 16] ^= 0xFF
      from = entry.upperBound
    }
    #expect(failure { _ = try WordReader.read(bytes) } == .damaged(part: "_rels/.rels"))
  }

  /// Cut anywhere, a file is damaged: none of its beginnings reads as a shorter document.
  @Test func truncatedFilesAreDamage() {
    let bytes = WordSketch(WordSketch.paragraph("收入")).bytes
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(failure { _ = try WordReader.read(Array(bytes.prefix(length))) } != nil)
    }
    let xml = "<w:document \(word)><w:body>\(WordSketch.paragraph("收入"))"
    #expect(failure { _ = try WordReader.read(document(xml)) } == .damaged(part: "word/document.xml"))
  }

  /// Any byte changed: a reason, or a transcript that keeps its promises.
  @Test func flippedBytesNeverTrap() {
    let bytes = WorkbookSketch(
      rows: WorkbookSketch.row(1, WorkbookSketch.text("A1", "甲") + WorkbookSketch.number("B1", "1"))
    ).bytes
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var copy = bytes
      copy[index] ^= 0x55
      if let transcript = try? WorkbookReader.read(copy).transcript { #expect(transcript.isSound) }
    }
  }

  @Test func farAwayCellsAndHugeSpans() throws {
    let rows =
      WorkbookSketch.row(1, WorkbookSketch.text("A1", "甲") + WorkbookSketch.text("XFD1", "乙"))
      + WorkbookSketch.row(1_048_576, WorkbookSketch.text("A1048576", "丙"))
    let merges =
      "<mergeCells><mergeCell ref=\"A1:XFC1048575\"/><mergeCell ref=\"B2:XFD1048576\"/><mergeCell ref=\"C3:A1\"/><mergeCell ref=\"ZZZZ9:A0\"/></mergeCells>"
    var limits = FormatLimits()
    limits.columns = 100
    let transcript = try WorkbookSketch(rows: rows, after: merges).read(limits)
    #expect(transcript.isSound)
    #expect(transcript.omissions.map(\.kind) == [.limit])
  }

  @Test func columnsBeyondTheLast() throws {
    let cells = (0..<20_000).map { _ in "<c><v>1</v></c>" }.joined()
    let transcript = try WorkbookSketch(rows: "<row>\(cells)</row>").read()
    #expect(transcript.omissions.contains { $0.kind == .limit })
    #expect(
      try WorkbookSketch(rows: WorkbookSketch.row(1_048_577, WorkbookSketch.text("A1", "甲"))).read().omissions.map(
        \.kind) == [.limit])
  }

  @Test func hugeSpansOfPages() throws {
    let row = "<tr><td colspan=100000 rowspan=100000000>甲<td rowspan=0>乙<td>丙"
    let page = "<table>\(String(repeating: row, count: 300))</table>"
    let transcript = try PageReader.read(Array(page.utf8))
    #expect(transcript.isSound)
  }

  @Test func pagesWithoutBottom() throws {
    let deep =
      String(repeating: "<div>", count: 700) + "收入，支出。" + String(repeating: "<table><tr><td>", count: 20_000) + "甲"
    let transcript = try PageReader.read(Array(deep.utf8))
    #expect(transcript.isSound)
    #expect(transcript.sketch == ["收入，支出。"])
    #expect(transcript.omissions.map(\.kind) == [.limit])
    var limits = FormatLimits()
    limits.elements = 1000
    #expect(
      try PageReader.read(Array(String(repeating: "<p>甲，", count: 5000).utf8), limits: limits).omissions.map(\.kind)
        == [.limit])
    limits.pageBytes = 10
    #expect(failure { _ = try PageReader.read(Array(deep.utf8), limits: limits) } == .limit(.pageBytes))
  }

  /// What libxml2 would take a time for that grows with the square of their number.
  @Test func attributesAndEndTagsWithoutNumber() {
    let attributes = (0..<40_000).map { " a\($0)=\"\"" }.joined()
    #expect(failure { _ = try PageReader.read(Array("<p\(attributes)>甲".utf8)) } == .limit(.tag))
    #expect(failure { _ = try WordReader.read(document("<w:d \(word)\(attributes)/>")) } == .limit(.tag))
    let ends = String(repeating: "</b>", count: 2_000_001)
    #expect(failure { _ = try PageReader.read(Array("<p>甲\(ends)".utf8)) } == .limit(.tag))
  }

  /// A text that many cells share, stored once.
  @Test func oneTextInManyCells() throws {
    var limits = FormatLimits()
    limits.textBytes = 1 << 20
    let rows = (1...100).map { row in
      WorkbookSketch.row(row, "AB".map { "<c r=\"\($0)\(row)\" t=\"s\"><v>0</v></c>" }.joined())
    }
    var sketch = WorkbookSketch(rows: rows.joined())
    sketch.strings = ["<t>\(String(repeating: "长", count: 30_000))</t>"]
    let transcript = try sketch.read(limits)
    #expect(transcript.text.count <= limits.textBytes)
    #expect(transcript.omissions.contains { $0.kind == .limit })
  }

  @Test func fieldsInsideOneAnother() throws {
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    let body = String(repeating: "<w:p>\(begin)</w:p>", count: 500) + WordSketch.paragraph("正文")
    #expect(try WordSketch(body).read().sketch == ["正文"])
  }

  /// Blocks where none may stand are read as if they stood beside what they stand in.
  @Test func blocksInsideOneAnother() throws {
    let table =
      "<w:tbl><w:tr>\(WordSketch.cell("甲"))\(WordSketch.cell("1"))</w:tr><w:tr>\(WordSketch.cell("乙"))\(WordSketch.cell("2"))</w:tr></w:tbl>"
    let deleted = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>"
    let bodies = [
      "<w:tbl><w:tr>\(WordSketch.cell("外"))\(table)\(WordSketch.paragraph("内"))\(WordSketch.cell("9"))</w:tr></w:tbl>",
      "<w:p>\(WordSketch.run("外"))\(WordSketch.paragraph("内"))\(table)\(WordSketch.run("末"))</w:p>",
      "<w:p>\(WordSketch.run("外"))<w:p>\(deleted)\(WordSketch.run("内"))</w:p>\(WordSketch.run("末"))</w:p>\(WordSketch.paragraph("后"))",
    ]
    for body in bodies {
      let transcript = try WordSketch(body + WordSketch.paragraph("正文")).read()
      #expect(transcript.isSound)
      #expect(transcript.sketch.last == "正文")
      #expect(transcript.sketch.joined().contains("外") && transcript.sketch.joined().contains("内"))
    }
  }

  @Test func encryptedOfficeFilesSaySo() {
    #expect(failure { _ = try Formats.transcript(of: [1], format: .encrypted) } == .encrypted)
    #expect(failure { _ = try Formats.transcript(of: [1], format: .unsupported("RTF")) } == .unsupported("RTF"))
  }
}
