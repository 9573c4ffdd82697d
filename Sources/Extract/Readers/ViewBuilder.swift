import Disclosure

/// Writes `Document.text`, and the way back to the source with every byte.
struct ViewBuilder {
  private var folded: FoldedText
  private(set) var text: [UInt8] = []
  private(set) var map = OffsetMap()
  /// Source offset behind the last byte written: where inserted separators point to.
  private var sourceEnd = 0

  init(_ folded: FoldedText) {
    self.folded = folded
    text.reserveCapacity(folded.bytes.count)
  }

  /// What is written from now on comes from another part of the source.
  mutating func turn(to folded: FoldedText) { self.folded = folded }

  /// Writes ranges of folded text as one run of words: spaces collapsed, breaks between pieces joined.
  mutating func write(_ pieces: [Range<Int>]) -> Span {
    let start = text.count
    for (index, piece) in pieces.enumerated() {
      write(piece, isFirst: index == 0)
    }
    return Span(start, text.count)
  }

  /// An end of block, row or cell.
  mutating func separate(_ byte: UInt8) {
    text.append(byte)
    map.append(textLength: 1, source: sourceEnd, sourceLength: 0)
  }

  private mutating func write(_ piece: Range<Int>, isFirst: Bool) {
    var index = piece.lowerBound
    var runStart = index
    if !isFirst, index < piece.upperBound, text.last.map(Self.isWord) == true,
      Self.isWord(folded.bytes[index])
    {
      // Two words or two digit runs: a break between them is a space, never a joint.
      separate(0x20)
    }
    while index < piece.upperBound {
      let byte = folded.bytes[index]
      guard byte == 0x20 || byte == 0x09 else {
        index += 1
        continue
      }
      copy(runStart..<index)
      var end = index
      while end < piece.upperBound, folded.bytes[end] == 0x20 || folded.bytes[end] == 0x09 {
        end += 1
      }
      if end < piece.upperBound, keepsSpace(before: end) {
        text.append(0x20)
        let from = folded.map.source(of: Span(index, end))
        map.append(textLength: 1, source: from.lowerBound, sourceLength: from.count)
      }
      index = end
      runStart = end
    }
    copy(runStart..<piece.upperBound)
  }

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    text.append(contentsOf: folded.bytes[range])
    folded.map.forEachRun(in: Span(range.lowerBound, range.upperBound)) {
      length, source, sourceLength in
      map.append(textLength: length, source: source, sourceLength: sourceLength)
      sourceEnd = source + sourceLength
    }
  }

  /// A space parts words of letters and digits; beside an ideograph it parts only letters from it.
  private func keepsSpace(before next: Int) -> Bool {
    guard let last = text.last, last != 0x0A, last != 0x09 else { return false }
    let following = folded.bytes[next]
    if last < 0x80 && following < 0x80 { return true }
    if last >= 0x80 && following >= 0x80 { return false }
    return Self.isLetter(last < 0x80 ? last : following)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }
}
