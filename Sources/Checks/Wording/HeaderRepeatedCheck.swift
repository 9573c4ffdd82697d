package import Disclosure

/// Two columns of one table under one and the same year: 2024年预算数 beside 2024年预算数.
///
/// What it compares: the header texts, from top to bottom, of the columns of figures in one half of a table.
/// When it stays silent: headers without a year, which forms repeat by design; a header cell merged over both columns.
package struct HeaderRepeatedCheck: Check {
  package static let kind = "header-repeated"
  package static let parameters: [ParameterSpec] = []

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Key: Hashable {
    var half: Int
    var path: [String]
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let outcomes = reading.document.tables.flatMap(judge)
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func judge(_ table: Table) -> [Outcome] {
    var first: [Key: Cell] = [:]
    var isRepeated: Set<Span> = []
    return table.columns.indices.filter { isMeasured(table.columns[$0]) }.flatMap { index in
      (0..<min(table.headerRowCount, table.rowCount)).compactMap { row -> Outcome? in
        let cell = table[row, index]
        guard !cell.isContinuation, Title.holdsYear(cell.text) else { return nil }
        // A header of several columns is compared with those beside it, under the same headers.
        let key = Key(half: table.columns[index].half, path: (0...row).map { table[$0, index].text })
        guard let other = first[key] else {
          first[key] = cell
          return nil
        }
        guard other.span != cell.span, isRepeated.insert(cell.span).inserted else { return nil }
        return .disagrees(
          Finding(
            rule: rule, values: ["match": cell.text, "table": table.title],
            locations: [.init(role: .primary, span: cell.span), .init(role: .related, span: other.span)]))
      }
    }
  }

  private func isMeasured(_ column: Column) -> Bool {
    column.role == .amount || column.role == .percent || column.role == .count
  }
}
