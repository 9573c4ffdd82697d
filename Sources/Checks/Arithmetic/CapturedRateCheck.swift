package import Disclosure

/// A figure said in one breath with the two it comes from: 发放问卷500份，收回487份，回收率97.4%.
///
/// What it compares: by `relation`, share: the captured `claim` (%) with `part` ÷ `whole`; points: `claim` (percentage points) with the way
/// from `from` to `to` (%), upwards where `up` is captured, else downwards; average: the captured `claim` in `each` (元, 万元) with `amount` in
/// `unit` ÷ `count`; growth: `claim` (%) with `to` ÷ `from` − 1, both in `unit`; product: the captured `claim` in `unit` with `each` in `money` × `count`, a price and a number that were set.
/// Figures whose captured `unit` is one of `counters` are exact, others as fine as they are printed.
/// Stays silent: where the units captured beside part and whole (`unit`, `same`) differ; 名 and 人 do not.
/// Source: checks.md A10, A15, I02.
package struct CapturedRateCheck: Check {
  package static let kind = "captured-rate"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "relation", isRequired: true, choices: ["average", "growth", "points", "product", "share"],
        help: "How the claim comes from the other two figures."),
      ParameterSpec("counters", help: "Units of things counted one by one."),
    ]
  private let rule: Rule
  private let counters: [String]
  private let relation: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    relation = rule.parameters["relation"]?.string ?? ""
    counters = rule.parameters["counters"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      switch relation {
      case "average": average(match, reading.document)
      case "growth": growth(match, reading.document)
      case "product": product(match, reading.document)
      case "points": points(match, reading.document)
      default: share(match, reading.document)
      }
    }
  }

  /// 编制218名，在职207人 count the same.
  private static let persons: Set<String> = ["人", "名"]

  private func share(_ match: Match, _ document: Document) -> Outcome? {
    func words(_ name: String) -> String? {
      match.capture(name).map { document.string($0) }
    }
    guard let symbol = words("unit"), let same = words("same"),
      symbol == same || Self.persons.isSuperset(of: [symbol, same])
    else { return nil }
    let unit = Unit(symbol: symbol, dimension: counters.contains(symbol) ? .count : .measure)
    guard let part = match.figure("part", unit, document), let whole = match.figure("whole", unit, document),
      let claim = match.figure("claim", .percent, document)
    else { return nil }
    return outcome(claim, [part, whole], "\(part.printed) ÷ \(whole.printed)") {
      Hull.share(part: $0[0], whole: $0[1])
    }
  }

  private func points(_ match: Match, _ document: Document) -> Outcome? {
    let isUp = match.capture("up") != nil
    guard let from = match.figure("from", .percent, document), let to = match.figure("to", .percent, document),
      let claim = match.figure("claim", Unit(symbol: "个百分点", dimension: .percentagePoint), document)
    else { return nil }
    let (later, earlier) = isUp ? (to, from) : (from, to)
    return outcome(claim, [later, earlier], "\(later.printed) − \(earlier.printed)") {
      Hull.pointChange(later: $0[0], earlier: $0[1])
    }
  }

  private func average(_ match: Match, _ document: Document) -> Outcome? {
    func captured(_ name: String) -> Unit? { match.capture(name).flatMap { Unit.money(document.string($0)) } }
    guard let unit = captured("unit"), let each = captured("each"), let amount = match.figure("amount", unit, document),
      let count = match.figure("count", Unit(symbol: "人", dimension: .count), document), count.value.sign > 0,
      let claim = match.figure("claim", each, document)
    else { return nil }
    return outcome(claim, [amount, count], "\(amount.printed) ÷ \(count.numeral.text)") { figures in
      (figures[0] / figures[1]).map { .range($0) } ?? .undefined
    }
  }

  private func growth(_ match: Match, _ document: Document) -> Outcome? {
    guard let unit = match.capture("unit").flatMap({ Unit.money(document.string($0)) }),
      let from = match.figure("from", unit, document), let to = match.figure("to", unit, document),
      let claim = match.figure("claim", .percent, document)
    else { return nil }
    // A difference that is told without its sign.
    let sign = Rational(to.value < from.value && claim.value.sign > 0 ? -1 : 1)
    return outcome(claim, [to, from], "\(to.printed) ÷ \(from.printed) − 1") { figures in
      guard let range = Hull.growth(current: figures[0], base: figures[1]).interval else { return .undefined }
      return .range(range * sign)
    }
  }

  private func product(_ match: Match, _ document: Document) -> Outcome? {
    func captured(_ name: String) -> String { match.capture(name).map { document.string($0) } ?? "" }
    guard let unit = Unit.money(captured("unit")), let money = Unit.money(captured("money")),
      let each = match.figure("each", money, document),
      let count = match.figure("count", Expression.unit(captured("of")), document),
      let claim = match.figure("claim", unit, document)
    else { return nil }
    return outcome(claim, [each, count], "\(each.printed) × \(count.printed)", .amount) { _ in
      .range(Interval(exactly: each.value * count.value))
    }
  }

  private func outcome(
    _ claim: Quantity, _ figures: [Quantity], _ formula: String, _ nature: Judgement.Nature = .rate,
    _ hull: @escaping ([Interval]) -> Hull
  ) -> Outcome {
    var claimed = Operand(claim)
    claimed.isQuotient = true
    let judgement = Judgement.of(
      claim: claimed, from: figures.map { Operand($0) }, nature: nature, formula: hull)
    return rule.outcome(
      judgement,
      Equation(
        formula: formula, claimed: claimed, claimSpan: claim.extent,
        terms: figures.map { Evidence.Term(1, "", $0) }, subject: ""))
  }
}
