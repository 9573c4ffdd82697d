/// RFC 4648.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Of the bytes a hexadecimal string stands for.
  static func encode(hex: String) -> String {
    let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : ($0 | 0x20) - 0x57 }
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map {
      digits[$0] << 4 | digits[$0 + 1]
    }
    return String(decoding: encode(bytes), as: UTF8.self)
  }

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let word = chunk.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - chunk.count))
      for place in 0..<4 {
        result.append(
          place <= chunk.count ? letters[word >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "="))
      }
    }
    return result
  }
}
