/// Which characters, and which pairs of neighbouring characters, a text has. May say yes for one it has not
/// (two may share a place), never no for one it has.
struct TextGrams {
  private static let singles: UInt32 = 1 << 16
  private static let pairs: UInt32 = 1 << 18

  private var bits = [UInt64](repeating: 0, count: Int((singles + pairs) / 64))

  /// `text`: valid UTF-8. Cost: linear.
  init(_ text: [UInt8]) {
    var last: UInt32?
    var index = 0
    while index < text.count {
      let lead = UInt32(text[index])
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = length == 1 ? lead : lead & (0x7F >> UInt32(length))
      for offset in 1..<max(length, 1) where index + offset < text.count {
        scalar = scalar << 6 | UInt32(text[index + offset]) & 0x3F
      }
      insert(Self.single(scalar))
      if let last { insert(Self.pair(last, scalar)) }
      last = scalar
      index += length
    }
  }

  func contains(_ gram: UInt32) -> Bool { bits[Int(gram / 64)] & (1 << UInt64(gram % 64)) != 0 }

  private mutating func insert(_ gram: UInt32) { bits[Int(gram / 64)] |= 1 << UInt64(gram % 64) }

  /// The places of a string's pairs, or of its one character.
  static func grams(of string: [Unicode.Scalar]) -> [UInt32] {
    guard string.count > 1 else { return string.map { single($0.value) } }
    return zip(string, string.dropFirst()).map { pair($0.value, $1.value) }
  }

  private static func single(_ scalar: UInt32) -> UInt32 { scalar % singles }

  private static func pair(_ a: UInt32, _ b: UInt32) -> UInt32 {
    singles + ((a &* 0x9E37_79B1) ^ (b &* 0x85EB_CA6B)) >> 14
  }
}
