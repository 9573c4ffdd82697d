internal import Disclosure

/// The figures of one table, scaled to integers so that trial sums cost nothing.
struct Grid {
  enum Content {
    case figure(Figure)
    /// Empty or a dash: not printed. Counts as 0 in a sum that the table's other sums bear out.
    case blank
    /// A figure that could not be read, or a merged cell whose row is unknown: decides nothing.
    case unread
    case text
  }

  struct Figure {
    var quantity: Quantity
    /// The printed number × 10^`Grid.scale`, in its own unit.
    var amount: Int128
    /// Its last place, scaled alike; 0 for exact figures.
    var ulp: Int128
    /// The last place its column prints, base units.
    var columnUlp: Rational?
    /// Persons, posts, vehicles of a column that prints no unit: whole numbers that nobody has rounded.
    var isCounted = false

    func operand(sign: Int = 1) -> Operand {
      Operand(isCounted ? quantity.read(in: Grid.counter) : quantity, sign: sign, columnUlp: columnUlp)
    }
  }

  let table: Table
  /// Index into `Document.tables`.
  let index: Int
  /// Decimals of the scaled figures.
  let scale: Int
  private let contents: [Content]
  private let torn: Set<Int>

  private static let scaleLimit = 15
  private static let counter = Unit(symbol: "", dimension: .count)

  init(_ table: Table, index: Int) {
    self.table = table
    self.index = index
    // Four places more than any readable figure, for those with a point in the wrong place.
    let decimals = table.cells.lazy.compactMap(\.quantity).map(\.numeral.decimals).max() ?? 0
    scale = min(decimals + 4, Self.scaleLimit)
    let usual = Self.usualDecimals(of: table)
    var contents: [Content] = []
    contents.reserveCapacity(table.cells.count)
    for (position, cell) in table.cells.enumerated() {
      let column = position % max(table.columnCount, 1)
      let header = table.columns.indices.contains(column) ? table.columns[column] : nil
      let figure = cell.content == .unread ? header.flatMap { LooseFigure($0, cell) } : nil
      contents.append(
        Self.content(
          of: figure.map { Cell(span: cell.span, text: cell.text, content: .number($0.quantity)) }
            ?? cell, scale: scale, usualDecimals: usual[column], counts: header.map(Self.counts) ?? false))
    }
    self.contents = contents
    torn = Self.tornLines(table)
  }

  /// Where most rows have a code, a coded row without figures and a row of figures without a code behind it are one row
  /// that was cut: neither can be judged.
  private static func tornLines(_ table: Table) -> Set<Int> {
    let items = table.lines.indices.filter { table.lines[$0].role == .item }
    let coded = items.count { table.lines[$0].code != nil }
    guard coded * 3 >= items.count * 2 else { return [] }
    func isBlank(_ line: Int) -> Bool {
      table.lines[line].valueColumns.allSatisfy { column in
        let position = table.lines[line].row * table.columnCount + column
        return !table.cells.indices.contains(position) || table.cells[position].quantity == nil
      }
    }
    var torn: Set<Int> = []
    for (before, line) in zip(items, items.dropFirst())
    where table.lines[line].code == nil && table.lines[before].code != nil {
      if isBlank(before) && !isBlank(line) { torn.formUnion([before, line]) }
    }
    return torn
  }

  /// 在职人数, 编制数: things that are counted one by one.
  private static func counts(_ column: Column) -> Bool {
    column.role == .count && column.unit == nil && column.name.holds(anyOf: ["人数", "编制数", "辆数", "台数", "套数", "个数"])
  }

  private static func content(of cell: Cell, scale: Int, usualDecimals: Int?, counts: Bool) -> Content {
    switch cell.content {
    case .empty, .dash: return .blank
    case .unread: return .unread
    case .text: return .text
    case .number(let quantity):
      // A bound (≥95) is no figure to add, and a merged cell belongs to a row nobody knows.
      if quantity.comparator != nil || quantity.hedge != nil { return .text }
      let shift = scale - quantity.numeral.decimals
      if cell.isContinuation || !(0...scaleLimit).contains(shift) { return .unread }
      let power = Rational.powerOfTen(shift)
      let (amount, isOver) = quantity.numeral.mantissa.multipliedReportingOverflow(by: power)
      if isOver { return .unread }
      let isCounted = counts && quantity.unit == nil && quantity.numeral.decimals == 0
      return .figure(
        Figure(
          quantity: quantity, amount: amount, ulp: quantity.isExact || isCounted ? 0 : power,
          columnUlp: usualDecimals.map {
            Rational(mantissa: 1, decimals: $0) * (quantity.unit?.factor ?? .one)
          }, isCounted: isCounted))
    }
  }

  /// Decimals most figures of a column have, zeros left out; the table's where a column has fewer than three.
  private static func usualDecimals(of table: Table) -> [Int?] {
    var byColumn = Array(repeating: [Int: Int](), count: max(table.columnCount, 1))
    var overall: [Int: Int] = [:]
    for (position, cell) in table.cells.enumerated() {
      guard let numeral = cell.quantity?.numeral, numeral.mantissa != 0 else { continue }
      byColumn[position % max(table.columnCount, 1)][numeral.decimals, default: 0] += 1
      overall[numeral.decimals, default: 0] += 1
    }
    func mode(_ counts: [Int: Int]) -> Int? {
      counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
    return byColumn.map { $0.values.reduce(0, +) >= 3 ? mode($0) : mode(overall) }
  }

  func content(_ address: CellAddress) -> Content {
    guard address.table == index, table.lines.indices.contains(address.line),
      (0..<table.columnCount).contains(address.column)
    else { return .unread }
    if torn.contains(address.line) { return .unread }
    let position = table.lines[address.line].row * table.columnCount + address.column
    return contents.indices.contains(position) ? contents[position] : .unread
  }

  func figure(_ address: CellAddress) -> Figure? {
    if case .figure(let figure) = content(address) { figure } else { nil }
  }

  func address(_ line: Int, _ column: Int) -> CellAddress {
    CellAddress(table: index, line: line, column: column)
  }

  /// The cell at an address, empty when there is none.
  func cell(_ address: CellAddress) -> Cell {
    guard table.lines.indices.contains(address.line) else { return Self.nowhere }
    let position = table.lines[address.line].row * table.columnCount + address.column
    return table.cells.indices.contains(position) ? table.cells[position] : Self.nowhere
  }

  /// The row label of a cell.
  func lineName(_ address: CellAddress) -> String {
    table.lines.indices.contains(address.line) ? table.lines[address.line].label : ""
  }

  /// The header path of a cell.
  func columnName(_ address: CellAddress) -> String {
    guard table.columns.indices.contains(address.column) else { return "" }
    return table.columns[address.column].path.joined(separator: "·")
  }

  private static let nowhere = Cell(span: Span(0, 0), text: "", content: .empty)

  /// Columns of a half that hold figures to be added: amounts and counts, in order.
  func additiveColumns(half: Int) -> [Int] {
    table.columns.indices.filter {
      let column = table.columns[$0]
      return column.half == half && (column.role == .amount || column.role == .count)
    }
  }

  var halves: [Int] { Set(table.lines.map(\.half)).sorted() }
}
