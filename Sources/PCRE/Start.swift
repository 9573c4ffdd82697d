internal import CPCRE2

extension Pattern {
  /// What every match begins with, as far as PCRE2 knows: how fast a text without a match is passed over.
  package enum Start: Hashable, Sendable {
    /// Always this byte.
    case byte(UInt8)
    /// Only at the start of a line.
    case lineStart
    /// One of these bytes, sorted.
    case bytes([UInt8])
    /// Nothing is known: every place must be tried.
    case unknown
  }
}

extension Pattern.Start {
  init(_ code: OpaquePointer) {
    switch unsafe Pattern.number(code, PCRE2_INFO_FIRSTCODETYPE) {
    case 1:
      self = unsafe .byte(
        UInt8(truncatingIfNeeded: Pattern.number(code, PCRE2_INFO_FIRSTCODEUNIT)))
    case 2: self = .lineStart
    default: self = unsafe Self.bitmap(of: code)
    }
  }

  /// 256 bits, one for each byte a match can begin with.
  private static func bitmap(of code: OpaquePointer) -> Self {
    var map: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTBITMAP), &map)
    guard let map = unsafe map else { return .unknown }
    let bits = unsafe UnsafeBufferPointer(start: map, count: 32)
    return .bytes((0...UInt8.max).filter { unsafe bits[Int($0 / 8)] & (1 << ($0 % 8)) != 0 })
  }
}
