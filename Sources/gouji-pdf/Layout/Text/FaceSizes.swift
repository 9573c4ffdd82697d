// SPDX-License-Identifier: GPL-3.0-or-later

/// Sets right the sizes of typefaces that say another than their glyphs have.
///
/// Fonts that are drawn glyph by glyph (Type 3, as browsers embed CJK fonts) have units of their own, and the size that comes out is often a multiple.
/// Ideographs are as wide as their size in every font, and digits about half as wide.
package enum FaceSizes {
  /// Sizes off by less than this factor may be a font that is set narrow or wide.
  private static let trusted = 1.45
  private static let digitWidth = 0.53
  /// Digits differ more from font to font.
  private static let trustedDigits = 1.7
  private static let enough = 200

  package static func settle(_ faces: inout [Face], _ glyphs: inout [Glyph]) {
    var ideographs = [[Double]](repeating: [], count: faces.count)
    var digits = ideographs
    for glyph in glyphs {
      if (0x4E00...0x9FFF).contains(glyph.scalar.value) {
        if ideographs[glyph.face].count < enough { ideographs[glyph.face].append(glyph.box.width) }
      } else if (0x30...0x39).contains(glyph.scalar.value), digits[glyph.face].count < enough {
        digits[glyph.face].append(glyph.box.width)
      }
    }
    var isSettled = false
    for index in faces.indices {
      let seen =
        median(ideographs[index]).map { (size: $0, trusted: trusted) }
        ?? median(digits[index]).map { (size: $0 / digitWidth, trusted: trustedDigits) }
      guard let seen, seen.size > 1, faces[index].size > 0 else { continue }
      let factor = faces[index].size / seen.size
      guard factor > seen.trusted || factor * seen.trusted < 1 else { continue }
      faces[index].size = seen.size
      isSettled = true
    }
    guard isSettled else { return }
    for index in glyphs.indices where faces[glyphs[index].face].size > 0 {
      glyphs[index].size = faces[glyphs[index].face].size
    }
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return values.sorted()[values.count / 2]
  }
}
