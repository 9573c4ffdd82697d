internal import Disclosure

/// Finds the line each glyph stands on.
///
/// Boxes of glyphs reach from ascent to descent, which differ from font to font, are often wrong, and are cut where lines are close. Where text begins is
/// written in the content stream, and a glyph whose left edge is there stands at that height, as do those that share its line.
package enum Baselines {
  /// Part of a box above the line, for want of anything better.
  private static let usualShare = 0.8
  /// A glyph and its origin are computed from the same figures.
  private static let slack = 0.4
  /// Glyphs of a line that are looked up; the first is where its text begins.
  private static let enough = 12
  private static let several = 3.0
  /// In sizes.
  private static let far = 0.75

  /// Sets `baseline` and `opensText` of all glyphs, which come line by line. `origins`: where pieces of text begin, on the page as shown.
  package static func place(_ glyphs: inout [Glyph], origins: [Point]) {
    let sorted = origins.sorted { $0.x < $1.x }
    var start = 0
    while start < glyphs.count {
      let box = glyphs[start].box
      let end = glyphs[start...].firstIndex { $0.box.top != box.top || $0.box.bottom != box.bottom } ?? glyphs.count
      let baseline = baseline(glyphs[start..<end], sorted)
      for index in start..<end {
        glyphs[index].baseline = baseline
        glyphs[index].opensText = begins(glyphs[index], sorted)
      }
      start = end
    }
  }

  private static func begins(_ glyph: Glyph, _ origins: [Point]) -> Bool {
    var index = firstIndex(origins, atLeast: glyph.box.left - slack)
    while index < origins.count, origins[index].x <= glyph.box.left + slack {
      if abs(origins[index].y - glyph.baseline) < slack { return true }
      index += 1
    }
    return false
  }

  /// `line`: glyphs of one box height.
  private static func baseline(_ line: ArraySlice<Glyph>, _ origins: [Point]) -> Double {
    guard let first = line.first else { return 0 }
    let usual = first.box.top + usualShare * first.box.height
    // A box that was cut may miss its own line by a little.
    let reach = 0.35 * first.size
    var votes: [(y: Double, count: Double)] = []
    for glyph in line.prefix(enough) {
      var index = firstIndex(origins, atLeast: glyph.box.left - slack)
      while index < origins.count, origins[index].x <= glyph.box.left + slack {
        let y = origins[index].y
        if y > glyph.box.top - reach, y < glyph.box.bottom + reach {
          if let known = votes.firstIndex(where: { abs($0.y - y) < 0.1 }) {
            votes[known].count += 1
          } else {
            votes.append((y, 1))
          }
        }
        index += 1
      }
    }
    // Boxes of some fonts reach over several lines, which are printed on one grid: a single place that agrees says nothing of a line far off.
    votes.removeAll { $0.count < Self.several && abs($0.y - usual) > Self.far * first.size }
    // Lines printed on one grid agree in many places: what lies where baselines lie decides between them.
    let most = votes.map(\.count).max() ?? 1
    return votes.max { weight($0, most, usual, first.size) < weight($1, most, usual, first.size) }?.y ?? usual
  }

  private static func weight(_ vote: (y: Double, count: Double), _ most: Double, _ usual: Double, _ size: Double)
    -> Double
  {
    vote.count / most - 2 * abs(vote.y - usual) / max(size, 1)
  }

  private static func firstIndex(_ origins: [Point], atLeast x: Double) -> Int {
    origins.partitioningIndex { $0.x >= x }
  }
}
