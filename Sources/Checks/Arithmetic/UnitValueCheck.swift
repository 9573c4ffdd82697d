package import Disclosure

/// The value of a line of assets over the number of its pieces: a car worth a hundred million is a slip of unit.
///
/// Compares: amount ÷ count of one line with the limit the rule gives; both in the same row of one table. A finding also
/// points at the other amounts of the table and at the text that repeats one of them: they share the slip.
/// Stays silent: where the row has no count or no amount with a unit.
/// Source: checks.md A23, C15, G02.
package struct UnitValueCheck: Check {
  package static let kind = "unit-value"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec("labels", isRequired: true, help: "Words a line's label must hold one of."),
    ParameterSpec(
      "limit", isRequired: true, help: "Largest value of one piece that can be meant, whole yuan."),
  ]
  private let rule: Rule
  private let labels: [String]
  private let limit: Rational

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    labels = rule.parameters["labels"]?.strings ?? []
    guard let limit = rule.parameters["limit"]?.string.flatMap({ Int64($0) }) else {
      throw RuleFault(parameter: "limit", message: "a whole number of yuan")
    }
    self.limit = Rational(Int128(limit))
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    reading.document.tables.flatMap { table in
      table.lines.compactMap { line -> Outcome? in
        guard line.label.holds(anyOf: labels) else { return nil }
        let figures = line.valueColumns.compactMap { column -> (Column, Quantity)? in
          guard table.columns.indices.contains(column), line.row < table.rowCount,
            let quantity = table[line.row, column].quantity
          else { return nil }
          return (table.columns[column], quantity)
        }
        let count = figures.first { $0.0.name.holds("数量") }?.1
        let amount = figures.first { $0.1.isMoney }?.1
        guard let count, let amount, count.value.sign > 0, amount.value.sign > 0 else { return nil }
        return judge(line, count, amount) { others(than: amount, in: table, reading) }
      }
    }
  }

  /// The table's other amounts, and those of the text that are equal to one of them.
  private func others(than amount: Quantity, in table: Table, _ reading: Reading) -> [Finding.Location] {
    let amounts = table.cells.compactMap(\.quantity).filter { $0.isMoney && $0.value.sign > 0 }
    let values = Set(amounts.map(\.value))
    let repeated = reading.facts.filter {
      $0.isNarrative && $0.quantity.isMoney && values.contains($0.quantity.value)
    }
    return (amounts.filter { $0.span != amount.span }.map(\.extent) + repeated.map(\.quantity.extent))
      .map { Finding.Location(role: .related, span: $0) }
  }

  private func judge(
    _ line: Line, _ count: Quantity, _ amount: Quantity, others: () -> [Finding.Location]
  ) -> Outcome {
    let each = amount.value / count.value
    let terms = [Evidence.Term(1, line.label, amount), Evidence.Term(1, line.label, count)]
    let isTooMuch = each > limit
    let evidence = Evidence(
      formula: "\(amount.printed) ÷ \(count.printed)",
      claimed: each.printed(amount.unit, places: 2),
      feasible: ["≤ " + limit.printed(amount.unit, places: 0)], difference: "",
      verdict: isTooMuch ? .contradicted : .explained, terms: terms)
    guard isTooMuch else {
      return .agrees(
        Agreement(rule: rule.id, spans: [amount.span, count.span], evidence: evidence))
    }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "subject": line.label, "count": count.printed, "claimed": amount.printed,
          "each": each.printed(amount.unit, places: 2),
        ],
        locations: [
          Finding.Location(role: .primary, span: amount.extent),
          Finding.Location(role: .related, span: count.extent),
        ] + others(), evidence: evidence))
  }
}
