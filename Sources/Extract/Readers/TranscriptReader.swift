package import Disclosure

/// `Transcript` → `Document`, by the same passes as plain text: only what stands in a table is known beforehand.
package enum TranscriptReader {
  /// `digest`: SHA-256 of the file, lower-case hexadecimal; `format`: its name as reports show it (PDF, DOCX).
  ///
  /// Cost: linear in the transcript's length.
  package static func read(
    _ transcript: Transcript, path: String, digest: String, format: String, vocabulary: Vocabulary
  ) -> Document {
    let source = SourceText(
      path: path, digest: digest, encoding: format, bytes: transcript.text, marks: transcript.marks)
    return DocumentAssembly(source, TextLayout(source, transcript), vocabulary).document()
  }
}
