/// Changes to the bytes of a part, made in one go; what no change touches is copied.
struct MarkupEdits {
  private var edits: [(range: Range<Int>, text: String)] = []

  var isEmpty: Bool { edits.isEmpty }

  mutating func insert(_ text: String, at place: Int) { edits.append((place..<place, text)) }

  /// Ranges do not overlap, and no insertion stands inside one.
  mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, text)) }

  /// Insertions at one place keep their order and stand before what is replaced there.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    var copied = 0
    for (_, edit) in sorted {
      result += bytes[copied..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      copied = edit.range.upperBound
    }
    return result + bytes[copied...]
  }
}
