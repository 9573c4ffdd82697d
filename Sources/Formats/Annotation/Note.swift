/// A remark on words of a file.
package struct Note: Hashable, Sendable {
  /// The words, by bytes of the transcript of the file.
  package var words: Range<Int>
  /// Lines of plain text.
  package var lines: [String]

  package init(words: Range<Int>, lines: [String]) {
    self.words = words
    self.lines = lines
  }
}

/// A file that can take remarks on its words, and stays as it is in all else.
package protocol AnnotatedFile {
  associatedtype Failure: Error

  /// Whether a remark can stand on these words, by bytes of the transcript.
  func takes(_ words: Range<Int>) -> Bool

  /// The file with the notes in place of those written here before. Notes on words it does not take are left out.
  func annotated(with notes: [Note]) throws(Failure) -> [UInt8]
}

/// Who writes the remarks: remarks of this author are replaced, those of others stay.
enum NoteAuthor {
  static let name = "gouji"
}
