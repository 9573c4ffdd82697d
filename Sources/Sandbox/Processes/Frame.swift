/// How questions and answers are parted on a stream: eight bytes of length, least significant first, then so many bytes.
package enum Frame {
  package static let headerLength = 8

  package static func header(length: Int) -> [UInt8] {
    (0..<headerLength).map { UInt8(truncatingIfNeeded: UInt64(length) >> UInt64(8 * $0)) }
  }

  /// The length that the first eight bytes announce, `nil` while there are fewer. It may be anything: check it before anything is set aside for it.
  package static func length(_ bytes: some Sequence<UInt8>) -> UInt64? {
    var length: UInt64 = 0
    var count = 0
    for byte in bytes.prefix(headerLength) {
      length |= UInt64(byte) << UInt64(8 * count)
      count += 1
    }
    return count == headerLength ? length : nil
  }
}
