internal import Disclosure

/// What rests on pages that character recognition read is weighed by that: a misread character is likelier than a wrong disclosure.
struct RecognizedPages {
  /// Kinds of rules that miss something: what they miss may be there and misread.
  private static let missing: Set<String> = [
    "announced-tables", "contents", "empty-section", "named-items", "numbering", "required-parts", "required-statement",
    "table-reference",
  ]

  /// Kinds of rules that look at single characters, which is what recognition gets wrong: what they find there says nothing of the disclosure.
  private static let characterwise: Set<String> = [
    "account-name", "brackets", "classification", "entity-name", "misspelling", "near-term", "other-entity",
    "paragraph-end", "repeated-character", "sign-width",
  ]

  private let document: Document
  private let cells: CellIndex
  /// Rules by id.
  private let missing: Set<String>
  private let characterwise: Set<String>

  /// `nil` where nothing was recognised.
  init?(_ document: Document, rules: [Rule]) {
    guard document.source.marks.contains(where: \.isRecognized) else { return nil }
    self.document = document
    cells = CellIndex(document)
    missing = Set(rules.filter { Self.missing.contains($0.kind) }.map(\.id))
    characterwise = Set(rules.filter { Self.characterwise.contains($0.kind) }.map(\.id))
  }

  /// A finding on a character that recognition was not sure of proves nothing. Any other is a warning at most; without arithmetic, where a single misread
  /// character may make it, no more than worth a look.
  func weighed(_ outcomes: [Outcome]) -> [Outcome] {
    outcomes.map { outcome in
      guard case .disagrees(var finding) = outcome else { return outcome }
      let spans = finding.locations.map(\.span) + (finding.evidence?.terms ?? []).map(\.span)
      let grounds = spans + cells.grounds(of: spans)
      if let doubtful = grounds.first(where: { isDoubtful(document.map.source(of: $0)) })
        ?? spans.first(where: { isTorn(document.map.source(of: $0)) })
      {
        return .undecidable(rule: finding.rule, span: doubtful, reason: .doubtfulReading)
      }
      let recognized = spans.first { document.source.isRecognized(document.map.source(of: $0)) }
      guard recognized != nil || missing.contains(finding.rule) else { return outcome }
      if let recognized, characterwise.contains(finding.rule) {
        return .undecidable(rule: finding.rule, span: recognized, reason: .doubtfulReading)
      }
      finding.isRecognized = true
      finding.severity = min(finding.severity, finding.evidence == nil ? .info : .warning)
      finding.confidence = .low
      return .disagrees(finding)
    }
  }

  /// 43$0.52: a figure beside a sign no figure stands beside has lost digits to it.
  private func isTorn(_ range: Range<Int>) -> Bool {
    guard document.source.isRecognized(range) else { return false }
    let bytes = document.source.bytes
    return [range.lowerBound - 1, range.upperBound].contains {
      bytes.indices.contains($0) && Self.strange.contains(bytes[$0])
    }
  }

  private static let strange = Set("$&#@*~^=_|\\".utf8)

  private func isDoubtful(_ range: Range<Int>) -> Bool {
    let next = document.doubts.partitioningIndex { $0.end > range.lowerBound }
    return next < document.doubts.count && document.doubts[next].start < range.upperBound
  }
}

/// The cells of a document by place.
private struct CellIndex {
  private struct Entry {
    var span: Span
    var table: Int
    var row: Int
  }

  private let tables: [Table]
  /// In order, a merged cell once.
  private let entries: [Entry]

  init(_ document: Document) {
    tables = document.tables
    var entries: [Entry] = []
    for (table, content) in tables.enumerated() {
      for (index, cell) in content.cells.enumerated() where !cell.isContinuation {
        entries.append(Entry(span: cell.span, table: table, row: index / max(content.columnCount, 1)))
      }
    }
    self.entries = entries.sorted { $0.span < $1.span }
  }

  /// What figures in tables mean, by the rows they stand in, and by all codes between these rows: one that was misread parts other sums.
  func grounds(of spans: [Span]) -> [Span] {
    var rows: [Int: ClosedRange<Int>] = [:]
    var grounds: [Span] = []
    for span in spans {
      guard let entry = entry(at: span.start) else { continue }
      let row = entry.row
      rows[entry.table] = rows[entry.table].map { min($0.lowerBound, row)...max($0.upperBound, row) } ?? row...row
      let table = tables[entry.table]
      grounds += table.columns.indices.filter { table.columns[$0].role == .name }.map { table[row, $0].span }
    }
    for (index, rows) in rows.sorted(by: { $0.key < $1.key }) {
      let table = tables[index]
      for column in table.columns.indices where table.columns[column].role == .code {
        grounds += rows.map { table[$0, column].span }
      }
    }
    return grounds
  }

  private func entry(at offset: Int) -> Entry? {
    let next = entries.partitioningIndex { $0.span.start > offset }
    guard next > 0, entries[next - 1].span.end >= offset else { return nil }
    return entries[next - 1]
  }
}
