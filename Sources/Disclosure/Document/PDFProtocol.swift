/// What gouji asks its PDF program. One question is one frame: a byte that says what is asked, its arguments, then the file.
package enum PDFQuestion: Hashable, Sendable {
  /// Answered by a transcript as `Transcript.encoded()` writes it. `scans`: what recognition read on pages of pictures.
  case transcript(scans: [PDFScan], file: ArraySlice<UInt8>)
  /// Answered by a page as recognition is to read it: a picture (PGM), straight, without ruling lines, turned upright when its text is turned by `quarters` clockwise.
  case scan(page: Int, quarters: Int, file: ArraySlice<UInt8>)
  /// Answered by a picture (PNG) of a page: 1-based; `resolution` in dots per inch, 18 … 600.
  case picture(page: Int, resolution: Int, file: ArraySlice<UInt8>)
  /// Answered by the strips of pages the words stand on, as `PDFClippings` writes them.
  case clippings(words: [Span], file: ArraySlice<UInt8>)
  /// Answered by the file with these notes in place of those written into it before.
  case annotated(notes: [PDFNote], file: ArraySlice<UInt8>)

  package static let resolutions = 18...600

  private static let transcriptVerb = UInt8(ascii: "T")
  private static let scanVerb = UInt8(ascii: "S")
  private static let pictureVerb = UInt8(ascii: "P")
  private static let clippingsVerb = UInt8(ascii: "C")
  private static let annotatedVerb = UInt8(ascii: "A")

  package func encoded() -> [UInt8] {
    switch self {
    case .transcript(let scans, let file):
      [Self.transcriptVerb] + Self.bytes(scans.count) + scans.flatMap(Self.bytes) + file
    case .scan(let page, let quarters, let file):
      [Self.scanVerb] + Self.bytes(page) + Self.bytes(quarters) + file
    case .picture(let page, let resolution, let file):
      [Self.pictureVerb] + Self.bytes(page) + Self.bytes(resolution) + file
    case .clippings(let words, let file):
      [Self.clippingsVerb] + Self.bytes(words.count) + words.flatMap(Self.bytes) + file
    case .annotated(let notes, let file):
      [Self.annotatedVerb] + Self.bytes(notes.count) + notes.flatMap(Self.bytes) + file
    }
  }

  /// `nil` for what is no question, or asks for a page or resolution that cannot be.
  package init?(_ payload: [UInt8]) {
    switch payload.first {
    case Self.transcriptVerb:
      var rest = payload.dropFirst()
      guard let scans = Self.scans(&rest) else { return nil }
      self = .transcript(scans: scans, file: rest)
    case Self.scanVerb:
      var rest = payload.dropFirst()
      guard let page = Self.number(from: &rest), let quarters = Self.number(from: &rest), page > 0,
        (0...3).contains(quarters)
      else { return nil }
      self = .scan(page: page, quarters: quarters, file: rest)
    case Self.pictureVerb:
      guard payload.count >= 9 else { return nil }
      let page = Self.number(payload[1..<5])
      let resolution = Self.number(payload[5..<9])
      guard page > 0, Self.resolutions.contains(resolution) else { return nil }
      self = .picture(page: page, resolution: resolution, file: payload.dropFirst(9))
    case Self.clippingsVerb:
      var rest = payload.dropFirst()
      guard let words = Self.spans(&rest) else { return nil }
      self = .clippings(words: words, file: rest)
    case Self.annotatedVerb:
      var rest = payload.dropFirst()
      guard let notes = Self.notes(&rest) else { return nil }
      self = .annotated(notes: notes, file: rest)
    default: return nil
    }
  }

  private static func bytes(_ scan: PDFScan) -> [UInt8] {
    bytes(scan.page) + bytes(scan.quarters) + bytes(scan.words.count) + scan.words
  }

  private static func scans(_ bytes: inout ArraySlice<UInt8>) -> [PDFScan]? {
    guard let count = number(from: &bytes) else { return nil }
    var scans: [PDFScan] = []
    for _ in 0..<count {
      guard let page = number(from: &bytes), page > 0, let quarters = number(from: &bytes),
        (0...3).contains(quarters), let length = number(from: &bytes), length <= bytes.count
      else { return nil }
      scans.append(PDFScan(page: page, quarters: quarters, words: Array(bytes.prefix(length))))
      bytes = bytes.dropFirst(length)
    }
    return scans
  }

  private static func bytes(_ words: Span) -> [UInt8] { bytes(words.start) + bytes(words.end) }

  private static func spans(_ bytes: inout ArraySlice<UInt8>) -> [Span]? {
    guard let count = number(from: &bytes), count <= bytes.count / 8 else { return nil }
    var spans: [Span] = []
    for _ in 0..<count {
      guard let span = span(from: &bytes) else { return nil }
      spans.append(span)
    }
    return spans
  }

  private static func span(from bytes: inout ArraySlice<UInt8>) -> Span? {
    guard let start = number(from: &bytes), let end = number(from: &bytes), start <= end else { return nil }
    return Span(start, end)
  }

  private static func bytes(_ note: PDFNote) -> [UInt8] {
    bytes(note.words) + bytes(note.text.utf8.count) + note.text.utf8
  }

  private static func notes(_ bytes: inout ArraySlice<UInt8>) -> [PDFNote]? {
    guard let count = number(from: &bytes) else { return nil }
    var notes: [PDFNote] = []
    for _ in 0..<count {
      guard let words = span(from: &bytes), let length = number(from: &bytes), length <= bytes.count,
        let text = String(validating: bytes.prefix(length), as: UTF8.self)
      else { return nil }
      notes.append(PDFNote(words: words, text: text))
      bytes = bytes.dropFirst(length)
    }
    return notes
  }

  /// Four bytes, least significant first; what does not fit is zero, which no page or resolution is.
  fileprivate static func bytes(_ number: Int) -> [UInt8] {
    let number = UInt32(exactly: number) ?? 0
    return (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate static func number(from bytes: inout ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 4 else { return nil }
    defer { bytes = bytes.dropFirst(4) }
    return number(bytes.prefix(4))
  }
}

/// What recognition read on a page of a PDF.
package struct PDFScan: Hashable, Sendable {
  /// 1-based.
  package var page: Int
  /// By how many quarters of a circle the text was held to be turned, clockwise: 0 … 3.
  package var quarters: Int
  /// hOCR of the picture that `PDFQuestion.scan` is answered by.
  package var words: [UInt8]

  package init(page: Int, quarters: Int, words: [UInt8]) {
    self.page = page
    self.quarters = quarters
    self.words = words
  }
}

/// A remark on words of a PDF.
package struct PDFNote: Hashable, Sendable {
  /// The words, by bytes of the transcript of the file.
  package var words: Span
  /// Plain text, its lines parted by "\n".
  package var text: String

  package init(words: Span, text: String) {
    self.words = words
    self.text = text
  }
}

/// Pictures (PNG) of the places asked for, in order; `nil` for words that are printed nowhere.
package struct PDFClippings: Hashable, Sendable {
  package var pictures: [[UInt8]?]

  package init(_ pictures: [[UInt8]?]) { self.pictures = pictures }

  /// Each behind its length, four bytes, least significant first; 0 where there is none.
  package func encoded() -> [UInt8] {
    pictures.flatMap { PDFQuestion.bytes($0?.count ?? 0) + ($0 ?? []) }
  }

  /// `nil` for what is cut short.
  package init?(_ payload: ArraySlice<UInt8>) {
    pictures = []
    var rest = payload
    while !rest.isEmpty {
      guard let length = PDFQuestion.number(from: &rest), length <= rest.count else { return nil }
      pictures.append(length == 0 ? nil : Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
  }
}

/// What the PDF program answers: a status byte, then what was asked for, or why it is not to be had.
package enum PDFAnswer: Hashable, Sendable {
  case done(ArraySlice<UInt8>)
  case refused(PDFRefusal)

  package func encoded() -> [UInt8] {
    switch self {
    case .done(let body): [0] + body
    case .refused(let refusal): [1] + refusal.rawValue.utf8
    }
  }

  /// `nil` for what is no answer.
  package init?(_ payload: [UInt8]) {
    switch payload.first {
    case 0: self = .done(payload.dropFirst())
    case 1:
      guard let refusal = PDFRefusal(rawValue: String(decoding: payload.dropFirst(), as: UTF8.self)) else { return nil }
      self = .refused(refusal)
    default: return nil
    }
  }
}

/// Why a PDF could not be read or written. The raw values are the reason codes of the protocol.
package enum PDFRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// It does not begin as a PDF does.
  case notPDF = "not-pdf"
  /// It opens with a password only.
  case encrypted
  /// It is torn or its structure is broken.
  case damaged
  case tooManyPages = "too-many-pages"
  case noPages = "no-pages"
  /// The page asked for is not there, or cannot be drawn.
  case noSuchPage = "no-such-page"
  /// Its writer protected it: it can be read, and is not to be changed.
  case protected
  /// It carries a signature, which any change breaks.
  case signed
  /// The words asked for stand nowhere on its pages.
  case noSuchWords = "no-such-words"
  /// The question itself was not understood.
  case unknownQuestion = "unknown-question"
}
