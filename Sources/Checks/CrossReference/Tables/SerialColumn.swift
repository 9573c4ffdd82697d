package import Disclosure

/// The numbers a table gives its rows: one left out is a row that was lost, one that stands twice a row that was pasted twice.
///
/// What it compares: the whole numbers of a 序号 column with those above them.
/// A table that begins with 2 has lost its first row, unless it goes on with one before it.
/// When it stays silent: fewer than four numbers; more than one place where the series breaks (rows were left out on purpose), or more than one number lost there.
package struct SerialColumn: Check {
  package static let kind = "serial-column"
  package static let parameters = [
    ParameterSpec("headers", isRequired: true, help: "Headers of a column that numbers the rows."),
    ParameterSpec(
      "report", isRequired: true, choices: ["gap", "repeat"],
      help: "gap: a number is left out; repeat: a number stands twice."),
  ]
  private static let leastNumbers = 4

  private let rule: Rule
  private let headers: Set<String>
  private let step: Int

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    headers = Set(rule.parameters["headers"]?.strings ?? [])
    step = rule.parameters["report"]?.string == "gap" ? 2 : 0
  }

  private typealias Numbered = (number: Int, row: Int, cell: Cell)

  package func judge(_ reading: Reading) -> [Outcome] {
    let outcomes = reading.document.tables.flatMap { table in
      table.columns.indices.filter { headers.contains(table.columns[$0].name) }
        .compactMap { column in
          let numbers = numbers(of: column, in: table)
          return lostFirst(numbers, column, table) ?? judge(numbers, table)
        }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func numbers(of column: Int, in table: Table) -> [Numbered] {
    (table.headerRowCount..<max(table.rowCount, table.headerRowCount)).compactMap { row in
      let cell = table[row, column]
      guard !cell.isContinuation, cell.text.utf8.count <= 5, let number = Int(cell.text) else { return nil }
      return (number, row, cell)
    }
  }

  private func judge(_ numbers: [Numbered], _ table: Table) -> Outcome? {
    guard numbers.count >= Self.leastNumbers else { return nil }
    let breaks = zip(numbers, numbers.dropFirst()).filter { $1.number != $0.number + 1 }
    guard !breaks.isEmpty else { return .notApplicable(rule: rule.id, reason: .nothingToCheck) }
    guard breaks.count == 1, let (before, after) = breaks.first, after.number == before.number + step else {
      return nil
    }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "table": table.title, "before": String(before.number), "after": String(after.number),
          "missing": String(before.number + 1),
        ],
        locations: [row(after, .primary, table), row(before, .related, table)]))
  }

  /// 2, 3, 4 …: the row before the first is gone. One that was taken for a heading is not.
  private func lostFirst(_ numbers: [Numbered], _ column: Int, _ table: Table) -> Outcome? {
    guard step == 2, numbers.count >= Self.leastNumbers, let first = numbers.first, first.number == 2,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $1.number == $0.number + 1 }),
      !(0..<first.row).contains(where: { table[$0, column].text == "1" })
    else { return nil }
    return .disagrees(
      Finding(
        rule: rule, values: ["table": table.title, "before": "表头", "after": "2", "missing": "1"],
        locations: [row(first, .primary, table)]))
  }

  /// From the number to the last cell of its row.
  private func row(_ numbered: Numbered, _ role: Finding.LocationRole, _ table: Table) -> Finding.Location {
    let cells = (0..<table.columnCount).map { table[numbered.row, $0] }.filter {
      !$0.isContinuation && !$0.span.isEmpty
    }
    return Finding.Location(role: role, span: cells.reduce(numbered.cell.span) { $0.union($1.span) })
  }
}
