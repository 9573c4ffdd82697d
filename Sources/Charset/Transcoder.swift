internal import CIconv

/// Transcoding through the C library's iconv.
enum Transcoder {
  /// `nil` when the encoding is unknown or, unless `mendsStrays`, one byte does not fit it; U+FFFD stands for such bytes then.
  static func utf8(from encoding: String, _ bytes: [UInt8], mendsStrays: Bool = false) -> [UInt8]? {
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
        while iconv(descriptor, &from, &left, &to, &room) == Int(bitPattern: UInt.max) {
          guard mendsStrays, left > 0, room >= 3, let stray = from, let place = to else { return nil }
          for (index, byte) in UTF8.encodedReplacementCharacter.enumerated() { place[index] = CChar(bitPattern: byte) }
          (from, left, to, room) = (stray + 1, left - 1, place + 3, room - 3)
        }
        return left > 0 ? nil : target.count - room
      }
    }
    guard let written else { return nil }
    var result = Array(output.prefix(written))
    if result.starts(with: [0xEF, 0xBB, 0xBF]) { result.removeFirst(3) }
    return result
  }
}
