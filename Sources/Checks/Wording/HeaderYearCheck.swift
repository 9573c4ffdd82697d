package import Disclosure

/// A column headed by another year than the same column of the document's other tables: 2023年预算数 among tables of 2024年预算数.
///
/// What it compares: the years in the headers of each table with the document's year.
/// When it stays silent: the table names the document's year too; a past year where no other table has the header with the document's.
package struct HeaderYearCheck: Check {
  package static let kind = "header-year"
  package static let parameters: [ParameterSpec] = []

  private static let measures = ["年预算", "年决算", "年度预算", "年度决算", "年基本支出", "年项目支出", "年执行"]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private typealias Header = (rest: String, year: Int, span: Span)

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    guard let own = document.year else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let headers = document.tables.map(headers(of:))
    let usual = Set(headers.joined().filter { $0.year == own }.map(\.rest))
    let outcomes = zip(document.tables, headers).flatMap { table, headers in
      odd(headers, own, usual).map { header in
        Outcome.disagrees(
          Finding(
            rule: rule,
            values: [
              "table": table.title, "match": document.string(header.span), "year": String(header.year),
              "expected": String(own),
            ],
            locations: [.init(role: .primary, span: header.span)]))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Beside last year's column the one of the year is meant to be the document's.
  private func odd(_ headers: [Header], _ own: Int, _ usual: Set<String>) -> [Header] {
    // Two columns of one year are the business of another rule.
    guard headers.allSatisfy({ $0.year != own }),
      Set(headers.map { "\($0.year)\($0.rest)" }).count == headers.count
    else { return [] }
    let isCompared = Set(headers.map(\.year)).count > 1
    return headers.filter {
      $0.year > own && !usual.isEmpty || usual.contains($0.rest) && !(isCompared && $0.year == own - 1)
    }
  }

  private func headers(of table: Table) -> [Header] {
    (0..<min(table.headerRowCount, table.rowCount)).flatMap { row in
      (0..<table.columnCount).compactMap { column -> Header? in
        let cell = table[row, column]
        guard !cell.isContinuation, let year = Int(cell.text.prefix(4)), (2000..<2100).contains(year) else {
          return nil
        }
        let rest = cell.text.dropFirst(4).filter { $0 != " " }
        return Self.measures.contains(where: rest.hasPrefix) ? (rest, year, cell.span) : nil
      }
    }
  }
}
