internal import Disclosure

/// A piece of a document that wording checks look at: a block of running text, or a cell. A merged cell comes once.
struct TextWindow {
  var span: Span
  var run: ScalarRun
  var kind: Block.Class
  /// Index into `Document.blocks`.
  var block: Int
  var isCell: Bool
  var isHeader: Bool = false
}

extension TextWindow {
  static func all(of document: Document) -> [TextWindow] {
    all(of: document, document.blocks.map { ScalarRun(document.text, $0.span) })
  }

  /// In text order. `runs`: of the blocks.
  static func all(of document: Document, _ runs: [ScalarRun]) -> [TextWindow] {
    var windows: [TextWindow] = []
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let number) = block.kind else {
        windows.append(
          TextWindow(span: block.span, run: runs[index], kind: Block.Class(block.kind), block: index, isCell: false))
        continue
      }
      guard document.tables.indices.contains(number) else { continue }
      let table = document.tables[number]
      let columns = max(table.columnCount, 1)
      for (place, cell) in table.cells.enumerated()
      where !cell.isContinuation && !cell.span.isEmpty {
        windows.append(
          TextWindow(
            span: cell.span, run: ScalarRun(document.text, cell.span), kind: Block.Class(block.kind), block: index,
            isCell: true, isHeader: place / columns < table.headerRowCount))
      }
    }
    return windows
  }
}

extension Survey {
  /// The windows a rule applies to: headings, paragraphs, notes and cells, unless it names its blocks.
  func windows(of rule: Rule) -> [TextWindow] {
    let allowed = rule.applies.blocks
    return allowed.isEmpty ? usualWindows : windows.filter { allowed.contains($0.kind) }
  }
}

extension Block.Kind {
  var isTable: Bool {
    if case .table = self { true } else { false }
  }
}

extension Document {
  /// True where the source has no white space or line end inside a span: what stands side by side in the text stood
  /// side by side in the file, not in two columns or lines.
  func isUnbroken(_ span: Span) -> Bool {
    let range = map.source(of: span).clamped(to: 0..<source.bytes.count)
    let run = ScalarRun(source.bytes, Span(range.lowerBound, range.upperBound))
    return !run.scalars.contains {
      // No-break, en, em, thin and ideographic spaces too.
      $0 <= 0x20 || $0 == 0xA0 || (0x2000...0x200A).contains($0) || $0 == 0x202F || $0 == 0x3000
    }
  }
}
