// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes a page of glyphs and ruling lines out of a picture and what recognition read in it, so that it is laid out like any other.
package struct ScanReader {
  /// A character below this is as likely as not another one, 0 … 100: digits that were made up of the signs beside them had less, right ones more.
  private static let sure = 98.0
  /// Part of the characters that are sure on a page that was read; of one read sideways next to none are.
  private static let readable = 0.5

  /// Without ruling lines.
  private let picture: GreyPicture
  private let rulings: [Ruling]

  /// `picture`: upright and straight.
  package init(_ picture: GreyPicture) {
    let lines = DrawnLines(picture)
    rulings = lines.rulings
    self.picture = lines.erased(from: picture)
  }

  /// What recognition is to read.
  package var text: GreyPicture { picture }

  /// `words`: hOCR of `text`. `nil` when that makes no sense: a page that lies on its side, a photograph.
  package func page(_ number: Int, words: ArraySlice<UInt8>) -> PageContent? {
    let lines = RecognizedText.lines(words)
    let characters = lines.flatMap(\.characters)
    guard !characters.isEmpty,
      Double(characters.count { $0.confidence >= Self.sure }) >= Self.readable * Double(characters.count)
    else { return nil }
    let gaps = InkGaps(picture)
    let places = lines.map { gaps.places($0) }
    let sizes = LetterSizes(lines, places, scale: picture.scale).sizes
    var glyphs: [Glyph] = []
    for (index, line) in lines.enumerated() {
      let mended = RecognizedSigns.mended(line, places[index], size: sizes[index] * picture.scale)
      glyphs += self.glyphs(mended, places[index], size: sizes[index])
    }
    var content = PageContent(
      number: number, width: Double(picture.width) / picture.scale, height: Double(picture.height) / picture.scale,
      faces: [Face(name: "", size: 0)], glyphs: glyphs, rulings: rulings)
    content.isRecognized = true
    return content
  }

  private func glyphs(_ line: RecognizedLine, _ places: [(left: Int, right: Int)], size: Double) -> [Glyph] {
    let baseline = line.baseline / picture.scale
    return zip(line.characters, places).map { character, place in
      var glyph = Glyph(
        scalar: character.scalar,
        box: Rect(
          left: Double(place.left) / picture.scale, top: baseline - 0.8 * size,
          right: Double(place.right) / picture.scale, bottom: baseline + 0.2 * size),
        face: 0, baseline: baseline, size: size)
      glyph.isDoubtful = character.confidence < Self.sure
      return glyph
    }
  }
}

/// How large the characters of recognised lines are.
///
/// Ideographs stand as far apart as they are large. Heights, all there is of a line of figures, differ by what stands in it; lines of about the usual size have it.
private struct LetterSizes {
  /// Pairs of ideographs that are looked at.
  private static let enough = 3
  /// Sizes that differ from the usual one by less, as a part of it, are that: measured ones, and those told from heights.
  private static let slack = (measured: 0.12, told: 0.35)

  private(set) var sizes: [Double]

  /// In points, of each line. `places`: in dots, `scale` of them a point.
  init(_ lines: [RecognizedLine], _ places: [[(left: Int, right: Int)]], scale: Double) {
    let advances = zip(lines, places).map { Self.advance($0, $1) }
    let factors = zip(lines, advances).compactMap { line, advance in advance.map { $0 / line.height } }.sorted()
    let factor = factors.isEmpty ? 0.95 : factors[factors.count / 2]
    let measured = zip(lines, advances).map { line, advance in (advance ?? factor * line.height) / scale }
    var counts: [Double: Int] = [:]
    for (size, line) in zip(measured, lines) { counts[Self.rounded(size), default: 0] += line.characters.count }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    sizes = zip(measured, advances).map { size, advance in
      let slack = advance == nil ? Self.slack.told : Self.slack.measured
      return abs(size - usual) < slack * usual ? usual : Self.rounded(size)
    }
  }

  private static func advance(_ line: RecognizedLine, _ places: [(left: Int, right: Int)]) -> Double? {
    var advances: [Int] = []
    for index in line.characters.indices.dropFirst() {
      let pair = line.characters[(index - 1)...index]
      let advance = places[index].left - places[index - 1].left
      if pair.allSatisfy({ (0x4E00...0x9FFF).contains($0.scalar.value) }),
        (0.6 * line.height...1.5 * line.height).contains(Double(advance))
      {
        advances.append(advance)
      }
    }
    return advances.count < enough ? nil : Double(advances.sorted()[advances.count / 2])
  }

  /// To half points, in which sizes are chosen.
  private static func rounded(_ size: Double) -> Double { max((size * 2).rounded() / 2, 1) }
}
