package import Disclosure

/// The codes of a table's rows.
///
/// What it compares: each code with the pattern the table's other codes keep: lengths of 3, 5 and 7 digits, a printed
/// parent, no code twice.
/// When it stays silent: where the other codes do not keep the pattern either; where the rows are projects or purchases, any
/// number of which may be paid from one account.
package struct AccountCode: Check {
  package static let kind = "account-code"
  package static let parameters = [
    ParameterSpec(
      "fault", isRequired: true, choices: ["length", "orphan", "repeated"],
      help:
        "length: not 3, 5 or 7 digits; orphan: its 类 or 款 is not printed; repeated: stands twice.")
  ]

  /// Codes a table must have before one of them can stand out.
  private static let codesNeeded = 6

  private let rule: Rule
  private let fault: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    fault = rule.parameters["fault"]?.string ?? ""
    guard Self.parameters[0].choices.contains(fault) else {
      throw RuleFault(parameter: "fault", message: "unknown fault \(fault)")
    }
  }

  private struct Coded {
    var line: Int
    var code: String
    var row: Line
    var length: Int { code.utf8.count }
    /// The line that has the same code.
    var twin: Line?
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    let lists = Set(reading.vocabulary.tableKinds.filter { $0.classification == "none" }.map(\.id))
    for (index, table) in reading.document.tables.enumerated()
    where !(table.kind.map(lists.contains) ?? false) && !Self.listsProjects(table) {
      let coded = table.lines.enumerated().compactMap { line, row in
        row.role == .item ? row.code.map { Coded(line: line, code: $0, row: row) } : nil
      }
      guard coded.count >= Self.codesNeeded else { continue }
      let odd: [Coded]
      switch fault {
      case "length": odd = oddLengths(coded)
      case "orphan": odd = orphans(coded)
      default: odd = repeated(coded)
      }
      outcomes += odd.map { finding($0, table, index) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// 项目名称 beside the codes: they say which account pays a project, and 科目名称 is not what the rows are.
  private static func listsProjects(_ table: Table) -> Bool {
    table.columns.contains { $0.name.holds("项目名称") && !$0.name.holds("科目") }
  }

  /// One code of another length among many of the usual ones.
  private func oddLengths(_ coded: [Coded]) -> [Coded] {
    let odd = coded.filter { ![3, 5, 7].contains($0.length) }
    return odd.count == 1 ? odd.filter { $0.length > 3 } : []
  }

  private func orphans(_ coded: [Coded]) -> [Coded] {
    let codes = Set(coded.map(\.code))
    let deep = coded.filter { $0.length == 5 || $0.length == 7 }
    let orphans = deep.filter { !codes.contains(String($0.code.dropLast(2))) }
    return orphans.count == 1 && deep.count >= Self.codesNeeded ? orphans : []
  }

  private func repeated(_ coded: [Coded]) -> [Coded] {
    var seen: [String: Line] = [:]
    var again: [Coded] = []
    for var row in coded {
      if let first = seen[row.code] {
        row.twin = first
        again.append(row)
      } else {
        seen[row.code] = row.row
      }
    }
    // Halves side by side repeat their codes together: one slip.
    return Set(again.map(\.row.row)).count == 1 ? Array(again.prefix(1)) : []
  }

  private func finding(_ odd: Coded, _ table: Table, _ index: Int) -> Outcome {
    let column = table.columns.indices.first {
      table.columns[$0].role == .code && table.columns[$0].half == odd.row.half
    }
    let cell = column.flatMap { column -> Cell? in
      let position = odd.row.row * table.columnCount + column
      return table.cells.indices.contains(position) ? table.cells[position] : nil
    }
    let span = cell.map(\.span).flatMap { $0.isEmpty ? nil : $0 } ?? odd.row.labelSpan
    return .disagrees(
      Finding(
        rule: rule,
        values: ["code": odd.code, "name": odd.row.label, "table": table.title],
        locations: [
          Finding.Location(
            role: .primary, span: span,
            cell: column.map { CellAddress(table: index, line: odd.line, column: $0) })
        ] + (odd.twin.map { [Finding.Location(role: .related, span: $0.labelSpan)] } ?? [])))
  }
}
