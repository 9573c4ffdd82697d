/// Sets the characters of a line to where their ink is.
///
/// Recognition knows the order of characters and about where each stands; the boxes it gives reach too far or not far enough by half a character. Between the
/// middles of two neighbours lies the gap that parts them, which is the widest one there.
struct InkGaps {
  private let ink: [Bool]
  private let width: Int
  private let height: Int

  init(_ picture: GreyPicture) {
    ink = picture.ink
    width = picture.width
    height = picture.height
  }

  /// Left and right end of each character, in dots.
  func places(_ line: RecognizedLine) -> [(left: Int, right: Int)] {
    let left = min(max(line.left, 0), width)
    let inked = columns(line, from: left)
    let middles = middles(of: line).map { min(max($0 - left, 0), max(inked.count - 1, 0)) }
    var places: [(left: Int, right: Int)] = []
    var start = inked.firstIndex(of: true) ?? 0
    for (index, middle) in middles.enumerated() {
      let isLast = index + 1 == middles.count
      let gap =
        isLast
        ? (inked.lastIndex(of: true) ?? middle) + 1..<inked.count : widestGap(inked, middle, middles[index + 1])
      places.append((left + start, left + max(gap.lowerBound, start)))
      start = max(gap.upperBound, start)
    }
    return places
  }

  /// In ascending order. A box as wide as two characters has its middle anywhere in it: half way between its neighbours'.
  private func middles(of line: RecognizedLine) -> [Int] {
    let characters = line.characters
    var middles: [Int] = []
    for (index, character) in characters.enumerated() {
      var middle = (character.left + character.right) / 2
      if Double(character.right - character.left) > 1.6 * line.height, index > 0, index + 1 < characters.count {
        let half = Int(line.height / 2)
        middle = (middles[index - 1] + (characters[index + 1].left + characters[index + 1].right) / 2) / 2
        middle = min(max(middle, character.left + half), character.right - half)
      }
      middles.append(max(middle, middles.last ?? 0))
    }
    return middles
  }

  private func columns(_ line: RecognizedLine, from left: Int) -> [Bool] {
    let right = min(max(line.right, left), width)
    var inked = [Bool](repeating: false, count: right - left)
    for row in max(line.top, 0)..<max(min(line.bottom, height), max(line.top, 0)) {
      for column in left..<right where ink[row * width + column] { inked[column - left] = true }
    }
    return inked
  }

  /// Where there is none the characters touch: half way.
  private func widestGap(_ inked: [Bool], _ start: Int, _ end: Int) -> Range<Int> {
    var best = (start + end) / 2..<(start + end) / 2
    var open: Int?
    for column in start...max(start, end) {
      if column < end, !inked[column] {
        open = open ?? column
      } else if let from = open {
        if column - from > best.count { best = from..<column }
        open = nil
      }
    }
    return best
  }
}
