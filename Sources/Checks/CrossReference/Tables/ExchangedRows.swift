package import Disclosure

/// Two rows that have one another's amounts: 基本支出 1007.40, 项目支出 24.44, and everywhere else the other way round.
///
/// What it compares: the amounts of two lines of a table with all that the text and other tables give under their names: what stands in each is
/// told elsewhere of the other alone. Where only two tables tell of both, one finding names the two.
/// When it stays silent: amounts of fewer than three digits; names that are told nowhere else; tables without a unit.
/// Why it needs no sum that holds: that two amounts change places by chance is out of the question, whatever money they are of.
/// Cost: linear in facts; pairs of lines that are told otherwise elsewhere, of which few are looked at.
package struct ExchangedRows: Check {
  package static let kind = "exchanged-rows"
  package static let parameters: [ParameterSpec] = []
  private static let linesLimit = 40
  private static let leastDigits = 3
  private static let leastName = 3

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

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
    // The other table says the same of this one.
    var seen: Set<Set<String>> = []
    let outcomes = byTable.sorted { $0.key < $1.key }.flatMap { table, facts in
      pairs(rows(facts, table, told, reading)).filter { seen.insert([$0.first.name, $0.second.name]).inserted }
        .map { Outcome.disagrees(finding($0, reading)) }
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

  private typealias Pair = (first: Row, second: Row, column: Int)

  private func pairs(_ rows: [Row]) -> [Pair] {
    let doubtful = rows.filter { row in
      !row.told.isEmpty && row.cells.values.contains { !row.isTold($0.quantity.value) }
    }
    guard doubtful.count <= Self.linesLimit else { return [] }
    return doubtful.indices.flatMap { index in
      doubtful[(index + 1)...].compactMap { other in
        exchangedColumn(doubtful[index], other).map { (doubtful[index], other, $0) }
      }
    }
  }

  private func exchangedColumn(_ first: Row, _ second: Row) -> Int? {
    first.cells.keys.sorted().first { column in
      guard let a = first.cells[column], let b = second.cells[column], isTelling(a), isTelling(b) else { return false }
      let (x, y) = (a.quantity.value, b.quantity.value)
      return x != y && !first.isTold(x) && !second.isTold(y) && first.isTold(y) && second.isTold(x)
    }
  }

  private func isTelling(_ fact: Fact) -> Bool {
    fact.quantity.numeral.text.utf8.drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
      .count { $0 &- 0x30 < 10 } >= Self.leastDigits
  }

  private func finding(_ pair: Pair, _ reading: Reading) -> Finding {
    let cells = [pair.first, pair.second].compactMap { $0.cells[pair.column] }
    let table = cells[0].cell.map { reading.document.tables[$0.table].title } ?? ""
    let told = zip([pair.first, pair.second], cells.reversed()).compactMap { row, other in
      row.told.first { $0.value == other.quantity.value }
    }
    return Finding(
      rule: rule,
      values: [
        "table": table, "first": pair.first.name, "second": pair.second.name, "stated": cells[0].quantity.printed,
        "other": cells[1].quantity.printed,
      ],
      locations: [
        .init(role: .primary, span: cells[0].span, cell: cells[0].cell),
        .init(role: .related, span: cells[1].span, cell: cells[1].cell),
      ] + told.map { .init(role: .related, span: $0.span) })
  }
}
