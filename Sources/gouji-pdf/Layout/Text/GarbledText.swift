// SPDX-License-Identifier: GPL-3.0-or-later

/// Text whose fonts say characters that are not those drawn: a program that renumbers glyphs and leaves no map to characters turns some or all of
/// them into letters with accents and control characters, which Chinese text has none of.
package enum GarbledText {
  /// Part of a page's characters, and so many of them.
  private static let share = 0.01
  private static let fewest = 4

  /// Whether none of the page can be relied on: where some characters are wrong, any may be.
  package static func fills(_ glyphs: [Glyph]) -> Bool {
    let odd = glyphs.count { isOdd($0.scalar.value) }
    return odd >= fewest && Double(odd) > share * Double(glyphs.count)
  }

  private static func isOdd(_ value: UInt32) -> Bool {
    switch value {
    case 0xD7, 0xF7: false
    case 0..<0x20, 0x7F..<0xA0, 0xC0..<0x250: true
    default: false
    }
  }
}
