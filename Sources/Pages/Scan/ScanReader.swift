/// Makes a page of glyphs and ruling lines out of a picture and what recognition read in it, so that it is laid out like any other.
package struct ScanReader {
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
      Double(characters.count { $0.isSure }) >= Self.readable * Double(characters.count)
    else { return nil }
    let gaps = InkGaps(picture)
    let places = lines.map { gaps.places($0) }
    let sizes = LetterSizes(lines, scale: picture.scale).sizes
    var glyphs: [Glyph] = []
    for (index, line) in lines.enumerated() {
      let mended = RecognizedSigns.mended(line, places[index], size: sizes[index] * picture.scale)
      glyphs += self.glyphs(mended.line, mended.places, size: sizes[index])
    }
    var content = PageContent(
      number: number, width: Double(picture.width) / picture.scale, height: Double(picture.height) / picture.scale,
      faces: [Face(name: "", size: 0)], glyphs: glyphs, rulings: rulings)
    content.isRecognized = true
    return content
  }

  private func glyphs(_ line: RecognizedLine, _ places: [RecognizedSigns.Place], size: Double) -> [Glyph] {
    let baseline = line.baseline / picture.scale
    return line.characters.indices.compactMap { index in
      let (character, place) = (line.characters[index], places[index])
      guard !isMadeUp(index, line.characters, places, size: size) else { return nil }
      var glyph = Glyph(
        scalar: character.scalar,
        box: Rect(
          left: Double(place.left) / picture.scale, top: baseline - 0.8 * size,
          right: Double(place.right) / picture.scale, bottom: baseline + 0.2 * size),
        face: 0, baseline: baseline, size: size)
      glyph.isDoubtful = !character.isSure
      return glyph
    }
  }

  /// Recognition sees quotation marks in the blank between two cells: not sure of them, and on one side of the blank.
  private func isMadeUp(
    _ index: Int, _ characters: [RecognizedLine.Character], _ places: [RecognizedSigns.Place], size: Double
  ) -> Bool {
    guard !characters[index].isSure, "“”‘’\"'".unicodeScalars.contains(characters[index].scalar) else {
      return false
    }
    let blank = Int(size * picture.scale)
    let isBehindBlank = index == 0 || places[index].left - places[index - 1].right > blank
    let isBeforeBlank = index + 1 == places.count || places[index + 1].left - places[index].right > blank
    return isBehindBlank || isBeforeBlank
  }
}

/// How large the characters of recognised lines are.
///
/// The ink of a line with ideographs is about as high as they are large; that of figures is not, and of all lines it differs by what stands in them. So lines of about
/// the usual size have it.
private struct LetterSizes {
  /// Of ideographs to the height of their ink, marks that hang below it included.
  private static let factor = 1.02
  /// Sizes that differ from the usual one by less, as a part of it, are that: of lines with ideographs, and of others.
  private static let slack = (ideographs: 0.18, others: 0.4)

  let sizes: [Double]

  /// In points, of each line. `scale`: dots a point.
  init(_ lines: [RecognizedLine], scale: Double) {
    let measured = lines.map { Self.factor * Double($0.bottom - $0.top) / scale }
    let areSure = lines.map { line in
      line.characters.count { (0x4E00...0x9FFF).contains($0.scalar.value) && $0.scalar != "一" } > 1
    }
    var counts: [Double: Int] = [:]
    for (index, size) in measured.enumerated() where areSure[index] {
      counts[Self.rounded(size), default: 0] += lines[index].characters.count
    }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    sizes = zip(measured, areSure).map { size, isSure in
      let slack = isSure ? Self.slack.ideographs : Self.slack.others
      return abs(size - usual) < slack * usual ? usual : Self.rounded(size)
    }
  }

  /// To half points, in which sizes are chosen.
  private static func rounded(_ size: Double) -> Double { max((size * 2).rounded() / 2, 1) }
}
