package import Disclosure

/// Shares listed side by side whose whole is not printed: whatever it is, it is the same for all of them.
///
/// Compares: part × (other share ÷ other part) with the printed share. The other is the one most of the list agrees with,
/// of equals the one with the largest part; it stands for the whole.
/// Stays silent: where the whole is printed (that is the business of `share`), where two shares name different wholes, and
/// where nobody in the list has a share above zero.
/// Source: checks.md A15, A16.
package struct SiblingShareCheck: SurveyedCheck {
  package static let kind = "sibling-shares"
  package static let parameters: [ParameterSpec] = []
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Share {
    var claim: Claim
    var part: Fact
    /// What the whole is called; empty when not said.
    var whole: String
    var percent: Quantity
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let style = survey.style
    var outcomes: [Outcome] = []
    for group in groups(reading) {
      guard let witness = witness(of: group, style) else { continue }
      for share in group where share.claim.span != witness.claim.span {
        outcomes.append(outcome(share, witness, style, reading))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Shares without a whole, by sentence; two at least, of parts that can be compared.
  private func groups(_ reading: Reading) -> [[Share]] {
    var groups: [[Share]] = []
    for claim in reading.claims {
      guard case .share(let part, nil, let whole, let percent) = claim.relation,
        let part = reading.fact(part)
      else { continue }
      let share = Share(claim: claim, part: part, whole: whole, percent: percent)
      if let first = groups.last?.first, first.claim.sentence == claim.sentence,
        first.whole == whole, first.part.quantity.isComparable(with: part.quantity), first.part.measure == part.measure
      {
        groups[groups.count - 1].append(share)
      } else {
        groups.append([share])
      }
    }
    return groups.filter { $0.count >= 2 }
  }

  private func witness(of group: [Share], _ style: FigureStyle) -> Share? {
    let able = group.filter { $0.part.quantity.value.sign > 0 && $0.percent.value.sign > 0 }
      .sorted { $0.part.quantity.value > $1.part.quantity.value }
    let support = able.prefix(Self.witnessesMax).map { share in
      (share, count: group.count { judgement($0, share, style).severity == nil })
    }
    let most = support.lazy.map(\.count).max()
    return support.first { $0.count == most }?.0
  }

  /// The larger the part, the closer it tells the whole; in a list without end not everyone is heard.
  private static let witnessesMax = 16

  private func judgement(_ share: Share, _ witness: Share, _ style: FigureStyle) -> Judgement {
    Judgement.of(
      claim: Operand(share.percent),
      from: [
        style.operand(share.part.quantity), style.operand(witness.part.quantity),
        Operand(witness.percent),
      ], nature: .rate,
      formula: { figures in
        guard case .range(let ratio) = Hull.share(part: figures[0], whole: figures[1])
        else { return .undefined }
        return .range(ratio * figures[2] * Rational(1, over: 100))
      })
  }

  private func outcome(
    _ share: Share, _ witness: Share, _ style: FigureStyle, _ reading: Reading
  ) -> Outcome {
    let judgement = judgement(share, witness, style)
    let part = share.part.quantity
    return rule.outcome(
      judgement,
      Equation(
        formula: "\(part.printed) ÷ (\(witness.part.quantity.printed) ÷ \(witness.percent.printed))",
        claimed: Operand(share.percent), claimSpan: share.claim.span,
        terms: [
          Evidence.Term(1, reading.name(of: share.part), part),
          Evidence.Term(1, reading.name(of: witness.part), witness.part.quantity),
          Evidence.Term(1, reading.name(of: witness.part), witness.percent),
        ],
        subject: reading.name(of: share.part),
        values: ["witness": reading.name(of: witness.part)],
        cause: judgement.verdict == .contradicted
          ? judgement.feasible.flatMap { Mechanism.cause(of: share.percent, feasible: $0) } : nil))
  }
}
