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
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source.bytes[index]
      if byte <= 0x20 { return false }
      // U+3000, the ideographic space.
      if byte == 0xE3, index + 2 < range.upperBound, source.bytes[index + 1] == 0x80,
        source.bytes[index + 2] == 0x80
      {
        return false
      }
      index += 1
    }
    return true
  }
}
