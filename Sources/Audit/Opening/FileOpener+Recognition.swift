internal import Disclosure
internal import Dispatch
internal import Sandbox
internal import Synchronization

/// Pages of pictures, read by character recognition.
extension FileOpener {
  /// Quarters of a circle by which a page may lie: upright, then on its left or right side, as wide tables are bound.
  private static let turns = [0, 3, 1]
  /// Recognition takes seconds a page.
  private static let pageLimit = 200

  /// `transcript`: what the file gives by itself.
  func recognized(_ file: [UInt8], _ transcript: Transcript) throws(OpenError) -> Transcript {
    guard let recognizer = foreign.recognizer else { return transcript.withUnread { _ in .missingRecognizer } }
    var transcript = transcript
    var pages = Array(transcript.pagesForRecognition.prefix(Self.pageLimit))
    let tried = Set(pages)
    var scans: [Int: PDFScan] = [:]
    for quarters in Self.turns where !pages.isEmpty {
      for scan in try self.scans(of: pages, quarters: quarters, file, recognizer) { scans[scan.page] = scan }
      transcript = try pdf(file, scans: scans.values.sorted { $0.page < $1.page })
      pages = transcript.pagesForRecognition.filter(tried.contains)
    }
    return transcript.withUnread { tried.contains($0) ? .unreadPart : .limit }
  }

  /// As many pages at a time as there are processors: each is a second's work of two other programs. A page that was not read has none.
  private func scans(
    of pages: [Int], quarters: Int, _ file: [UInt8], _ recognizer: TextRecognizer
  ) throws(OpenError) -> [PDFScan] {
    let read = Mutex<[Int: Result<PDFScan?, OpenError>]>([:])
    DispatchQueue.concurrentPerform(iterations: pages.count) { index in
      let page = pages[index]
      let result = Result { () throws(OpenError) -> PDFScan? in
        let picture = Array(try answer(.scan(page: page, quarters: quarters, file: file[...]), pictures: 1))
        return recognizer.words(in: picture).map { PDFScan(page: page, quarters: quarters, words: $0) }
      }
      read.withLock { $0[page] = result }
    }
    let results = read.withLock { $0 }
    var scans: [PDFScan] = []
    for page in pages {
      if let scan = try results[page]?.get() { scans.append(scan) }
    }
    return scans
  }
}

extension Transcript.Omission {
  /// Whether it is a page that character recognition may read.
  var isForRecognition: Bool { page != nil && kind.isForRecognition }
}

extension Transcript {
  fileprivate var pagesForRecognition: [Int] { omissions.filter(\.isForRecognition).compactMap(\.page) }

  /// The same with why pages are still to be recognised, by page.
  fileprivate func withUnread(_ kind: (Int) -> Omission.Kind) -> Transcript {
    var transcript = self
    for (index, omission) in omissions.enumerated() where omission.isForRecognition {
      guard let page = omission.page else { continue }
      transcript.omissions[index].kind = kind(page)
    }
    return transcript
  }
}
