/// A short text as UTF-8 bytes: prefix, suffix and search without walking graphemes, which labels pay for dearly.
///
/// All counts are bytes. Ranges found by `range(of:)` lie on scalar boundaries, as UTF-8 is self-synchronising.
struct Wording: ExpressibleByStringLiteral, Hashable, Sendable {
  var bytes: [UInt8]

  init(stringLiteral text: StaticString) {
    bytes = text.withUTF8Buffer { Array($0) }
  }

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Without spaces, brackets full width: 维修(护)费 and 维修（护）费 are one name.
  static func label(_ words: some Sequence<UInt8>) -> Wording {
    var bytes: [UInt8] = []
    for byte in words {
      switch byte {
      case 0x20: break
      case UInt8(ascii: "("): bytes += [0xEF, 0xBC, 0x88]
      case UInt8(ascii: ")"): bytes += [0xEF, 0xBC, 0x89]
      default: bytes.append(byte)
      }
    }
    return Wording(bytes)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }
  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  func hasPrefix(_ word: Wording) -> Bool { bytes.starts(with: word.bytes) }

  func hasSuffix(_ word: Wording) -> Bool {
    bytes.count >= word.count && bytes.suffix(word.count).elementsEqual(word.bytes)
  }

  func contains(_ word: Wording) -> Bool { range(of: word) != nil }

  /// The pieces between any of the words; none for nothing.
  func split(at words: [Wording]) -> [Wording] {
    var pieces: [Wording] = [""]
    var index = 0
    while index < bytes.count {
      if let word = words.first(where: { bytes[index...].starts(with: $0.bytes) }) {
        pieces.append("")
        index += word.count
      } else {
        pieces[pieces.count - 1].bytes.append(bytes[index])
        index += 1
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  func range(of word: Wording) -> Range<Int>? {
    guard let first = word.bytes.first, bytes.count >= word.count else { return nil }
    for start in 0...(bytes.count - word.count)
    where bytes[start] == first && bytes[start..<(start + word.count)].elementsEqual(word.bytes) {
      return start..<(start + word.count)
    }
    return nil
  }

  mutating func removeFirst(_ count: Int) { bytes.removeFirst(count) }
  mutating func removeLast(_ count: Int) { bytes.removeLast(count) }
  mutating func remove(_ range: Range<Int>) { bytes.removeSubrange(range) }

  func suffix(from index: Int) -> Wording { Wording(bytes[index...]) }
  func prefix(_ count: Int) -> Wording { Wording(bytes.prefix(count)) }

  /// ASCII digits at the head.
  var leadingDigits: [UInt8] { Array(bytes.prefix { $0 &- 0x30 < 10 }) }
}
