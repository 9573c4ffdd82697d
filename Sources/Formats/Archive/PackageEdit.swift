/// Adds a part to a DOCX or XLSX: its content type and the relation that leads to it.
struct PackageEdit {
  private let package: OfficePackage
  private static let types = "[Content_Types].xml"
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  init(_ package: OfficePackage) { self.package = package }

  /// A new part beside the main part and the two that name it.
  ///
  /// `name`: without folder and ending. Throws `damaged` when the package does not say its content types.
  func adding(
    _ bytes: [UInt8], named name: String, ofType type: String, contentType: String
  ) throws(FormatError) -> [(name: String, bytes: [UInt8])] {
    let main = package.main.name
    let file = free(name, "xml", beside: main)
    let path = OfficePackage.resolve(file, beside: main)
    return [
      (path, bytes),
      (Self.types, try overriding([(path, contentType)])),
      try relating(main, to: [(type, file)]),
    ]
  }

  private func free(_ name: String, _ ending: String, beside main: String) -> String {
    var file = "\(name).\(ending)"
    var number = 1
    while package.archive.entry(named: OfficePackage.resolve(file, beside: main)) != nil {
      number += 1
      file = "\(name)\(number).\(ending)"
    }
    return file
  }

  private func overriding(_ parts: [(path: String, type: String)]) throws(FormatError) -> [UInt8] {
    guard let entry = package.archive.entry(named: Self.types) else { throw .damaged(part: Self.types) }
    let overrides = parts.map { part in
      "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\""
        + " PartName=\"/\(MarkupText.escaped(part.path))\" ContentType=\"\(part.type)\"/>"
    }
    return try inserting(overrides.joined(), into: entry)
  }

  /// The relations of a part with others among them, and where they stand.
  private func relating(
    _ part: String, to targets: [(type: String, file: String)]
  ) throws(FormatError) -> (name: String, bytes: [UInt8]) {
    let path = OfficePackage.relationsPath(of: part)
    let entry = package.archive.entry(named: path)
    let known = try Relations.read(path, in: package.archive).targets.keys
    var number = 1
    var relations = ""
    for (type, file) in targets {
      while known.contains("gouji\(number)") { number += 1 }
      relations += "<Relationship xmlns=\"\(Relations.namespace)\" Id=\"gouji\(number)\""
      relations += " Type=\"\(package.typeAddress)/\(type)\" Target=\"\(MarkupText.escaped(file))\"/>"
      number += 1
    }
    guard let entry else {
      let text = "\(Self.head)<Relationships xmlns=\"\(Relations.namespace)\">\(relations)</Relationships>"
      return (path, Array(text.utf8))
    }
    return (entry.name, try inserting(relations, into: entry))
  }

  /// The part with elements at the end of its root.
  private func inserting(_ text: String, into entry: ZipFile.Entry) throws(FormatError) -> [UInt8] {
    let bytes = try package.archive.bytes(of: entry)
    var scanner = MarkupScanner(bytes)
    var edits = MarkupEdits()
    while let tag = scanner.next() {
      guard scanner.depth == 0 else { continue }
      if tag.kind == .close { edits.insert(text, at: tag.range.lowerBound) }
      if tag.kind == .empty {
        let name = String(decoding: bytes[tag.written], as: UTF8.self)
        edits.replace(tag.range.upperBound - 2..<tag.range.upperBound, with: ">\(text)</\(name)>")
      }
    }
    guard !edits.isEmpty else { throw .damaged(part: entry.name) }
    return edits.applied(to: bytes)
  }
}
