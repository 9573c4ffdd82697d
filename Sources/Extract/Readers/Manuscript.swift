package import Disclosure

/// What one file gives to read: its decoded text, or what its format's reader wrote down.
///
/// Several together are one disclosure: the narrative in one file is checked against the tables in another.
package struct Manuscript: Sendable {
  package enum Content: Sendable {
    /// Valid UTF-8 without byte order mark.
    case text([UInt8])
    case transcript(Transcript)
  }

  /// As reports show it; `nil` where the disclosure is a single file.
  package var name: String?
  /// Name of the encoding (UTF-8, GB18030) or of the format (PDF, DOCX).
  package var format: String
  package var content: Content

  package init(name: String? = nil, format: String, content: Content) {
    self.name = name
    self.format = format
    self.content = content
  }

  var text: [UInt8] {
    switch content {
    case .text(let bytes): bytes
    case .transcript(let transcript): transcript.text
    }
  }
}

/// Manuscripts one behind another: one source, and the layout of each part.
struct BoundManuscripts {
  let source: SourceText
  let layouts: [TextLayout]
  let omissions: [Transcript.Omission]
  let comments: [Transcript.Comment]
  let doubts: [Span]

  init(_ manuscripts: [Manuscript], path: String, digest: String) {
    var bytes: [UInt8] = []
    var marks: [Transcript.Mark] = []
    var omissions: [Transcript.Omission] = []
    var comments: [Transcript.Comment] = []
    var doubts: [Span] = []
    var isTranscript = false
    var ranges: [Range<Int>] = []
    for manuscript in manuscripts {
      // A part begins on a line of its own.
      if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
      let base = bytes.count
      if let name = manuscript.name { marks.append(Transcript.Mark(offset: base, place: .file(name))) }
      var lost = StrayBytes.omissions(in: manuscript.text)
      if case .transcript(let transcript) = manuscript.content {
        isTranscript = true
        comments += transcript.comments.map {
          Transcript.Comment(span: Span(base + $0.span.start, base + $0.span.end), text: $0.text)
        }
        marks += transcript.marks.map {
          Transcript.Mark(offset: base + $0.offset, place: $0.place, isRecognized: $0.isRecognized)
        }
        doubts += transcript.doubts.map { Span(base + $0.start, base + $0.end) }
        lost = transcript.omissions + lost
      }
      omissions += lost.map { omission in
        var omission = omission
        if let name = manuscript.name { omission.place = "\(name) \(omission.place)" }
        return omission
      }
      bytes = bytes.isEmpty ? manuscript.text : bytes + manuscript.text
      ranges.append(base..<bytes.count)
    }
    var formats: [String] = []
    for manuscript in manuscripts where !formats.contains(manuscript.format) {
      formats.append(manuscript.format)
    }
    let source = SourceText(
      path: path, digest: digest, encoding: formats.joined(separator: "+"), bytes: bytes,
      marks: marks, isTranscript: isTranscript)
    self.source = source
    self.omissions = omissions
    self.comments = comments
    self.doubts = doubts
    layouts = zip(manuscripts, ranges).map { manuscript, range in
      switch manuscript.content {
      case .text: TextLayout(source, in: range)
      case .transcript(let transcript): TextLayout(source, in: range, transcript.elements)
      }
    }
  }
}
