internal import Disclosure

/// DOCX (ECMA-376, transitional and strict) → transcript.
package enum WordReader {
  /// `keepsAnchors`: also gives the anchors, in the same pass.
  package static func read(
    _ bytes: [UInt8], keepsAnchors: Bool = false, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> AnchoredTranscript {
    let package = try OfficePackage(bytes, limits: limits)
    let definitions = WordStory.Definitions()
    if let styles = package.part(ofType: "styles") {
      definitions.styles = try WordStyles(styles, of: package.archive)
    }
    if let numbering = package.part(ofType: "numbering") {
      definitions.numbering = try WordNumbering(numbering, of: package.archive, styles: definitions.styles)
    }
    if let comments = package.part(ofType: "comments") {
      definitions.remarks = try package.parse(comments, into: WordRemarks()).texts
    }
    var assembly = Assembly(package: package, definitions: definitions, keepsAnchors: keepsAnchors)
    try assembly.readNotes()
    try assembly.readBody()
    try assembly.readHeaders()
    return AnchoredTranscript(transcript: assembly.writer.finished(), anchors: assembly.writer.anchors)
  }

  /// The stories of one document, put together in reading order: notes follow the block that refers to them, running heads stand at the end.
  private struct Assembly {
    let package: OfficePackage
    let definitions: WordStory.Definitions
    let keepsAnchors: Bool
    var writer: TranscriptWriter
    private var notes: [TextAnchor.Part: WordStory] = [:]

    init(package: OfficePackage, definitions: WordStory.Definitions, keepsAnchors: Bool) {
      self.package = package
      self.definitions = definitions
      self.keepsAnchors = keepsAnchors
      writer = TranscriptWriter(limits: package.archive.limits)
    }

    mutating func readNotes() throws(FormatError) {
      for (type, part) in [("footnotes", TextAnchor.Part.footnotes), ("endnotes", .endnotes)] {
        guard let entry = package.part(ofType: type) else { continue }
        notes[part] = try package.parse(
          entry, into: WordStory(definitions, part: part, keepsOrigins: keepsAnchors))
      }
    }

    mutating func readBody() throws(FormatError) {
      let output = Output(writer: writer, notes: notes)
      let story = WordStory(definitions, part: .document, keepsOrigins: keepsAnchors)
      story.deliver = { story, contents in output.write(contents, of: story) }
      _ = try package.parse(package.main, into: story)
      writer = output.writer
      writer.close(story.ink)
      for words in story.hidden { writer.omit(.hiddenText, "“\(words)”") }
      for object in story.objects.sorted() { writer.omit(.unreadPart, "嵌入的对象 \(object)") }
      // Scans put into a document page by page.
      if writer.transcript.elements.isEmpty, story.pictures > 0 {
        writer.omit(.pageWithoutText, "\(story.pictures) 张图片")
      } else {
        for number in story.largePictures { writer.omit(.picture, "第 \(number) 张图片") }
      }
      headers = story.headers
    }

    private var headers: [String] = []

    mutating func readHeaders() throws(FormatError) {
      var seen: Set<[UInt8]> = []
      for id in headers {
        guard let entry = package.part(id) else { continue }
        let story = try package.parse(entry, into: WordStory(definitions, part: nil, keepsOrigins: false))
        for passage in story.containers[0].flatMap(\.passages) {
          let words = passage.runs.flatMap { story.ink.bytes[$0] }
          guard seen.insert(words).inserted else { continue }
          writer.write(Passage(runs: passage.runs, role: .furniture), from: story.ink)
        }
      }
    }
  }

  /// Where the body goes block by block.
  private final class Output {
    var writer: TranscriptWriter
    private let notes: [TextAnchor.Part: WordStory]

    init(writer: TranscriptWriter, notes: [TextAnchor.Part: WordStory]) {
      self.writer = writer
      self.notes = notes
    }

    func write(_ contents: [Content], of story: WordStory) {
      for content in contents { writer.write(content, from: story.ink) }
      for reference in story.references {
        guard let notes = notes[reference.part] else { continue }
        for passage in (notes.notes[reference.id] ?? []).flatMap(\.passages) {
          writer.write(Passage(runs: passage.runs, role: .note), from: notes.ink)
        }
      }
      story.references = []
      writer.clear(&story.ink)
      story.isStopped = writer.isFull
    }
  }
}
