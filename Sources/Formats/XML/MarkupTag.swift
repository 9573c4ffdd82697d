/// A tag of an XML part where it stands in the bytes of the file.
struct MarkupTag {
  enum Kind {
    case open, close
    /// <a/>
    case empty
  }

  let kind: Kind
  /// From < to behind >.
  let range: Range<Int>
  /// The name as `XMLNamespace` writes it: w:p.
  let name: String
  /// The name as the file writes it.
  let written: Range<Int>

  /// The value of an attribute by its local name, as it is written: entities stay.
  func attribute(_ name: String, in bytes: [UInt8]) -> String? {
    value(name, in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Where that value stands.
  func value(_ name: String, in bytes: [UInt8]) -> Range<Int>? {
    Self.attributes(in: bytes, written.upperBound..<range.upperBound)
      .first { Self.local(bytes[$0.name]).elementsEqual(name.utf8) }?.value
  }

  static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
  }

  /// Name and value of each attribute between the name of a tag and its end.
  static func attributes(in bytes: [UInt8], _ range: Range<Int>) -> [(name: Range<Int>, value: Range<Int>)] {
    var result: [(Range<Int>, Range<Int>)] = []
    var index = range.lowerBound
    while let sign = bytes[index..<range.upperBound].firstIndex(of: 0x3D) {
      let name = bytes[index..<sign]
      let start = name.firstIndex { $0 > 0x20 } ?? sign
      let end = (name.lastIndex { $0 > 0x20 } ?? sign - 1) + 1
      guard let quote = bytes[sign..<range.upperBound].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = bytes[(quote + 1)..<range.upperBound].firstIndex(of: bytes[quote])
      else { break }
      result.append((start..<max(start, end), (quote + 1)..<close))
      index = close + 1
    }
    return result
  }
}
