internal import Disclosure

/// The pieces of a document that a wording check looks at one by one.
struct TextWindow {
  var span: Span
  /// Index into `Document.blocks`.
  var block: Int
  var isCell: Bool
  var isHeader: Bool = false
}

extension Document {
  /// Blocks of running text, and the cells of tables, that a rule applies to; in text order.
  ///
  /// A rule that names no blocks applies to headings, paragraphs, notes and cells. A merged cell comes once.
  func windows(of rule: Rule) -> [TextWindow] {
    let usual = ["heading", "paragraph", "note", "cell"]
    let allowed = Set(rule.applies.blocks.isEmpty ? usual : rule.applies.blocks)
    var windows: [TextWindow] = []
    for (index, block) in blocks.enumerated() {
      guard allowed.contains(block.kind.name) else { continue }
      guard case .table(let table) = block.kind else {
        windows.append(TextWindow(span: block.span, block: index, isCell: false))
        continue
      }
      guard tables.indices.contains(table) else { continue }
      let columns = max(tables[table].columnCount, 1)
      for (place, cell) in tables[table].cells.enumerated()
      where !cell.isContinuation && !cell.span.isEmpty {
        windows.append(
          TextWindow(
            span: cell.span, block: index, isCell: true,
            isHeader: place / columns < tables[table].headerRowCount))
      }
    }
    return windows
  }
}

extension Block.Kind {
  /// As `applies: {blocks: …}` names it.
  var name: String {
    switch self {
    case .heading, .caption: "heading"
    case .paragraph: "paragraph"
    case .note: "note"
    case .contents: "contents"
    case .furniture: "furniture"
    case .table: "cell"
    }
  }

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
