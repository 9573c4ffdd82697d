package import Disclosure

/// One amount in 元 or 亿元 in a series of amounts in 万元.
///
/// What it compares: the units of the amounts of one paragraph; and the same digits of the same line elsewhere.
/// Verdict: the rule's severity where the line stands elsewhere with the same digits in the series' unit; else a warning,
/// and only for amounts printed with the decimals of the series (5.00元 among 5.00万元).
/// When it stays silent: whole 元 (a price, an allowance), amounts that agree with their other mention.
package struct UnitSeriesCheck: Check {
  package static let kind = "unit-series"
  package static let parameters: [ParameterSpec] = []

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    var byBlock: [Int: [Fact]] = [:]
    for fact in reading.facts {
      guard case .narrative(let block, _) = fact.origin, fact.quantity.unit?.dimension == .money
      else { continue }
      byBlock[block, default: []].append(fact)
    }
    let outcomes = byBlock.sorted { $0.key < $1.key }.flatMap { judge($0.value, reading) }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func judge(_ facts: [Fact], _ reading: Reading) -> [Outcome] {
    let usual = facts.filter { $0.quantity.unit == .tenThousandYuan }
    guard usual.count >= 2, usual.count * 3 >= facts.count * 2 else { return [] }
    let decimals = usual.map(\.quantity.numeral.decimals).max() ?? 0
    return facts.compactMap { fact in
      guard let unit = fact.quantity.unit, unit == .yuan || unit == .hundredMillionYuan,
        fact.quantity.value.sign != 0
      else { return nil }
      let twin = twin(of: fact, reading)
      guard twin != nil || (unit == .yuan && decimals == 2 && fact.quantity.numeral.decimals == 2)
      else { return nil }
      if twin == nil, isConfirmed(fact, reading) { return nil }
      return .disagrees(
        Finding(
          rule: rule, severity: twin == nil ? .warning : nil,
          confidence: twin == nil ? .medium : nil,
          values: [
            "match": fact.quantity.numeral.text + unit.symbol, "unit": unit.symbol,
            "usual": Unit.tenThousandYuan.symbol,
          ],
          locations: [.init(role: .primary, span: fact.span)]
            + (twin.map { [.init(role: .related, span: $0.span)] } ?? [])))
    }
  }

  /// The same line elsewhere with the same digits in 万元.
  private func twin(of fact: Fact, _ reading: Reading) -> Fact? {
    guard !fact.concept.isEmpty else { return nil }
    return reading.facts.first {
      $0.concept == fact.concept && $0.span != fact.span && $0.quantity.unit == .tenThousandYuan
        && $0.quantity.numeral.mantissa == fact.quantity.numeral.mantissa
        && $0.quantity.numeral.decimals == fact.quantity.numeral.decimals
    }
  }

  /// The same line elsewhere with the same value: the unit is meant.
  private func isConfirmed(_ fact: Fact, _ reading: Reading) -> Bool {
    reading.facts.contains {
      $0.concept == fact.concept && $0.span != fact.span
        && $0.quantity.value == fact.quantity.value
    }
  }
}
