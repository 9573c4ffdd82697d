/// Groups glyphs to lines by the line they stand on, whatever the heights of their boxes, and lines to pieces by wide gaps.
package struct LineBuilder {
  /// Glyphs whose baselines differ by less than this part of their size stand on one line.
  private static let drift = 0.3
  /// Text written apart is in another column from this gap on, in parts of the size.
  private static let pieceGap = 0.12
  /// Gaps in parts of the size: from this on, words are apart …
  private static let wordGap = 0.2
  /// … digits, which some programs set wide …
  private static let digitGap = 0.32
  /// … and Chinese characters, which have no blanks.
  private static let wideGap = 1.5
  /// … or this, and so many times as far as the characters of the line usually are.
  private static let unusualGap = (least: 0.6, times: 3.0)
  /// Characters of one word are set apart by less than this.
  private static let widest = 7.0

  /// By index of the face.
  private let isBold: [Bool]
  /// A gap of so many sizes parts two pieces of a line.
  private let split: Double
  /// Whether text that is written apart is a piece of its own even where the gap is small.
  private var splitsAtText = false
  private var keepsSpots = false
  /// Whether a gap between Chinese characters is written as a blank.
  private let keepsWideGaps: Bool

  /// In a cell nothing is split and no gap between Chinese characters means anything.
  package static func cells(_ page: PageContent) -> LineBuilder {
    LineBuilder(page, split: .infinity, keepsWideGaps: false)
  }

  package static func page(_ page: PageContent) -> LineBuilder {
    LineBuilder(page, split: 2.6, keepsWideGaps: true)
  }

  /// Pieces as they may stand in the columns of a table without lines.
  static func columns(_ page: PageContent) -> LineBuilder {
    var builder = LineBuilder(page, split: 1, keepsWideGaps: false)
    builder.splitsAtText = true
    return builder
  }

  private init(_ page: PageContent, split: Double, keepsWideGaps: Bool) {
    isBold = page.faces.map(\.isBold)
    keepsSpots = page.keepsSpots
    self.split = split
    self.keepsWideGaps = keepsWideGaps
  }

  /// Lines from top to bottom, each as its pieces from left to right.
  package func lines(_ glyphs: [Glyph]) -> [[TextLine]] {
    rows(glyphs).map { row in pieces(row).map(line) }
  }

  /// Glyphs by line, each line from left to right.
  private func rows(_ glyphs: [Glyph]) -> [ArraySlice<Glyph>] {
    let sorted = glyphs.sorted { $0.baseline < $1.baseline }
    var rows: [ArraySlice<Glyph>] = []
    var start = 0
    for index in sorted.indices {
      let isLast = index + 1 == sorted.count
      if !isLast {
        let next = sorted[index + 1]
        let slack = Self.drift * min(next.size, sorted[index].size)
        if next.baseline - sorted[index].baseline <= slack, next.baseline - sorted[start].baseline <= 2 * slack {
          continue
        }
      }
      rows.append(withoutShadows(sorted[start...index].sorted { $0.box.left < $1.box.left }))
      start = index + 1
    }
    return rows
  }

  /// Bold print is sometimes the same character drawn again a little to the right.
  private func withoutShadows(_ row: [Glyph]) -> ArraySlice<Glyph> {
    var kept: [Glyph] = []
    kept.reserveCapacity(row.count)
    for glyph in row {
      if let last = kept.last, last.scalar == glyph.scalar, glyph.box.left - last.box.left < 0.3 * last.box.width {
        continue
      }
      kept.append(glyph)
    }
    return kept[...]
  }

  private func pieces(_ row: ArraySlice<Glyph>) -> [ArraySlice<Glyph>] {
    guard split < .infinity else { return [row] }
    var pieces: [ArraySlice<Glyph>] = []
    var start = row.startIndex
    for index in row.indices.dropFirst() {
      let gap = row[index].box.left - row[index - 1].box.right
      let size = max(row[index].size, row[index - 1].size)
      if gap > split * size || (splitsAtText && row[index].opensText && gap > Self.pieceGap * size) {
        pieces.append(row[start..<index])
        start = index
      }
    }
    pieces.append(row[start...])
    return !splitsAtText && isSpacedOut(pieces) ? [row] : pieces
  }

  /// 目　　录: a word set wide, character by character.
  private func isSpacedOut(_ pieces: [ArraySlice<Glyph>]) -> Bool {
    guard pieces.count > 1, pieces.count < 6,
      pieces.allSatisfy({ $0.count == 1 && $0.allSatisfy { ScalarClass($0.scalar) == .wide } })
    else { return false }
    return zip(pieces.joined(), pieces.joined().dropFirst()).allSatisfy {
      $1.box.left - $0.box.right < Self.widest * $0.size
    }
  }

  private func line(_ glyphs: ArraySlice<Glyph>) -> TextLine {
    var text: [UInt8] = []
    text.reserveCapacity(glyphs.count * 3)
    var box = glyphs[glyphs.startIndex].box
    // A majority outlasts all others together.
    var size = (value: 0.0, lead: 0)
    var bold = 0
    var previous: Glyph?
    let wideGap = wideGap(glyphs)
    for glyph in glyphs {
      if let previous, isSpaced(previous, glyph, wideGap: wideGap) { text.append(0x20) }
      text.append(glyph.scalar)
      box = box.union(glyph.box)
      if size.lead == 0 { size.value = glyph.size }
      size.lead += glyph.size == size.value ? 1 : -1
      if isBold.indices.contains(glyph.face), isBold[glyph.face] { bold += 1 }
      previous = glyph
    }
    let first = glyphs[glyphs.startIndex]
    var line = TextLine(
      text: text, box: box, baseline: first.baseline, size: size.value, isBold: bold * 10 >= glyphs.count * 8,
      first: first.scalar, last: previous?.scalar ?? first.scalar, headWidth: headWidth(glyphs),
      glyphCount: glyphs.count)
    if keepsSpots { line.spots = glyphs.map(\.imprint) }
    return line
  }

  /// In parts of the size, from which on Chinese characters of a line are apart. Lines that are spread to a width have gaps everywhere.
  private func wideGap(_ glyphs: ArraySlice<Glyph>) -> Double {
    guard keepsWideGaps else { return .infinity }
    let gaps = zip(glyphs, glyphs.dropFirst()).map(Self.gap)
    guard gaps.contains(where: { $0 > Self.unusualGap.least }) else { return Self.wideGap }
    let usual = gaps.sorted()[gaps.count / 2]
    return min(Self.wideGap, max(Self.unusualGap.least, Self.unusualGap.times * usual))
  }

  /// In parts of the size.
  private static func gap(_ a: Glyph, _ b: Glyph) -> Double { (b.box.left - a.box.right) / max(a.size, b.size, 1) }

  private func isSpaced(_ a: Glyph, _ b: Glyph, wideGap: Double) -> Bool {
    let gap = Self.gap(a, b)
    guard gap > Self.wordGap else { return false }
    let (left, right) = (ScalarClass(a.scalar), ScalarClass(b.scalar))
    if left == .wide || right == .wide { return gap > (a.scalar.closes ? max(wideGap, Self.wideGap) : wideGap) }
    if left != .letter && right != .letter { return gap > Self.digitGap }
    return true
  }

  private func headWidth(_ glyphs: ArraySlice<Glyph>) -> Double {
    let first = glyphs[glyphs.startIndex]
    var end = glyphs.startIndex + 1
    // An opening bracket may not end a line.
    while end < glyphs.endIndex, glyphs[end - 1].scalar.opens { end += 1 }
    if ScalarClass(first.scalar) != .wide {
      while end < glyphs.endIndex, ScalarClass(glyphs[end].scalar) != .wide,
        !isSpaced(glyphs[end - 1], glyphs[end], wideGap: .infinity)
      { end += 1 }
    }
    while end < glyphs.endIndex, glyphs[end].scalar.closes { end += 1 }
    return glyphs[end - 1].box.right - first.box.left
  }
}
