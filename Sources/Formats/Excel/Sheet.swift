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

  var ink = Ink()
  /// Those with text or lines; ascending once sorted.
  var rows: [Row] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  /// Rows that are hidden and hold nothing.
  var hiddenBlankRows: Set<Int> = []
  var merges: [CellRange] = []
  /// Cells with a formula whose value the file does not hold.
  var formulasWithoutValue: [CellAddress] = []
  /// A bound was met: the rest was not read.
  var isCut = false

  /// Programs write rows and cells in order; whoever does not is read as if he had.
  mutating func sortRows() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.number < $1.number }
    if !isSorted { rows.sort { $0.number < $1.number } }
  }
}
