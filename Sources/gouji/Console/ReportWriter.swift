internal import Audit
internal import Disclosure
internal import Glibc

/// Writes one or more reports of a run as their documents arrive.
final class ReportWriter {
  /// What a document adds to each report.
  struct Piece: Sendable {
    var body: [UInt8]
    /// The document's own page, where the report is a folder of pages.
    var page: Page?
  }

  struct Page: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  private enum Target {
    case standardOutput
    case file(OutputFile)
  }

  private let drafts: [ReportDraft]
  private let targets: [Target]
  /// What a report is assembled from that cannot be written as it comes.
  private var gathered: [[UInt8]]

  init(_ drafts: [ReportDraft]) throws {
    self.drafts = drafts
    targets = try drafts.map { draft in
      switch draft.place {
      case .standardOutput: .standardOutput
      case .file(let path): .file(try OutputFile(path))
      case .folder(let path):
        .file(try OutputFile(try OutputFolder.make(path) + "/index.html"))
      }
    }
    gathered = drafts.map { _ in [] }
  }

  func open() throws {
    for index in drafts.indices { try write(drafts[index].format.opening(), to: index) }
  }

  /// `pieces`: one for each report.
  func write(_ pieces: [Piece]) throws {
    for (index, piece) in pieces.enumerated() {
      try write(piece.body, to: index)
      if let page = piece.page { try OutputFolder.write(page.bytes, to: page.path) }
    }
  }

  /// Ends the reports; files get their names now.
  func close(_ summary: Summary) throws {
    for (index, draft) in drafts.enumerated() {
      try write(draft.format.closing(summary), to: index)
      if draft.format.isGathered { try send(draft.format.assembled(gathered[index]), to: index) }
    }
    for target in targets {
      if case .file(let file) = target { try file.finish() }
    }
  }

  private func write(_ bytes: [UInt8], to index: Int) throws {
    if drafts[index].format.isGathered { gathered[index] += bytes } else { try send(bytes, to: index) }
  }

  private func send(_ bytes: [UInt8], to index: Int) throws {
    guard !bytes.isEmpty else { return }
    switch targets[index] {
    case .standardOutput: try StandardOutput.write(bytes)
    case .file(let file): try file.write(bytes)
    }
  }
}

/// A report to be written: in which format, and where to.
struct ReportDraft: Sendable {
  enum Place: Sendable, Equatable {
    case standardOutput
    case file(String)
    /// An index and a page for each document.
    case folder(String)
  }

  let format: any ReportFormat
  let place: Place
  /// Writes the page of one document; `nil` when the report is one file.
  private let pages: PageReport?

  init(_ format: any ReportFormat, to place: Place, pages: PageReport? = nil) {
    self.format = format
    self.place = place
    self.pages = pages
  }

  func piece(_ report: DocumentReport, at index: Int) -> ReportWriter.Piece {
    var piece = ReportWriter.Piece(body: format.document(report, at: index))
    if case .folder(let folder) = place, let pages {
      piece.page = ReportWriter.Page(
        path: folder + "/" + PageIndex.page(of: report.path), bytes: pages.render([report]))
    }
    return piece
  }
}
