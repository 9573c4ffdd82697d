/// How a character is spaced: what stands in a square of its own needs no blanks around it.
enum ScalarClass {
  case wide
  case digit
  case letter
  case sign

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F: self = .letter
    // Radicals, CJK signs, kana, ideographs, compatibility forms, full-width forms, and the signs Chinese fonts set wide.
    case 0x2E80...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF,
      0x2014, 0x2018...0x201D, 0x2026, 0x2460...0x24FF, 0x25A0...0x26FF:
      self = .wide
    default: self = .sign
    }
  }

  /// Neither breaks from the next in the middle of a line end.
  var isWord: Bool { self == .digit || self == .letter }
}

extension Unicode.Scalar {
  package var isBlank: Bool {
    value <= 0x20 || value == 0xA0 || value == 0x3000 || (0x2000...0x200F).contains(value) || value == 0xFEFF
      || value == 0x00AD
  }

  /// Stands for no character: a font without a map to Unicode gives these.
  var isUnmapped: Bool {
    value == 0xFFFD || (0xE000...0xF8FF).contains(value) || value >= 0xF0000 || (value < 0x20 && !isBlank)
  }

  /// May not begin a line: it goes with what stands before it.
  var closes: Bool { "，。、；：！？）》】」』”’％…,.;:!?)]}%".unicodeScalars.contains(self) }

  /// May not end a line: it goes with what stands behind it.
  var opens: Bool { "（《【「『“‘([{".unicodeScalars.contains(self) }

  /// Leader dots of a table of contents.
  var isLeader: Bool {
    value == 0x2E || value == 0x2026 || value == 0xB7 || value == 0x2025 || value == 0xFF0E || value == 0x22EF
  }
}

extension Array where Element == UInt8 {
  mutating func append(_ scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
