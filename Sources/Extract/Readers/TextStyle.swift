/// How a document breaks its paragraphs over lines: the same for all of it.
struct TextStyle {
  /// Columns of a full line where paragraphs are wrapped by hand; `nil` where each line is a paragraph.
  let wrapWidth: Int?
  /// True where blank lines stand between all paragraphs, so that a page break looks like a paragraph's end.
  let hasBlankBetweenParagraphs: Bool

  init(_ folded: FoldedText, _ regions: [Region]) {
    var widths: [Int] = []
    var adjacent = 0
    var apart = 0
    for case .text(let range) in regions {
      var previous: Int?
      for index in range {
        let line = folded.lines[index]
        guard line.hasText else { continue }
        let width = line.indent + line.width
        if width >= 40 { widths.append(width) }
        if let last = previous, folded.lines[last].width >= 40 {
          if index == last + 1 { adjacent += 1 } else { apart += 1 }
        }
        previous = index
      }
    }
    widths.sort()
    wrapWidth = Self.wrapWidth(widths)
    hasBlankBetweenParagraphs = wrapWidth != nil || adjacent * 6 < adjacent + apart
  }

  /// Wrapped lines pile up just under one width.
  private static func wrapWidth(_ sorted: [Int]) -> Int? {
    guard sorted.count >= 8 else { return nil }
    let full = sorted[sorted.count * 19 / 20]
    guard full <= 200 else { return nil }
    let near = sorted.filter { $0 * 10 >= full * 9 && $0 <= full + 4 }.count
    return near * 5 >= sorted.count * 2 ? full : nil
  }
}
