internal import Disclosure

/// A row of a form, or a line between tables, in reading order: what the form reader walks along.
struct FormRow {
  enum Source: Hashable {
    /// Index into `Document.tables` and row of its grid.
    case table(Int, row: Int)
    /// A heading, paragraph or note; one cell.
    case loose
    /// The caption of the table of this index; one cell.
    case caption(Int)
  }

  struct Cell {
    var span: Span
    var text: String
    /// `text` made comparable (`FormText.key`).
    var key: String
    /// The cell repeats a merged neighbour to its left in the same row.
    var repeatsLeft: Bool
    /// The cell repeats a merged neighbour above it.
    var repeatsAbove: Bool
    /// The reader put it there because the row has too few cells.
    var isPadding = false

    var isEmpty: Bool { key.isEmpty }
  }

  var source: Source
  var cells: [Cell]
  var section: Int

  var span: Span {
    guard let first = cells.first, let last = cells.last else { return Span(0, 0) }
    return cells.reduce(first.span.union(last.span)) { $0.union($1.span) }
  }
  /// Columns of cells that are printed here and not merged in from the left.
  var filled: [Int] { cells.indices.filter { !cells[$0].isEmpty && !cells[$0].repeatsLeft } }
  var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
}

extension FormRow {
  /// The rows of a document that can belong to forms; tables without a word of forms are left out.
  static func rows(of document: Document) -> [FormRow] {
    var rows: [FormRow] = []
    var isOpen = false
    for block in document.blocks {
      switch block.kind {
      case .table(let index):
        guard document.tables.indices.contains(index) else { continue }
        let table = document.tables[index]
        isOpen = isOpen || mentionsForms(document.text, table.span)
        guard isOpen else { continue }
        if let caption = table.captionSpan, caption.start < table.span.start {
          rows.append(line(caption, document, .caption(index), table.section))
        }
        rows.append(contentsOf: Self.rows(of: table, index: index, document: document))
      case .heading, .paragraph, .note:
        // A paragraph that long is prose; a form's loose lines are short.
        guard block.span.length <= 600 else {
          isOpen = false
          continue
        }
        isOpen = isOpen || mentionsForms(document.text, block.span)
        guard isOpen else { continue }
        rows.append(line(block.span, document, .loose, block.section))
      // A caption comes with its table.
      case .contents, .furniture, .caption:
        continue
      }
    }
    return rows
  }

  private static func line(
    _ span: Span, _ document: Document, _ source: Source, _ section: Int
  ) -> FormRow {
    let text = document.string(span)
    let cell = Cell(
      span: span, text: text, key: FormText.key(text), repeatsLeft: false, repeatsAbove: false)
    return FormRow(source: source, cells: [cell], section: section)
  }

  private static func rows(of table: Table, index: Int, document: Document) -> [FormRow] {
    var rows: [FormRow] = []
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let cells = (0..<table.columnCount).map { column in
        let cell = table[row, column]
        let left = column > 0 ? table[row, column - 1] : nil
        let above = row > 0 ? table[row - 1, column] : nil
        return Cell(
          span: cell.span, text: cell.text, key: FormText.key(cell.text),
          repeatsLeft: cell.isContinuation && left?.span == cell.span && !cell.span.isEmpty,
          repeatsAbove: cell.isContinuation && above?.span == cell.span && !cell.span.isEmpty,
          isPadding: cell.isContinuation && cell.text.isEmpty)
      }
      rows.append(FormRow(source: .table(index, row: row), cells: cells, section: table.section))
    }
    return rows
  }

  private static let words = ["指标", "绩效", "项目名称"].map { Array($0.utf8) }

  private static func mentionsForms(_ text: [UInt8], _ span: Span) -> Bool {
    words.contains { word in
      guard let head = word.first, span.length >= word.count else { return false }
      var index = span.start
      let last = span.end - word.count
      while index <= last {
        if text[index] == head, text[index..<(index + word.count)].elementsEqual(word) {
          return true
        }
        index += 1
      }
      return false
    }
  }
}
