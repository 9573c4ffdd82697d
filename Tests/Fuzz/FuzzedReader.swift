internal import Audit
internal import Disclosure
internal import Extract
internal import Formats
internal import Pages

/// What takes bytes of strangers. Errors are answers; what may not happen is a crash, a hang, or memory without bound.
enum FuzzedReader: String, CaseIterable, Sendable {
  case text, html, zip, rules
  /// The main part of an otherwise whole file: mutated archives mostly fail their checksums.
  case docx, xlsx, ofd
  /// A content stream of a page.
  case pdf

  nonisolated(unsafe) static var current = FuzzedReader.text

  func read(_ bytes: [UInt8]) {
    do {
      switch self {
      case .text: try Self.readText(bytes)
      case .html: _ = try Formats.transcript(of: bytes, format: .html)
      case .zip:
        let format = FileFormat.of(bytes)
        if format == .docx || format == .xlsx { _ = try Formats.transcript(of: bytes, format: format) }
        _ = try ArchiveReader.read(bytes)
      case .rules: try Self.readRules(bytes)
      case .docx: _ = try Formats.transcript(of: Self.document(bytes), format: .docx)
      case .xlsx: _ = try Formats.transcript(of: Self.workbook(bytes), format: .xlsx)
      case .ofd: _ = try Formats.transcript(of: Self.page(bytes), format: .ofd)
      case .pdf: Self.readContent(bytes)
      }
    } catch {
      // Refused: what it is for.
    }
  }

  // MARK: Text and rules

  private static let ruleSet: RuleSet = {
    do { return try RuleSet.load(.builtIn) } catch { fatalError("\(error)") }
  }()

  private static let lexicon = Resources.builtIn.files(in: "rules/lexicon/", ending: "")

  private static func readText(_ bytes: [UInt8]) throws {
    let vocabulary = ruleSet.lexicon.vocabulary
    let document = try Extraction.document(bytes, path: "", digest: "", vocabulary: vocabulary)
    _ = Extraction.reading(of: document, vocabulary: vocabulary, patterns: [], phrases: ruleSet.phrases)
  }

  private static func readRules(_ bytes: [UInt8]) throws {
    let file = Resources.File(path: "rules/own.yaml", text: String(decoding: bytes, as: UTF8.self))
    _ = try RuleSet.load(Resources(lexicon + [file]))
  }

  // MARK: Office files

  private static let links = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The file with these bytes as its only page.
  private static func page(_ bytes: [UInt8]) -> [UInt8] {
    let space = #"xmlns:ofd="http://www.ofdspec.org/2016""#
    return archive([
      ("OFD.xml", Array("<ofd:OFD \(space)><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:OFD>".utf8)),
      ("D.xml", Array(#"<ofd:Document \#(space)><ofd:Page BaseLoc="P.xml"/></ofd:Document>"#.utf8)), ("P.xml", bytes),
    ])
  }

  private static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var zip = StoredZip()
    for part in parts { zip.add(part.name, part.bytes) }
    return zip.finish()
  }

  private static func relation(_ target: String, _ type: String) -> [UInt8] {
    Array(
      "<Relationships xmlns=\"\(links)\"><Relationship Id=\"r\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/></Relationships>"
        .utf8)
  }

  private static let types = Array(
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".utf8)

  private static func document(_ bytes: [UInt8]) -> [UInt8] {
    archive([
      ("[Content_Types].xml", types), ("_rels/.rels", relation("word/document.xml", "officeDocument")),
      ("word/document.xml", bytes), ("word/numbering.xml", bytes), ("word/styles.xml", bytes),
      ("word/_rels/document.xml.rels", relation("numbering.xml", "numbering")),
    ])
  }

  private static func workbook(_ bytes: [UInt8]) -> [UInt8] {
    let book =
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(office)\"><sheets>"
      + "<sheet name=\"a\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>"
    return archive([
      ("[Content_Types].xml", types), ("_rels/.rels", relation("xl/workbook.xml", "officeDocument")),
      ("xl/workbook.xml", Array(book.utf8)), ("xl/worksheets/sheet1.xml", bytes),
      ("xl/_rels/workbook.xml.rels", relation("worksheets/sheet1.xml", "worksheet")),
    ])
  }

  // MARK: PDF

  /// Every name is a form that holds the stream itself.
  private struct Loop: ContentResources {
    let content: [UInt8]

    func xObject(named name: String) -> XObject? {
      name == "P" ? .picture : .form(content: content, matrix: .identity, bounds: nil, resources: self)
    }

    func lacksMapping(fontNamed name: String) -> Bool { name == "U" }
  }

  private static func readContent(_ bytes: [UInt8]) {
    var reader = ContentReader(matrix: Matrix(1, 0, 0, -1, 0, 800), width: 600, height: 800)
    reader.read(bytes, Loop(content: bytes))
    let content = PageContent(
      number: 1, width: 600, height: 800, faces: [Face(name: "", size: 0)], glyphs: [], rulings: reader.rulings,
      drawing: reader.drawing)
    var pages = PageSequence()
    pages.add(content)
    _ = pages.printed()
  }
}
