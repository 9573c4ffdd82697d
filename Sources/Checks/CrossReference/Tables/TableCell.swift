package import Disclosure

/// Single cells that cannot be what their column says.
///
/// What it compares: a cell with its own column: whole things in a column of counts, at most 100 % in a column of shares,
/// a figure that can be read, a figure where others have one.
/// When it stays silent: where other cells of the column do the same.
package struct TableCell: Check {
  package static let kind = "table-cell"
  package static let parameters = [
    ParameterSpec(
      "fault", isRequired: true, choices: ["fraction", "malformed", "share-range", "unfilled"],
      help:
        "fraction: 2.5 of things counted; malformed: misplaced commas or points; share-range: a share above 100 %; unfilled: a mark that waits for a figure."
    ),
    ParameterSpec("headers", help: "Words that the header of such a column contains."),
    ParameterSpec("marks", help: "unfilled: what stands in such a cell, brackets aside."),
  ]

  private let rule: Rule
  private let fault: String
  private let headers: [String]
  private let marks: Set<String>

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    fault = rule.parameters["fault"]?.string ?? ""
    guard Self.parameters[0].choices.contains(fault) else {
      throw RuleFault(parameter: "fault", message: "unknown fault \(fault)")
    }
    headers = rule.parameters["headers"]?.strings ?? []
    marks = Set(rule.parameters["marks"]?.strings ?? [])
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    for (index, table) in reading.document.tables.enumerated() where !table.lines.isEmpty {
      for column in table.columns.indices where concerns(table.columns[column]) {
        let lines = table.lines.enumerated().filter { $0.element.valueColumns.contains(column) }
        let cells = lines.compactMap { line, row -> (line: Int, cell: Cell)? in
          let position = row.row * table.columnCount + column
          return table.cells.indices.contains(position) ? (line, table.cells[position]) : nil
        }
        let odd = cells.filter { isOdd($0.cell, table.columns[column]) && !isRuledOut($0.line, in: table) }
        // Several of a kind are the column's way of writing, not a slip.
        guard !odd.isEmpty, odd.count <= 2, cells.count >= 2 * odd.count || isAmongFigures(odd[0].line, table)
        else { continue }
        outcomes += odd.map { finding($0.line, $0.cell, column, table, index) }
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The one row of a table whose columns are its items has others beside it that are written well.
  private func isAmongFigures(_ line: Int, _ table: Table) -> Bool {
    let row = table.lines[line]
    return table.lines.count == 1 && row.valueColumns.count { table[row.row, $0].quantity != nil } >= Self.fewestFigures
  }

  private static let fewestFigures = 2

  /// A row of nothing but such marks is a line of the header.
  private func isRuledOut(_ line: Int, in table: Table) -> Bool {
    guard fault == "unfilled" else { return false }
    let cells = table.lines[line].valueColumns.map { table[table.lines[line].row, $0] }.filter { $0.content != .empty }
    return cells.count >= 2 && cells.allSatisfy { $0.quantity == nil }
  }

  private func concerns(_ column: Column) -> Bool {
    let header = column.path.joined()
    let isNamed = headers.isEmpty || header.holds(anyOf: headers)
    switch fault {
    case "fraction": return column.unit?.dimension == .count && isNamed
    case "share-range": return column.role == .percent && isNamed
    case "unfilled": return column.role == .amount || column.role == .count || column.role == .percent
    default: return column.role == .amount
    }
  }

  private func isOdd(_ cell: Cell, _ column: Column) -> Bool {
    switch fault {
    case "fraction":
      guard let quantity = cell.quantity, quantity.unit?.dimension == .count else { return false }
      return quantity.unit?.factor == .one && quantity.value.denominator != 1
    case "share-range":
      guard let quantity = cell.quantity, quantity.comparator == nil else { return false }
      return quantity.interval().lower > Rational(100) || quantity.interval().upper.sign < 0
    case "unfilled":
      return marks.contains(cell.text.filter { !"（）()".contains($0) })
    default:
      return cell.content == .unread && (LooseFigure(column, cell) != nil || hasTwoPoints(cell.text))
    }
  }

  /// 10.31.84; points side by side and points for commas (1.031.84) are found anywhere by another rule.
  private func hasTwoPoints(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return groups.count == 3 && groups[1].count != 3
      && groups.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ",") }
      && groups.joined().allSatisfy { $0 == UInt8(ascii: ",") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private func finding(
    _ line: Int, _ cell: Cell, _ column: Int, _ table: Table, _ index: Int
  ) -> Outcome {
    .disagrees(
      Finding(
        rule: rule,
        values: [
          "table": table.title, "row": table.lines[line].label,
          "column": table.columns[column].path.joined(separator: "·"), "printed": cell.text,
        ],
        locations: [
          Finding.Location(
            role: .primary, span: cell.span,
            cell: CellAddress(table: index, line: line, column: column))
        ]))
  }
}
