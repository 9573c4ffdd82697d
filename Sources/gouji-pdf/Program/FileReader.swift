// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure
internal import Glibc
internal import PDFLayout

/// Reads the pages of a PDF and lays them out, within bounds.
struct FileReader {
  private static let pageLimit = 2000
  private static let glyphsPerPage = 100_000
  private static let glyphLimit = 4_000_000
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
    guard poppler.pageCount <= Self.pageLimit else { throw .tooManyPages }
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
    var layouts: [PageLayout] = []
    var omissions: [Transcript.Omission] = []
    let timeLimit = Self.timeLimit + Self.timeForScan * scans.count
    var glyphs = 0
    var garbled = GarbledPages()
    for number in 1...poppler.pageCount {
      let isLate = (clock() - start) / CLOCKS_PER_SEC >= timeLimit
      guard !isLate, glyphs < Self.glyphLimit else {
        omissions.append(.init(kind: .limit, place: "第 \(number)-\(poppler.pageCount) 页"))
        break
      }
      guard let content = content(number, &omissions) else { continue }
      glyphs += content.glyphs.count
      guard !garbled.contains(content) else { continue }
      let layout = PageLayout(content)
      omissions += layout.wants.sorted { $0.kind.rawValue < $1.kind.rawValue }.map {
        Self.omission($0.kind, number, $0.addition)
      }
      layouts.append(layout)
    }
    layouts.removeAll { garbled.numbers.contains($0.number) }
    omissions += garbled.numbers.sorted().map { Self.omission(.unmappedText, $0) }
    if glyphs == 0, omissions.isEmpty { omissions.append(.init(kind: .pageWithoutText, place: "全文")) }
    if isTorn { omissions.append(.init(kind: .unreadPart, place: "文件末尾（不完整）")) }
    return DocumentLayout(layouts).printed(omissions: Self.gathered(omissions))
  }

  private func content(_ number: Int, _ omissions: inout [Transcript.Omission]) -> PageContent? {
    guard let page = poppler.page(number) else {
      omissions.append(Self.omission(.unreadPart, number))
      return nil
    }
    if let scan = scans[number], let content = recognized(scan, page) { return content }
    let drawn = qpdf?.drawing(ofPage: number)
    guard drawn?.drawing.isCut != true else {
      // What has no end here would have none in poppler.
      omissions.append(Self.omission(.limit, number))
      return nil
    }
    guard drawn?.isMostlyUnmapped != true else {
      omissions.append(Self.omission(.unmappedText, number))
      return nil
    }
    var (glyphs, faces, isCut) = page.glyphs(limit: Self.glyphsPerPage)
    if isCut { omissions.append(Self.omission(.limit, number)) }
    if drawn == nil { omissions.append(Self.omission(.unreadPart, number, glyphs.isEmpty ? "" : "的表格线")) }
    let turn = page.turn(quarters: drawn?.quarterTurns ?? 0)
    turn.read(&glyphs)
    FaceSizes.settle(&faces, &glyphs)
    glyphs = Watermark.removed(from: glyphs, faceCount: faces.count)
    Baselines.place(&glyphs, origins: turn.read(drawn?.origins ?? []))
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

  private static func omission(
    _ kind: Transcript.Omission.Kind, _ page: Int, _ addition: String = ""
  ) -> Transcript.Omission {
    Transcript.Omission(kind: kind, place: "第 \(page) 页\(addition)", page: page)
  }

  /// Recognised pages that follow one another are told as one: they may be all there are.
  private static func gathered(_ omissions: [Transcript.Omission]) -> [Transcript.Omission] {
    var gathered: [Transcript.Omission] = []
    var run = 0...0
    for omission in omissions {
      guard omission.kind == .recognizedPage, let page = omission.page else {
        gathered.append(omission)
        continue
      }
      if gathered.last?.kind == .recognizedPage, page == run.upperBound + 1 {
        run = run.lowerBound...page
        gathered[gathered.count - 1] = .init(kind: .recognizedPage, place: "第 \(run.lowerBound)-\(page) 页")
      } else {
        run = page...page
        gathered.append(omission)
      }
    }
    return gathered
  }

  /// Whatever of it can be read, what came after the tear is missing.
  private var isTorn: Bool {
    let mark = Array("%%EOF".utf8)
    let tail = file.suffix(4096)
    return !tail.indices.contains { tail[$0...].starts(with: mark) }
  }
}

extension PageLayout.Want {
  fileprivate var kind: Transcript.Omission.Kind {
    switch self {
    case .text: .pageWithoutText
    case .characters: .unmappedText
    case .certainty: .recognizedPage
    case .rulings: .limit
    case .tables: .unreadPart
    }
  }

  fileprivate var addition: String {
    switch self {
    case .text, .certainty, .characters: ""
    case .rulings: "的表格线"
    case .tables: "的表格（行列无法确定）"
    }
  }
}
