/// White space in UTF-8: the space, the no-break space and the ideographic space.
enum Blank {
  /// Bytes of the blank that begins at `index`; `nil` when there is none.
  static func length(_ bytes: [UInt8], at index: Int) -> Int? {
    if bytes[index] == 0x20 { return 1 }
    if bytes[index] != noBreak[0], bytes[index] != ideographic[0] { return nil }
    if matches(bytes, noBreak, at: index) { return 2 }
    return matches(bytes, ideographic, at: index) ? 3 : nil
  }

  /// Bytes of the blank that ends before `end`; `nil` when there is none.
  static func length(_ bytes: [UInt8], endingAt end: Int) -> Int? {
    if bytes[end - 1] == 0x20 { return 1 }
    if bytes[end - 1] < 0x80 { return nil }
    if matches(bytes, noBreak, at: end - 2) { return 2 }
    return matches(bytes, ideographic, at: end - 3) ? 3 : nil
  }

  static func trimmedHead(of run: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var low = run.lowerBound
    while low < run.upperBound, let blank = length(bytes, at: low) { low += blank }
    return min(low, run.upperBound)..<run.upperBound
  }

  static func trimmedTail(of run: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var high = run.upperBound
    while high > run.lowerBound, let blank = length(bytes, endingAt: high) { high -= blank }
    return run.lowerBound..<max(high, run.lowerBound)
  }

  private static let noBreak: [UInt8] = [0xC2, 0xA0]
  private static let ideographic: [UInt8] = [0xE3, 0x80, 0x80]

  private static func matches(_ bytes: [UInt8], _ blank: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + blank.count <= bytes.count else { return false }
    for (offset, byte) in blank.enumerated() where bytes[index + offset] != byte { return false }
    return true
  }
}
