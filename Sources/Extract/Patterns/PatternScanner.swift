package import Disclosure
internal import PCRE

/// What the patterns of all rules found in a document.
package struct PatternScan: Sendable {
  /// By rule id, in text order; a rule without a match is not there.
  package var matches: [String: [Match]] = [:]
  package var exhausted: [Exhausted] = []

  package init() {}
}

/// Runs patterns over the windows of one document.
///
/// A pattern is run where the words it needs are, by the document's `GramIndex`. A pattern that needs none, or very
/// common ones, has a scout pass over the whole text in one go, and is run in the windows the scout stops in.
package struct PatternScanner: ~Copyable {
  /// A rule that gives up this often on a document is left for the rest of it.
  static let exhaustedMax = 4

  private let document: Document
  private let grams: GramIndex?
  private var windows: WindowIndex
  private var matcher = Matcher()
  private var scan = PatternScan()

  package static func scan(_ sets: [PatternSet], _ document: Document) -> PatternScan {
    var scanner = PatternScanner(document)
    for set in sets { scanner.run(set) }
    return scanner.scan
  }

  private init(_ document: Document) {
    self.document = document
    grams = GramIndex(document.text)
    windows = WindowIndex(document)
  }

  private mutating func run(_ set: PatternSet) {
    guard set.documents.isEmpty || set.documents.contains(document.kind) else { return }
    var run = Run(set: set, entries: windows.entries(set.window))
    for search in set.find where !run.hasGivenUp {
      if let candidates = candidates(search.requirement, run.entries) {
        guard !candidates.isEmpty else { continue }
        let pattern = search.pattern
        for index in candidates where !run.hasGivenUp { searchWindow(index, pattern, &run) }
      } else {
        walk(search, &run)
      }
    }
    scan.exhausted += run.exhausted
    let matches = Self.withoutOverlaps(run.matches)
    if !matches.isEmpty { scan.matches[set.id] = matches }
  }

  /// The state of one rule on the document.
  private struct Run {
    let set: PatternSet
    let entries: [WindowIndex.Entry]
    var matches: [Match] = []
    var exhausted: [Exhausted] = []
    /// Windows by index whether an `except` pattern matches there.
    var isExcepted: [Int: Bool] = [:]

    var hasGivenUp: Bool { exhausted.count >= PatternScanner.exhaustedMax }

    mutating func giveUp(_ window: Span, _ why: Exhaustion) {
      exhausted.append(Exhausted(rule: set.id, window: window, reason: why.reason))
    }
  }

  /// Windows that may meet a requirement, in order; `nil` when they are too many to be worth telling apart.
  private func candidates(_ requirement: Requirement, _ entries: [WindowIndex.Entry]) -> [Int]? {
    guard let grams, let count = requirement.count(in: grams), count <= entries.count else {
      return nil
    }
    var last = -1
    return requirement.places(in: grams).sorted().compactMap { place in
      let index = entries.firstEnding(after: Int(place))
      guard index > last, index < entries.count, entries[index].span.start <= place else {
        return nil
      }
      last = index
      return index
    }
  }

  private mutating func walk(_ search: SearchPattern, _ run: inout Run) {
    let whole = 0..<document.text.count
    let pattern = search.pattern
    var scout = search.scout
    var position = 0
    while position <= whole.upperBound, !run.hasGivenUp {
      if let current = scout {
        switch matcher.probe(current, in: document.text, window: whole, from: position) {
        case .notFound: return
        case .found(let offset): position = offset
        case .exhausted: scout = nil
        }
      }
      let index = run.entries.firstEnding(after: position)
      guard index < run.entries.count else { return }
      let entry = run.entries[index]
      if entry.span.start > position, scout != nil {
        // A hit between windows: the next one can only begin in a window.
        position = entry.span.start
        continue
      }
      searchWindow(index, pattern, &run)
      position = entry.span.end
    }
  }

  private mutating func searchWindow(_ index: Int, _ pattern: Pattern, _ run: inout Run) {
    let entry = run.entries[index]
    guard run.set.blocks.contains(entry.blockClass) else { return }
    var found: [Captures] = []
    let end = matcher.forEachMatch(of: pattern, in: document.text, window: entry.span.range) {
      found.append($0)
    }
    if let end { run.giveUp(entry.span, end) }
    guard !found.isEmpty, !isExcepted(index, &run) else { return }
    for captures in found {
      run.matches.append(
        Match(
          span: Span(captures.whole.lowerBound, captures.whole.upperBound),
          captures: captures.named(in: pattern).map {
            ($0.name, Span($0.range.lowerBound, $0.range.upperBound))
          },
          block: block(of: captures.whole.lowerBound, in: entry)))
    }
  }

  /// A section holds many blocks; every other window lies in one.
  private func block(of offset: Int, in entry: WindowIndex.Entry) -> Int {
    var index = entry.block
    while index + 1 < document.blocks.count, document.blocks[index].span.end <= offset,
      document.blocks[index + 1].span.start <= offset
    { index += 1 }
    return index
  }

  private mutating func isExcepted(_ index: Int, _ run: inout Run) -> Bool {
    if let known = run.isExcepted[index] { return known }
    let window = run.entries[index].span
    var isExcepted = false
    for pattern in run.set.except where !isExcepted {
      switch matcher.search(pattern.value, in: document.text, window: window.range) {
      case .found: isExcepted = true
      case .notFound: continue
      case .exhausted(let why):
        // Not known: no finding, and the rule is incomplete here.
        run.giveUp(window, why)
        isExcepted = true
      }
    }
    run.isExcepted[index] = isExcepted
    return isExcepted
  }

  /// Several patterns of one rule may hit the same words: the first to begin is kept, then the longest.
  private static func withoutOverlaps(_ matches: [Match]) -> [Match] {
    var kept: [Match] = []
    for match in matches.sorted(by: {
      ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end)
    }) {
      if let last = kept.last, last.span.overlaps(match.span) || last.span == match.span {
        continue
      }
      kept.append(match)
    }
    return kept
  }
}
