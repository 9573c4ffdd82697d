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
      guard column.role == .amount || column.role == .percent, holdsYear(column.name),
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

  /// 20 and two digits, then 年.
  private func holdsYear(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let mark = Array("年".utf8)
    return bytes.indices.contains { start in
      let year = bytes[start...].prefix(4)
      return year.count == 4 && year.starts(with: "20".utf8) && year.allSatisfy { $0 &- 0x30 < 10 }
        && bytes[(start + 4)...].starts(with: mark)
    }
  }
}
