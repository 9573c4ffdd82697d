package import Disclosure

/// Where a piece of a transcript stands in the file it was read from, so that a comment can be put on exactly these words.
package struct TextAnchor: Hashable, Sendable {
  /// The parts of a DOCX that a comment can stand in.
  package enum Part: Hashable, Sendable {
    case document, footnotes, endnotes
  }

  /// The piece, copied byte by byte from one text of the file.
  package let span: Span
  package let part: Part
  /// Which w:t of the part, 0-based, all of them counted in the order of the file.
  package let node: Int
  /// Byte of the text, entities resolved, that the span begins with.
  package let offset: Int
}
