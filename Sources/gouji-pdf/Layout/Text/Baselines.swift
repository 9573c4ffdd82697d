// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds where in its box each typeface stands on the line.
///
/// A box reaches from ascent to descent, which differ from font to font and are often wrong. Where text begins is written in the content stream; the glyph
/// whose left edge is there tells which part of its box is above the line, and all glyphs of the typeface share it.
package enum Baselines {
  /// Of a box that nothing is known about.
  private static let usualShare = 0.8
  /// Votes a typeface needs no more of.
  private static let enough = 60
  private static let bins = 128

  /// Sets `baseline` of all glyphs. `origins`: where pieces of text begin, on the page as shown.
  package static func place(_ glyphs: inout [Glyph], faces: [Face], origins: [Point]) {
    // Half points: the box of a glyph and its origin are computed from the same figures.
    var lines: [Int: [Double]] = [:]
    for origin in origins where abs(origin.x) < 1e6 { lines[key(origin.x), default: []].append(origin.y) }
    var names: [String: Int] = [:]
    for face in faces where names[face.name] == nil { names[face.name] = names.count }
    let families = faces.map { names[$0.name] ?? 0 }
    var votes = [[Int]](repeating: [Int](repeating: 0, count: bins), count: names.count)
    var counts = [Int](repeating: 0, count: names.count)
    for glyph in glyphs where counts[families[glyph.face]] < enough && glyph.box.height > 0 {
      for near in key(glyph.box.left) - 1...key(glyph.box.left) + 1 {
        for y in lines[near] ?? [] where y > glyph.box.top && y <= glyph.box.bottom + 0.01 {
          let bin = Int((y - glyph.box.top) / glyph.box.height * Double(bins - 1))
          votes[families[glyph.face]][min(bin, bins - 1)] += 1
          counts[families[glyph.face]] += 1
        }
      }
    }
    let shares = votes.map(share)
    for index in glyphs.indices {
      let box = glyphs[index].box
      glyphs[index].baseline = box.top + shares[families[glyphs[index].face]] * box.height
    }
  }

  private static func key(_ x: Double) -> Int { Int((x.clamped(to: -1e6...1e6) * 2).rounded()) }

  /// The fullest bin with its neighbours.
  private static func share(_ votes: [Int]) -> Double {
    var best = (count: 0, share: usualShare)
    for bin in votes.indices {
      let near = votes[max(bin - 1, 0)...min(bin + 1, votes.count - 1)]
      let count = near.reduce(0, +)
      guard count > best.count else { continue }
      var weighted = 0.0
      for place in near.indices { weighted += Double(near[place]) * (Double(place) + 0.5) }
      best = (count, weighted / Double(count) / Double(votes.count - 1))
    }
    return best.share
  }
}
