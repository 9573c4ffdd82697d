/// How a document breaks its paragraphs over lines: the same for all of it.
struct TextStyle {
  /// Columns of a full line where paragraphs are wrapped by hand; `nil` where each line is a paragraph.
  let wrapWidth: Int?
  /// True where blank lines stand between all paragraphs, so that a page break looks like a paragraph's end.
  let hasBlankBetweenParagraphs: Bool

  /// Each line is a paragraph.
  static let wholeParagraphs = TextStyle(wrapWidth: nil, hasBlankBetweenParagraphs: false)

  private init(wrapWidth: Int?, hasBlankBetweenParagraphs: Bool) {
    self.wrapWidth = wrapWidth
    self.hasBlankBetweenParagraphs = hasBlankBetweenParagraphs
  }

  init(_ folded: FoldedText, _ regions: [Region]) {
    var broken: [Int] = []
    var adjacent = 0
    var apart = 0
    for case .text(let range) in regions {
      var previous: Int?
      for index in range {
        let line = folded.lines[index]
        guard line.hasText else { continue }
        if let last = previous, folded.lines[last].width >= 40 {
          if index == last + 1 { adjacent += 1 } else { apart += 1 }
          if index == last + 1, Self.isBroken(folded, last, index) {
            broken.append(folded.lines[last].indent + folded.lines[last].width)
          }
        }
        previous = index
      }
    }
    wrapWidth = Self.wrapWidth(broken.sorted())
    hasBlankBetweenParagraphs = wrapWidth != nil || adjacent * 6 < adjacent + apart
  }

  /// Prose without an end mark, and right below it words that open nothing.
  private static func isBroken(_ folded: FoldedText, _ line: Int, _ next: Int) -> Bool {
    let content = folded.lines[line].content
    guard content.count <= 800, !folded.hasGap(folded.lines[line]),
      folded.lines[line].width >= 60 || folded.string(content).mentions(any: ["，", "。", "；"])
    else { return false }
    let end = LineWords.compact(folded.bytes[content].suffix(4), limit: 4)
    guard let last = end.last, !"。；：！？）:;.".unicodeScalars.contains(last) else { return false }
    // 四、关于…的说明 is as long as it is: titles of one pattern are no lines broken at one width.
    let text = LineWords.compact(folded.bytes[content])
    if let number = Numbering.read(text), HeadingShape.isNumberedTitle(text, number) { return false }
    let head = LineWords.compact(folded.bytes[folded.lines[next].content], limit: 16)
    return Numbering.read(head) == nil && folded.lines[next].indent <= folded.lines[line].indent
  }

  /// Broken lines are nearly as long as one another.
  private static func wrapWidth(_ sorted: [Int]) -> Int? {
    guard sorted.count >= 3 else { return nil }
    let full = sorted[sorted.count * 9 / 10]
    let low = sorted[sorted.count / 5]
    return (50...200).contains(full) && low * 100 >= full * 85 ? full : nil
  }
}
