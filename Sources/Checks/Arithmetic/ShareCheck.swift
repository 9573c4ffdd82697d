package import Disclosure

/// A printed share against the printed part and whole.
///
/// The whole is the one named (占本年支出合计的), else the one its list opened with. Where several totals could be
/// meant (本年支出合计, 支出总计), the share is right when it is right of one of them.
/// Source: checks.md A15, B08; lessons.md 16, 18.
package struct ShareCheck: SurveyedCheck {
  package static let kind = "share"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    return reading.claims.compactMap { claim in
      guard case .share(let part, let whole, let words, let percent) = claim.relation,
        let part = reading.fact(part)
      else { return nil }
      let wholes = candidates(whole, words, part, reading)
      guard !wholes.isEmpty else {
        return .undecidable(rule: rule.id, span: claim.span, reason: .partnerMissing)
      }
      let outcomes = wholes.map { outcome(claim, part, $0, percent, style, reading) }
      // Any whole that makes the share right decides; else the first, the nearest in meaning.
      return outcomes.first { if case .disagrees = $0 { false } else { true } } ?? outcomes[0]
    }
  }

  private func outcome(
    _ claim: Claim, _ part: Fact, _ whole: Fact, _ percent: Quantity, _ style: FigureStyle,
    _ reading: Reading
  ) -> Outcome {
    // 0 of 0 is written 0 % in the standard sentence.
    if part.quantity.value.isZero, percent.value.isZero {
      return .undecidable(rule: rule.id, span: claim.span, reason: .zeroBase)
    }
    let operands = [style.operand(part.quantity), style.operand(whole.quantity)]
    let claimed = Operand(percent)
    let judgement = Judgement.of(
      claim: claimed, from: operands, nature: .rate,
      formula: { Hull.share(part: $0[0], whole: $0[1]) })
    return rule.outcome(
      judgement,
      Equation(
        formula: "\(operands[0].printed) ÷ \(operands[1].printed)", claimed: claimed,
        claimSpan: claim.span,
        terms: [
          Evidence.Term(1, reading.name(of: part), part.quantity),
          Evidence.Term(1, reading.name(of: whole), whole.quantity),
        ],
        subject: reading.name(of: part),
        cause: judgement.verdict == .contradicted
          ? judgement.feasible.flatMap { Mechanism.cause(of: percent, feasible: $0) } : nil))
  }

  private func candidates(
    _ whole: Int?, _ words: String, _ part: Fact, _ reading: Reading
  ) -> [Fact] {
    var found: [Fact] = []
    func add(_ fact: Fact) {
      guard fact.quantity.isComparable(with: part.quantity),
        fact.quantity.value.sign > 0 || part.quantity.value.isZero,
        !found.contains(where: { $0.quantity.value == fact.quantity.value })
      else { return }
      found.append(fact)
    }
    if let fact = reading.fact(whole) { add(fact) }
    guard !words.isEmpty else { return found }
    // The whole is named: a total of the tables may be meant as well.
    let name = found.first?.concept ?? words
    for fact in reading.facts where !fact.isNarrative && fact.period == .current {
      if fact.concept == name, fact.scope == found.first?.scope ?? .allFunds { add(fact) }
    }
    return found
  }
}

/// Shares of one whole that must reach 100 %.
///
/// Applies where the parts' amounts close on the whole and every part prints its share.
/// Source: checks.md A16.
package struct SharesTotalCheck: SurveyedCheck {
  package static let kind = "shares-total"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    var shares: [Int: (claim: Claim, percent: Quantity)] = [:]
    for claim in reading.claims {
      // Shares of a whole that is named and not printed here need not reach 100.
      if case .share(let part, let whole, let words, let percent) = claim.relation, shares[part] == nil,
        whole != nil || words.isEmpty
      {
        shares[part] = (claim, percent)
      }
    }
    return reading.compositions().compactMap { _, composition in
      let percents = composition.parts.compactMap { shares[$0] }
      guard percents.count == composition.parts.count, percents.count >= 2,
        composition.exhaustiveness != .partial, let whole = reading.fact(composition.whole),
        let first = percents.first, let last = percents.last
      else { return nil }
      // A clause told twice counts its share twice; that is the doubled clause's finding.
      let values = composition.parts.compactMap { reading.fact($0) }
      guard Set(values.map { "\($0.concept) \($0.quantity.printed)" }).count == values.count
      else { return nil }
      // Where the amounts leave a rest, the shares leave it too; that gap has its own finding.
      guard
        Judgement.sum(
          total: style.operand(whole.quantity), terms: values.map { style.operand($0.quantity) }
        ).severity == nil
      else { return nil }
      let judgement = Judgement.sharesReachHundred(percents.map { Operand($0.percent) })
      let total = percents.reduce(Rational.zero) { $0 + $1.percent.value }
      let claimed = Operand(
        Quantity(
          numeral: Numeral(mantissa: 100, decimals: 0, text: "100"), unit: .percent,
          span: first.claim.span))
      let terms = zip(values, percents).map {
        Evidence.Term(1, reading.name(of: $0.0), $0.1.percent)
      }
      return rule.outcome(
        judgement,
        Equation(
          formula: percents.map(\.percent.numeral.text).joined(separator: " + "),
          claimed: claimed, claimSpan: first.claim.span.union(last.claim.span), terms: terms,
          subject: reading.name(of: whole),
          values: ["total": total.printed(.percent, places: 2)]))
    }
  }
}
