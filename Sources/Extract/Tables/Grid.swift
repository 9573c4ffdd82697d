import Disclosure

/// Rows of cells made rectangular.
struct Grid {
  var rows: [[Cell]]
  /// Columns of space before each cell's text, in the shape of `rows`.
  var indents: [[Int]]
  let width: Int

  var cells: [Cell] { rows.flatMap { $0 } }

  /// More cells than this are not judged.
  static let cellLimit = 2_000_000

  init(rows: [[Cell]], indents: [[Int]], width: Int) {
    self.rows = rows
    self.indents = indents
    self.width = width
  }

  /// Cells of short rows stand one behind another.
  init(fromLeft rows: [[Cell]]) {
    let written = rows.map { $0.map { WrittenCell(span: $0.span, indent: 0) } }
    self.init(written, rows, fromLeft: true)
  }

  /// `ragged` are the cells of `written`, read. Cells missing in a row belong to a merged one: they stand empty.
  ///
  /// `fromLeft`: cells of short rows stand one behind another; else figures seek the columns of figures.
  init(_ written: [[WrittenCell]], _ ragged: [[Cell]], fromLeft: Bool) {
    width = Self.width(ragged)
    let profile = ColumnProfile(ragged, width: width)
    rows = []
    indents = []
    for (index, row) in ragged.enumerated() {
      let places = profile.places(row, fromLeft: fromLeft)
      var cells: [Cell] = []
      var spaces: [Int] = []
      for column in 0..<width {
        if let place = places[column] {
          cells.append(row[place])
          spaces.append(written[index][place].indent)
        } else {
          let end = cells.last?.span.end ?? row.first?.span.start ?? 0
          cells.append(.covered(at: end))
          spaces.append(0)
        }
      }
      rows.append(cells)
      indents.append(spaces)
    }
  }

  /// The widest row that is not alone with its width; a lone long row is out of shape, and only then cut.
  private static func width(_ rows: [[Cell]]) -> Int {
    var counts: [Int: Int] = [:]
    var total = 0
    for row in rows {
      let used = row.count - row.reversed().prefix(while: { $0.content == .empty }).count
      counts[max(used, 1), default: 0] += 1
      total += row.count
    }
    let printed = rows.map(\.count).max() ?? 1
    let widest = counts.keys.max() ?? 1
    let common = counts.filter { $0.value > 1 }.keys.max() ?? widest
    // Trailing empty cells count when most rows have them: an empty last column is a column.
    let declared =
      Dictionary(grouping: rows.map(\.count), by: { $0 })
      .max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? printed
    let wanted = max(widest, declared)
    return wanted * rows.count <= total * 4 + 10_000 ? wanted : max(common, 1)
  }
}

/// What stands in each column of the rows that are complete.
private struct ColumnProfile {
  let width: Int
  /// Share of figures in a column, in hundredths.
  private let figures: [Int]
  /// Share of figures with decimals or grouped digits among them: amounts have some, codes none.
  private let amounts: [Int]
  /// Cells in a column that are not empty, so far as they tell it from another.
  private let witnesses: [Int]
  private static let mostWitnesses = 9

  init(_ rows: [[Cell]], width: Int) {
    self.width = width
    var counts = [Int](repeating: 0, count: width)
    var filled = counts
    var printed = counts
    for row in rows where row.count == width {
      // 栏次 | 1 | 2 says where figures stand, not how they look.
      let isIndex = HeaderReader.isIndexRow(row)
      for (column, cell) in row.enumerated() where cell.content != .empty {
        filled[column] += 1
        if cell.quantity != nil || cell.content == .dash { counts[column] += 1 }
        if cell.quantity.map(Self.isAmount) == !isIndex { printed[column] += 1 }
      }
    }
    figures = zip(counts, filled).map { $1 == 0 ? 50 : $0 * 100 / $1 }
    amounts = zip(printed, counts).map { $1 == 0 ? 50 : $0 * 100 / $1 }
    witnesses = filled.map { min($0, Self.mostWitnesses) }
  }

  /// For each column the index of the row's cell that stands there, `nil` where a merged cell reaches.
  func places(_ row: [Cell], fromLeft: Bool) -> [Int?] {
    let count = min(row.count, width)
    guard count < width, !fromLeft else { return (0..<width).map { $0 < count ? $0 : nil } }
    // The missing cells stand together: where the figures fall into columns of figures.
    var best = count
    var bestFit = Int.min
    for gap in (1...max(count, 1)).reversed() {
      let fit = fit(row, gap: gap, count: count)
      if fit > bestFit { (best, bestFit) = (gap, fit) }
    }
    let isMisfit = row.prefix(count).indices.contains { index in
      fit(row[index], in: index < best ? index : index + (width - count)) < Self.goodFit
    }
    if isMisfit, let tiled = tiled(row) { return tiled }
    return (0..<width).map { column in
      if column < best { return column < count ? column : nil }
      let place = column - (width - count)
      return place >= best ? place : nil
    }
  }

