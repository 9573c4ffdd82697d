/// Makes whole lines of the pieces a line is drawn in: dashes, one piece a cell, two strokes of a double line.
package enum RulingMerger {
  /// Lines so close are one line, in points: less than the lowest row of print.
  private static let snap = 2.5
  /// Gaps in a line, in points: corners left open, dots and dashes.
  private static let gap = 3.5
  /// Dashes so long at most, in points, are as far apart as they are long, or half as much again.
  private static let longestDash = 12.0
  private static let dashGap = 1.5
  /// Shorter than any cell is wide or high.
  private static let shortest = 4.0

  /// Sorted by position, then start.
  package static func merged(_ rulings: [Ruling]) -> [Ruling] {
    merged(rulings, isVertical: false) + merged(rulings, isVertical: true)
  }

  private static func merged(_ rulings: [Ruling], isVertical: Bool) -> [Ruling] {
    let sorted = rulings.filter { $0.isVertical == isVertical }.sorted {
      ($0.position, $0.start) < ($1.position, $1.start)
    }
    var whole: [Ruling] = []
    var index = 0
    while index < sorted.count {
      // A band may not grow from line to line, or close rows would run together.
      let first = sorted[index].position
      let end = sorted[index...].firstIndex { $0.position - first > snap } ?? sorted.count
      whole += joined(sorted[index..<end])
      index = end
    }
    return whole.filter { $0.length >= shortest }
  }

  /// `band`: rulings on one line, in any order along it.
  private static func joined(_ band: ArraySlice<Ruling>) -> [Ruling] {
    var total = 0.0
    var weighted = 0.0
    for piece in band {
      total += piece.length
      weighted += piece.length * piece.position
    }
    guard total > 0, let first = band.first else { return [] }
    let position = weighted / total
    var lines: [Ruling] = []
    var previous = 0.0
    for piece in band.sorted(by: { $0.start < $1.start }) {
      let dash = max(previous, piece.length)
      let gap = dash <= longestDash ? max(gap, dashGap * dash) : gap
      previous = piece.length
      if let last = lines.last, piece.start - last.end <= gap {
        lines[lines.count - 1].end = max(last.end, piece.end)
      } else {
        lines.append(
          Ruling(isVertical: first.isVertical, position: position, start: piece.start, end: piece.end))
      }
    }
    return lines
  }
}
