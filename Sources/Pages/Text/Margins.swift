/// Where the lines of running text begin and end on a page.
struct Margins: Hashable {
  var left: Double
  var right: Double

  /// Lines of so many characters, or half as wide as the page, reach across it.
  private static let longGlyphs = 14
  /// Edges that differ by so many points are one.
  private static let slack = 3.0

  /// For each page, from its own long lines where it has enough of them, else from those of all pages of its width.
  static func all(_ pages: [PageLayout]) -> [Margins] {
    let long = pages.map(longLines)
    var byWidth: [Int: [TextLine]] = [:]
    for (page, lines) in zip(pages, long) { byWidth[Int(page.width.rounded()), default: []] += lines }
    return zip(pages, long).map { page, lines in
      of(lines, support: 2).flatMap { $0.isEven(page.width) ? $0 : nil } ?? of(
        byWidth[Int(page.width.rounded())] ?? [], support: 2)
        ?? Margins(left: page.width * 0.12, right: page.width * 0.88)
    }
  }

  /// Pages leave about as much at the right as at the left; lines that end together far from there are a list.
  private func isEven(_ width: Double) -> Bool { width - right < 1.3 * left + 12 }

  private static func longLines(_ page: PageLayout) -> [TextLine] {
    page.items.compactMap { item in
      guard case .line(let pieces) = item, pieces.count == 1, let line = pieces.first,
        line.glyphCount >= longGlyphs, line.box.width > 0.45 * page.width
      else { return nil }
      return line
    }
  }

  /// `support`: lines that must agree on an edge.
  private static func of(_ lines: [TextLine], support: Int) -> Margins? {
    guard let left = edge(lines.map(\.box.left), support),
      let right = edge(lines.map { -$0.box.right }, support)
    else { return nil }
    return Margins(left: left, right: -right)
  }

  /// The outermost place that several lines share.
  private static func edge(_ places: [Double], _ support: Int) -> Double? {
    let sorted = places.sorted()
    let needed = max(support, sorted.count / 20)
    return sorted.indices.first { index in
      index + needed <= sorted.count && sorted[index + needed - 1] - sorted[index] <= slack
    }.map { sorted[$0] }
  }
}
