package import Disclosure

/// What a paragraph says of the table under it: 对5个项目开展自评，其中3个为“优”，平均得分90.5分，结果如下： and a row for each project.
///
/// What it compares: the captured `count` with the rows of the table, numbered or named; where a `value` is captured, with its rows of that value in the
/// column that `columns` names; the captured `average` with the mean of that column.
/// Stays silent: where other text stands between; where the rows are not numbered from 1 on or name nothing, or lack a figure of the column; of grades and
/// means, where a number told with them is above that of the rows.
/// Source: checks.md A17, B19.
package struct TableBelowCheck: Check {
  package static let kind = "table-below"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec("names", isRequired: true, help: "Headers of the column that names the rows."),
      ParameterSpec("columns", help: "Headers of the column that is spoken of."),
      ParameterSpec("less", help: "Words of the name of one row that is not counted, and has to be there."),
    ]
  private static let things = Unit(symbol: "个", dimension: .count)
  private static let points = Unit(symbol: "分", dimension: .score)

  private let rule: Rule
  private let names: [String]
  private let columns: [String]
  private let less: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    names = rule.parameters["names"]?.strings ?? []
    columns = rule.parameters["columns"]?.strings ?? []
    less = rule.parameters["less"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      guard let table = table(below: match.span.end, reading.document),
        let rows = table.listedRows(named: names).flatMap({ counted($0, of: table) }), rows.count >= 2
      else { return nil }
      if match.capture("average") != nil || match.capture("value") != nil, !speaks(match, of: rows.count, reading) {
        return nil
      }
      if match.capture("average") != nil { return judgeAverage(match, table, rows, reading.document) }
      return judgeCount(match, table, rows, reading.document)
    }
  }

  /// 38个项目，其中35个为“优”、3个为“良” over a table of four: the table shows some of them.
  private func speaks(_ match: Match, of rows: Int, _ reading: Reading) -> Bool {
    let most = Rational(Int128(rows + 1))
    return reading.facts.allSatisfy {
      !$0.isNarrative || $0.block != match.block || $0.quantity.unit?.symbol != Self.things.symbol
        || $0.quantity.value <= most
    }
  }

  private func judgeCount(_ match: Match, _ table: Table, _ rows: [Int], _ document: Document) -> Outcome? {
    guard let stated = match.figure("count", Self.things, document) else { return nil }
    var counted = rows
    if let value = match.capture("value").map({ document.string($0) }) {
      guard let column = table.column(headedBy: columns) else { return nil }
      let cells = rows.map { table[$0, column].text }
      // A table that words its grades otherwise counts none of them.
      guard cells.allSatisfy({ !$0.isEmpty }), cells.contains(value) else { return nil }
      counted = rows.filter { table[$0, column].text == value }
    }
    let listed = Rational(Int128(counted.count))
    let evidence = Evidence(
      formula: "\(stated.printed) = \(counted.count)个", claimed: stated.printed, feasible: ["\(counted.count)个"],
      difference: "", verdict: stated.value == listed ? .exact : .contradicted, terms: [])
    if stated.value == listed {
      return .agrees(Agreement(rule: rule.id, spans: [stated.span, table.span], evidence: evidence))
    }
    return .disagrees(
      Finding(
        rule: rule, values: ["claimed": stated.numeral.text, "listed": String(counted.count), "table": table.title],
        locations: [.init(role: .primary, span: stated.span)]
          + counted.map { .init(role: .related, span: table[$0, 0].span) },
        evidence: evidence))
  }

  private func judgeAverage(_ match: Match, _ table: Table, _ rows: [Int], _ document: Document) -> Outcome? {
    guard let stated = match.figure("average", Self.points, document), let column = table.column(headedBy: columns)
    else {
      return nil
    }
    let scores = rows.compactMap { table[$0, column].quantity?.read(in: Self.points) }
    guard scores.count == rows.count else { return nil }
    var claimed = Operand(stated)
    claimed.isQuotient = true
    let judgement = Judgement.mean(claimed, of: scores.map { Operand($0) })
    return rule.outcome(
      judgement,
      Equation(
        formula: "(\(scores.map(\.numeral.text).joined(separator: " + "))) ÷ \(scores.count)", claimed: claimed,
        claimSpan: stated.extent, terms: scores.map { Evidence.Term(1, "", $0) }, subject: "",
        values: ["table": table.title]))
  }

  /// The table that follows at once, with its title.
  private func table(below offset: Int, _ document: Document) -> Table? {
    let next = document.blocks.partitioningIndex { $0.span.start >= offset }
    for block in document.blocks[next...] {
      switch block.kind {
      case .furniture, .caption: continue
      case .table(let index): return document.tables[index]
      default: return nil
      }
    }
    return nil
  }

  /// 本级以及下属5家单位: the table lists the department itself, which is none of them.
  private func counted(_ rows: [Int], of table: Table) -> [Int]? {
    guard !less.isEmpty, let named = table.columns.firstIndex(where: { names.contains($0.name) }) else { return rows }
    let others = rows.filter { !table[$0, named].text.holds(anyOf: less) }
    return others.count == rows.count - 1 ? others : nil
  }
}
