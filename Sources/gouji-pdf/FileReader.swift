// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure
internal import Glibc
internal import Pages

/// Reads the pages of a PDF and lays them out, within bounds.
struct FileReader {
  /// Seconds of processor time after which no further page is begun, and what each recognised page adds.
  private static let timeLimit = 40
  private static let timeForScan = 2

  private let file: UnsafeRawBufferPointer
  private let poppler: PopplerFile
  let qpdf: QPDFFile?
  /// Whether it is to be known where each character is printed.
  private let keepsSpots: Bool
  /// What recognition read, by page.
  private let scans: [Int: PDFScan]

  /// `file` must be there as long as this is: both libraries look into it, and it may be large.
  init(_ file: UnsafeRawBufferPointer, keepsSpots: Bool = false, scans: [PDFScan] = []) throws(PDFRefusal) {
    guard Self.looksLikePDF(file) else { throw .notPDF }
    self.file = file
    self.keepsSpots = keepsSpots
    self.scans = Dictionary(scans.map { ($0.page, $0) }) { $1 }
    poppler = try PopplerFile(file)
    guard poppler.pageCount > 0 else { throw .noPages }
    guard poppler.pageCount <= PageSequence.pageLimit else { throw .tooManyPages }
    qpdf = QPDFFile(file, pageCount: poppler.pageCount)
  }

  func page(_ number: Int) -> PopplerPageReader? { poppler.page(number) }

  /// Readers find the mark of a PDF within its first kilobyte.
  static func looksLikePDF(_ file: UnsafeRawBufferPointer) -> Bool {
    let mark = Array("%PDF-".utf8)
    let head = file.prefix(1024)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  func printed() -> PrintedTranscript {
    let start = clock()
    let timeLimit = Self.timeLimit + Self.timeForScan * scans.count
    var pages = PageSequence()
    for number in 1...poppler.pageCount {
      let isLate = (clock() - start) / CLOCKS_PER_SEC >= timeLimit
      guard !isLate, pages.hasRoom else {
        pages.leaveOut(number...poppler.pageCount)
        break
      }
      if let content = content(number, &pages) { pages.add(content) }
    }
    for name in qpdf?.attachments() ?? [] { pages.leaveOut(attachment: name) }
    return pages.printed(isTorn: isTorn)
  }

  private func content(_ number: Int, _ pages: inout PageSequence) -> PageContent? {
    guard let page = poppler.page(number) else {
      pages.omit(.unreadPart, page: number)
      return nil
    }
    if let scan = scans[number], let content = recognized(scan, page) { return content }
    let drawn = qpdf?.drawing(ofPage: number)
    guard drawn?.drawing.isCut != true else {
      // What has no end here would have none in poppler.
      pages.omit(.limit, page: number)
      return nil
    }
    guard drawn?.isMostlyUnmapped != true else {
      pages.omit(.unmappedText, page: number)
      return nil
    }
    var (glyphs, faces, isCut) = page.glyphs(limit: PageSequence.glyphsPerPage)
    if isCut { pages.omit(.limit, page: number) }
    if drawn == nil { pages.omit(.unreadPart, page: number, glyphs.isEmpty ? "" : "的表格线") }
    if qpdf?.hasWordsLaidOver(page: number) == true { pages.omit(.unreadPart, page: number, "的填写栏或文字框") }
    let turn = page.turn(quarters: drawn?.quarterTurns ?? 0)
    turn.read(&glyphs)
    FaceSizes.settle(&faces, &glyphs)
    glyphs = Watermark.removed(from: glyphs, faceCount: faces.count)
    Baselines.place(&glyphs, origins: turn.read(drawn?.origins ?? []))
    CutText.mark(&glyphs, turn.read(drawn?.cuts ?? []))
    var content = PageContent(
      number: number, width: turn.size.width, height: turn.size.height, faces: faces, glyphs: glyphs,
      rulings: turn.read(drawn?.rulings ?? []), drawing: drawn?.drawing ?? .init())
    content.shades = turn.read(drawn?.shades ?? [])
    content.turn = turn.quarters == 0 ? nil : turn
    content.keepsSpots = keepsSpots
    return content
  }

  /// `nil` when the page cannot be drawn, or recognition made nothing of it.
  private func recognized(_ scan: PDFScan, _ page: PopplerPageReader) -> PageContent? {
    let turn = page.turn(quarters: scan.quarters)
    guard let picture = page.scan(turn),
      var content = ScanReader(picture).page(scan.page, words: scan.words[...])
    else { return nil }
    content.turn = turn.quarters == 0 ? nil : turn
    content.keepsSpots = true
    return content
  }

  /// Whatever of it can be read, what came after the tear is missing.
  private var isTorn: Bool {
    let mark = Array("%%EOF".utf8)
    let tail = file.suffix(4096)
    return !tail.indices.contains { tail[$0...].starts(with: mark) }
  }
}
