package import Disclosure

/// Formula code in the source ($\\geq 80\\%$) that the reader could make sense of.
///
/// What it compares: the source behind every replaced piece of the text; formula code is enclosed in $ and holds a
/// backslash.
/// Limits: code the reader does not understand stays in the text, where a pattern finds it.
package struct FoldedFormulaCheck: Check {
  package static let kind = "folded-formula"
  package static let parameters: [ParameterSpec] = []

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let source = document.source.bytes
    let outcomes = document.map.runs.compactMap { run -> Outcome? in
      guard run.textLength != run.sourceLength, run.textLength > 0,
        source.indices.contains(run.source), source[run.source] == 0x24
      else { return nil }
      let span = Span(run.text, run.text + run.textLength)
      let code = document.quote(span)
      guard code.utf8.contains(0x5C) else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["match": document.string(span), "source": code],
          locations: [.init(role: .primary, span: span)]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }
}
