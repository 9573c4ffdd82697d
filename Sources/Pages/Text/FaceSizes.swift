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
  /// Sizes that were measured differ by less than this factor where they are one.
  private static let measured = 1.13

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
    var settled: [Int] = []
    for index in faces.indices {
      let seen =
        median(ideographs[index]).map { (size: $0, trusted: trusted) }
        ?? median(digits[index]).map { (size: $0 / digitWidth, trusted: trustedDigits) }
      guard let seen, seen.size > 1, faces[index].size > 0 else { continue }
      let factor = faces[index].size / seen.size
      guard factor > seen.trusted || factor * seen.trusted < 1 else { continue }
      faces[index].size = seen.size
      settled.append(index)
    }
    guard !settled.isEmpty else { return }
    // Lines that are set wide make characters wide, and what a font of digits says may be right by chance: parts of one font have the size of the part
    // that most ideographs are in, when it is near.
    let names = Set(settled.map { faces[$0].name })
    let order = faces.indices.filter { !ideographs[$0].isEmpty }.sorted {
      (ideographs[$0].count, $1) > (ideographs[$1].count, $0)
    }
    for index in faces.indices where names.contains(faces[index].name) {
      let model = order.prefix { $0 != index }.first { model in
        max(faces[model].size, faces[index].size) < measured * min(faces[model].size, faces[index].size)
      }
      if let model { faces[index].size = faces[model].size }
    }
    for index in glyphs.indices where faces[glyphs[index].face].size > 0 {
      glyphs[index].size = faces[glyphs[index].face].size
    }
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return values.sorted()[values.count / 2]
  }
}
