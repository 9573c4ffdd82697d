package import Disclosure

/// A slice of the text as Unicode scalars, each with the offset of its first byte.
package struct ScalarRun: Sendable {
  package let scalars: [UInt32]
  /// `offsets[i]` is where scalar `i` starts; one more entry holds the end.
  package let offsets: [Int]

  package var count: Int { scalars.count }

  /// `text` is valid UTF-8; the span is cut to it. Cost: linear in the span.
  package init(_ text: [UInt8], _ span: Span) {
    let end = min(max(span.end, 0), text.count)
    var index = min(max(span.start, 0), end)
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    scalars.reserveCapacity((end - index) / 3 + 1)
    offsets.reserveCapacity((end - index) / 3 + 2)
    while index < end {
      let lead = text[index]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
      for next in index + 1..<max(index + 1, min(index + length, end)) {
        value = value << 6 | UInt32(text[next] & 0x3F)
      }
      scalars.append(value)
      offsets.append(index)
      index += length
    }
    offsets.append(end)
    self.scalars = scalars
    self.offsets = offsets
  }

  /// The bytes of a range of scalars.
  package func span(_ range: Range<Int>) -> Span {
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    return Span(offsets[lower], offsets[upper])
  }
}

extension [UInt32] {
  /// The Chinese character at an index; 0 when another character stands there, or none.
  func han(at index: Int) -> UInt32 {
    guard indices.contains(index), self[index].isHan else { return 0 }
    return self[index]
  }

  /// 2024年: the year that is written from an index on; `nil` when none is.
  func year(at index: Int) -> Int? {
    guard index + 4 < count, self[index + 4] == UInt32(Unicode.Scalar("年")), self[index] == 0x32,
      self[index + 1] == 0x30,
      self[index + 2].isDigit, self[index + 3].isDigit, index == 0 || !self[index - 1].isDigit
    else { return nil }
    return 2000 + Int(self[index + 2] - 0x30) * 10 + Int(self[index + 3] - 0x30)
  }
}

extension UInt32 {
  /// A Chinese character of the common blocks.
  var isHan: Bool {
    (0x4E00...0x9FFF).contains(self) || (0x3400...0x4DBF).contains(self)
      || (0x20000...0x2FA1F).contains(self)
  }

  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x3000 }
  var isLatin: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

  init(_ scalar: Unicode.Scalar) { self = scalar.value }
}

extension String {
  /// The scalars, as the checks compare them.
  var values: [UInt32] { unicodeScalars.map(\.value) }
}
