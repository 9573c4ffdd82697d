/// Text drawn across the page over or under its own text: the mark of an office, a stamp of a draft. It is part of no line.
package enum Watermark {
  /// So many times as large as the text it crosses.
  private static let larger = 1.5
  /// A mark has few characters, however often it is repeated.
  private static let most = 300
  /// Part of a box at each side in which boxes of neighbours may reach.
  private static let rim = 0.15
  /// Text crosses a mark in the middle. Boxes are often higher than the characters in them, so that those of a title reach over the next line: in sizes.
  private static let core = 0.35
  /// Of the steps from character to character, to the side and down the page, the smaller has so much of the larger: 14 degrees at least.
  private static let slant = 0.25
  private static let fewestSlanted = 3
  /// Text never stands on other text: when so many of a typeface's glyphs do, all of them are the mark.
  private static let share = 0.25

  /// The glyphs that are the page's own.
  package static func removed(from glyphs: [Glyph], faceCount: Int) -> [Glyph] {
    guard let usual = usualSize(glyphs) else { return glyphs }
    var large = [[Int]](repeating: [], count: faceCount)
    for index in glyphs.indices where glyphs[index].size > larger * usual { large[glyphs[index].face].append(index) }
    var marks: Set<Int> = []
    for (face, members) in large.enumerated() where !members.isEmpty && members.count <= most {
      if isSlanted(members.map { glyphs[$0] }) {
        marks.insert(face)
        continue
      }
      let crossing = members.count { isCrossed(glyphs[$0], by: glyphs) }
      if crossing > 1 || members.count == 1, Double(crossing) > share * Double(members.count) { marks.insert(face) }
    }
    return marks.isEmpty ? glyphs : glyphs.filter { !marks.contains($0.face) }
  }

  /// Characters written up or down the page, each on a line of its own a little beside the last.
  private static func isSlanted(_ members: [Glyph]) -> Bool {
    let steps = zip(members, members.dropFirst()).map { glyph, next in
      (next.middle - glyph.middle, next.baseline - glyph.baseline)
    }
    let slanted = steps.count { across, down in abs(down) > slant * abs(across) && abs(across) > slant * abs(down) }
    return members.count >= fewestSlanted && slanted * 4 >= steps.count * 3
  }

  private static func usualSize(_ glyphs: [Glyph]) -> Double? {
    guard !glyphs.isEmpty else { return nil }
    return glyphs.map(\.size).sorted()[glyphs.count / 2]
  }

  private static func isCrossed(_ mark: Glyph, by glyphs: [Glyph]) -> Bool {
    let box = mark.box
    let x = rim * box.width
    return glyphs.contains { glyph in
      glyph.size * larger < mark.size && glyph.middle > box.left + x && glyph.middle < box.right - x
        && abs(glyph.box.top + glyph.box.bottom - box.top - box.bottom) < 2 * core * mark.size
    }
  }
}
