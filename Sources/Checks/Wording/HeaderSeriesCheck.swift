package import Disclosure

/// A header cell one character away from the member a series lacks: 一般指标 beside 二级指标 and 三级指标.
///
/// What it compares: the cells of a row with the series of `series`; two members present and the third nearly so.
package struct HeaderSeriesCheck: Check {
  package static let kind = "header-series"
  package static let parameters = [
    ParameterSpec("series", isRequired: true, help: "Lists of cells that stand side by side.")
  ]

  private let rule: Rule
  private let series: [[String]]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    series = (rule.parameters["series"]?.list ?? []).map(\.strings).filter { $0.count >= 3 }
    guard !series.isEmpty else {
      throw RuleFault(parameter: "series", message: "应为列表的列表，每个至少三项")
    }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    for (table, content) in reading.document.tables.enumerated() {
      for row in 0..<min(content.rowCount, max(content.headerRowCount, 12)) {
        let cells = (0..<content.columnCount).map { content[row, $0] }.filter { !$0.isContinuation }
        outcomes += judge(cells, table)
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func judge(_ cells: [Cell], _ table: Int) -> [Outcome] {
    series.flatMap { series -> [Outcome] in
      // Lengths first: comparing two texts of different length walks through both.
      let missing = series.filter { member in
        !cells.contains { $0.text.utf8.count == member.utf8.count && $0.text == member }
      }
      guard !missing.isEmpty, series.count - missing.count >= 2 else { return [] }
      return missing.flatMap { member in
        cells.filter { isNear($0.text.values, member.values) && !series.contains($0.text) }.map {
          .disagrees(
            Finding(
              rule: rule, values: ["match": $0.text, "right": member],
              locations: [.init(role: .primary, span: $0.span)]))
        }
      }
    }
  }

  private func isNear(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    a.count == b.count && zip(a, b).count { $0 != $1 } == 1
  }
}
