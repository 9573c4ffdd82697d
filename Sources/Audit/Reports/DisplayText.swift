/// Text as people read it: soft line breaks joined, far ends cut. For showing only, never for comparing.
enum DisplayText {
  /// Line breaks and the blanks around them vanish between Chinese characters and become one space between others.
  static func joined(_ bytes: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var pendingBlank = false
    var pendingBreak = false
    for byte in bytes {
      if byte == 0x20 || byte == 0x09 {
        pendingBlank = true
      } else if byte == 0x0A || byte == 0x0D || byte == 0x0C {
        pendingBreak = true
      } else {
        if pendingBlank || pendingBreak, let last = result.last {
          let isChinese = last >= 0x80 || byte >= 0x80
          if !(pendingBreak && isChinese) { result.append(0x20) }
        }
        pendingBlank = false
        pendingBreak = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The first `limit` scalars, with … where more was there.
  static func head(_ text: String, _ limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard let cut = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      cut < scalars.endIndex
    else { return text }
    return String(scalars[..<cut]) + "…"
  }

  /// The last `limit` scalars, with … where more was there.
  static func tail(_ text: String, _ limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard
      let cut = scalars.index(scalars.endIndex, offsetBy: -limit, limitedBy: scalars.startIndex),
      cut > scalars.startIndex
    else { return text }
    return "…" + String(scalars[cut...])
  }

  /// Head and tail of a long text, with … between.
  static func middle(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    let scalars = text.unicodeScalars
    let front = scalars.prefix(limit * 2 / 3)
    let back = scalars.suffix(limit - limit * 2 / 3)
    return String(front) + "…" + String(back)
  }
}