  /// 人员经费合计 | 9.00 | 公用经费合计 | 3.00 over nine columns: words are merged over as many columns as bring each figure into one of figures. `nil`
  /// where none do.
  private func tiled(_ row: [Cell]) -> [Int?]? {
    let count = row.count
    guard row.allSatisfy({ $0.content != .empty }), count * width <= Self.mostTiled else { return nil }
    // best[i][c]: of the cells from i on, which begin at column c and end with the last.
    var best = [[(sum: Int, next: Int)?]](
      repeating: [(sum: Int, next: Int)?](repeating: nil, count: width + 1), count: count + 1)
    best[count][width] = (0, width)
    for index in (0..<count).reversed() {
      let isText = row[index].content == .text
      for start in index..<width {
        for end in (start + 1)...(isText ? width : start + 1) {
          guard let rest = best[index + 1][end] else { continue }
          let own = (start..<end).map { fit(row[index], in: $0) }.max() ?? 0
          guard own >= Self.goodFit else { continue }
          if own + rest.sum > best[index][start]?.sum ?? .min { best[index][start] = (own + rest.sum, end) }
        }
      }
    }
    guard best[0][0] != nil else { return nil }
    var places = [Int?](repeating: nil, count: width)
    var column = 0
    for index in 0..<count {
      places[column] = index
      column = best[index][column]?.next ?? width
    }
    return places
  }

  /// What stands among its like, in hundredths.
  private static let goodFit = 50
  /// Cells times columns: nobody prints wider totals.
  private static let mostTiled = 600

  private static func isAmount(_ quantity: Quantity) -> Bool {
    quantity.numeral.decimals > 0 || quantity.numeral.text.utf8.contains(UInt8(ascii: ","))
  }

  private func fit(_ cell: Cell, in column: Int) -> Int {
    guard cell.content != .empty else { return 100 }
    guard cell.quantity != nil || cell.content == .dash else { return 100 - figures[column] }
    guard let quantity = cell.quantity else { return figures[column] }
    return figures[column] * (Self.isAmount(quantity) ? amounts[column] : 100) / 100
  }

  private func fit(_ row: [Cell], gap: Int, count: Int) -> Int {
    var sum = 0
    for (index, cell) in row.prefix(count).enumerated() where cell.content != .empty {
      let column = index < gap ? index : index + (width - count)
      sum += fit(cell, in: column) + witnesses[column]
    }
    return sum
  }
}

/// Says what a cell holds.
enum CellReader {
  static func cell(_ text: [UInt8], _ span: Span) -> Cell {
    let string = String(decoding: text[span.range], as: UTF8.self)
    return Cell(span: span, text: string, content: content(text, span, string))
  }

  /// What may hold a figure of its row, or not.
  static func unplaced(_ text: [UInt8], _ span: Span) -> Cell {
    Cell(span: span, text: String(decoding: text[span.range], as: UTF8.self), content: .unread)
  }

  private static let dashes: Set<ExactText> = [
    "-", "--", "—", "——", "–", "/", "*", "**", "***", "×", "\\", "无", "…", "……",
  ]

  private static func content(_ text: [UInt8], _ span: Span, _ string: String) -> Cell.Content {
    if span.isEmpty { return .empty }
    if dashes.contains(string), string != "无" { return .dash }
    guard span.length <= 64 else { return .text }
    if let quantity = QuantityScanner.cell(text, span, unit: nil) { return .number(quantity) }
    let bytes = text[span.range]
    // ### is a figure the column is too narrow for.
    if bytes.count > 1, bytes.allSatisfy({ $0 == UInt8(ascii: "#") }) { return .unread }
    let hasDigit = bytes.contains { (0x30...0x39).contains($0) }
    // Digits, points, separators and spaces only, and yet no number. 3-1 is the number of a table, 2024-05 a date.
    let isNumeric = bytes.indices.allSatisfy { index in
      (0x30...0x39).contains(bytes[index]) || [0x2E, 0x2C, 0x20].contains(bytes[index])
        || bytes[index] == 0x2D && index == bytes.startIndex
    }
    return hasDigit && isNumeric ? .unread : .text
  }
}

extension Cell {
  /// A place that a merged cell reaches, with nothing printed in it.
  static func covered(at offset: Int) -> Cell {
    Cell(span: Span(offset, offset), text: "", content: .empty, isContinuation: true)
  }
}
