internal import Disclosure

/// What decoding could not read, where it matters.
enum StrayBytes {
  /// Lines named; of more only the number is told.
  private static let linesNamed = 5

  /// The lines in which a byte that is no character (U+FFFD) stands with a figure, which may have lost a digit, as one omission.
  static func omissions(in text: [UInt8]) -> [Transcript.Omission] {
    let lines = lines(of: text)
    guard !lines.isEmpty else { return [] }
    let named = lines.prefix(linesNamed).map(String.init).joined(separator: "、")
    let more = lines.count > linesNamed ? "等 \(lines.count) 行" : "行"
    return [Transcript.Omission(kind: .strayBytes, place: "第 \(named) \(more)")]
  }

  /// 1-based.
  private static func lines(of text: [UInt8]) -> [Int] {
    var lines: [Int] = []
    guard holdsStray(text[...]) else { return lines }
    for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if holdsStray(line), line.contains(where: { (0x30...0x39).contains($0) }) { lines.append(index + 1) }
    }
    return lines
  }

  private static let stray = Array("\u{FFFD}".utf8)

  private static func holdsStray(_ text: ArraySlice<UInt8>) -> Bool { text.range(of: stray) != nil }
}
