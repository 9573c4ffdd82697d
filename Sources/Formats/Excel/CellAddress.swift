/// The place of a cell, both 1-based: B3 is column 2, row 3.
struct CellAddress: Hashable {
  static let columns = 16_384
  static let rows = 1_048_576

  var column: Int
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Counts the cells of a sheet row by row, from 0.
  init(place: Int) {
    row = place / Self.columns + 1
    column = place % Self.columns + 1
  }

  var place: Int { (row - 1) * Self.columns + column - 1 }

  /// "B3"
  var name: String { Self.letters(column) + String(row) }

  /// `nil` for anything that is no place on a sheet.
  init?(_ text: some Collection<UInt8>) {
    column = 0
    row = 0
    for byte in text where byte != 0x24 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= Self.columns, row <= Self.rows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
  }

  /// The letters of a column.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

/// A range of cells: a merged area.
struct CellRange: Hashable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  /// "A1:C3".
  init?(_ text: String) {
    let ends = text.split(separator: ":").map { CellAddress(Array($0.utf8)) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }

  var origin: CellAddress { CellAddress(column: columns.lowerBound, row: rows.lowerBound) }
}
