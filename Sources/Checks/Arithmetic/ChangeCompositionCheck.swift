package import Disclosure

/// The changes claimed for the parts of a list against the change claimed for the whole.
///
/// Applies where the whole and every part print their change from the same base, with levels (按…划分：A 支出 40 万元，
/// 较上年增加 3 万元；…) or without (增加 10 万元，其中：A 增加 3 万元，B 增加 7 万元).
/// `line` and `parts` name a line and those it is made of, whose changes are told apart from one another, each in its own paragraph.
/// Stays silent where rounding may explain the gap: a printed change is the difference of two printed levels, so it may be off by a
/// whole last place.
/// Source: checks.md A28, A01; lessons.md 10.
package struct ChangeCompositionCheck: SurveyedCheck {
  package static let kind = "change-composition"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec("line", help: "A line whose change is that of its parts, wherever they are told."),
    ParameterSpec("parts", help: "Those parts, all of them."),
  ]
  private let rule: Rule
  private let line: String?
  private let parts: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    line = rule.parameters["line"]?.string
    parts = rule.parameters["parts"]?.strings ?? []
    guard (line == nil) == parts.isEmpty else {
      throw RuleFault(parameter: "parts", message: "line and parts go together")
    }
  }

  private typealias Told = (claim: Claim, change: Claim.Change)

  package func judge(_ survey: Survey) -> [Outcome] {
    let (reading, style) = (survey.reading, survey.style)
    return line.map { ofLine($0, style, reading) } ?? ofLists(style, reading)
  }

  /// The changes told of a line and of its parts, where each is told once or alike.
  private func ofLine(_ line: String, _ style: FigureStyle, _ reading: Reading) -> [Outcome] {
    var told: [String: [Told]] = [:]
    let names = Set(parts + [line])
    for (_, claim, change) in reading.changes() where !change.isReason && names.contains(change.concept) {
      if change.basePeriod == .prior, change.baseMeasure == .own, !change.isApproximate {
        told[change.concept, default: []].append((claim, change))
      }
    }
    guard let total = unique(told[line], style), !isListed(line, reading) else {
      return [.notApplicable(rule: rule.id, reason: .partnerMissing)]
    }
    let parts = parts.compactMap { unique(told[$0], style) }
    guard parts.count == self.parts.count else {
      return [.undecidable(rule: rule.id, span: total.claim.span, reason: .partnerMissing)]
    }
    return judge(total, parts, style, reading).map { [$0] } ?? []
  }

  private func unique(_ told: [Told]?, _ style: FigureStyle) -> Told? {
    guard let told, let first = told.first,
      told.allSatisfy({ signed($0.change, style)?.value == signed(first.change, style)?.value })
    else { return nil }
    return first
  }

  /// The line's parts stand in a list of its own, which was judged.
  private func isListed(_ line: String, _ reading: Reading) -> Bool {
    reading.claims.contains { claim in
      switch claim.relation {
      case .composition(let list): list.exhaustiveness != .partial && reading.fact(list.whole)?.concept == line
      case .changeComposition(let whole, _): told(whole, reading)?.change.concept == line
      default: false
      }
    }
  }

  private func ofLists(_ style: FigureStyle, _ reading: Reading) -> [Outcome] {
    var byLevel: [Int: Told] = [:]
    for (_, claim, change) in reading.changes() where !change.isReason {
      if let level = change.level, byLevel[level] == nil { byLevel[level] = (claim, change) }
    }
    let ofLevels = reading.compositions().compactMap { _, composition -> Outcome? in
      guard composition.exhaustiveness != .partial, let total = byLevel[composition.whole]
      else { return nil }
      let parts = composition.parts.compactMap { byLevel[$0] }
      return parts.count == composition.parts.count ? judge(total, parts, style, reading) : nil
    }
    let ofChanges = reading.claims.compactMap { claim -> Outcome? in
      guard case .changeComposition(let whole, let parts) = claim.relation,
        let total = told(whole, reading)
      else { return nil }
      return judge(total, parts.compactMap { told($0, reading) }, style, reading)
    }
    return ofLevels + ofChanges
  }

  private func told(_ index: Int, _ reading: Reading) -> Told? {
    guard reading.claims.indices.contains(index),
      case .change(let change) = reading.claims[index].relation
    else { return nil }
    return (reading.claims[index], change)
  }

  private func judge(_ total: Told, _ parts: [Told], _ style: FigureStyle, _ reading: Reading) -> Outcome? {
    let changes = parts.map(\.change)
    guard let claimed = signed(total.change, style), claimed.quantity.isMoney, changes.count >= 2,
      changes.allSatisfy({ $0.basePeriod == total.change.basePeriod })
    else { return nil }
    let operands = changes.compactMap { signed($0, style) }
    guard operands.count + changes.count(where: { $0.direction == .flat }) == changes.count,
      operands.allSatisfy({ $0.quantity.isMoney })
    else { return nil }
    let judgement = Judgement.sum(total: claimed, terms: operands)
    let figures = Rational(Int128(operands.count + 1))
    let slack = claimed.quantity.isExact ? .zero : claimed.quantity.unitInLastPlace * figures
    let value = claimed.sign < 0 ? -claimed.quantity.value : claimed.quantity.value
    if judgement.severity != nil, let sum = judgement.recomputed, (sum - value).magnitude <= slack { return nil }
    let terms = changes.compactMap { change in
      change.amount.map {
        Evidence.Term(change.direction == .down ? -1 : 1, change.concept, $0)
      }
    }
    let claimSpan = total.change.amountSpan ?? total.claim.span
    return rule.outcome(
      judgement,
      Equation(
        formula: operands.map(\.printed).joined(separator: " + "), claimed: claimed, claimSpan: claimSpan,
        terms: terms, subject: total.change.concept,
        values: [
          "told": reading.document.string(claimSpan),
          "parts": judgement.recomputed.map { told($0, claimed.quantity) } ?? "",
        ]))
  }

  /// 增加8.90万元, 减少8.90万元.
  private func told(_ change: Rational, _ quantity: Quantity) -> String {
    (change.sign < 0 ? "减少" : "增加") + change.magnitude.printed(quantity.unit, places: 2)
  }

  private func signed(_ change: Claim.Change, _ style: FigureStyle) -> Operand? {
    guard change.direction != .flat, let amount = change.amount else { return nil }
    return style.operand(amount, sign: change.direction == .down ? -1 : 1)
  }
}
