internal import Disclosure

/// Puts a judged equation into words: outcome, evidence, locations, blame.
struct TableReport {
  let rule: Rule
  let document: Document
  let analysis: TableAnalysis
  private var grid: Grid { analysis.grid }
  private var table: Table { analysis.grid.table }

  func outcome(of index: Int) -> Outcome {
    let result = analysis.results[index]
    let span = grid.cell(result.equation.total).span
    switch result.trial {
    case .idle: return .notApplicable(rule: rule.id, reason: .nothingToCheck)
    case .unreadable: return .undecidable(rule: rule.id, span: span, reason: .unreadFigure)
    case .totalMissing: return .undecidable(rule: rule.id, span: span, reason: .partnerMissing)
    case .holds, .fails: break
    }
    guard let judgement = result.equation.judgement(on: grid) else {
      return .undecidable(rule: rule.id, span: span, reason: .unreadFigure)
    }
    guard let severity = judgement.severity else {
      if judgement.verdict == .vacuous {
        return .undecidable(rule: rule.id, span: span, reason: .overflow)
      }
      let evidence = evidence(result.equation, judgement)
      return .agrees(
        Agreement(rule: rule.id, spans: evidence.terms.map(\.span), evidence: evidence))
    }
    guard analysis.isBorneOut(result.family) else {
      return .undecidable(rule: rule.id, span: span, reason: .structureUnclear)
    }
    return .disagrees(finding(index, judgement, severity))
  }

  private func finding(_ index: Int, _ judgement: Judgement, _ severity: Severity) -> Finding {
    let equation = analysis.results[index].equation
    let family = analysis.families[analysis.results[index].family]
    let guilty = analysis.blame[index]
    var ceiling = severity
    // A blank part may be a figure left out rather than a 0.
    let isOpen = equation.hasBlank(on: grid) && !analysis.blanksAreZero
    if isOpen || (analysis.holds[analysis.results[index].family] == 0 && !family.isForced) {
      ceiling = min(ceiling, .warning)
    }
    let evidence = evidence(equation, judgement)
    let primary = guilty ?? equation.total
    var locations = [location(.primary, primary)]
    for cell in equation.cells where cell != primary && !grid.cell(cell).span.isEmpty {
      locations.append(location(.related, cell))
    }
    return Finding(
      rule: rule, severity: ceiling, confidence: guilty == nil ? nil : .high,
      values: values(equation, judgement, evidence, primary), locations: locations,
      evidence: evidence, cause: guilty.flatMap { cause(of: $0) } ?? partLeftOut(equation, guilty))
  }

  private func location(_ role: Finding.LocationRole, _ cell: CellAddress) -> Finding.Location {
    Finding.Location(role: role, span: grid.cell(cell).span, cell: cell)
  }

  /// The slip that explains the blamed cell.
  private func cause(of cell: CellAddress) -> Cause? {
    let failures = analysis.failures(blamedOn: cell)
    guard let figure = grid.figure(cell),
      let allowed = analysis.correction(of: cell, by: failures)
    else { return nil }
    return Mechanism.cause(of: figure.quantity, feasible: allowed, neighbours: neighbours(cell))
  }

  /// The part a total was added up without; `guilty`: the cell the other sums blame.
  private func partLeftOut(_ equation: CellEquation, _ guilty: CellAddress?) -> Cause? {
    guard guilty ?? equation.total == equation.total, !equation.isUpperBound,
      equation.terms.allSatisfy({ $0.sign > 0 }), let total = grid.figure(equation.total)
    else { return nil }
    let parts = equation.terms.compactMap { term in grid.figure(term.cell).map { (cell: term.cell, $0.quantity) } }
    guard let index = Mechanism.partLeftOut(of: total.quantity, parts: parts.map(\.1)) else { return nil }
    let name = label(parts[index].cell, beside: equation.total)
    return Cause(kind: .partLeftOut, fits: name + parts[index].1.printed)
  }

  private func neighbours(_ cell: CellAddress) -> [Quantity] {
    [(-1, 0), (1, 0), (0, -1), (0, 1)].compactMap { line, column in
      let address = CellAddress(
        table: cell.table, line: cell.line + line, column: cell.column + column)
      return grid.figure(address)?.quantity
    }
  }

  private func evidence(_ equation: CellEquation, _ judgement: Judgement) -> Evidence {
    let figures = equation.terms.compactMap { term in
      grid.figure(term.cell).map { (term: term, figure: $0) }
    }
    var terms: [Evidence.Term] = []
    var formula = ""
    for (term, figure) in figures {
      let sign = term.sign < 0 ? " − " : (formula.isEmpty ? "" : " + ")
      formula += sign + figure.quantity.numeral.text
      terms.append(
        Evidence.Term(
          sign: term.sign, label: label(term.cell, beside: equation.total),
          printed: figure.quantity.printed, span: grid.cell(term.cell).span))
    }
    guard let claim = grid.figure(equation.total) else {
      return Evidence(
        formula: formula, claimed: "", feasible: [], difference: "", verdict: judgement.verdict,
        terms: terms)
    }
    terms.append(
      Evidence.Term(
        sign: 0, label: label(equation.total, beside: terms.isEmpty ? nil : equation.terms[0].cell),
        printed: claim.quantity.printed, span: grid.cell(equation.total).span))
    let relation = equation.isUpperBound ? "≤ " : ""
    return judgement.evidence(formula: relation + formula, claimed: claim.operand(), terms: terms)
  }

  /// The row label of a cell where rows are added, the column's where columns are.
  private func label(_ cell: CellAddress, beside other: CellAddress?) -> String {
    other?.line == cell.line ? grid.columnName(cell) : grid.lineName(cell)
  }

  private func values(
    _ equation: CellEquation, _ judgement: Judgement, _ evidence: Evidence, _ primary: CellAddress
  ) -> [String: String] {
    let unit = grid.figure(equation.total)?.quantity.unit
    let decimals = grid.figure(equation.total)?.quantity.numeral.decimals ?? 0
    func shown(_ value: Rational) -> String {
      let places = (value / (unit?.factor ?? .one)).placesNeeded(atMost: decimals + 4)
      return value.printed(unit, places: max(decimals, places))
    }
    let gap =
      (judgement.recomputed ?? .overflow) - (grid.figure(equation.total)?.quantity.value ?? .zero)
    return [
      "table": table.title, "row": grid.lineName(equation.total),
      "column": grid.columnName(equation.total),
      "stated": evidence.claimed, "sum": judgement.recomputed.map(shown) ?? "—",
      "difference": shown(gap.magnitude), "formula": evidence.formula,
      "cell": "\(grid.lineName(primary))·\(grid.columnName(primary))",
      "printed": grid.cell(primary).text,
    ]
  }
}
