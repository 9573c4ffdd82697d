/// A DOCX or XLSX as parts and the relations between them (ECMA-376 part 2).
struct OfficePackage {
  let archive: ZipFile
  /// The document or workbook, as its own relations name it.
  let main: ZipFile.Entry
  /// What stands before the last step of a relation's type: the transitional and the strict form differ there.
  let typeAddress: String
  private let relations: Relations

  /// Throws `damaged` when there is no main part.
  init(_ bytes: [UInt8], limits: FormatLimits) throws(FormatError) {
    archive = try ZipFile(bytes, limits: limits)
    let top = try Relations.read("_rels/.rels", in: archive)
    guard let target = top.target(ofType: "officeDocument"),
      let main = archive.entry(named: Self.resolve(target, beside: ""))
    else { throw .damaged(part: "_rels/.rels") }
    self.main = main
    typeAddress = top.typeAddress
    relations = try Relations.read(Self.relationsPath(of: main.name), in: archive)
  }

  /// The part that the main part relates to by the last step of a type (styles, numbering, sharedStrings).
  func part(ofType type: String) -> ZipFile.Entry? {
    relations.target(ofType: type).flatMap { archive.entry(named: Self.resolve($0, beside: main.name)) }
  }

  /// The part that the main part names by a relation (r:id).
  func part(_ id: String) -> ZipFile.Entry? {
    relations.targets[id].flatMap { archive.entry(named: Self.resolve($0.path, beside: main.name)) }
  }

  /// The part that another part relates to by the last step of a type.
  func part(ofType type: String, relatedTo part: String) throws(FormatError) -> ZipFile.Entry? {
    try Relations.read(Self.relationsPath(of: part), in: archive).target(ofType: type)
      .flatMap { archive.entry(named: Self.resolve($0, beside: part)) }
  }

  func parse<Handler: XMLHandler>(
    _ entry: ZipFile.Entry, into handler: Handler
  ) throws(FormatError) -> Handler {
    try XMLParser.parse(entry, of: archive, into: handler)
    return handler
  }

  /// "styles.xml" beside "word/document.xml" is "word/styles.xml"; a path that begins with a slash counts from the root.
  static func resolve(_ target: String, beside part: String) -> String {
    var steps = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }

  static func relationsPath(of part: String) -> String {
    var steps = part.split(separator: "/").map(String.init)
    let file = steps.popLast() ?? ""
    return (steps + ["_rels", file + ".rels"]).joined(separator: "/")
  }
}

/// The relations of one part.
struct Relations {
  struct Target {
    /// The last step of the type's address, which the transitional and the strict form share.
    let type: String
    let path: String
  }

  static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"

  var targets: [String: Target] = [:]
  /// What stands before the last step of the type of the office document; the transitional form where none is named.
  private(set) var typeAddress = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  func target(ofType type: String) -> String? {
    // The lowest id, so that a file with two is read the same way each time.
    targets.filter { $0.value.type == type }.min { $0.key < $1.key }?.value.path
  }

  /// Empty when the part has none. Targets outside the file are left out: links are not followed.
  static func read(_ path: String, in archive: ZipFile) throws(FormatError) -> Relations {
    guard let entry = archive.entry(named: path) else { return Relations() }
    let handler = Handler()
    try XMLParser.parse(entry, of: archive, into: handler)
    return handler.relations
  }

  private final class Handler: XMLHandler {
    enum Tag: String {
      case relationship = "rel:Relationship"
    }

    var relations = Relations()

    func open(_ tag: Tag?, _ attributes: XMLAttributes) {
      guard tag == .relationship, attributes["TargetMode"] != "External",
        let id = attributes["Id"], let type = attributes["Type"], let path = attributes["Target"]
      else { return }
      let last = type.split(separator: "/").last.map(String.init) ?? type
      relations.targets[id] = Target(type: last, path: path)
      if last == "officeDocument" { relations.typeAddress = String(type.dropLast(last.count + 1)) }
    }

    func close(_ tag: Tag?) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
