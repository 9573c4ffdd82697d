/// Words of a story from one place in a w:t to another; a comment can stand on them.
struct WordPlace: Hashable {
  struct Edge: Hashable {
    /// Index among the w:t of the part.
    var text: Int
    /// Bytes of its text before the edge, entities resolved.
    var offset: Int
  }

  var start: Edge
  var end: Edge
}

/// The text of a w:t as it is written.
enum WrittenText {
  /// The place in the file behind `offset` bytes of the text; `nil` when it stands inside an entity, a CDATA section or beyond the end.
  static func place(of offset: Int, in range: Range<Int>, of part: [UInt8]) -> Int? {
    var place = range.lowerBound
    var passed = 0
    while passed < offset, place < range.upperBound {
      switch part[place] {
      case 0x26:
        guard let end = part[place..<range.upperBound].firstIndex(of: 0x3B) else { return nil }
        passed += length(ofEntity: part[(place + 1)..<end])
        place = end + 1
      // Line ends of two bytes count as one.
      case 0x0D where place + 1 < range.upperBound && part[place + 1] == 0x0A:
        passed += 1
        place += 2
      case 0x3C: return nil
      default:
        passed += 1
        place += 1
      }
    }
    return passed == offset ? place : nil
  }

  /// Bytes of UTF-8 that amp, lt, #22 or #x4E00 stands for.
  private static func length(ofEntity name: ArraySlice<UInt8>) -> Int {
    guard name.first == 0x23 else { return 1 }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self)
    let isHexadecimal = digits.hasPrefix("x")
    let value = UInt32(isHexadecimal ? String(digits.dropFirst()) : digits, radix: isHexadecimal ? 16 : 10)
    return value.flatMap { Unicode.Scalar($0) }.map { UTF8.width($0) } ?? 1
  }
}
