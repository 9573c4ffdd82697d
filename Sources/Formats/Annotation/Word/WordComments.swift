/// The comments of a DOCX: those of others, which stay, and the new ones.
struct WordComments {
  private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  /// Ids of the comments written here before.
  private(set) var own: Set<Int> = []
  private let namespace: String
  /// The part that holds them; `nil` when the file has none yet.
  private let entry: ZipFile.Entry?
  private var part: [UInt8] = []
  private var edits = MarkupEdits()
  private var nextID = 0
  private var added = ""

  /// `namespace`: that of the document, which the comments share.
  init(_ package: OfficePackage, namespace: String) throws(FormatError) {
    self.namespace = namespace
    entry = package.part(ofType: "comments")
    guard let entry else { return }
    part = try package.archive.bytes(of: entry)
    for comment in MarkupElement.all(in: part, where: { tag, _ in tag.name == "w:comment" }) {
      guard let id = comment.open.attribute("id", in: part).flatMap({ Int($0) }) else { continue }
      if comment.open.attribute("author", in: part) == NoteAuthor.name {
        own.insert(id)
        edits.replace(comment.range, with: "")
      } else {
        reserve([id])
      }
    }
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

  /// Writes the comments that stay and the new ones, and what a file that had none says of them.
  func write(to package: inout PackageEdit, main: String) throws(FormatError) {
    guard let entry else {
      guard !added.isEmpty else { return }
      let text = PackageEdit.head + "<w:comments xmlns:w=\"\(namespace)\">\(added)</w:comments>"
      _ = try package.add(
        text, named: "comments", .override(Self.contentType), ofType: "comments", to: main)
      return
    }
    var edits = edits
    guard let root = MarkupElement.root(of: part) else { throw .damaged(part: entry.name) }
    if !added.isEmpty { edits.append(added, to: root) }
    package.put(edits.applied(to: part), in: entry.name, was: part)
  }
}
