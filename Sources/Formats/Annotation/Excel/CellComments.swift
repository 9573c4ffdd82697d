/// The comments on the cells of one sheet: those of others, which stay, and the new ones.
struct CellComments {
  private static let contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

  /// Cells with a comment written here before.
  private(set) var own: Set<CellAddress> = []
  /// Cells with a comment of somebody else.
  private(set) var others: Set<CellAddress> = []
  private let sheet: ZipFile.Entry
  /// The part that holds them; `nil` when the sheet has none yet.
  private let entry: ZipFile.Entry?
  private var part: [UInt8] = []
  private var edits = MarkupEdits()
  private var authors: MarkupElement?
  private var list: MarkupElement?
  /// Index of the author who writes here; behind the others where he is not among them yet.
  private var author = 0
  private var hasAuthor = false

  init(of sheet: ZipFile.Entry, in package: OfficePackage) throws(FormatError) {
    self.sheet = sheet
    entry = try package.part(ofType: "comments", relatedTo: sheet.name)
    guard let entry else { return }
    part = try package.archive.bytes(of: entry)
    let elements = MarkupElement.all(in: part) { tag, _ in tag.name.hasPrefix("x:") }
    for (index, element) in elements.enumerated() {
      switch element.name {
      case "x:authors": authors = element
      case "x:commentList": list = element
      case "x:author": read(author: element)
      case "x:comment": read(comment: element, text: elements[index...].first { $0.name == "x:t" })
      default: break
      }
    }
  }

  /// The first line of a comment, as spreadsheets show whose it is.
  private static let signature = NoteAuthor.name + ":"
  /// Excel refuses a file with a comment of more characters; where it is cut, it says so.
  private static let charactersMax = 32_000

  private static func fitted(_ text: String) -> String {
    text.unicodeScalars.count <= charactersMax ? text : String(text.prefix(charactersMax)) + "…"
  }

  private mutating func read(author element: MarkupElement) {
    guard !hasAuthor else { return }
    hasAuthor = part[element.content].elementsEqual(NoteAuthor.name.utf8)
    if !hasAuthor { author += 1 }
  }

  /// `text`: the first there is from the comment on.
  private mutating func read(comment: MarkupElement, text: MarkupElement?) {
    guard let cell = comment.open.attribute("ref", in: part).flatMap({ CellAddress($0.utf8) }) else { return }
    let isNamed = hasAuthor && comment.open.attribute("authorId", in: part) == String(author)
    if isNamed || text.map({ isSigned($0) && comment.range.contains($0.range.lowerBound) }) ?? false {
      own.insert(cell)
      edits.replace(comment.range, with: "")
    } else {
      others.insert(cell)
    }
  }

  /// Programs that lose the authors of comments keep their words.
  private func isSigned(_ text: MarkupElement) -> Bool { part[text.content].starts(with: Self.signature.utf8) }

  /// Writes the comments that stay and the new ones: lines by cell. `namespace`: that of the sheet.
  func write(
    _ cells: [CellAddress: [String]], namespace: String, to package: inout PackageEdit
  ) throws(FormatError) {
    let comments = cells.sorted { $0.key.place < $1.key.place }.map { cell, lines in
      let text = MarkupText.escaped(Self.fitted(Self.signature + "\n" + lines.joined(separator: "\n")))
      return "<comment xmlns=\"\(namespace)\" ref=\"\(cell.name)\" authorId=\"\(author)\"><text>"
        + "<r><t xml:space=\"preserve\">\(text)</t></r></text></comment>"
    }.joined()
    let name = "<author xmlns=\"\(namespace)\">\(NoteAuthor.name)</author>"
    guard let entry else {
      guard !comments.isEmpty else { return }
      let text =
        "<comments xmlns=\"\(namespace)\"><authors>\(name)</authors><commentList>\(comments)</commentList></comments>"
      _ = try package.add(
        PackageEdit.head + text, named: "comments", .override(Self.contentType), ofType: "comments", to: sheet.name)
      return
    }
    guard let authors, let list else { throw .damaged(part: entry.name) }
    var edits = edits
    if !comments.isEmpty {
      if !hasAuthor { edits.append(name, to: authors) }
      edits.append(comments, to: list)
    }
    package.put(edits.applied(to: part), in: entry.name, was: part)
  }
}
