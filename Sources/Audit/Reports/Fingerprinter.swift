internal import Disclosure
internal import Hashing

/// Names findings so that they are known again in the next run: by what and where they are in the disclosure's own
/// terms, never by line number, path, message or count of others.
struct Fingerprinter {
  private let key: [String]
  /// How often a place was met: equal places are told apart by their order.
  private var seen: [String: Int] = [:]

  init(_ document: Document) { key = Self.key(of: document) }

  /// What the disclosure is, whatever its file is called: entity, year and kind, else its title without figures.
  static func key(of document: Document) -> [String] {
    if let entity = document.entity, let year = document.year {
      [entity, String(year), document.kind.rawValue]
    } else {
      ["", "", masked(document.title.utf8)]
    }
  }

  /// `surroundings`: normalised text of the sentence or cell. `part`: what is meant of it. `figures`: what is printed
  /// at each location.
  mutating func fingerprints(
    rule: String, section: String, cell: CellReport?, surroundings: some Collection<UInt8>, part: String?,
    figures: [String]
  ) -> Fingerprints {
    var place = Digest()
    for field in [rule] + key { place.update(field: field) }
    let table = cell?.table ?? ""
    // A table with a title is the same in the annex, in the text and in a file of its own.
    place.update(field: table.isEmpty ? section : "")
    place.update(field: table)
    place.update(field: cell?.row ?? "")
    place.update(field: cell?.column ?? "")
    place.update(field: Self.masked(surroundings))
    if let part { place.update(field: part) }
    var name = place.finish()
    let ordinal = seen[name, default: 0]
    seen[name] = ordinal + 1
    if ordinal > 0 {
      var next = Digest()
      next.update(field: name)
      next.update(field: String(ordinal))
      name = next.finish()
    }
    var value = Digest()
    value.update(field: name)
    for figure in figures { value.update(field: figure) }
    return Fingerprints(place: name, value: value.finish())
  }

  /// Every figure (digits with their separators) becomes one #.
  static func masked(_ text: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var inFigure = false
    for byte in text {
      switch byte {
      case 0x30...0x39:
        if !inFigure { result.append(UInt8(ascii: "#")) }
        inFigure = true
      case UInt8(ascii: "."), UInt8(ascii: ","):
        if !inFigure { result.append(byte) }
      default:
        inFigure = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
