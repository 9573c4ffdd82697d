/// Changes to the parts of a DOCX or XLSX, and new parts with their content types and the relations that lead to them.
struct PackageEdit {
  /// How the package says what a new part is.
  enum ContentType {
    case override(String)
    /// For all parts of its file name's ending.
    case ending(String)
  }

  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let types = "[Content_Types].xml"
  private static let typesNamespace = "http://schemas.openxmlformats.org/package/2006/content-types"

  let package: OfficePackage
  private var parts: [(name: String, bytes: [UInt8])] = []
  private var types = ""
  private var endings: Set<String> = []
  /// By the part they lead from, in the order they were added.
  private var relations: [(part: String, text: String)] = []
  private var relationCount = 0

  init(_ package: OfficePackage) { self.package = package }

  /// Takes note of a part's bytes, unless they are what they were.
  mutating func put(_ bytes: [UInt8], in name: String, was old: [UInt8]) {
    if bytes != old { parts.append((name, bytes)) }
  }

  /// Adds a part beside the one that relates to it. Returns the id of the relation.
  ///
  /// `file`: without ending; a number makes it another name than those of the package. `type`: last step of the relation's type.
  mutating func add(
    _ text: String, named file: String, ending: String = "xml", _ contentType: ContentType, ofType type: String,
    to part: String
  ) throws(FormatError) -> String {
    let file = free(file, ending, beside: part)
    let path = OfficePackage.resolve(file, beside: part)
    parts.append((path, Array(text.utf8)))
    switch contentType {
    case .override(let contentType):
      types += "<Override xmlns=\"\(Self.typesNamespace)\" PartName=\"/\(MarkupText.escaped(path))\""
      types += " ContentType=\"\(contentType)\"/>"
    case .ending(let contentType):
      if try isNew(ending) {
        types += "<Default xmlns=\"\(Self.typesNamespace)\" Extension=\"\(ending)\" ContentType=\"\(contentType)\"/>"
      }
    }
    let known = try Relations.read(OfficePackage.relationsPath(of: part), in: package.archive).targets.keys
    repeat { relationCount += 1 } while known.contains("gouji\(relationCount)")
    let id = "gouji\(relationCount)"
    var relation = "<Relationship xmlns=\"\(Relations.namespace)\" Id=\"\(id)\""
    relation += " Type=\"\(package.typeAddress)/\(type)\" Target=\"\(MarkupText.escaped(file))\"/>"
    relations.append((part, relation))
    return id
  }

  /// The archive with all changes.
  func applied(to bytes: [UInt8]) throws(FormatError) -> [UInt8] {
    var parts = parts
    if !types.isEmpty {
      guard let entry = package.archive.entry(named: Self.types) else { throw .damaged(part: Self.types) }
      parts.append((entry.name, try inserting(types, into: entry)))
    }
    var seen: Set<String> = []
    for (part, _) in relations where seen.insert(part).inserted {
      let text = relations.filter { $0.part == part }.map(\.text).joined()
      let path = OfficePackage.relationsPath(of: part)
      if let entry = package.archive.entry(named: path) {
        parts.append((entry.name, try inserting(text, into: entry)))
      } else {
        let root = "<Relationships xmlns=\"\(Relations.namespace)\">\(text)</Relationships>"
        parts.append((path, Array((Self.head + root).utf8)))
      }
    }
    return parts.isEmpty ? bytes : try ZipEditor.edited(bytes, with: parts)
  }

  private func free(_ name: String, _ ending: String, beside part: String) -> String {
    func isTaken(_ file: String) -> Bool {
      let path = OfficePackage.resolve(file, beside: part)
      return package.archive.entry(named: path) != nil || parts.contains { $0.name == path }
    }
    var file = "\(name).\(ending)"
    var number = 1
    while isTaken(file) {
      number += 1
      file = "\(name)\(number).\(ending)"
    }
    return file
  }

  /// Whether the package does not say yet what files of this ending are.
  private mutating func isNew(_ ending: String) throws(FormatError) -> Bool {
    guard let entry = package.archive.entry(named: Self.types) else { throw .damaged(part: Self.types) }
    let bytes = try package.archive.bytes(of: entry)
    let isKnown =
      MarkupElement.all(in: bytes) { tag, _ in
        tag.attribute("Extension", in: bytes)?.lowercased() == ending
      }.count > 0
    return !isKnown && endings.insert(ending).inserted
  }

  /// The part with elements at the end of its root.
  private func inserting(_ text: String, into entry: ZipFile.Entry) throws(FormatError) -> [UInt8] {
    let bytes = try package.archive.bytes(of: entry)
    guard let root = MarkupElement.root(of: bytes) else { throw .damaged(part: entry.name) }
    var edits = MarkupEdits()
    edits.append(text, to: root)
    return edits.applied(to: bytes)
  }
}
