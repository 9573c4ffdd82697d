internal import Charset

/// Bytes of a text file → valid UTF-8, in the encoding that `Charset` finds.
package enum Decoder {
  /// The encoding's name, and the text without byte order mark.
  package static func decode(
    _ bytes: [UInt8]
  ) throws(ReadError) -> (encoding: String, text: [UInt8]) {
    guard !bytes.isEmpty else { throw .empty }
    let decoded: Charset.Decoded
    do {
      decoded = try Charset.decode(bytes)
    } catch {
      switch error {
      case .binary: throw .binary
      case .undecodable: throw .undecodable
      }
    }
    guard !isBinary(decoded.text) else { throw .binary }
    guard decoded.text.contains(where: { $0 > 0x20 }) else { throw .empty }
    return (decoded.encoding, decoded.text)
  }

  /// NULs, or more than one control character in a hundred.
  private static func isBinary(_ text: [UInt8]) -> Bool {
    var controls = 0
    for byte in text where byte < 0x20 {
      if byte == 0 { return true }
      if byte < 0x07 || (0x0E...0x1A).contains(byte) { controls += 1 }
    }
    return controls * 100 > text.count
  }
}
