/// A document's own text, decoded to UTF-8 and otherwise as it was read: the home of every position.
///
/// Of a file that is no plain text it is the transcript's text.
package struct SourceText: Sendable {
  /// As the user named it.
  package let path: String
  /// SHA-256 of the file's bytes, lower-case hexadecimal.
  package let digest: String
  /// Name of the encoding the bytes were decoded from (UTF-8, UTF-16LE, GB18030), or of the format (PDF, DOCX).
  package let encoding: String
  /// Valid UTF-8, without byte order mark; line ends as in the file.
  package let bytes: [UInt8]
  /// Byte offset of the first byte of each line; line `n` (1-based) starts at `lineStarts[n - 1]`.
  package let lineStarts: [Int]
  /// Where pages, sheets and files begin, by offset; empty for plain text.
  package let marks: [Transcript.Mark]
  private let leaves: [Leaf]
  /// A part of it at least was written down by a reader: there every paragraph and every row of a table is one line.
  package let isTranscript: Bool

  package init(
    path: String, digest: String, encoding: String, bytes: [UInt8], marks: [Transcript.Mark] = [],
    isTranscript: Bool = false
  ) {
    self.path = path
    self.digest = digest
    self.encoding = encoding
    self.bytes = bytes
    self.marks = marks
    leaves = Self.leaves(marks)
    self.isTranscript = isTranscript
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.lineStarts = starts
  }

  /// The first line (1-based) of more bytes than `limit`; `nil` when there is none.
  package func firstLine(longerThan limit: Int) -> Int? {
    let ends = lineStarts.dropFirst() + [bytes.count]
    return zip(lineStarts, ends).enumerated().first { $0.element.1 - $0.element.0 > limit }
      .map { $0.offset + 1 }
  }

  /// The page, sheet and file that hold a byte offset.
  package func leaf(at offset: Int) -> Leaf {
    let index = indexOfMark(behind: offset)
    return index > 0 ? leaves[index - 1] : Leaf()
  }

  /// Whether a part of the bytes was read by character recognition.
  package func isRecognized(_ range: Range<Int>) -> Bool {
    var index = indexOfMark(behind: range.lowerBound)
    if index > 0, marks[index - 1].isRecognized { return true }
    while index < marks.count, marks[index].offset < range.upperBound {
      if marks[index].isRecognized { return true }
      index += 1
    }
    return false
  }

  /// The first mark that stands behind a byte offset.
  private func indexOfMark(behind offset: Int) -> Int { marks.partitioningIndex { $0.offset > offset } }

  /// For each mark what it and those before it say.
  private static func leaves(_ marks: [Transcript.Mark]) -> [Leaf] {
    var leaf = Leaf()
    return marks.map { mark in
      switch mark.place {
      case .page(let number): leaf.page = number
      case .sheet(let name): leaf.sheet = name
      case .file(let name): leaf = Leaf(file: name)
      }
      return leaf
    }
  }

  /// 1-based line and column of a byte offset; columns count Unicode scalars.
  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    // A scalar is counted at its first byte: continuation bytes are 10xxxxxx.
    let column = bytes[lineStarts[line]..<offset].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Position(line: line + 1, column: column)
  }

  /// Index of the line a byte offset lies in.
  package func line(at offset: Int) -> Int { max(lineStarts.partitioningIndex { $0 > offset } - 1, 0) }
}

/// A place in a `SourceText`, both 1-based; columns count Unicode scalars.
package struct Position: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The leaf of a paged or bundled document that something stands on; each part `nil` where the document has none.
package struct Leaf: Hashable, Sendable {
  /// 1-based.
  package var page: Int?
  package var sheet: String?
  /// Of an archive, or of several files audited as one.
  package var file: String?

  package init(page: Int? = nil, sheet: String? = nil, file: String? = nil) {
    self.page = page
    self.sheet = sheet
    self.file = file
  }
}
