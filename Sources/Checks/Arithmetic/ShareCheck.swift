package import Disclosure

/// A printed share against the printed part and whole.
///
/// The whole is the one named (占本年支出合计的), else the one its list opened with. Where several totals could be
/// meant (本年支出合计, 支出总计), the share is right when it is right of one of them. Where three shares and more are said to be of one
/// whole that no words lead to, it is the printed amount all of them but one are right of.
/// Source: checks.md A15, B08; lessons.md 16, 18.
package struct ShareCheck: SurveyedCheck {
  package static let kind = "share"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  /// One share tried against one whole.
  private struct Trial {
    var claim: Claim
    var part: Fact
    var whole: Fact
    var percent: Quantity
    /// Of part and whole.
    var operands: (part: Operand, whole: Operand)
    var judgement: Judgement

    init(_ claim: Claim, _ part: Fact, _ whole: Fact, _ percent: Quantity, _ style: FigureStyle) {
      self.claim = claim
      self.part = part
      self.whole = whole
      self.percent = percent
      operands = (style.operand(part.quantity), style.operand(whole.quantity))
      judgement = .share(percent, part: operands.part, whole: operands.whole)
    }

    /// Whether the share would be right with another's figure.
    func fits(_ percent: Quantity) -> Bool {
      Judgement.share(percent, part: operands.part, whole: operands.whole).severity == nil
    }
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    var outcomes: [Outcome] = []
    var trials: [Trial] = []
    lazy var printed = Dictionary(
      grouping: reading.facts.indices.filter { !reading.facts[$0].isNarrative && reading.facts[$0].period == .current },
      by: { reading.facts[$0].concept })
    var lost: [(claim: Claim, words: String, share: CommonWhole.Share, trial: Trial?)] = []
    for claim in reading.claims {
      guard case .share(let index, let whole, let words, let percent) = claim.relation,
        let part = reading.fact(index)
      else { continue }
      let wholes = candidates(whole, words, part, printed, reading)
      let tried = wholes.map { Trial(claim, part, $0, percent, survey.style) }
      // 其中甲 3 万元、乙 2 万元，占 5%: of what was divided; 小微企业 3 万元，占 60%: of the line its sentence began with.
      func others() -> [Trial] {
        let heads = reading.heads(before: index).compactMap { reading.fact($0) }
        return heads.filter { $0.quantity.value >= part.quantity.value }.flatMap { head in
          wholes.map { Trial(claim, head, $0, percent, survey.style) }
            + (words.isEmpty ? [Trial(claim, part, head, percent, survey.style)] : [])
        } + (words.isEmpty ? earlier(than: index, reading).map { Trial(claim, part, $0, percent, survey.style) } : [])
      }
      // Any whole that makes the share right decides; else the first, the nearest in meaning.
      let trial =
        tried.first { $0.judgement.severity == nil } ?? others().first { $0.judgement.severity == nil } ?? tried.first
      if let trial, trial.judgement.severity == nil || !words.isEmpty {
        trials.append(trial)
      } else {
        lost.append((claim, words, CommonWhole.Share(part: part, percent: percent), trial))
      }
    }
    let wholes = CommonWhole(of: lost.map { ("\($0.claim.section) \($0.words)", $0.share) }, reading)
    for (index, item) in lost.enumerated() {
      if let whole = wholes[index] {
        trials.append(Trial(item.claim, item.share.part, whole, item.share.percent, survey.style))
      } else if let trial = item.trial {
        trials.append(trial)
      } else {
        outcomes.append(.undecidable(rule: rule.id, span: item.claim.span, reason: .partnerMissing))
      }
    }
    trials.sort { $0.claim.span < $1.claim.span }
    let right = trials.filter { $0.judgement.severity == nil }
    let wrong = trials.filter { $0.judgement.severity != nil }
    outcomes += right.map { outcome($0, cause: nil, reading) }
    return outcomes + wrong.indices.map { outcome(wrong[$0], cause: cause(of: $0, in: wrong), reading) }
  }

  private func outcome(_ trial: Trial, cause: Cause?, _ reading: Reading) -> Outcome {
    // 0 of 0 is written 0 % in the standard sentence.
    if trial.part.quantity.value.isZero, trial.percent.value.isZero {
      return .undecidable(rule: rule.id, span: trial.claim.span, reason: .zeroBase)
    }
    return rule.outcome(
      trial.judgement,
      Equation(
        formula: "\(trial.operands.part.printed) ÷ \(trial.operands.whole.printed)", claimed: Operand(trial.percent),
        claimSpan: trial.claim.span,
        terms: [
          Evidence.Term(1, reading.name(of: trial.part), trial.part.quantity),
          Evidence.Term(1, reading.name(of: trial.whole), trial.whole.quantity),
        ],
        subject: reading.name(of: trial.part), cause: cause))
  }

  /// 支出 20 万元。教育支出占 80%，为 16 万元，其中…；卫生健康支出 2 万元，占 10%: what the paragraph told before may be the whole again.
  private func earlier(than index: Int, _ reading: Reading) -> [Fact] {
    let part = reading.facts[index]
    let told = reading.facts[max(index - Self.reach, 0)..<index].reversed().prefix {
      $0.isNarrative && $0.block == part.block
    }
    let wholes = told.lazy.filter {
      $0.period == part.period && $0.quantity.isComparable(with: part.quantity)
        && $0.quantity.value > part.quantity.value
    }
    return Array(wholes.prefix(Self.tried))
  }

  /// Figures of a paragraph that are looked back over, and those of them that are tried.
  private static let reach = 100
  private static let tried = 12

  /// The wrong share before or behind it in its sentence may have got its figure, and it that one's.
  private func cause(of index: Int, in wrong: [Trial]) -> Cause? {
    let trial = wrong[index]
    guard trial.judgement.verdict == .contradicted, let feasible = trial.judgement.feasible else { return nil }
    let neighbours = [index - 1, index + 1].filter(wrong.indices.contains).map { wrong[$0] }
    let other = neighbours.first { other in
      other.claim.sentence == trial.claim.sentence && trial.fits(other.percent) && other.fits(trial.percent)
    }
    return other.map { Cause(kind: .sharesExchanged, fits: $0.percent.printed) }
      ?? Mechanism.cause(of: trial.percent, feasible: feasible)
  }

  /// `printed`: the figures of tables by their line.
  private func candidates(
    _ whole: Int?, _ words: String, _ part: Fact, _ printed: [String: [Int]], _ reading: Reading
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
    // “三公”经费 19 万元（其中：一般公共预算 19 万元；国有资本经营预算 0 万元）: the name was read last of what is nothing.
    if found.isEmpty, let named = reading.fact(whole), let block = named.block {
      for fact in reading.facts
      where fact.block == block && fact.concept == named.concept && fact.period == .current
        && fact.measure == named.measure
      { add(fact) }
    }
    // The whole is named: a total of the tables may be meant as well.
    let name = found.first?.concept ?? reading.vocabulary.concept(words)
    let scope = found.first?.scope ?? .allFunds
    for index in printed[name] ?? [] where reading.facts[index].scope == scope { add(reading.facts[index]) }
    // 占本年支出合计的, in a part that tells of 财政拨款 alone: the total of all money may be meant as well.
    if scope != .allFunds, !words.holds(anyOf: Self.budgets) {
      for index in printed[name] ?? [] where reading.facts[index].scope == .allFunds { add(reading.facts[index]) }
    }
    return found
  }

  /// Words of a whole that say whose money it is.
  private static let budgets = ["财政拨款", "公共预算", "基金", "国有资本"]
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
