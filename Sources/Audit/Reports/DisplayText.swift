/// Text as people read it: soft line breaks joined, far ends cut. For showing only, never for comparing.
enum DisplayText {
  /// Line breaks and the blanks around them vanish between Chinese characters and become one space between others.
  ///
  /// `isInside`: the text goes on at both ends, so a blank there is kept.
  static func joined(_ bytes: some Collection<UInt8>, isInside: Bool = false) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var pendingBlank = false
    var pendingBreak = false
    if isInside, bytes.first == 0x20 { result.append(0x20) }
    for byte in bytes {
      if byte == 0x20 || byte == 0x09 {
        pendingBlank = true
      } else if byte == 0x0A || byte == 0x0D || byte == 0x0C {
        pendingBreak = true
      } else {
        if pendingBlank || pendingBreak, let last = result.last, last != 0x20 {
          let isChinese = last >= 0x80 || byte >= 0x80
          if !(pendingBreak && isChinese) { result.append(0x20) }
        }
        pendingBlank = false
        pendingBreak = false
        result.append(byte)
      }
    }
    if isInside, pendingBlank, !pendingBreak, result.last != 0x20 { result.append(0x20) }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Cutting

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

  // MARK: Excerpts

  /// Bytes a scalar and the blanks beside it take at most, in text worth showing.
  private static let bytesPerScalar = 8

  /// What stands before `range.upperBound`, at most `limit` scalars. Cost: that of what is shown.
  static func before(_ bytes: [UInt8], _ range: Range<Int>, _ limit: Int) -> String {
    let start = max(range.lowerBound, range.upperBound - limit * bytesPerScalar)
    let shown = joined(bytes[boundary(bytes, start)..<range.upperBound], isInside: true)
    let text = tail(shown, limit)
    return start > range.lowerBound && !text.hasPrefix("…") ? "…" + text : text
  }

  /// What stands after `range.lowerBound`, at most `limit` scalars.
  static func after(_ bytes: [UInt8], _ range: Range<Int>, _ limit: Int) -> String {
    let end = min(range.upperBound, range.lowerBound + limit * bytesPerScalar)
    let shown = joined(bytes[range.lowerBound..<boundary(bytes, end)], isInside: true)
    let text = head(shown, limit)
    return end < range.upperBound && !text.hasSuffix("…") ? text + "…" : text
  }

  /// What stands between two marks, at most `limit` scalars from either.
  static func between(_ bytes: [UInt8], _ range: Range<Int>, _ limit: Int) -> String {
    if range.count <= limit * bytesPerScalar * 2 {
      let text = joined(bytes[range], isInside: true)
      let scalars = text.unicodeScalars
      guard scalars.count > limit * 2 + 1 else { return text }
      return String(scalars.prefix(limit)) + "…" + String(scalars.suffix(limit))
    }
    // Both halves end in … at the cut.
    return String(after(bytes, range, limit).dropLast()) + before(bytes, range, limit)
  }

  /// A quote, its middle left out where it is very long.
  static func quote(_ bytes: [UInt8], _ range: Range<Int>, _ limit: Int = 400) -> String {
    range.count <= limit * bytesPerScalar
      ? middle(joined(bytes[range]), limit) : between(bytes, range, limit / 2)
  }

  /// The next scalar boundary at or after an offset.
  private static func boundary(_ bytes: [UInt8], _ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }
}
