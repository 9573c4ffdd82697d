package import Disclosure

/// Where a piece of a transcript stands in the file it was read from, so that a comment can be put on exactly these words.
package struct TextAnchor: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// The stories of a DOCX with a w:t of their own for each piece.
    case document, footnotes, endnotes
    /// Of an XLSX, by its place in the workbook, hidden ones counted.
    case sheet(Int)
  }

  /// The piece, copied byte by byte from one text of the file.
  package let span: Span
  package let part: Part
  /// Which w:t of the part, 0-based, all of them counted in the order of the file; which cell of a sheet, as `CellAddress.place` counts.
  package let node: Int
  /// Byte of the text, entities resolved, that the span begins with.
  package let offset: Int
}

/// A transcript and, when asked for, the way back from its words to the texts of the file.
package struct AnchoredTranscript: Sendable {
  package var transcript: Transcript
  /// In order of their spans. List numbers, symbols and what no comment can stand on have none.
  package var anchors: [TextAnchor]
}
