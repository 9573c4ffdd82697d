package import Disclosure

/// Sums inside a table.
///
/// What it compares: a row or column that stands for others with the sum of these.
/// When it stays silent: where the table's other sums do not bear the relation out, the outcome is `structureUnclear`.
package struct TableSum: SurveyedCheck {
  package static let kind = "table-sum"
  package static let parameters = [
    ParameterSpec(
      "relation", isRequired: true, choices: relations.keys.sorted(),
      help:
        "Which sums: parts by code, by outline, 其中, total rows, grand totals, columns, or change columns."
    )
  ]

  private static let relations: [String: Family.Kind] = [
    "codes": .codes, "outline": .outline, "of-which": .ofWhich, "total": .total,
    "grand-total": .grandTotal, "columns": .crossfoot, "change": .change,
  ]

  private let rule: Rule
  private let relation: Family.Kind

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    let name = rule.parameters["relation"]?.string ?? ""
    guard let relation = Self.relations[name] else {
      throw RuleFault(parameter: "relation", message: "unknown relation \(name)")
    }
    self.relation = relation
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    var outcomes: [Outcome] = []
    for analysis in survey.analyses {
      if analysis.isCut, relation == .total {
        outcomes.append(.undecidable(rule: rule.id, span: analysis.grid.table.span, reason: .tooMany))
      }
      let report = TableReport(rule: rule, document: survey.reading.document, analysis: analysis)
      for (position, result) in analysis.results.enumerated()
      where analysis.families[result.family].kind == relation {
        let outcome = report.outcome(of: position)
        if case .notApplicable = outcome { continue }
        outcomes.append(outcome)
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }
}
