/// Where a text has each character and each pair of neighbouring characters: an index of the document, as a search
/// engine has one, so that a pattern is only run where the words it needs are.
struct GramIndex {
  /// Larger texts are not indexed: the index takes some eight times their size while it is made.
  static let textMax = 8 << 20

  /// Bucket b holds `positions[starts[b]..<starts[b + 1]]`.
  private let starts: [UInt32]
  /// Byte offsets, ascending in each bucket. A few grams may share a bucket.
  private let positions: [UInt32]
  private let shift: UInt32

  /// `text`: valid UTF-8. `nil` beyond `textMax`. Cost: linear.
  init?(_ text: [UInt8]) {
    guard text.count <= Self.textMax else { return nil }
    let grams = Self.grams(of: text)
    let bits = UInt32(max(12, Int.bitWidth - (text.count / 2).leadingZeroBitCount))
    let shift = 32 - bits
    var starts = [UInt32](repeating: 0, count: 1 << Int(bits) + 1)
    for (hash, _) in grams { starts[Int(hash >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var next = starts
    var positions = [UInt32](repeating: 0, count: grams.count)
    for (hash, offset) in grams {
      let bucket = Int(hash >> shift)
      positions[Int(next[bucket])] = offset
      next[bucket] += 1
    }
    self.starts = starts
    self.positions = positions
    self.shift = shift
  }

  /// Where a gram may stand, ascending; everywhere it does stand is among them.
  func positions(of gram: UInt32) -> ArraySlice<UInt32> {
    let bucket = Int(gram >> shift)
    return positions[Int(starts[bucket])..<Int(starts[bucket + 1])]
  }

  private static func grams(of text: [UInt8]) -> [(hash: UInt32, offset: UInt32)] {
    var grams: [(hash: UInt32, offset: UInt32)] = []
    grams.reserveCapacity(text.count)
    var last: (scalar: UInt32, offset: UInt32)?
    var index = 0
    while index < text.count {
      let lead = UInt32(text[index])
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = length == 1 ? lead : lead & (0x7F >> UInt32(length))
      for offset in 1..<length where index + offset < text.count {
        scalar = scalar << 6 | UInt32(text[index + offset]) & 0x3F
      }
      let place = UInt32(truncatingIfNeeded: index)
      grams.append((single(scalar), place))
      if let last { grams.append((pair(last.scalar, scalar), last.offset)) }
      last = (scalar, place)
      index += length
    }
    return grams
  }

  /// A character, and a pair of neighbours, as numbers to look up.
  static func single(_ scalar: UInt32) -> UInt32 { scalar &* 0x9E37_79B1 }

  static func pair(_ a: UInt32, _ b: UInt32) -> UInt32 {
    ((a &* 0x85EB_CA6B) ^ (b &+ 0x27D4_EB2F)) &* 0x9E37_79B1
  }
}
