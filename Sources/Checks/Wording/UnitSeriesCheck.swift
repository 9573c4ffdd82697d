package import Disclosure

/// One amount in 元 or 亿元 that is meant in 万元.
///
/// What it compares: the units of the amounts of one paragraph; the same digits elsewhere, in 万元; a change and the level in its sentence.
/// Verdict: the rule's severity where the line stands elsewhere with the same digits in 万元; else a warning, for six
/// digits that stand in 万元 elsewhere, four in a paragraph of 万元, or for amounts printed with the decimals of the series around them
/// (5.00元 among 5.00万元), or 亿元 beyond all other amounts of the document.
/// When it stays silent: whole 元 (a price, an allowance), averages (人均), bounds and prices (每人次不超过), one of several in 亿元 in its paragraph, amounts that agree with another mention, amounts in whose
/// unit a table prints.
package struct UnitSeriesCheck: SurveyedCheck {
  package static let kind = "unit-series"
  package static let parameters = [
    ParameterSpec("prices", help: "Words before an amount that is a price or a standard: 每人次, 接待标准.")
  ]

  private let rule: Rule
  private let prices: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    prices = rule.parameters["prices"]?.strings ?? []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    var byBlock: [Int: [Fact]] = [:]
    for fact in reading.facts {
      guard let block = fact.block, fact.quantity.unit?.dimension == .money else { continue }
      byBlock[block, default: []].append(fact)
    }
    var outcomes = byBlock.sorted { $0.key < $1.key }.flatMap { judge($0.value, reading) }
    outcomes += changes(reading) + beyond(byBlock, survey)
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func judge(_ facts: [Fact], _ reading: Reading) -> [Outcome] {
    let usual = facts.filter { $0.quantity.unit == .tenThousandYuan }
    let isSeries = usual.count >= 2 && usual.count * 3 >= facts.count * 2
    let decimals = usual.map(\.quantity.numeral.decimals).max() ?? 0
    return facts.compactMap { fact in
      guard let unit = fact.quantity.unit, unit == .yuan || unit == .hundredMillionYuan,
        fact.quantity.value.sign != 0, !fact.isAverage, fact.quantity.comparator == nil,
        !reading.document.string(fact.labelSpan).holds(anyOf: prices)
      else { return nil }
      let digits = fact.quantity.numeral
      let isAmongItsLike = facts.count { $0.quantity.unit == unit && !$0.isAverage } > 1
      let twin = twin(of: fact, least: isAmongItsLike ? nil : isSeries ? Self.telling : Self.unique, reading)
      let isOdd =
        isSeries && unit == .yuan && decimals == 2 && digits.decimals == 2 && isOfSeries(fact, usual)
      guard twin != nil || isOdd, !isConfirmed(fact, reading) else { return nil }
      let isSameLine = isSeries && twin.map { $0.concept == fact.concept } == true
      return finding(fact.quantity, unit, isCertain: isSameLine, related: twin?.span)
    }
  }

  /// 19643亿元 of a line of the accounts, in a paragraph, or a document, of 万元, and a hundred times all else the document knows.
  ///
  /// 全县农业总产值 and 监管企业资产总额 are as large as that beside the budget of a bureau.
  private func beyond(_ byBlock: [Int: [Fact]], _ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let amounts = reading.facts.filter { $0.quantity.isMoney }
    guard amounts.count >= Self.scale, let largest = amounts.max(by: { $0.quantity.value < $1.quantity.value }),
      largest.quantity.unit == .hundredMillionYuan, largest.quantity.hedge == nil,
      let block = largest.block, twin(of: largest, least: Self.telling, reading) == nil,
      survey.concepts.contains(largest.concept), isOfDocument(largest, reading)
    else { return [] }
    let rest = amounts.lazy.map(\.quantity.value).filter { $0 != largest.quantity.value }
    let beside = (byBlock[block] ?? []).filter { $0.span != largest.span }
    func isOfTenThousands(_ facts: [Fact], fewest: Int) -> Bool {
      facts.count { $0.quantity.unit == .tenThousandYuan } >= fewest
        && !facts.contains { $0.quantity.unit == .hundredMillionYuan && $0.span != largest.span }
    }
    guard let next = rest.max(), next * Rational(100) <= largest.quantity.value,
      isOfTenThousands(beside, fewest: 2) || isOfTenThousands(amounts, fewest: Self.scale)
    else { return [] }
    return [finding(largest.quantity, .hundredMillionYuan, isCertain: false, related: nil)]
  }

  /// 组织全区税收收入 is no amount of the bureau that does it.
  private func isOfDocument(_ fact: Fact, _ reading: Reading) -> Bool {
    let clause = reading.document.string(Span(max(fact.span.start - Self.clause, 0), fact.span.start))
    guard let place = ["全国", "全省", "全市", "全区", "全县", "全镇", "全乡"].first(where: clause.contains) else { return true }
    return reading.document.title.contains(place)
      || reading.facts.contains {
        $0.isNarrative && $0.quantity.unit == .tenThousandYuan && reading.document.string($0.labelSpan).contains(place)
      }
  }

  /// Bytes before a figure that may name the place it is of.
  private static let clause = 90
  /// Amounts a document must have to show how large its figures are.
  private static let scale = 8

  /// 收入3258.80万元，比上年减少118.73亿元; 增加34.93元: a change against the level in its sentence.
  private func changes(_ reading: Reading) -> [Outcome] {
    reading.changes().compactMap { _, claim, change in
      guard let level = reading.fact(change.level), level.quantity.unit == .tenThousandYuan,
        claim.sentence.contains(level.span), let amount = change.amount, let unit = amount.unit,
        amount.value.sign != 0, !change.isReason
      else { return nil }
      let whole = level.quantity.value.magnitude
      let isOdd =
        unit == .hundredMillionYuan
        ? amount.value.magnitude > whole * Rational(10)
        : unit == .yuan && amount.numeral.decimals == level.quantity.numeral.decimals && amount.numeral.decimals > 0
          && amount.value.magnitude * Rational(1000) <= whole
      guard isOdd else { return nil }
      return finding(amount, unit, isCertain: false, related: level.span)
    }
  }

  private func finding(_ amount: Quantity, _ unit: Unit, isCertain: Bool, related: Span?) -> Outcome {
    .disagrees(
      Finding(
        rule: rule, severity: isCertain ? nil : .warning, confidence: isCertain ? nil : .medium,
        values: [
          "match": amount.numeral.text + unit.symbol, "unit": unit.symbol, "usual": Unit.tenThousandYuan.symbol,
        ],
        locations: [.init(role: .primary, span: amount.span)]
          + (related.map { [.init(role: .related, span: $0)] } ?? [])))
  }

  /// Its digits lie among those of the series. 1,630,284.97元 beside 2283.41万元 is as large as them only in 元.
  private func isOfSeries(_ fact: Fact, _ usual: [Fact]) -> Bool {
    let largest = usual.map(\.quantity.value.magnitude).max() ?? .zero
    return fact.quantity.value.magnitude * Rational(1000) <= largest
  }

  /// The same digits elsewhere in 万元: of the same line, or no fewer than `least`.
  private func twin(of fact: Fact, least: UInt64?, _ reading: Reading) -> Fact? {
    let digits = fact.quantity.numeral
    let isLong = least.map { digits.mantissa.magnitude >= $0 && digits.decimals == 2 } ?? false
    let twins = reading.facts.filter {
      $0.span != fact.span && $0.quantity.unit == .tenThousandYuan
        && $0.quantity.numeral.mantissa == digits.mantissa
        && $0.quantity.numeral.decimals == digits.decimals
    }
    return twins.first { !fact.concept.isEmpty && $0.concept == fact.concept }
      ?? (isLong ? twins.first : nil)
  }

  /// Four digits tell of a slip where the paragraph is one of 万元; alone, a document of some hundred figures has them twice by
  /// chance, and six not.
  private static let (telling, unique): (UInt64, UInt64) = (1_000, 100_000)

  /// The same line elsewhere with the same value, or a table in this unit: the unit is meant.
  private func isConfirmed(_ fact: Fact, _ reading: Reading) -> Bool {
    reading.facts.contains { other in
      guard other.span != fact.span, other.quantity.value == fact.quantity.value
      else { return false }
      return other.concept == fact.concept || !other.isNarrative
    }
  }
}
