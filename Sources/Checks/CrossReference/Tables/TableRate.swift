package import Disclosure

/// Percent columns recomputed from the amounts beside them.
///
/// What it compares: 增减%, 执行率, 占比 with the two amounts the other rows show them to be made of.
/// When it stays silent: where fewer than two rows agree with any pair of amount columns.
package struct TableRate: SurveyedCheck {
  package static let kind = "table-rate"
  package static let parameters = [
    ParameterSpec(
      "formula", isRequired: true, choices: RateColumn.Formula.allCases.map(\.rawValue),
      help: "growth: (a − b) ÷ b; completion: a ÷ b; share: a ÷ the total row."),
    ParameterSpec(
      "headers", isRequired: true, help: "Words that a header of such a column contains."),
    ParameterSpec("except", help: "Words that it must not contain."),
  ]

  private let rule: Rule
  private let formula: RateColumn.Formula
  private let headers: [String]
  private let except: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    let name = rule.parameters["formula"]?.string ?? ""
    guard let formula = RateColumn.Formula(rawValue: name) else {
      throw RuleFault(parameter: "formula", message: "unknown formula \(name)")
    }
    self.formula = formula
    headers = rule.parameters["headers"]?.strings ?? []
    except = rule.parameters["except"]?.strings ?? []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let words = TableWords(survey.reading.vocabulary)
    var outcomes: [Outcome] = []
    for grid in survey.analyses.map(\.grid) {
      let table = grid.table
      let columns = table.columns.indices.filter { names(table.columns[$0]) }
      guard !columns.isEmpty, !table.lines.isEmpty else { continue }
      for column in columns {
        guard
          let rates = RateColumn(
            grid, column: column, formula: formula, isAdditive: { words.isAdditive($0) })
        else {
          outcomes.append(
            .undecidable(rule: rule.id, span: table.span, reason: .structureUnclear))
          continue
        }
        outcomes += rates.rows.map { outcome($0, rates) }
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func names(_ column: Column) -> Bool {
    guard column.role == .percent || column.unit?.dimension == .percent else { return false }
    let header = column.path.joined()
    return header.holds(anyOf: headers) && !header.holds(anyOf: except)
  }

  private func outcome(_ row: RateColumn.Row, _ rates: RateColumn) -> Outcome {
    let grid = rates.grid
    let cell = grid.address(row.line, rates.column)
    let top = grid.address(row.line, rates.numerator)
    let judgement = rates.judgement(row)
    let evidence = judgement.evidence(
      formula: rates.expression(row), claimed: row.claim,
      terms: [
        Evidence.Term(1, grid.columnName(top), row.numerator.quantity),
        Evidence.Term(1, grid.columnName(row.denominatorCell), row.denominator.quantity),
      ])
    guard let severity = judgement.severity else {
      if judgement.verdict == .vacuous {
        return .undecidable(
          rule: rule.id, span: grid.cell(cell).span,
          reason: judgement.isUndefined ? .zeroBase : .tooWide)
      }
      return .agrees(
        Agreement(
          rule: rule.id, spans: [cell, top, row.denominatorCell].map { grid.cell($0).span },
          evidence: evidence))
    }
    let decimals = row.claim.quantity.numeral.decimals
    return .disagrees(
      Finding(
        rule: rule, severity: severity,
        values: [
          "table": grid.table.title, "row": grid.lineName(cell), "column": grid.columnName(cell),
          "claimed": evidence.claimed, "formula": evidence.formula,
          "expected": judgement.recomputed.map { $0.printed(.percent, places: decimals) } ?? "—",
          "difference": evidence.difference,
        ],
        locations: [
          Finding.Location(role: .primary, span: grid.cell(cell).span, cell: cell),
          Finding.Location(role: .related, span: grid.cell(top).span, cell: top),
          Finding.Location(
            role: .related, span: grid.cell(row.denominatorCell).span, cell: row.denominatorCell),
        ],
        evidence: evidence, cause: rates.cause(row)))
  }
}
