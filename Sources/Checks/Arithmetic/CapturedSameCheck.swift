package import Disclosure

/// One figure of the document's year that is told in several places: 部门整体绩效自评得分93.10分 … 自评总得分91.30分.
///
/// What it compares: the captured `figure` of each match with those of the others, as exactly as the coarser of two is printed.
/// Stays silent: where a match names another year than the document's.
/// Source: checks.md B02.
package struct CapturedSameCheck: Check {
  package static let kind = "captured-same"
  package static let parameters =
    PatternParameters.all + [ParameterSpec("unit", isRequired: true, help: "Unit of the figure.")]

  private let rule: Rule
  private let unit: Unit

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    unit = Unit(symbol: rule.parameters["unit"]?.string ?? "", dimension: .score)
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let told = (reading.matches[rule.id] ?? []).compactMap { match -> Quantity? in
      if let year = match.capture("year").flatMap({ Int(document.string($0)) }), year != document.year { return nil }
      return match.figure("figure", unit, document)
    }
    guard let first = told.first, told.count > 1 else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return told.dropFirst().compactMap { second in
      let isSame = first.isPrinted(as: second)
      let evidence = Evidence(
        formula: "\(first.printed) = \(second.printed)", claimed: second.printed, feasible: [first.printed],
        difference: "",
        verdict: isSame ? .exact : .contradicted, terms: [])
      if isSame {
        return .agrees(Agreement(rule: rule.id, spans: [first.span, second.span], evidence: evidence))
      }
      return .disagrees(
        Finding(
          rule: rule, values: ["first": first.printed, "second": second.printed],
          locations: [.init(role: .primary, span: second.span), .init(role: .related, span: first.span)],
          evidence: evidence))
    }
  }
}
