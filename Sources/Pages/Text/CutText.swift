/// A piece of text that begins outside of what is shown of it: a spreadsheet writes what is in a cell although the page's edge, or the next cell, cuts it off.
package struct CutText: Hashable, Sendable {
  package var place: Point
  /// Nothing of it is seen outside.
  package var clip: Rect

  private static let slack = 0.4

  package init(place: Point, clip: Rect) {
    self.place = place
    self.clip = clip
  }

  /// Sets `isCut` of the glyphs in pieces of which nothing is seen. `glyphs`: line by line, with what `Baselines` says of them.
  package static func mark(_ glyphs: inout [Glyph], _ cuts: [CutText]) {
    guard !cuts.isEmpty else { return }
    let byPlace = Dictionary(grouping: cuts) { Spot($0.place.x, $0.place.y) }
    var start = 0
    while start < glyphs.count {
      let first = glyphs[start]
      let end = glyphs[(start + 1)...].firstIndex { $0.opensText || $0.baseline != first.baseline } ?? glyphs.count
      if first.opensText, let cut = cut(first, byPlace),
        glyphs[start..<end].allSatisfy({ $0.box.intersection(cut.clip).isEmpty })
      {
        for index in start..<end { glyphs[index].isCut = true }
      }
      start = end
    }
  }

  private static func cut(_ glyph: Glyph, _ byPlace: [Spot: [CutText]]) -> CutText? {
    for spot in Spot(glyph.box.left, glyph.baseline).near {
      if let cut = byPlace[spot]?.first(where: { $0.begins(glyph) }) { return cut }
    }
    return nil
  }

  private func begins(_ glyph: Glyph) -> Bool {
    abs(glyph.box.left - place.x) <= Self.slack && abs(glyph.baseline - place.y) <= Self.slack
  }

  /// A square of the page, a point wide.
  private struct Spot: Hashable {
    var x: Int
    var y: Int

    init(_ x: Double, _ y: Double) {
      self.x = Int(x.clamped(to: -1e6...1e6).rounded())
      self.y = Int(y.clamped(to: -1e6...1e6).rounded())
    }

    var near: [Spot] {
      (-1...1).flatMap { across in
        (-1...1).map { down in
          var spot = self
          spot.x += across
          spot.y += down
          return spot
        }
      }
    }
  }
}
