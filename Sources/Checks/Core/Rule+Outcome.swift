package import Disclosure

/// A judged equation, with the words and places a reader needs to redo it.
package struct Equation {
  /// 408.62 ÷ (1031.84 − 408.62)
  package var formula: String
  package var claimed: Operand
  /// The words of the claim, figure included.
  package var claimSpan: Span
  package var terms: [Evidence.Term]
  /// What the message calls the line.
  package var subject: String
  /// Further values for the message; `expected` among them is what it says where the judgement leaves no figure at all.
  package var values: [String: String]
  package var cause: Cause?

  package init(
    formula: String, claimed: Operand, claimSpan: Span, terms: [Evidence.Term], subject: String,
    values: [String: String] = [:], cause: Cause? = nil
  ) {
    self.formula = formula
    self.claimed = claimed
    self.claimSpan = claimSpan
    self.terms = terms
    self.subject = subject
    self.values = values
    self.cause = cause
  }
}

extension Rule {
  /// The outcome a judgement comes to. Values for the message: subject, claimed, expected, difference, formula.
  package func outcome(
    _ judgement: Judgement, _ equation: Equation, ceiling: Severity = .error
  ) -> Outcome {
    let evidence = judgement.evidence(
      formula: equation.formula, claimed: equation.claimed, terms: equation.terms)
    guard let severity = judgement.severity else {
      if judgement.verdict == .vacuous {
        return .undecidable(
          rule: id, span: equation.claimSpan, reason: judgement.isUndefined ? .zeroBase : .tooWide)
      }
      return .agrees(
        Agreement(
          rule: id, spans: [equation.claimSpan] + equation.terms.map(\.span), evidence: evidence))
    }
    var values = equation.values
    values["subject"] = equation.subject
    values["claimed"] = evidence.claimed
    values["difference"] = evidence.difference
    values["formula"] = evidence.formula
    let expected = expected(judgement, equation)
    values["expected"] = expected.isEmpty ? equation.values["expected"] ?? "" : expected
    let related = equation.terms.map(\.span).filter { !equation.claimSpan.contains($0) }
    return .disagrees(
      Finding(
        rule: self, severity: min(severity, ceiling), values: values,
        locations: [Finding.Location(role: .primary, span: equation.claimSpan)]
          + related.map { Finding.Location(role: .related, span: $0) },
        evidence: evidence, cause: equation.cause ?? cutOff(judgement, equation)))
  }

  /// The figure fits when what came behind its last place was cut off.
  private func cutOff(_ judgement: Judgement, _ equation: Equation) -> Cause? {
    guard judgement.verdict == .convention, judgement.rounding == .truncated else { return nil }
    return Cause(kind: .truncation, fits: expected(judgement, equation))
  }

  /// The recomputed figure in the claim's own unit and places; the interval's ends when there is no single one.
  private func expected(_ judgement: Judgement, _ equation: Equation) -> String {
    let quantity = equation.claimed.quantity
    guard let value = judgement.recomputed else {
      return judgement.feasible?.printed(quantity.unit, decimals: quantity.numeral.decimals)
        .joined(separator: " ~ ") ?? ""
    }
    let signed = equation.claimed.sign < 0 ? -value : value
    return signed.printed(
      quantity.unit,
      places: max(quantity.numeral.decimals, quantity.unit?.dimension == .money ? 2 : 0))
  }
}

extension Evidence.Term {
  package init(_ sign: Int, _ label: String, _ quantity: Quantity) {
    self.init(sign: sign, label: label, printed: quantity.printed, span: quantity.span)
  }
}
