internal import Charset

/// Bytes of a text file → valid UTF-8, in the encoding that `Charset` finds.
package enum Decoder {
  /// The encoding's name, and the text without byte order mark.
  package static func decode(
    _ bytes: [UInt8]
  ) throws(ReadError) -> (encoding: String, text: [UInt8]) {
    guard !bytes.isEmpty else { throw .empty }
    if let format = knownFormat(bytes) { throw .format(format) }
    let decoded: Charset.Decoded
    do {
      decoded = try Charset.decode(bytes)
    } catch {
      switch error {
      case .binary: throw .binary
      case .undecodable: throw .undecodable
      }
    }
    guard decoded.text.contains(where: { $0 > 0x20 }) else { throw .empty }
    guard !isBinary(decoded.text) else { throw .binary }
    return (decoded.encoding, decoded.text)
  }

  /// The format a file's first bytes declare, `nil` for plain text.
  private static func knownFormat(_ bytes: [UInt8]) -> String? {
    let signatures: [(String, [UInt8])] = [
      ("PDF", Array("%PDF-".utf8)), ("ZIP（docx、xlsx）", [0x50, 0x4B, 0x03, 0x04]),
      ("OLE（doc、xls）", [0xD0, 0xCF, 0x11, 0xE0]), ("PNG", [0x89, 0x50, 0x4E, 0x47]),
      ("JPEG", [0xFF, 0xD8, 0xFF]), ("GZIP", [0x1F, 0x8B]), ("RTF", Array("{\\rtf".utf8)),
    ]
    return signatures.first { bytes.starts(with: $0.1) }?.0
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
