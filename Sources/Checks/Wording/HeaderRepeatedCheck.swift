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
    return table.columns.indices.compactMap { index in
      let column = table.columns[index]
      guard column.role == .amount || column.role == .percent, Title.holdsYear(column.name),
        let cell = header(of: index, in: table)
      else { return nil }
      let key = Key(half: column.half, path: column.path)
      guard let other = first[key] else {
        first[key] = cell
        return nil
      }
      return .disagrees(
        Finding(
          rule: rule, values: ["match": column.name, "table": table.title],
          locations: [.init(role: .primary, span: cell.span), .init(role: .related, span: other.span)]))
    }
  }

  /// The cell that prints the innermost header; `nil` when that is merged from elsewhere.
  private func header(of column: Int, in table: Table) -> Cell? {
    (0..<table.headerRowCount).lazy.map { table[$0, column] }
      .last { !$0.isContinuation && $0.text == table.columns[column].name }
  }
}
