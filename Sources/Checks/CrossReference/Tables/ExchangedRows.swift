package import Disclosure

/// Two rows that have one another's amounts: 基本支出 1007.40, 项目支出 24.44, and everywhere else the other way round.
///
/// What it compares: the amounts of a line with all that the text and other tables give under its name. `both`: what stands in each of two lines
/// is told elsewhere of the other alone. `one`: a line whose name has one amount wherever it is told has another here, and that amount stands in a
/// line of which it is told nowhere.
/// When it stays silent: amounts of fewer than three digits; names that are told nowhere else; tables without a unit.
/// Why it needs no sum that holds: that two amounts change places by chance is out of the question, whatever money they are of.
/// Cost: linear in facts; pairs of lines that are told otherwise elsewhere, of which few are looked at.
package struct ExchangedRows: Check {
  package static let kind = "exchanged-rows"
  package static let parameters = [
    ParameterSpec(
      "sides", isRequired: true, choices: ["both", "one"], help: "Whether both lines are told of elsewhere.")
  ]
  private static let linesLimit = 40
  private static let leastDigits = 3
  private static let leastName = 3

  private let rule: Rule
  private let isOfBoth: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isOfBoth = rule.parameters["sides"]?.string == "both"
  }

  private struct Told {
    var value: Rational
    var span: Span
    /// `nil` for the text.
    var table: Int?
  }

  private struct Row {
    var name: String
    /// By column.
    var cells: [Int: Fact]
    var told: [Told]

    /// Told under the name, elsewhere than in its table.
    func isTold(_ value: Rational) -> Bool { told.contains { $0.value == value } }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    var told: [String: [Told]] = [:]
    var byTable: [Int: [Fact]] = [:]
    for fact in reading.facts where fact.quantity.isMoney && fact.quantity.hedge == nil && !fact.quantity.value.isZero {
      told[name(of: fact, reading), default: []].append(
        Told(value: fact.quantity.value, span: fact.span, table: fact.cell?.table))
      if let cell = fact.cell { byTable[cell.table, default: []].append(fact) }
    }
    let outcomes = byTable.sorted { $0.key < $1.key }.flatMap { table, facts in
      pairs(rows(facts, table, told, reading)).map { Outcome.disagrees(finding($0, $1, reading)) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The line's name, also where the column says which part of it is shown; the column's where lines are bodies or totals.
  private func name(of fact: Fact, _ reading: Reading) -> String {
    guard let cell = fact.cell else { return fact.concept }
    let label = reading.vocabulary.concept(reading.document.tables[cell.table].lines[cell.line].label)
    return fact.path.last == label ? label : fact.concept
  }

  private func rows(_ facts: [Fact], _ table: Int, _ told: [String: [Told]], _ reading: Reading) -> [Row] {
    let lines = reading.document.tables[table].lines
    let byLine = Dictionary(grouping: facts) { $0.cell?.line ?? 0 }.filter { lines[$0.key].role == .item }
    return byLine.sorted { $0.key < $1.key }.compactMap { _, facts in
      let name = name(of: facts[0], reading)
      guard name.unicodeScalars.count >= Self.leastName else { return nil }
      let cells = Dictionary(facts.compactMap { fact in fact.cell.map { ($0.column, fact) } }) { first, _ in first }
      return Row(name: name, cells: cells, told: (told[name] ?? []).filter { $0.table != table })
    }
  }

  /// The cells that changed places, once for each pair of lines.
  private func pairs(_ rows: [Row]) -> [(Fact, Fact)] {
    let doubtful = rows.filter { row in
      !row.told.isEmpty && row.cells.values.contains { !row.isTold($0.quantity.value) }
    }
    guard doubtful.count <= Self.linesLimit else { return [] }
    if !isOfBoth { return doubtful.compactMap { taken($0, rows) } }
    return doubtful.indices.flatMap { index in
      doubtful[(index + 1)...].compactMap { exchanged(doubtful[index], $0) }
    }
  }

  private func exchanged(_ first: Row, _ second: Row) -> (Fact, Fact)? {
    for (column, a) in first.cells.sorted(by: { $0.key < $1.key }) {
      guard let b = second.cells[column], isTelling(a), isTelling(b) else { continue }
      let (x, y) = (a.quantity.value, b.quantity.value)
      if x != y, !first.isTold(x), !second.isTold(y), first.isTold(y), second.isTold(x) { return (a, b) }
    }
    return nil
  }

  /// The one amount the line has everywhere else, in another line.
  private func taken(_ row: Row, _ rows: [Row]) -> (Fact, Fact)? {
    guard row.told.count >= 2, Set(row.told.map(\.value)).count == 1 else { return nil }
    let own = row.told[0].value
    for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) where cell.quantity.value != own {
      let others = rows.filter { $0.name != row.name && $0.cells[column]?.quantity.value == own }
      guard others.count == 1, !others[0].isTold(own), let other = others[0].cells[column], isTelling(other) else {
        continue
      }
      return (cell, other)
    }
    return nil
  }

  private func isTelling(_ fact: Fact) -> Bool {
    fact.quantity.numeral.text.utf8.drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
      .count { $0 &- 0x30 < 10 } >= Self.leastDigits
  }

  private func finding(_ first: Fact, _ second: Fact, _ reading: Reading) -> Finding {
    let (a, b) = (name(of: first, reading), name(of: second, reading))
    let table = first.cell.map { reading.document.tables[$0.table].title } ?? ""
    return Finding(
      rule: rule,
      values: [
        "table": table, "first": a, "second": b, "stated": first.quantity.printed, "other": second.quantity.printed,
      ],
      locations: [
        .init(role: .primary, span: first.span, cell: first.cell),
        .init(role: .related, span: second.span, cell: second.cell),
      ])
  }
}
