/// Maps byte offsets of the normalised text back to byte offsets of the source it was made from.
///
/// Runs are sorted by `text`; inside a run both sides advance byte by byte, unless the run is a replacement
/// (`sourceLength` ≠ `textLength`), whose every byte maps to the start of what it replaced.
package struct OffsetMap: Sendable {
  package struct Run: Sendable {
    package let text: Int
    package let textLength: Int
    package let source: Int
    package let sourceLength: Int

    package init(text: Int, textLength: Int, source: Int, sourceLength: Int) {
      self.text = text
      self.textLength = textLength
      self.source = source
      self.sourceLength = sourceLength
    }
  }

  package private(set) var runs: [Run] = []

  package init() {}

  /// Appends a run that starts where the last one ended. Adjacent copied runs are merged.
  package mutating func append(textLength: Int, source: Int, sourceLength: Int) {
    guard textLength > 0 else { return }
    if let last = runs.last, last.textLength == last.sourceLength, textLength == sourceLength,
      last.source + last.sourceLength == source
    {
      runs[runs.count - 1] = Run(
        text: last.text, textLength: last.textLength + textLength,
        source: last.source, sourceLength: last.sourceLength + sourceLength)
      return
    }
    let start = runs.last.map { $0.text + $0.textLength } ?? 0
    runs.append(
      Run(text: start, textLength: textLength, source: source, sourceLength: sourceLength))
  }

  /// The source bytes a span of the text stands for: from the first mapped byte to the end of the last one.
  package func source(of span: Span) -> Range<Int> {
    guard let first = run(at: span.start) else { return 0..<0 }
    let start = offset(span.start, in: first)
    guard span.end > span.start, let last = run(at: span.end - 1) else { return start..<start }
    let isCopy = last.textLength == last.sourceLength
    let end =
      isCopy ? last.source + (span.end - last.text) : last.source + last.sourceLength
    return start..<max(start, end)
  }

  /// Calls `body` with the pieces of runs that cover `span`, in order: text length, source offset, source length.
  /// A replacement is given whole where `span` touches it.
  package func forEachRun(in span: Span, _ body: (Int, Int, Int) -> Void) {
    guard !span.isEmpty, var index = indexOfRun(at: span.start) else { return }
    while index < runs.count, runs[index].text < span.end {
      let run = runs[index]
      let start = max(run.text, span.start)
      let end = min(run.text + run.textLength, span.end)
      if start < end {
        if run.textLength == run.sourceLength {
          body(end - start, run.source + (start - run.text), end - start)
        } else {
          body(end - start, run.source, run.sourceLength)
        }
      }
      index += 1
    }
  }

  /// The first text offset that stands for the source byte at `source` or behind it.
  package func text(atSource source: Int) -> Int {
    let index = runs.partitioningIndex { $0.source + $0.sourceLength > source }
    guard index < runs.count else { return runs.last.map { $0.text + $0.textLength } ?? 0 }
    let run = runs[index]
    let isCopy = run.textLength == run.sourceLength
    return isCopy ? run.text + max(0, source - run.source) : run.text
  }

  private func offset(_ text: Int, in run: Run) -> Int {
    run.textLength == run.sourceLength ? run.source + (text - run.text) : run.source
  }

  private func run(at text: Int) -> Run? { indexOfRun(at: text).map { runs[$0] } }

  private func indexOfRun(at text: Int) -> Int? {
    runs.isEmpty ? nil : max(runs.partitioningIndex { $0.text > text } - 1, 0)
  }
}
