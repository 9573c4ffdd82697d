/// Text whose fonts say characters that are not those drawn: a program that renumbers glyphs and leaves no map to characters turns some or all of
/// them into letters with accents and control characters, which Chinese text has none of.
package enum GarbledText {
  /// Part of a page's words, and so many of them.
  private static let share = 0.01
  private static let fewest = 4

  /// How many characters of a page no Chinese text has.
  package static func count(_ glyphs: [Glyph]) -> Int { glyphs.count { isOdd($0.scalar.value) } }

  /// Whether none of the page can be relied on: where some characters are wrong, any may be. `count`: of those that must be.
  package static func fills(_ glyphs: [Glyph], count: Int) -> Bool {
    count >= fewest && Double(count) > share * Double(glyphs.count { $0.scalar.value >= 0x80 })
  }

  private static func isOdd(_ value: UInt32) -> Bool {
    switch value {
    case 0xD7, 0xF7: false
    case 0..<0x20, 0x7F..<0xA0, 0xC0..<0x250: true
    default: false
    }
  }
}

/// The pages of a file whose text is garbled: where a program did that to one page, a single wrong character tells that it did to another.
package struct GarbledPages {
  private var certain: Set<Int> = []
  private var possible: Set<Int> = []

  package init() {}

  package var numbers: Set<Int> { certain.isEmpty ? [] : certain.union(possible) }

  /// Whether a page is for certain, which is remembered.
  package mutating func contains(_ page: PageContent) -> Bool {
    let count = page.isRecognized ? 0 : GarbledText.count(page.glyphs)
    guard count > 0 else { return false }
    guard GarbledText.fills(page.glyphs, count: count) else {
      possible.insert(page.number)
      return false
    }
    certain.insert(page.number)
    return true
  }
}
