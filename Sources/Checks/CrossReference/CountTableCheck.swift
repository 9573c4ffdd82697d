package import Disclosure

/// Counts of the prose (接待 42 批次, 317 人次; 保有量 19 辆) against the lines of the tables that count the same.
///
/// The prose agrees when a figure of any table's line of that thing is the same, in any column.
/// Stays silent: for things no table counts, or several tables count differently; where the prose itself gives the thing several times
/// and one of them agrees (the others may be of a part); foreign guests; other years.
/// Source: checks.md B19–B22.
package struct CountTableCheck: Check {
  package static let kind = "count-table"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Counted {
    var value: Rational
    var printed: String
    var span: Span
    var cell: CellAddress
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let tables = counted(reading.document)
    guard !tables.isEmpty else { return [.notApplicable(rule: rule.id, reason: .tableMissing)] }
    var told: [CountedThing: [Fact]] = [:]
    var previous: (thing: CountedThing?, origin: Fact.Origin)?
    for fact in reading.facts where fact.isNarrative && fact.quantity.unit?.dimension == .count {
      let before = previous.flatMap { $0.origin == fact.origin ? $0.thing : nil }
      let thing = thing(of: fact, after: before, reading.document)
      previous = (thing, fact.origin)
      if let thing { told[thing, default: []].append(fact) }
    }
    return told.flatMap { thing, facts in
      tables[thing].map { judge(facts, $0, reading) } ?? []
    }.sorted { $0.start < $1.start }.map(\.outcome)
  }

  private func judge(_ facts: [Fact], _ cells: [Counted], _ reading: Reading) -> [(start: Int, outcome: Outcome)] {
    let agreeing = facts.compactMap { fact in
      cells.first { $0.value == fact.quantity.value }.map { (fact, $0) }
    }
    guard agreeing.isEmpty else {
      return agreeing.map { fact, cell in (fact.span.start, agreement(fact, cell)) }
    }
    return facts.map { fact in
      let isClear = Set(cells.map(\.value)).count == 1
      return (
        fact.span.start,
        isClear
          ? finding(fact, cells[0], reading)
          : .undecidable(rule: rule.id, span: fact.span, reason: .structureUnclear)
      )
    }
  }

  private func thing(of fact: Fact, after previous: CountedThing?, _ document: Document) -> CountedThing? {
    guard fact.period == .current, !fact.isAverage, fact.quantity.hedge == nil,
      case .narrative(let block, let index) = fact.origin
    else { return nil }
    let sentence = document.blocks[block].sentences[index]
    let words = document.string(Span(sentence.start, fact.quantity.span.start))
    // 余下 33 台（套）: what is left of them.
    if words.ends(withAnyOf: ["余下", "其余", "剩余", "剩下"]) { return nil }
    // 外事接待支出 0 万元，接待 0 批次: who was received was said before.
    if let foreign = CountedThing.foreign.compactMap({ words.lastOffset(of: $0) }).max() {
      guard let home = words.lastOffset(of: "国内"), home > foreign else { return nil }
    }
    return CountedThing(fact, words: words, previous: previous)
  }

  /// Whole figures of the lines that count, of every table.
  private func counted(_ document: Document) -> [CountedThing: [Counted]] {
    var found: [CountedThing: [Counted]] = [:]
    for (index, table) in document.tables.enumerated() {
      for (line, row) in table.lines.enumerated() {
        guard let thing = CountedThing(line: row.label) else { continue }
        for column in row.valueColumns {
          let cell = table[row.row, column]
          guard let quantity = cell.quantity, quantity.numeral.decimals == 0 else { continue }
          found[thing, default: []].append(
            Counted(
              value: Rational(quantity.numeral.mantissa), printed: quantity.numeral.text, span: cell.span,
              cell: CellAddress(table: index, line: line, column: column)))
        }
      }
    }
    return found
  }

  private func agreement(_ fact: Fact, _ cell: Counted) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [fact.span, cell.span],
        evidence: Evidence(
          formula: "\(fact.quantity.printed) = \(cell.printed)", claimed: fact.quantity.printed, feasible: [],
          difference: "", verdict: .exact, terms: [])))
  }

  private func finding(_ fact: Fact, _ cell: Counted, _ reading: Reading) -> Outcome {
    let table = reading.document.tables[cell.cell.table]
    let line = table.lines[cell.cell.line]
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "claimed": fact.quantity.printed, "expected": cell.printed, "subject": line.label, "table": table.title,
        ],
        locations: [
          Finding.Location(role: .primary, span: fact.quantity.extent),
          Finding.Location(role: .related, span: cell.span, cell: cell.cell),
        ],
        evidence: Evidence(
          formula: "\(fact.quantity.printed) ≠ \(cell.printed)", claimed: fact.quantity.printed,
          feasible: [cell.printed], difference: "", verdict: .contradicted, terms: [])))
  }
}
