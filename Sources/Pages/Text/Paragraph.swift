/// Lines joined to a paragraph, over pages if need be.
struct Paragraph {
  /// Lines that were printed one below the other, and the page each stands on.
  private(set) var lines: [(line: TextLine, page: Int)]
  var isFurniture = false
  /// The page among whose text it is read, when it is not that it stands on.
  var readPage: Int?

  init(_ line: TextLine, page: Int) { lines = [(line, page)] }

  mutating func append(_ line: TextLine, page: Int) { lines.append((line, page)) }

  var first: TextLine { lines[0].line }
  var last: TextLine { lines[lines.count - 1].line }
  var page: Int { lines[0].page }
  var glyphCount: Int { lines.reduce(0) { $0 + $1.line.glyphCount } }
  var isBold: Bool { lines.allSatisfy(\.line.isBold) }

  /// Of the part on its first page.
  var box: Rect {
    lines.prefix { $0.page == page }.dropFirst().reduce(first.box) { $0.union($1.line.box) }
  }
}

/// Decides whether a line goes on with the paragraph above it.
struct ParagraphJoiner {
  /// Indents and open line ends below so many sizes are none: signs are set narrower or wider to fit.
  private static let indent = 1.2
  private static let slack = 0.6
  /// Sizes that differ by this factor are different.
  private static let sizeChange = 1.06
  /// Baselines in one paragraph are at most so many sizes apart.
  private static let leading = 2.9
  /// Part of the measure that a line fills which ends in the middle of a statement.
  private static let nearlyFull = 0.75

  /// `margins`: of the pages that the paragraph's last line and the next line stand on. `isSamePage`: they stand on one.
  static func joins(
    _ paragraph: Paragraph, _ next: TextLine, _ margins: (above: Margins, below: Margins), isSamePage: Bool
  ) -> Bool {
    let last = paragraph.last
    let size = max(last.size, next.size)
    guard size <= min(last.size, next.size) * sizeChange, last.isBold == next.isBold else { return false }
    guard !LineShape.isContentsEntry(last) else { return false }
    if isSamePage, next.baseline - last.baseline > leading * size { return false }
    guard isOpen(paragraph, next, margins.above) else { return false }
    if !isProse(paragraph), LineShape.isLabelled(next.text) { return false }
    let isRunIn = isRunIn(paragraph, next, shift: isSamePage ? 0 : margins.above.left - margins.below.left)
    if LineShape.isNumbered(next.text), LineShape.isTerminal(last.last) && !isRunIn || isItem(paragraph) {
      return false
    }
    if isSamePage, paragraph.lines.count > 1, next.box.left - last.box.left > Self.indent * size { return false }
    let indent = next.box.left - margins.below.left
    if indent <= Self.indent * size || (isSamePage && isCentred(paragraph, next)) { return true }
    return isHanging(paragraph, next, shift: isSamePage ? 0 : margins.above.left - margins.below.left)
  }

  /// （3）…的补助；（4）资本性支出: a number that happens to begin a line, flush with it where paragraphs are indented.
  private static func isRunIn(_ paragraph: Paragraph, _ next: TextLine, shift: Double) -> Bool {
    let last = paragraph.last
    return paragraph.lines.count > 1 && last.last == "；"
      && paragraph.first.box.left - last.box.left > indent * last.size
      && abs(next.box.left + shift - last.box.left) < slack * next.size
  }

  /// One line of a list: numbered, and no sentence.
  private static func isItem(_ paragraph: Paragraph) -> Bool {
    paragraph.lines.count == 1 && LineShape.isNumbered(paragraph.first.text)
      && !paragraph.first.text.contains(sign: "，") && !paragraph.first.text.contains(sign: "。")
  }

  /// Whether the last line ends where the next word would not have fitted, or in the middle of a statement near the margin.
  private static func isOpen(_ paragraph: Paragraph, _ next: TextLine, _ margins: Margins) -> Bool {
    let last = paragraph.last
    let room = margins.right - last.box.right
    if room < next.headWidth + slack * last.size { return true }
    return isProse(paragraph) && !LineShape.isTerminal(last.last)
      && last.box.right - margins.left > nearlyFull * (margins.right - margins.left)
      && !LineShape.isNumbered(next.text)
  }

  private static func isProse(_ paragraph: Paragraph) -> Bool {
    paragraph.lines.count > 1 || "，。：；".unicodeScalars.contains { paragraph.last.text.contains(sign: $0) }
  }

  /// A long title, of whose last line both ends lie as far within the line above.
  private static func isCentred(_ paragraph: Paragraph, _ next: TextLine) -> Bool {
    let last = paragraph.last
    let (left, right) = (next.box.left - last.box.left, last.box.right - next.box.right)
    return !isProse(paragraph) && !LineShape.isNumbered(next.text) && left > indent * next.size
      && abs(left - right) < 2 * slack * next.size
  }

  /// All lines but the first begin at one place, which need not be the margin.
  private static func isHanging(_ paragraph: Paragraph, _ next: TextLine, shift: Double) -> Bool {
    guard !LineShape.isNumbered(next.text) else { return false }
    let left = next.box.left + shift
    if paragraph.lines.count > 1 { return abs(paragraph.last.box.left - left) < slack * next.size }
    // The first line is indented, wherever the margin is; of lines set in the middle the longer one reaches out at both ends.
    if paragraph.first.box.left - left > slack * next.size {
      return paragraph.last.box.right + shift > next.box.right - next.size
    }
    return left - paragraph.first.box.left > slack * next.size && !LineShape.isTerminal(paragraph.last.last)
  }
}

extension Array where Element == UInt8 {
  /// Whether the UTF-8 holds the character.
  func contains(sign: Unicode.Scalar) -> Bool {
    String(decoding: self, as: UTF8.self).unicodeScalars.contains(sign)
  }
}
