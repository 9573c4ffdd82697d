/// The comments of a DOCX: those of others, which stay, and the new ones.
struct WordComments {
  private static let type = "comments"
  private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  /// Ids of the comments written here before.
  private(set) var own: Set<Int> = []
  private let package: OfficePackage
  private let namespace: String
  /// The part that holds them; `nil` when the file has none yet.
  private let entry: ZipFile.Entry?
  private var part: [UInt8] = []
  private var edits = MarkupEdits()
  /// Where new comments are put, and what must follow them there.
  private var end = (place: 0, tag: "")
  private var nextID = 0
  private var added = ""

  /// `namespace`: that of the document, which the comments share.
  init(_ package: OfficePackage, namespace: String) throws(FormatError) {
    self.package = package
    self.namespace = namespace
    entry = package.part(ofType: Self.type)
    guard let entry else { return }
    part = try package.archive.bytes(of: entry)
    readPart()
  }

  private mutating func readPart() {
    var scanner = MarkupScanner(part)
    var open: (start: Int, depth: Int)?
    while let tag = scanner.next() {
      let depth = scanner.depth + (tag.kind == .open ? 0 : 1)
      if tag.name == "w:comment", tag.kind != .close {
        guard let id = tag.attribute("id", in: part).flatMap({ Int($0) }) else { continue }
        guard tag.attribute("author", in: part) == NoteAuthor.name else {
          reserve([id])
          continue
        }
        own.insert(id)
        open = (tag.range.lowerBound, depth)
      }
      if let begun = open, tag.kind != .open, begun.depth == depth {
        edits.replace(begun.start..<tag.range.upperBound, with: "")
        open = nil
      }
      if depth == 1, tag.kind == .close { end.place = tag.range.lowerBound }
      if depth == 1, tag.kind == .empty { openRoot(tag) }
    }
  }

  /// A root without comments, written as one tag, gets an end.
  private mutating func openRoot(_ tag: MarkupTag) {
    let slash = tag.range.upperBound - 2
    edits.replace(slash..<slash + 1, with: "")
    end = (tag.range.upperBound, "</\(String(decoding: part[tag.written], as: UTF8.self))>")
  }

  /// Ids that others use.
  mutating func reserve(_ ids: [Int]) {
    nextID = max(nextID, (ids.max() ?? -1) + 1)
  }

  /// The id of the new comment.
  mutating func add(_ lines: [String]) -> Int {
    defer { nextID += 1 }
    added += "<w:comment xmlns:w=\"\(namespace)\" w:id=\"\(nextID)\" w:author=\"\(NoteAuthor.name)\" w:initials=\"gj\">"
    for line in lines {
      added += "<w:p><w:r><w:t xml:space=\"preserve\">\(MarkupText.escaped(line))</w:t></w:r></w:p>"
    }
    added += "</w:comment>"
    return nextID
  }

  /// The parts that change: the comments, and what a file that had none says of them.
  func parts() throws(FormatError) -> [(name: String, bytes: [UInt8])] {
    guard let entry else {
      guard !added.isEmpty else { return [] }
      let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      let text = "\(head)<w:comments xmlns:w=\"\(namespace)\">\(added)</w:comments>"
      return try PackageEdit(package).adding(
        Array(text.utf8), named: "comments", ofType: Self.type, contentType: Self.contentType)
    }
    var edits = edits
    edits.insert(added + end.tag, at: end.place)
    let bytes = edits.applied(to: part)
    return bytes == part ? [] : [(entry.name, bytes)]
  }
}
