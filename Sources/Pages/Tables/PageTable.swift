/// A table, or the part of one that stands on a page.
package struct PageTable: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    package var column: Int
    package var rowSpan: Int
    package var columnSpan: Int
    /// UTF-8; wrapped lines joined.
    package var text: [UInt8]
    package var page: Int
    package var box: Rect
    /// Where each character but the blanks is printed; empty unless the page keeps that.
    package var spots: [Spot] = []
    /// The last line leaves no room for another character, so that the text may go on.
    package var isOpen = false

    package init(column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: [UInt8], page: Int, box: Rect) {
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.text = text
      self.page = page
      self.box = box
    }
  }

  /// On the page where it begins.
  package var box: Rect
  /// Edges of the columns, from the left edge of the first to the right edge of the last.
  package var columns: [Double]
  /// Cells by the row they begin in.
  package var rows: [[Cell]]
  /// False when it was put together from alignment.
  package var isRuled: Bool

  package init(box: Rect, columns: [Double], rows: [[Cell]], isRuled: Bool) {
    self.box = box
    self.columns = columns
    self.rows = rows
    self.isRuled = isRuled
  }

  package var columnCount: Int { columns.count - 1 }

  var filledCount: Int { rows.reduce(0) { $0 + $1.count { !$0.text.isEmpty } } }
}
