import Disclosure

/// The source with its characters folded one by one and its lines found; nothing is joined or left out yet.
///
/// Folded: full-width letters, digits and signs, CJK radicals, exotic spaces, line ends (to "\n"), formulas
/// ($\geq 80\%$ → ≥80%). Chinese punctuation stays: rules tell it from the half-width kind.
struct FoldedText {
  /// A line without its end.
  struct Line {
    /// Offsets into `bytes`.
    var range: Range<Int>
    /// Without white space at both ends.
    var content: Range<Int>
    var tabs: Int
    var startsWithTab: Bool
    /// Columns: wide characters count two. Of the content only.
    var width: Int
    /// Columns of space before the content.
    var indent: Int

    var isBlank: Bool { content.isEmpty && tabs == 0 }
    var hasText: Bool { !content.isEmpty }
  }

  private(set) var bytes: [UInt8] = []
  /// Folded offsets → source offsets.
  private(set) var map = OffsetMap()
  private(set) var lines: [Line] = []

  /// Folds the bytes of `source` in `range`; offsets lead back into the whole of it.
  ///
  /// Cost: linear in the range's length.
  init(_ source: [UInt8], in range: Range<Int>) {
    bytes.reserveCapacity(range.count)
    fold(source, range)
    findLines()
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  func text(_ line: Int) -> String { string(lines[line].content) }

  private mutating func fold(_ source: [UInt8], _ range: Range<Int>) {
    var copied = range.lowerBound
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = source[index]
      // Fast path: printable ASCII and the great block of ideographs stand for themselves.
      if byte >= 0x20 && byte < 0x7F && byte != 0x24 || byte == 0x0A || byte == 0x09 {
        index += 1
        continue
      }
      if byte >= 0xE4 && byte <= 0xE9 {
        index += 3
        continue
      }
      guard let (length, replacement) = Folding.replacement(source, at: index) else {
        index += Folding.scalarLength(byte)
        continue
      }
      copy(source, copied..<index)
      if !replacement.isEmpty {
        bytes.append(contentsOf: replacement)
        map.append(textLength: replacement.count, source: index, sourceLength: length)
      }
      index += length
      copied = index
    }
    copy(source, copied..<min(index, end))
  }

  private mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bytes.append(contentsOf: source[range])
    map.append(textLength: range.count, source: range.lowerBound, sourceLength: range.count)
  }

  /// Whether three blanks in a row part what stands in a line: columns, not prose.
  func hasGap(_ line: Line) -> Bool {
    var run = 0
    for byte in bytes[line.content] {
      run = byte == 0x20 ? run + 1 : 0
      if run == 3 { return true }
    }
    return false
  }

  private mutating func findLines() {
    var start = 0
    var line = LineScan()
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        lines.append(line.finish(start..<index))
        line = LineScan()
        start = index + 1
      } else {
        line.scan(byte, at: index)
      }
    }
    if start < bytes.count { lines.append(line.finish(start..<bytes.count)) }
  }
}

/// What is counted while one line is read.
private struct LineScan {
  var first: Int?
  var last = 0
  var tabs = 0
  var startsWithTab = false
  var columns = 0
  var indent = 0
  var isEmpty = true

  mutating func scan(_ byte: UInt8, at index: Int) {
    if byte == 0x09 {
      tabs += 1
      if isEmpty { startsWithTab = true }
      columns += 1
    } else if byte == 0x20 {
      columns += 1
    } else {
      if first == nil {
        first = index
        indent = columns
      }
      // Lead bytes count their character's width; continuation bytes nothing.
      if byte < 0x80 { columns += 1 } else if byte >= 0xC0 { columns += byte < 0xE2 ? 1 : 2 }
      last = index + 1
    }
    isEmpty = false
  }

  func finish(_ range: Range<Int>) -> FoldedText.Line {
    let start = first ?? range.lowerBound
    return FoldedText.Line(
      range: range, content: start..<max(start, last), tabs: tabs, startsWithTab: startsWithTab,
      width: first == nil ? 0 : columns - indent, indent: first == nil ? 0 : indent)
  }
}
