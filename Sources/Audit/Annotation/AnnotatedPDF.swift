internal import Disclosure
internal import Formats

/// A PDF that takes highlights with notes; gouji-pdf writes them.
struct AnnotatedPDF: AnnotatedFile {
  private let bytes: [UInt8]
  private let opener: FileOpener
  private let transcript: Transcript

  init(_ bytes: [UInt8], opener: FileOpener) throws(OpenError) {
    self.bytes = bytes
    self.opener = opener
    transcript = try opener.pdf(bytes)
  }

  /// All words of its transcript are printed somewhere; an empty cell is marked whole.
  func takes(_ words: Range<Int>) -> Bool {
    transcript.text[words.clamped(to: transcript.text.indices)].contains { $0 > 0x20 }
      || transcript.box(at: words.lowerBound) != nil
  }

  func annotated(with notes: [Note]) throws(OpenError) -> [UInt8] {
    try opener.annotated(
      bytes,
      with: notes.map {
        PDFNote(words: Span($0.words.lowerBound, $0.words.upperBound), text: $0.lines.joined(separator: "\n"))
      })
  }
}
