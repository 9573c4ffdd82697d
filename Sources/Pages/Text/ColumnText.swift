/// Running text that is set in two columns beside each other. In which order its lines are read is not known, so none of them says anything.
enum ColumnText {
  /// Lines that begin at one place in the middle of the page, behind the end of another.
  private static let fewest = 6
  /// Characters of a line in a column.
  private static let shortest = 10
  /// Places that differ by so many points are one.
  private static let slack = 2.0
  /// Between the columns, in sizes.
  private static let gutter = 1.2

  /// Indices of such lines. `lines`: from top to bottom, as pieces of columns.
  static func find(_ lines: [[TextLine]]) -> Set<Int> {
    let starts = lines.indices.compactMap { index in secondStart(lines[index]).map { (index, $0) } }
    let sorted = starts.map(\.1).sorted()
    guard
      let start = sorted.indices.first(where: { index in
        index + fewest <= sorted.count && sorted[index + fewest - 1] - sorted[index] < slack
      }).map({ sorted[$0] })
    else { return [] }
    let members = starts.filter { abs($0.1 - start) < slack }.map(\.0)
    guard let first = members.first, let last = members.last else { return [] }
    return Set(first...last)
  }

  /// Where the second half of a line begins, when both are prose.
  private static func secondStart(_ line: [TextLine]) -> Double? {
    let place = line.indices.dropFirst().first { line[$0].box.left - line[$0 - 1].box.right > gutter * line[$0].size }
    guard let place, isProse(line[..<place]), isProse(line[place...]) else { return nil }
    return line[place].box.left
  }

  /// Many characters without a gap.
  private static func isProse(_ pieces: ArraySlice<TextLine>) -> Bool {
    pieces.reduce(0) { $0 + $1.glyphCount } >= shortest
      && zip(pieces, pieces.dropFirst()).allSatisfy { $1.box.left - $0.box.right < gutter * $0.size }
      && pieces.contains { !LineShape.isFigure($0.text) }
  }
}
