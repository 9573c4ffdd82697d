internal import CIconv

/// Strict transcoding through the C library's iconv.
enum Transcoder {
  /// `nil` when the encoding is unknown or one byte does not fit it.
  static func utf8(from encoding: String, _ bytes: [UInt8]) -> [UInt8]? {
    guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    defer { iconv_close(descriptor) }
    // Two bytes become three at most in UTF-16 and GB18030; single-byte encodings reach three for one.
    let capacity = bytes.count * 3 + 16
    var input = bytes
    var output = [UInt8](repeating: 0, count: capacity)
    let written: Int? = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        var room = target.count
        let status = iconv(descriptor, &from, &left, &to, &room)
        return status == Int(bitPattern: UInt.max) || left > 0 ? nil : target.count - room
      }
    }
    guard let written else { return nil }
    var result = Array(output.prefix(written))
    if result.starts(with: [0xEF, 0xBB, 0xBF]) { result.removeFirst(3) }
    return result
  }
}
