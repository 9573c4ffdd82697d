package import Disclosure

/// Every window of a document, by kind: built once for each kind that is asked for, shared by all patterns.
package struct WindowIndex {
  package struct Entry {
    package let span: Span
    /// Index into `Document.blocks`.
    package let block: Int
    package let blockClass: Block.Class
  }

  private let document: Document
  private var built: [PatternSet.Window: [Entry]] = [:]

  package init(_ document: Document) { self.document = document }

  /// Sorted by place; none overlap, none is empty.
  package mutating func entries(_ window: PatternSet.Window) -> [Entry] {
    if let entries = built[window] { return entries }
    let entries = Self.withoutOverlaps(collect(window), textLength: document.text.count)
    built[window] = entries
    return entries
  }

  private func collect(_ window: PatternSet.Window) -> [Entry] {
    if window == .section { return sections() }
    var entries: [Entry] = []
    for (index, block) in document.blocks.enumerated() {
      if case .table(let table) = block.kind {
        guard document.tables.indices.contains(table) else { continue }
        let spans = window == .row ? rows(document.tables[table]) : cells(document.tables[table])
        entries += spans.map { Entry(span: $0, block: index, blockClass: .cell) }
      } else {
        let own = Block.Class(block.kind)
        let spans: [Span] =
          switch window {
          case .sentence: block.sentences.isEmpty ? [block.span] : block.sentences
          case .paragraph: [block.span]
          case .cell, .row, .section: []
          }
        entries += spans.map { Entry(span: $0, block: index, blockClass: own) }
      }
    }
    return entries
  }

  /// A merged cell stands in every place it covers; it is one window.
  private func cells(_ table: Table) -> [Span] {
    table.cells.compactMap { $0.isContinuation ? nil : $0.span }
  }

  private func rows(_ table: Table) -> [Span] {
    (0..<table.rowCount).compactMap { row in
      let first = row * table.columnCount
      return table.cells[first..<first + table.columnCount]
        .filter { !$0.isContinuation && !$0.span.isEmpty }.map(\.span)
        .reduce(nil) { $0?.union($1) ?? $1 }
    }
  }

  /// From each heading to the block before the next one. The text before the first heading is a section too.
  private func sections() -> [Entry] {
    var entries: [Entry] = []
    for (index, block) in document.blocks.enumerated() {
      if block.kind != .heading, let last = entries.last {
        entries[entries.count - 1] = Entry(
          span: last.span.union(block.span), block: last.block, blockClass: last.blockClass)
      } else {
        entries.append(
          Entry(span: block.span, block: index, blockClass: Block.Class(block.kind)))
      }
    }
    return entries
  }

  private static func withoutOverlaps(_ entries: [Entry], textLength: Int) -> [Entry] {
    var kept: [Entry] = []
    kept.reserveCapacity(entries.count)
    for entry in entries.sorted(by: { $0.span < $1.span })
    where !entry.span.isEmpty && entry.span.start >= 0 && entry.span.end <= textLength {
      if let last = kept.last, entry.span.start < last.span.end { continue }
      kept.append(entry)
    }
    return kept
  }
}

extension [WindowIndex.Entry] {
  /// Index of the first window that ends after an offset; `count` when there is none. Cost: logarithmic.
  func firstEnding(after offset: Int) -> Int { partitioningIndex { $0.span.end > offset } }
}
