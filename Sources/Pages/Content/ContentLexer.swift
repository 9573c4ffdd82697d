/// Cuts a content stream into numbers, names and operators. What is in strings is passed over: nothing here needs it.
struct ContentLexer {
  enum Token {
    case number(Double)
    /// Without the slash.
    case name(Range<Int>)
    /// Up to four letters, the first one in the lowest byte.
    case operation(UInt32)
    /// Its length in bytes, about.
    case string(Int)
    /// Brackets, and what is no operator.
    case other
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0, 9, 10, 12, 13, 32: index += 1
      case UInt8(ascii: "%"): skipLine()
      case UInt8(ascii: "("):
        let start = index
        skipString()
        return .string(index - start - 2)
      case UInt8(ascii: "<"):
        if index + 1 < bytes.count, bytes[index + 1] == byte {
          index += 2
          return .other
        }
        let start = index
        skip(past: UInt8(ascii: ">"))
        return .string((index - start - 2) / 2)
      case UInt8(ascii: "/"):
        index += 1
        let start = index
        skipRegular()
        return .name(start..<index)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
        return .number(number())
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: ")"):
        index += 1
        return .other
      default: return word()
      }
    }
    return nil
  }

  /// After ID: to behind the EI that ends the picture, as well as can be told without decoding it.
  mutating func skipInlinePicture() {
    index += 1
    while index + 2 < bytes.count {
      if Self.isBlank(bytes[index]), bytes[index + 1] == UInt8(ascii: "E"), bytes[index + 2] == UInt8(ascii: "I"),
        index + 3 >= bytes.count || Self.isBlank(bytes[index + 3]), isFollowedByText(index + 3)
      {
        index += 3
        return
      }
      index += 1
    }
    index = bytes.count
  }

  /// Bytes of a picture are rarely all printable.
  private func isFollowedByText(_ start: Int) -> Bool {
    bytes[start..<min(start + 12, bytes.count)].allSatisfy { Self.isBlank($0) || (0x20...0x7E).contains($0) }
  }

  private mutating func word() -> Token {
    let start = index
    skipRegular()
    guard index - start <= 4 else { return .other }
    var code: UInt32 = 0
    for (place, byte) in bytes[start..<index].enumerated() { code |= UInt32(byte) << UInt32(8 * place) }
    return .operation(code)
  }

  private mutating func number() -> Double {
    var isNegative = false
    var value = 0.0
    var scale = 0.0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if scale == 0 {
          value = value * 10 + Double(byte &- 48)
        } else {
          value += Double(byte &- 48) * scale
          scale /= 10
        }
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "."): scale = scale == 0 ? 0.1 : scale
      default: return isNegative ? -value : value
      }
      index += 1
    }
    return isNegative ? -value : value
  }

  private mutating func skipRegular() {
    while index < bytes.count, !Self.isBlank(bytes[index]), !Self.isDelimiter(bytes[index]) { index += 1 }
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
  }

  private mutating func skip(past end: UInt8) {
    while index < bytes.count, bytes[index] != end { index += 1 }
    index += 1
  }

  private mutating func skipString() {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 0 || byte == 12
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
