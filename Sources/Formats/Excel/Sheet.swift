/// A worksheet as it is stored: cells with the text they show, hidden ones among them.
struct Sheet {
  struct Cell {
    /// 1-based.
    var column: Int
    /// Its lines in the ink of the sheet: the first, which nearly all have alone, and the others.
    var line: Range<Int>
    var more: [Range<Int>] = []
  }

  struct Row {
    /// 1-based.
    var number: Int
    var isHidden: Bool
    /// Lines are drawn around some of its cells.
    var isRuled = false
    /// Cells with text.
    var cells: [Cell]
  }

  var ink: Ink
  /// Those with text or lines; ascending once sorted.
  var rows: [Row] = []
  /// By column; shorter than the sheet is wide when none is hidden behind.
  private var hiddenColumns: [Bool] = []
  /// Rows that are hidden and hold nothing.
  var hiddenBlankRows: Set<Int> = []
  var merges: [CellRange] = []
  /// Cells with a formula whose value the file does not hold.
  var formulasWithoutValue: [CellAddress] = []
  /// Pictures, charts or shapes lie over the cells.
  var hasDrawing = false
  /// A bound was met: the rest was not read.
  var isCut = false

  init(ink: Ink) { self.ink = ink }

  func isHidden(column: Int) -> Bool { column < hiddenColumns.count && hiddenColumns[column] }

  mutating func hide(columns: ClosedRange<Int>) {
    let last = min(columns.upperBound, CellAddress.columns)
    guard columns.lowerBound <= last else { return }
    if hiddenColumns.count <= last { hiddenColumns += Array(repeating: false, count: last + 1 - hiddenColumns.count) }
    for column in columns.lowerBound...last { hiddenColumns[column] = true }
  }

  /// Programs write rows and cells in order; whoever does not is read as if he had.
  mutating func sortRows() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.number < $1.number }
    if !isSorted { rows.sort { $0.number < $1.number } }
  }
}
