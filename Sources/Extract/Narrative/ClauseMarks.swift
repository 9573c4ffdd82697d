internal import Disclosure

/// What stands where in a sentence, made once, so that a list of thousands of figures costs no more at each of its commas.
struct ClauseMarks {
  private let figureEnds: Set<Int>
  private let coveredCommas: Set<Int>
  private let asideStarts: Set<Int>
  private let asideEnds: Set<Int>
  /// In order, none within another.
  private let asides: [Span]

  init(_ text: [UInt8], figures: [QuantityScanner.Found], asides: [Span], tokens: [Clause.Token]) {
    self.asides = asides
    figureEnds = Set(figures.filter { $0.kind != .label }.map(\.span.end))
    coveredCommas = Set(
      tokens.flatMap { token in token.span.range.dropFirst().filter { text[$0] == UInt8(ascii: ",") } })
    asideStarts = Set(asides.map(\.start))
    asideEnds = Set(asides.map(\.end))
  }

  /// Inside a number a comma is a digit separator; the figure's span covers it.
  func isInsideToken(comma index: Int) -> Bool { coveredCommas.contains(index) }

  func isEdgeOfAside(_ index: Int, _ length: Int) -> Bool {
    asideStarts.contains(index) || asideEnds.contains(index + length)
  }

  func isAside(_ start: Int, _ end: Int) -> Bool {
    let next = asides.partitioningIndex { $0.start > start }
    return next > 0 && end <= asides[next - 1].end
  }

  func followsFigure(_ text: [UInt8], _ index: Int) -> Bool {
    figureEnds.contains(index)
      || (index > 0 && text[index - 1] == 0x20 && figureEnds.contains(index - 1))
      || (index > 2 && text[index - 1] == 0x89 && figureEnds.contains(index - 3))  // 65.57%）、
  }
}
