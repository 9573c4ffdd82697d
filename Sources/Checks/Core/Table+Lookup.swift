internal import Disclosure

extension Table {
  /// The one column whose header holds one of `words`; `nil` where none does, or several.
  func column(headedBy words: [String]) -> Int? {
    let found = columns.indices.filter { columns[$0].name.holds(anyOf: words) }
    return found.count == 1 ? found[0] : nil
  }

  /// The rows that are numbered 1, 2, 3, … to the last, or have a name each in a column headed by one of `names`; `nil` where the table names
  /// nothing, or its numbers begin again.
  func listedRows(named names: [String]) -> [Int]? {
    guard let named = columns.firstIndex(where: { names.contains($0.name) }) else { return nil }
    let body = headerRowCount..<max(rowCount, headerRowCount)
    guard let ordinal = columns.firstIndex(where: { $0.role == .ordinal }) else {
      // 项目 alone heads the lines of accounts, too.
      guard columns[named].name.hasSuffix("名称") else { return nil }
      let rows = body.filter { !self[$0, named].isContinuation && self[$0, named].content == .text }
      return rows.filter { !Self.totalLabels.contains(self[$0, named].text.filter { $0 != " " }) }
    }
    let rows = body.filter { !self[$0, ordinal].isContinuation && self[$0, ordinal].quantity != nil }
    let isNumbered = rows.enumerated().allSatisfy { index, row in
      self[row, ordinal].quantity?.numeral.mantissa == Int128(index + 1)
    }
    return isNumbered ? rows : nil
  }

  private static let totalLabels: Set<String> = ["合计", "总计", "小计"]
}
