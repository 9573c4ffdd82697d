package import Disclosure

/// An amount, what was added or taken off and what it came to, said in one breath: 年初预算100万元，调减5万元，调整后预算95万元.
///
/// What it compares: the captured `claim` with `base` and `change`, added where `up` is captured, taken off where `down` is, else either; without
/// a `change` there was none.
/// Stays silent: where the units captured beside them (`unit`, `same`, `again`) differ.
/// Source: checks.md A28.
package struct CapturedSumCheck: Check {
  package static let kind = "captured-sum"
  package static let parameters = PatternParameters.all
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { judge($0, reading.document) }
  }

  private func judge(_ match: Match, _ document: Document) -> Outcome? {
    func words(_ name: String) -> String? { match.capture(name).map { document.string($0) } }
    guard let symbol = words("unit"), [words("same"), words("again")].allSatisfy({ $0 == nil || $0 == symbol })
    else { return nil }
    let unit = Unit.money(symbol) ?? Unit(symbol: symbol, dimension: .count)
    guard let base = match.figure("base", unit, document), let claim = match.figure("claim", unit, document)
    else { return nil }
    let change = match.figure("change", unit, document)
    guard (match.capture("change") == nil) == (change == nil) else { return nil }
    let signs = match.capture("down") != nil ? [-1] : match.capture("up") != nil ? [1] : [1, -1]
    let judged = signs.map { sign -> (judgement: Judgement, terms: [Operand]) in
      let terms = [Operand(base)] + (change.map { [Operand($0, sign: sign)] } ?? [])
      return (.sum(total: Operand(claim), terms: terms), terms)
    }
    guard let best = judged.first(where: { $0.judgement.severity == nil }) ?? judged.first else { return nil }
    return rule.outcome(
      best.judgement,
      Equation(
        formula: best.terms.map(\.printed).joined(separator: " + "), claimed: Operand(claim), claimSpan: claim.extent,
        terms: best.terms.map { Evidence.Term($0.sign, "", $0.quantity) }, subject: ""))
  }
}
