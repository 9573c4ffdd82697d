package import Disclosure

/// A table whose unit line is wrong.
///
/// What it compares: the table's figures with the prose and with the same lines of other tables, digit by digit
/// (`UnitSlips`): two different ones at least, ten thousand times apart, and none that agrees.
/// What follows: every other check reads the table in the unit its figures are in.
/// Source: checks.md C25.
package struct UnitLineCheck: SurveyedCheck {
  package static let kind = "unit-line"
  package static let parameters: [ParameterSpec] = []
  /// So many of the figures are shown.
  private static let shown = 3

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    guard survey.reading.document.tables.contains(where: { $0.unit?.dimension == .money }) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return survey.unitSlips.map { .disagrees(finding($0, survey.reading)) }
  }

  private func finding(_ slip: UnitSlips.Slip, _ reading: Reading) -> Finding {
    let table = reading.document.tables[slip.table]
    var locations = [
      Finding.Location(role: .primary, span: table.unitSpan ?? table.captionSpan ?? table.span)
    ]
    for witness in slip.witnesses.prefix(Self.shown) {
      locations += [witness.cell, witness.other].map { fact in
        Finding.Location(role: .related, span: fact.isNarrative ? fact.extent : fact.span, cell: fact.cell)
      }
    }
    let first = slip.witnesses.first
    return Finding(
      rule: rule,
      values: [
        "table": table.title, "unit": slip.printed.symbol, "meant": slip.meant.symbol,
        "count": String(Set(slip.witnesses.map(\.cell.span)).count),
        "subject": first.map { reading.name(of: $0.cell) } ?? "",
        "claimed": first?.cell.quantity.printed ?? "", "expected": first?.other.quantity.printed ?? "",
      ],
      locations: locations,
      cause: Cause(
        kind: .unitSlip, printed: first?.cell.quantity.printed ?? slip.printed.symbol,
        fits: first?.cell.quantity.read(in: slip.meant).printed ?? slip.meant.symbol))
  }
}
