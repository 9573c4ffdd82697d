/// A table as its layout gives it: rows of cells, each cell the pieces of the folded text it is made of.
struct RawTable {
  enum Layout: Hashable {
    /// One cell a line, each line led by a tab, a blank line between rows (a word processor's table as text).
    case cellLines
    /// A row a line, cells parted by tabs or bars.
    case rows
    /// A row a line, cells parted by runs of spaces at the same columns.
    case aligned
    /// Rows of words with a single space between, cells broken over lines.
    case loose
    /// A grid whose every cell says which columns and rows it covers.
    case ruled
  }

  var layout: Layout
  var rows: [RawRow]
  /// The lines it was made from, half-open.
  var lines: Range<Int>

  /// Cells of the widest row that is not alone with its width, else of the widest.
  var width: Int {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    let common = counts.filter { $0.value > 1 }.keys.max()
    return common ?? counts.keys.max() ?? 0
  }
}

struct RawRow {
  var cells: [RawCell]
  /// Blank lines above it.
  var gap: Int

  var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

struct RawCell {
  /// What a cell of a ruled table covers, counted from its row and from the table's first column.
  struct Extent: Hashable {
    var column: Int
    var columnSpan = 1
    var rowSpan = 1
  }

  /// Ranges of folded offsets, in order, white space at the ends left out.
  var pieces: [Range<Int>]
  /// Columns of space before the first piece: an indented label is a part of the one above.
  var indent: Int
  /// `nil` in layouts that leave it to be guessed.
  var extent: Extent?
  /// A figure of the row may stand here or in another cell.
  var isUnplaced = false

  init(pieces: [Range<Int>] = [], indent: Int = 0, extent: Extent? = nil) {
    self.pieces = pieces.filter { !$0.isEmpty }
    self.indent = indent
    self.extent = extent
  }

  var isEmpty: Bool { pieces.isEmpty }
}
