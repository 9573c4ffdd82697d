/// Which paragraphs are headings because they are printed as such: short, and larger or bolder than the text.
struct Headings {
  /// Longer paragraphs are text, however they are printed.
  private static let longest = 40
  private static let larger = 1.15

  private let bodySize: Double
  /// Sizes of headings, the largest first.
  private var sizes: [Double] = []

  init(_ elements: [DocumentLayout.Element]) {
    var counts: [Double: Int] = [:]
    let paragraphs = elements.compactMap { element in
      if case .paragraph(let paragraph) = element, !paragraph.isFurniture { paragraph } else { nil }
    }
    for paragraph in paragraphs { counts[paragraph.first.size, default: 0] += paragraph.glyphCount }
    bodySize = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    sizes = Set(paragraphs.filter(isHeading).map(\.first.size)).sorted(by: >)
  }

  /// 1 … 6; `nil` for text.
  func level(_ paragraph: Paragraph) -> Int? {
    guard isHeading(paragraph), let rank = sizes.firstIndex(of: paragraph.first.size) else { return nil }
    return min(rank + 1, 6)
  }

  private func isHeading(_ paragraph: Paragraph) -> Bool {
    let isMarked =
      paragraph.first.size > Self.larger * bodySize || (paragraph.isBold && paragraph.first.size >= bodySize)
    return isMarked && paragraph.glyphCount <= Self.longest && paragraph.lines.count <= 2
      && !LineShape.isTerminal(paragraph.last.last) && !LineShape.isContentsEntry(paragraph.last)
      && ScalarClass(paragraph.first.first) != .sign && paragraph.first.text.contains { $0 >= 0x80 }
  }
}
