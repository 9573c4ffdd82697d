import Disclosure

extension Transcript {
  func string(_ span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }

  /// Paragraphs as "role|text", rows as "·"-joined cells with their spans.
  var sketch: [String] {
    elements.flatMap { element -> [String] in
      switch element {
      case .paragraph(let paragraph):
        switch paragraph.role {
        case .body: return [string(paragraph.span)]
        case .heading(let level): return ["#\(level) \(string(paragraph.span))"]
        case .note: return ["note: \(string(paragraph.span))"]
        case .furniture: return ["~ \(string(paragraph.span))"]
        }
      case .table(let grid):
        return grid.rows.map { row in
          row.map { cell in
            let across = cell.columnSpan > 1 ? "→\(cell.columnSpan)" : ""
            let down = cell.rowSpan > 1 ? "↓\(cell.rowSpan)" : ""
            return string(cell.span) + across + down
          }.joined(separator: "·")
        }
      }
    }
  }

  /// What the declaration of `Transcript` promises, broken or not.
  var isSound: Bool {
    guard String(validating: text, as: UTF8.self) != nil, text.isEmpty || text.last == 0x0A else { return false }
    var last = 0
    for element in elements {
      switch element {
      case .paragraph(let paragraph):
        guard paragraph.span.start >= last, !paragraph.span.isEmpty, !text[paragraph.span.range].contains(0x0A),
          !text[paragraph.span.range].contains(0x09)
        else { return false }
        last = paragraph.span.end
      case .table(let grid):
        for row in grid.rows {
          for cell in row {
            guard cell.span.start >= last, cell.column + cell.columnSpan <= grid.columnCount,
              !text[cell.span.range].contains(where: { $0 == 0x0A || $0 == 0x09 })
            else { return false }
            last = cell.span.end
          }
        }
        guard hasEveryPlaceOnce(grid) else { return false }
      }
    }
    return marks.map(\.offset) == marks.map(\.offset).sorted()
  }

  private func hasEveryPlaceOnce(_ grid: Grid) -> Bool {
    var places = Array(repeating: Array(repeating: 0, count: grid.columnCount), count: grid.rows.count)
    for (index, row) in grid.rows.enumerated() {
      for cell in row {
        for r in index..<(index + cell.rowSpan) {
          for c in cell.column..<(cell.column + cell.columnSpan) {
            guard places.indices.contains(r) else { return false }
            places[r][c] += 1
          }
        }
      }
    }
    return places.joined().allSatisfy { $0 == 1 }
  }
}
