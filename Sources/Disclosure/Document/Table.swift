/// A table as a rectangular grid, with what its captions, headers and labels say about it.
package struct Table: Sendable {
  /// Header rows removed from `lines`, not from `cells`: `cells` is the whole grid, row-major, `rowCount × columnCount`.
  package var cells: [Cell]
  package var columnCount: Int
  package var rowCount: Int { columnCount == 0 ? 0 : cells.count / columnCount }
  /// Rows 0 ..< headerRowCount are headers (栏次 and **-rows included).
  package var headerRowCount: Int
  package var columns: [Column]
  /// The labelled rows of the body, in order, halves side by side apart.
  package var lines: [Line]

  package var span: Span
  package var section: Int
  /// The caption without numbering and decoration, empty when there is none.
  package var title: String
  package var captionSpan: Span?
  /// From the unit line (单位：万元) or a header that names a unit; `nil` when none is printed.
  package var unit: Unit?
  package var unitSpan: Span?
  /// What stands behind 填报单位：, 编制部门： above the table; `nil` when the table has no such line.
  package var reporterSpan: Span?
  /// Identifier of a known disclosure table (`rules/lexicon/tables.yaml`), by longest title match.
  package var kind: String?
  /// A sentence under or inside the table that says it is empty (注：无…，空表列示).
  package var emptyNote: Span?

  package init(
    cells: [Cell], columnCount: Int, headerRowCount: Int, columns: [Column], lines: [Line],
    span: Span, section: Int, title: String, captionSpan: Span?, unit: Unit?, unitSpan: Span?,
    reporterSpan: Span? = nil, kind: String?, emptyNote: Span?
  ) {
    self.cells = cells
    self.columnCount = columnCount
    self.headerRowCount = headerRowCount
    self.columns = columns
    self.lines = lines
    self.span = span
    self.section = section
    self.title = title
    self.captionSpan = captionSpan
    self.unit = unit
    self.unitSpan = unitSpan
    self.reporterSpan = reporterSpan
    self.kind = kind
    self.emptyNote = emptyNote
  }

  package subscript(row: Int, column: Int) -> Cell { cells[row * columnCount + column] }

  /// “三公”经费、会议费、培训费支出表 lists what the table is of: is a line one of them?
  package static func isListed(_ label: String, in title: String) -> Bool {
    label.utf8.count >= 6 && (title.holds(label + "、") || title.holds("、" + label))
  }
}

/// One cell. A merged cell stands in every place it covers, each time with the same span.
package struct Cell: Sendable {
  /// Empty, dash, unread and 0 are four different things.
  package enum Content: Hashable, Sendable {
    case empty
    /// — - / ** × : printed, and says "nothing here".
    case dash
    case number(Quantity)
    case text
    /// Looks like a figure but cannot be read as one (torn, two points).
    case unread
  }

  package var span: Span
  /// Normalised, inner line breaks joined, trimmed.
  package var text: String
  package var content: Content
  /// True where the cell repeats a merged neighbour.
  package var isContinuation: Bool

  package init(span: Span, text: String, content: Content, isContinuation: Bool = false) {
    self.span = span
    self.text = text
    self.content = content
    self.isContinuation = isContinuation
  }

  package var quantity: Quantity? {
    if case .number(let quantity) = content { quantity } else { nil }
  }
}

/// What a column's header says about its cells.
package struct Column: Sendable {
  package enum Role: String, Hashable, Sendable {
    case ordinal, code, name, amount, percent, count, text
  }

  /// Header texts from top to bottom, repeats removed (["2023年预算数", "基本支出"]).
  package var path: [String]
  package var role: Role
  /// From the header itself (金额（元）), else the table's unit for amounts.
  package var unit: Unit?
  /// 0 for the left half, 1 for the right half of a side-by-side table.
  package var half: Int

  package init(path: [String], role: Role, unit: Unit?, half: Int) {
    self.path = path
    self.role = role
    self.unit = unit
    self.half = half
  }

  /// The innermost header text.
  package var name: String { path.last ?? "" }
}

/// A labelled row of one half of a table.
package struct Line: Sendable {
  package enum Role: String, Hashable, Sendable {
    case item
    /// 合计, 小计, 本年收入合计: the sum of lines above or below it.
    case total
    /// 收入总计, 支出总计: total plus carry-over.
    case grandTotal
  }

  package var row: Int
  package var half: Int
  package var labelSpan: Span
  /// Label without numbering, 其中: and inner spaces (一、财政拨款收入 → 财政拨款收入).
  package var label: String
  /// Numbering as printed before the label (一、 （一） 1. 其中：), or empty.
  package var marker: String
  /// 科目编码, digits only, joined with its parents' (208 + 05 → 20805); `nil` when there is no code column.
  package var code: String?
  package var role: Role
  /// 0 for the outermost level.
  package var depth: Int
  /// Index into `Table.lines` of the line this one is part of.
  package var parent: Int?
  /// 其中: lines are inside their parent but need not add up to it.
  package var isOfWhich: Bool
  /// Columns of the half that hold its figures.
  package var valueColumns: [Int]

  package init(
    row: Int, half: Int, labelSpan: Span, label: String, marker: String, code: String?,
    role: Role, depth: Int, parent: Int?, isOfWhich: Bool, valueColumns: [Int]
  ) {
    self.row = row
    self.half = half
    self.labelSpan = labelSpan
    self.label = label
    self.marker = marker
    self.code = code
    self.role = role
    self.depth = depth
    self.parent = parent
    self.isOfWhich = isOfWhich
    self.valueColumns = valueColumns
  }
}
