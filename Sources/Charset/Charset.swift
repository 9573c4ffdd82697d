internal import CUchardet

/// Finds out how the bytes of a text are encoded, from the bytes alone, and gives them as valid UTF-8.
///
/// Order: byte order mark, UTF-16 by its NUL bytes, strict UTF-8, what libuchardet finds, strict GB18030; then UTF-8 or GB18030 with a few strays.
/// Why in this order: strict UTF-8 almost never accepts another encoding's bytes; GB18030 accepts much. What a file says of its own encoding is not
/// asked: pages that declare gb2312 hold characters of GB18030.
package enum Charset {
  package struct Decoded: Hashable, Sendable {
    /// UTF-8, UTF-16LE, GB18030, …
    package let encoding: String
    /// Valid UTF-8 without byte order mark. U+FFFD stands for each byte that is no part of a character.
    package let text: [UInt8]
  }

  package enum Failure: Error, Hashable {
    /// NULs that are no UTF-16.
    case binary
    /// No encoding reads it with so few strays that they can be slips.
    case undecodable
  }

  package static func decode(_ bytes: [UInt8]) throws(Failure) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      return isUTF8(rest) ? Decoded(encoding: "UTF-8", text: rest) : try mended(rest)
    }
    if let name = wideEncoding(bytes) {
      let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let rest = hasMark ? Array(bytes.dropFirst(2)) : bytes
      guard let text = Transcoder.utf8(from: name, rest) else { throw .undecodable }
      return Decoded(encoding: name, text: text)
    }
    if isUTF8(bytes) { return Decoded(encoding: "UTF-8", text: bytes) }
    guard !bytes.contains(0) else { throw .binary }
    // A torn last character is the commonest damage of a copied file: what is before it can be audited.
    let whole = bytes.prefix(bytes.count - tornTail(bytes))
    if whole.count < bytes.count, isUTF8(Array(whole)) {
      return Decoded(encoding: "UTF-8", text: Array(whole))
    }
    for name in [detected(bytes), "GB18030"].compactMap({ $0 }) {
      if let text = Transcoder.utf8(from: name, bytes), isPlausible(text) {
        return Decoded(encoding: name, text: text)
      }
    }
    return try mended(bytes)
  }

  /// Of so many characters that are not ASCII one may be a stray.
  private static let charactersPerStray = 20

  /// UTF-8 or GB18030, whichever has fewer strays.
  private static func mended(_ bytes: [UInt8]) throws(Failure) -> Decoded {
    let utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
    var best = (encoding: "UTF-8", text: utf8, strays: strayCount(utf8))
    if let text = Transcoder.utf8(from: "GB18030", bytes, mendsStrays: true) {
      let strays = strayCount(text)
      if strays < best.strays { best = ("GB18030", text, strays) }
    }
    let wide = best.text.lazy.filter { $0 >= 0xC0 }.count
    guard best.strays * charactersPerStray <= wide, isPlausible(best.text) else { throw .undecodable }
    return Decoded(encoding: best.encoding, text: best.text)
  }

  /// U+FFFD: EF BF BD.
  private static func strayCount(_ text: [UInt8]) -> Int {
    text.indices.dropLast(2).lazy.filter { text[$0] == 0xEF && text[$0 + 1] == 0xBF && text[$0 + 2] == 0xBD }.count
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  /// Bytes of an incomplete UTF-8 sequence at the end, 0 when the end is whole.
  private static func tornTail(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }

  /// UTF-16 by its mark, or because NULs stand on one side of the pairs only.
  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var even = 0
    var odd = 0
    for (index, byte) in bytes.prefix(1 << 16).enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { even += 1 } else { odd += 1 }
    }
    let sample = min(bytes.count, 1 << 16)
    guard max(even, odd) * 100 >= sample, min(even, odd) * 20 <= max(even, odd) else { return nil }
    return odd > even ? "UTF-16LE" : "UTF-16BE"
  }

  private static func detected(_ bytes: [UInt8]) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = bytes.withUnsafeBytes { buffer in
      uchardet_handle_data(
        detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    let text = String(cString: name)
    // GB2312 and GBK are subsets of GB18030, and files that declare them often hold more.
    if text.isEmpty || text.hasPrefix("GB") { return nil }
    return text
  }

  /// A wrong guess gives text with hardly an ideograph of the common range among what is not ASCII.
  private static func isPlausible(_ text: [UInt8]) -> Bool {
    var wide = 0
    var common = 0
    for byte in text where byte >= 0xC0 {
      wide += 1
      // E3 80 … punctuation, E4–E9: U+4E00 … U+9FFF, EF BC …: full-width forms.
      if byte == 0xE3 || (0xE4...0xE9).contains(byte) || byte == 0xEF || byte == 0xE2 {
        common += 1
      }
    }
    return common * 10 >= wide * 9
  }
}
