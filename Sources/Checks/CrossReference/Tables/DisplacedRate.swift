package import Disclosure

/// A rate that stands in the column of words beside its own: 执行率 is blank, 原因分析 says 100%.
///
/// What it looks at: percent columns with a blank, beside which the row has a bare percentage in a column of words.
/// When it stays silent: no other row has its rate in the column.
/// Cost: linear in the cells.
package struct DisplacedRate: Check {
  package static let kind = "displaced-rate"
  package static let parameters = [
    ParameterSpec("beside", isRequired: true, help: "Words in headers of columns that hold words.")
  ]

  private let rule: Rule
  private let words: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    words = rule.parameters["beside"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let outcomes = reading.document.tables.flatMap { table in
      table.columns.indices.filter { table.columns[$0].role == .percent }.flatMap { judge($0, table) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func judge(_ column: Int, _ table: Table) -> [Outcome] {
    let rows = table.lines.map(\.row)
    guard rows.contains(where: { table[$0, column].quantity != nil }) else { return [] }
    let beside = [column - 1, column + 1].filter {
      table.columns.indices.contains($0) && table.columns[$0].name.holds(anyOf: words)
    }
    return rows.filter { table[$0, column].text.isEmpty }.compactMap { row in
      beside.first { Self.isRate(table[row, $0].text) }.map { other in
        let cell = table[row, other]
        return .disagrees(
          Finding(
            rule: rule,
            values: [
              "table": table.title, "rate": cell.text, "column": table.columns[column].name,
              "other": table.columns[other].name,
            ],
            locations: [
              .init(role: .primary, span: cell.span), .init(role: .related, span: table[row, column].span),
            ]))
      }
    }
  }

  /// 98.7% and nothing else.
  private static func isRate(_ text: String) -> Bool {
    guard let last = text.last, last == "%" || last == "％", text.utf8.count >= 2 else { return false }
    return text.dropLast().utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
  }
}
