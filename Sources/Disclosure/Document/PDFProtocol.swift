/// What gouji asks its PDF program. One question is one frame: a byte that says what is asked, its arguments, then the file.
package enum PDFQuestion: Hashable, Sendable {
  /// Answered by a transcript as `Transcript.encoded()` writes it.
  case transcript(file: ArraySlice<UInt8>)
  /// Answered by a picture (PNG) of a page: 1-based; `resolution` in dots per inch, 18 … 600.
  case picture(page: Int, resolution: Int, file: ArraySlice<UInt8>)

  package static let resolutions = 18...600

  private static let transcriptVerb = UInt8(ascii: "T")
  private static let pictureVerb = UInt8(ascii: "P")

  package func encoded() -> [UInt8] {
    switch self {
    case .transcript(let file): [Self.transcriptVerb] + file
    case .picture(let page, let resolution, let file):
      [Self.pictureVerb] + Self.bytes(page) + Self.bytes(resolution) + file
    }
  }

  /// `nil` for what is no question, or asks for a page or resolution that cannot be.
  package init?(_ payload: [UInt8]) {
    switch payload.first {
    case Self.transcriptVerb: self = .transcript(file: payload.dropFirst())
    case Self.pictureVerb:
      guard payload.count >= 9 else { return nil }
      let page = Self.number(payload[1..<5])
      let resolution = Self.number(payload[5..<9])
      guard page > 0, Self.resolutions.contains(resolution) else { return nil }
      self = .picture(page: page, resolution: resolution, file: payload.dropFirst(9))
    default: return nil
    }
  }

  /// Four bytes, least significant first; what does not fit is zero, which no page or resolution is.
  private static func bytes(_ number: Int) -> [UInt8] {
    let number = UInt32(exactly: number) ?? 0
    return (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
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

/// Why a PDF could not be read. The raw values are the reason codes of the protocol.
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
  /// The question itself was not understood.
  case unknownQuestion = "unknown-question"
}
