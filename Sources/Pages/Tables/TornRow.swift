/// The last row of a part of a table, and whether its text goes on on the next page.
struct TornRow {
  private typealias Row = [PageTable.Cell]

  private let row: Row
  private let below: Row
  private let others: [Row]

  /// `table`: the part that the page ends. `rows`: of the part on the next page.
  init(_ table: PageTable, before rows: [[PageTable.Cell]]) {
    row = table.rows.last ?? []
    below = rows.first ?? []
    others = Array(table.rows.dropLast() + rows.dropFirst())
  }

  /// Its figures are above, and words go on whose label is not repeated or had no room, or the end of a long code, or of figures that had no room in
  /// their column.
  var goesOn: Bool {
    let fellows = row.filter { !$0.text.isEmpty }
    let filled = below.filter { !$0.text.isEmpty }
    guard let label = fellows.first, let start = filled.first, row.first?.column == below.first?.column,
      below.allSatisfy({ $0.rowSpan == 1 }), filled.count < fellows.count
    else { return false }
    if filled.count == 1, start.column == label.column, Self.isDigits(label.text, 4...),
      Self.isDigits(start.text, 1...3)
    {
      return true
    }
    let heads = filled.map { cell in
      fellows.first { $0.column == cell.column && $0.columnSpan == cell.columnSpan }
    }
    let pairs = zip(heads, filled).compactMap { head, rest in head.map { ($0, rest) } }
    guard pairs.count == filled.count else { return false }
    if areTornFigures(pairs, behind: label) { return true }
    // Words may stand in a row without a label of its own: they go on where they had no room, or in the middle of a text where the row above has its label
    // in front.
    let isNamed = label.column == row.first?.column && start.column > label.column
    let isFew = filled.count * 2 <= fellows.count
    return pairs.allSatisfy { head, rest in
      guard Self.isProse(rest.text), Self.isProse(head.text) else { return false }
      return isNamed && isFew && Self.endsClause(head.text)
        || (head.isOpen && (isNamed && isFew || !LineShape.isNumbered(rest.text)))
    }
  }

  /// 15,321,710 above and .86 below: figures that only together are any, or only together are like the others of their column, beside words that go on.
  private func areTornFigures(_ pairs: [(PageTable.Cell, PageTable.Cell)], behind label: PageTable.Cell) -> Bool {
    var torn = 0
    for (head, rest) in pairs {
      if Self.isProse(rest.text) && Self.isProse(head.text) {
        if LineShape.isNumbered(rest.text) { return false }
        continue
      }
      let whole = head.text + rest.text
      if completes(head, whole) {
        torn += 1
        continue
      }
      guard head.column > label.column, Self.isFigure(whole) else { return false }
      if !Self.isFigure(head.text) || !Self.isFigure(rest.text) { torn += 1 }
    }
    return torn > 0
  }

  /// 201 in a column of codes of three digits, 505,100.00 in one of amounts with two decimals, where 20 and 505,100.0 are like no other.
  private func completes(_ head: PageTable.Cell, _ whole: [UInt8]) -> Bool {
    guard head.isOpen, let shape = Shape(whole), let part = Shape(head.text), shape != part else { return false }
    var shapes: Set<Shape> = []
    for row in others {
      guard let cell = row.first(where: { $0.column == head.column && $0.columnSpan == head.columnSpan }) else {
        continue
      }
      if let shape = Shape(cell.text) { shapes.insert(shape) }
    }
    return shapes.contains(shape) && !shapes.contains(part)
  }

  /// How a figure is printed.
  private enum Shape: Hashable {
    /// Of so many digits.
    case code(Int)
    /// With so many of them behind the point.
    case amount(Int)

    init?(_ text: [UInt8]) {
      guard TornRow.isFigure(text) else { return nil }
      self =
        text.firstIndex(of: 0x2E).map { .amount(text.count - $0 - 1) }
        ?? (text.contains(0x2C) ? .amount(0) : .code(text.count))
    }
  }

  /// 12,085,050.41 or 1208505: digits in threes or without commas, and decimals.
  private static func isFigure(_ text: [UInt8]) -> Bool {
    let parts = text.drop { $0 == 0x2D }.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts.first?.split(separator: 0x2C, omittingEmptySubsequences: false) ?? []
    guard let first = groups.first, isDigits(Array(first), groups.count > 1 ? 1...3 : 1...20),
      groups.dropFirst().allSatisfy({ isDigits(Array($0), 3...3) })
    else { return false }
    return parts.count == 1 || isDigits(Array(parts[1]), 1...6)
  }

  /// Whether a text has clauses and may have more: values and names have none.
  private static func endsClause(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.last.map { "，、。；：".unicodeScalars.contains($0) } ?? false
  }

  private static func isDigits(_ text: [UInt8], _ count: some RangeExpression<Int>) -> Bool {
    count.contains(text.count) && text.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isProse(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains { ScalarClass($0) == .wide }
  }
}
