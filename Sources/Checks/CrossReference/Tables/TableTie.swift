package import Disclosure

/// One line of the accounts printed in two tables.
///
/// What it compares: figures of the same account, component, year and measure; equal where both tables show the same
/// money, at most where one shows part of the other's.
/// When it stays silent: where the tables do not agree nearly everywhere else, so that they may show different money; where they
/// differ by what one of them prints as carried over from the year before.
package struct TableTie: SurveyedCheck {
  package static let kind = "table-table"
  package static let parameters = [
    ParameterSpec(
      "relation", isRequired: true, choices: ["at-most", "equal"],
      help: "equal: same money; at-most: narrower against wider money.")
  ]

  private let rule: Rule
  private let relation: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    relation = rule.parameters["relation"]?.string ?? ""
    guard ["at-most", "equal"].contains(relation) else {
      throw RuleFault(parameter: "relation", message: "unknown relation \(relation)")
    }
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let wanted: TiedPair.Relation = relation == "at-most" ? .atMost : .equal
    var outcomes: [Outcome] = []
    let pairs = survey.ties.pairs.filter { TiedPair.relation($0) == wanted }
      .map(TiedPair.init)
    // Where whole tables agree line by line, a single common line must too.
    let isConsistent = pairs.contains { $0.holds >= 3 && $0.failing.isEmpty }
    for tied in pairs {
      outcomes += relation == "equal" ? equal(tied, isConsistent, survey) : atMost(tied, survey)
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func equal(
    _ tied: TiedPair, _ isConsistent: Bool, _ survey: Survey
  ) -> [Outcome] {
    let isBorneOut = tied.isBorneOut
    let carried = CarriedOver(tied, survey.reading.document.tables)
    return tied.lines.map { line in
      guard let severity = line.judgement.severity else { return agreement(line, "=") }
      guard isBorneOut && !carried.explains(line) || severity < .warning else {
        return .undecidable(
          rule: rule.id, span: line.second.fact.span, reason: .structureUnclear)
      }
      let isSure = tied.holds > 0 || isConsistent
      let ceiling: Severity = line.isCoherent || !isSure ? .warning : .error
      return finding(line, "=", min(severity, ceiling), survey)
    }
  }

  private func atMost(_ tied: TiedPair, _ survey: Survey) -> [Outcome] {
    let isFirstPart = tied.pair.key.firstScope.isPart(of: tied.pair.key.secondScope)
    return tied.lines.map { line in
      let (part, whole) = isFirstPart ? (line.first, line.second) : (line.second, line.first)
      var turned = line
      (turned.first, turned.second) = (whole, part)
      if part.fact.quantity.value <= whole.fact.quantity.value || !TiedPair.fails(line) {
        turned.judgement.verdict = .explained
        turned.judgement.feasible = whole.fact.quantity.interval().reachingDown(to: .zero)
        return agreement(turned, "≤")
      }
      return finding(turned, "≤", line.judgement.severity ?? .info, survey)
    }
  }

  private func agreement(_ line: TiedPair.Line, _ sign: String) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [line.first.fact.span, line.second.fact.span],
        evidence: evidence(line, sign)))
  }

  private func evidence(_ line: TiedPair.Line, _ sign: String) -> Evidence {
    let (first, second) = (line.first.fact.quantity, line.second.fact.quantity)
    return line.judgement.evidence(
      formula: "\(second.printed) \(sign) \(first.printed)", claimed: Operand(second),
      terms: [
        Evidence.Term(1, line.first.fact.concept, first),
        Evidence.Term(0, line.second.fact.concept, second),
      ])
  }

  private func finding(
    _ line: TiedPair.Line, _ sign: String, _ severity: Severity, _ survey: Survey
  ) -> Outcome {
    // The cell whose own table does not add up with it; the later one when both or neither do.
    let odd =
      [line.second.cell, line.first.cell].first { survey.isGuilty($0) } ?? line.second.cell
    let other = odd == line.second.cell ? line.first : line.second
    let one = odd == line.second.cell ? line.second : line.first
    return .disagrees(
      Finding(
        rule: rule, severity: severity, values: values(line, survey.reading),
        locations: [location(.primary, one), location(.related, other)],
        evidence: evidence(line, sign),
        cause: sign == "=" ? cause(one, other) : nil))
  }

  private func cause(_ odd: TieIndex.Entry, _ other: TieIndex.Entry) -> Cause? {
    Mechanism.cause(of: odd.fact.quantity, feasible: other.fact.quantity.interval(.nearest))
  }

  private func location(
    _ role: Finding.LocationRole, _ entry: TieIndex.Entry
  ) -> Finding.Location {
    Finding.Location(role: role, span: entry.fact.span, cell: entry.cell)
  }

  private func values(_ line: TiedPair.Line, _ reading: Reading) -> [String: String] {
    let tables = reading.document.tables
    func label(_ entry: TieIndex.Entry) -> String {
      let table = tables[entry.cell.table]
      let row = table.lines[entry.cell.line].label
      return entry.key.component.isEmpty ? row : "\(row)·\(entry.key.component)"
    }
    return [
      "subject": label(line.second), "first": line.first.fact.quantity.printed,
      "second": line.second.fact.quantity.printed,
      "first-table": tables[line.first.cell.table].title,
      "second-table": tables[line.second.cell.table].title,
    ]
  }
}
