package import Disclosure

/// The number of projects told with their money, against the table that lists projects of just that money: 预算项目4个，涉及资金6100万元.
///
/// What it compares: the captured `count` with the rows of a table whose amounts come to the captured `amount` (in `unit`); where `floor` (in
/// `of`) is captured, with its rows of that much and more.
/// Stays silent: where no table of projects comes to the amount, a project has several rows, or a row is just at the floor.
/// Source: checks.md A17, B19.
package struct ListedProjectsCheck: Check {
  package static let kind = "listed-projects"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec("names", isRequired: true, help: "Headers of the column that names the projects.")
    ]
  private static let things = Unit(symbol: "个", dimension: .count)

  private let rule: Rule
  private let names: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    names = rule.parameters["names"]?.strings ?? []
  }

  /// A table of projects, numbered, with the amounts of one of its columns.
  private struct Listed {
    var table: Table
    var rows: [(row: Int, amount: Quantity)]
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let matches = reading.matches[rule.id] ?? []
    let tables = matches.isEmpty ? [] : reading.document.tables.flatMap(listed)
    guard !tables.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    return matches.compactMap { judge($0, tables, reading.document) }
  }

  private func listed(_ table: Table) -> [Listed] {
    guard table.columns.contains(where: { $0.role == .ordinal }), let rows = table.listedRows(named: names),
      rows.count >= 2,
      let named = table.columns.firstIndex(where: { names.contains($0.name) }),
      // One project by accounts or bodies takes several rows.
      Set(rows.map { table[$0, named].text }).count == rows.count
    else { return [] }
    return table.columns.indices.filter { table.columns[$0].role == .amount }.compactMap { column in
      let unit = table.columns[column].unit ?? table.unit
      let amounts = rows.compactMap { row in
        table[row, column].quantity.flatMap { quantity in
          (quantity.unit ?? unit).map { (row: row, amount: quantity.read(in: $0)) }
        }
      }
      return amounts.count == rows.count && amounts.allSatisfy { $0.amount.isMoney }
        ? Listed(table: table, rows: amounts) : nil
    }
  }

  private func judge(_ match: Match, _ tables: [Listed], _ document: Document) -> Outcome? {
    func money(_ name: String, _ unit: String) -> Quantity? {
      match.capture(unit).flatMap { Unit.money(document.string($0)) }.flatMap { match.figure(name, $0, document) }
    }
    guard let count = match.figure("count", Self.things, document), let amount = money("amount", "unit"),
      amount.value.sign > 0
    else { return nil }
    let floor = money("floor", "of")?.value
    let meant = tables.compactMap { table -> Listed? in
      var table = table
      if let floor {
        guard !table.rows.contains(where: { $0.amount.value == floor }) else { return nil }
        table.rows = table.rows.filter { $0.amount.value > floor }
      }
      let sum = Judgement.sum(total: Operand(amount), terms: table.rows.map { Operand($0.amount) })
      return !table.rows.isEmpty && sum.severity == nil ? table : nil
    }
    guard let first = meant.first else { return nil }
    let agreeing = meant.first { Rational(Int128($0.rows.count)) == count.value }
    let shown = agreeing ?? first
    let evidence = Evidence(
      formula: "n = \(shown.rows.count)", claimed: count.printed, feasible: ["\(shown.rows.count)个"], difference: "",
      verdict: agreeing == nil ? .contradicted : .exact, terms: [])
    if agreeing != nil {
      return .agrees(Agreement(rule: rule.id, spans: [count.span, shown.table.span], evidence: evidence))
    }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "claimed": count.numeral.text, "amount": amount.printed, "listed": String(shown.rows.count),
          "table": shown.table.title,
        ],
        locations: [.init(role: .primary, span: count.span)]
          + shown.rows.map { .init(role: .related, span: $0.amount.span) },
        evidence: evidence))
  }
}
