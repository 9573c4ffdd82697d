/// A half-open range of UTF-8 byte offsets into `Document.text`, on scalar boundaries.
package struct Span: Hashable, Sendable, Comparable {
  package let start: Int
  package let end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Empty where the end lies before the start: a gap between two things that overlap.
  package var range: Range<Int> { start..<max(start, end) }
  package var isEmpty: Bool { start >= end }
  package var length: Int { end - start }

  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
  /// The smallest span that holds both.
  package func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  package static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
