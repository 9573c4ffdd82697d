package import Disclosure

/// A printed rate of change against the printed level, change and base it follows from.
///
/// Compares: the rate with change ÷ (level − change), change ÷ base, or level ÷ base − 1, whichever are printed;
/// all three together when all are; the base as a table prints it beside the level, when the prose prints neither.
/// Parameter `level` = elsewhere judges the changes that stand without their level (其中：公务接待费减少 0.72 万元，下降 36.36%),
/// over the one value the document gives for it.
/// Stays silent: when neither base nor change is printed; in reasons; where the base may be zero.
/// Source: checks.md A02–A05, A11; docs/numbers.md, section 2.
package struct GrowthCheck: SurveyedCheck {
  package static let kind = "growth"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec(
      "base", isRequired: true, choices: ["any", "zero"],
      help: "any: recompute the rate; zero: a rate is stated although the base is printed as zero."),
    ParameterSpec(
      "level", choices: ["beside", "elsewhere"],
      help: "beside (the default): printed with the change; elsewhere: the line's only value in the document."),
  ]
  private let rule: Rule
  private let isAboutZeroBase: Bool
  private let goesElsewhere: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isAboutZeroBase = rule.parameters["base"]?.string == "zero"
    goesElsewhere = rule.parameters["level"]?.string == "elsewhere"
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let changes = reading.changes().filter {
      $0.change.rate != nil && !$0.change.isReason && (!goesElsewhere || Self.lacksLevel($0.change))
    }
    let levels = goesElsewhere ? LevelIndex(of: changes.map(\.change), survey) : nil
    return changes.compactMap { _, claim, change in
      reading.holding(change) { judge(claim, $0, levels, survey) }
    }
  }

  private func judge(_ claim: Claim, _ change: Claim.Change, _ levels: LevelIndex?, _ survey: Survey) -> Outcome? {
    let (reading, style) = (survey.reading, survey.style)
    guard let rate = change.rate else { return nil }
    var operands = Operands(change, reading, style)
    if operands.base == nil, change.amount == nil, let level = operands.level?.fact {
      operands.base = prior(of: level, change, survey)
    }
    if let levels {
      guard let level = levels.level(of: change) else { return nil }
      operands.level = (level, style.operand(level.quantity))
    }
    return isAboutZeroBase
      ? zeroBase(claim, change, rate, operands, reading)
      : recompute(claim, change, rate, operands, reading)
  }

  /// 职业培训费 234.55 万元，比上年增长 7.53%: the year before as the tables print it, beside the same amount of this year.
  private func prior(
    of level: Fact, _ change: Claim.Change, _ survey: Survey
  ) -> (fact: Fact, operand: Operand)? {
    guard change.basePeriod == .prior, change.baseMeasure == .own, level.period == .current, !level.concept.isEmpty,
      level.quantity.isMoney
    else { return nil }
    let now = survey.tables.candidates(for: level).filter { $0.quantity.value == level.quantity.value }
    guard let row = now.first?.cell, now.allSatisfy({ $0.cell?.table == row.table && $0.cell?.line == row.line })
    else { return nil }
    var before = level
    before.period = .prior
    let told = survey.tables.candidates(for: before).filter { $0.cell?.table == row.table && $0.cell?.line == row.line }
    guard let fact = told.first, told.count == 1, fact.quantity.value.sign > 0 else { return nil }
    return (fact, survey.style.operand(fact.quantity))
  }

  private static func lacksLevel(_ change: Claim.Change) -> Bool {
    change.level == nil && change.base == nil && change.amount?.isMoney == true
  }

  /// The printed figures the rate may be recomputed from.
  struct Operands {
    var level: (fact: Fact, operand: Operand)?
    var base: (fact: Fact, operand: Operand)?
    var amount: Operand?

    init(_ change: Claim.Change, _ reading: Reading, _ style: FigureStyle) {
      amount = change.amount.map { style.operand($0, sign: change.direction == .down ? -1 : 1) }
      if let fact = reading.fact(change.level),
        change.amount.map({ $0.isComparable(with: fact.quantity) }) ?? true
      {
        level = (fact, style.operand(fact.quantity))
      }
      if let fact = reading.fact(change.base),
        level.map({ $0.fact.quantity.isComparable(with: fact.quantity) }) ?? true
      {
        base = (fact, style.operand(fact.quantity))
      }
    }
  }

  private func recompute(
    _ claim: Claim, _ change: Claim.Change, _ rate: Quantity, _ operands: Operands,
    _ reading: Reading
  ) -> Outcome {
    let sign = (change.secondDirection ?? change.direction) == .down ? -1 : 1
    let claimed = Operand(rate, sign: sign)
    let judgement: Judgement
    let formula: String
    var values: [String: String] = [:]
    switch (operands.level, operands.base, operands.amount) {
    case (let level?, let base?, let amount?):
      judgement = .of(
        claim: claimed, from: [level.operand, base.operand, amount], nature: .rate,
        formula: { Hull.growth(current: $0[0], base: $0[1], change: $0[2]) })
      formula = "\(amount.printed) ÷ \(base.operand.printed)"
      // The three contradict each other: what the two of the formula give.
      values["expected"] = Hull.growth(base: base.operand.interval(), change: amount.interval()).interval.map {
        (claimed.sign < 0 ? -$0 : $0).printed(rate.unit, decimals: rate.numeral.decimals).joined(separator: " ~ ")
      }
    case (let level?, nil, let amount?):
      judgement = .of(
        claim: claimed, from: [level.operand, amount], nature: .rate,
        formula: { Hull.growth(current: $0[0], change: $0[1]) })
      let minus = amount.sign < 0 ? "+" : "−"
      formula =
        "\(amount.printed) ÷ (\(level.operand.printed) \(minus) \(amount.quantity.numeral.text))"
    case (let level?, let base?, nil):
      judgement = .of(
        claim: claimed, from: [level.operand, base.operand], nature: .rate,
        formula: { Hull.growth(current: $0[0], base: $0[1]) })
      formula = "\(level.operand.printed) ÷ \(base.operand.printed) − 1"
    case (nil, let base?, let amount?):
      judgement = .of(
        claim: claimed, from: [base.operand, amount], nature: .rate,
        formula: { Hull.growth(base: $0[0], change: $0[1]) })
      formula = "\(amount.printed) ÷ \(base.operand.printed)"
    default:
      return .undecidable(rule: rule.id, span: claim.span, reason: .partnerMissing)
    }
    let equation = Equation(
      formula: formula, claimed: claimed, claimSpan: change.rateSpan ?? rate.extent,
      terms: terms(change, operands, reading), subject: change.concept, values: values,
      cause: cause(claimed, judgement, operands))
    return rule.outcome(judgement, equation, ceiling: rule.severity)
  }

  private func terms(
    _ change: Claim.Change, _ operands: Operands, _ reading: Reading
  ) -> [Evidence.Term] {
    var terms: [Evidence.Term] = []
    if let level = operands.level {
      terms.append(Evidence.Term(1, reading.name(of: level.fact), level.fact.quantity))
    }
    if let base = operands.base {
      terms.append(Evidence.Term(-1, reading.name(of: base.fact), base.fact.quantity))
    }
    if let amount = change.amount, let operand = operands.amount {
      terms.append(
        Evidence.Term(operand.sign, reading.document.string(change.directionSpan), amount))
    }
    return terms
  }

  /// The commonest wrong rate divides by the new amount; otherwise a slip of digits.
  private func cause(
    _ claimed: Operand, _ judgement: Judgement, _ operands: Operands
  ) -> Cause? {
    guard judgement.verdict == .contradicted, let feasible = judgement.feasible else { return nil }
    if let level = operands.level?.operand, let amount = operands.amount,
      let over = Hull.share(part: amount.interval(), whole: level.interval()).interval,
      over.meets(claimed.interval())
    {
      return Cause(kind: .rateOverCurrent, fits: judgement.recomputed?.decimal(places: 2) ?? "")
    }
    return Mechanism.cause(
      of: claimed.quantity, feasible: claimed.sign < 0 ? -feasible : feasible)
  }

  /// 上年 0, 增长 100 %: the base as printed is zero, whatever rate is claimed is undefined.
  private func zeroBase(
    _ claim: Claim, _ change: Claim.Change, _ rate: Quantity, _ operands: Operands,
    _ reading: Reading
  ) -> Outcome? {
    guard !rate.value.isZero else { return nil }
    let base = operands.base?.operand.value
    let implied = operands.level.flatMap { level in
      operands.amount.map { level.operand.value - $0.value }
    }
    guard let zero = base ?? implied, zero.isZero else { return nil }
    let claimed = Operand(rate)
    let evidence = Evidence(
      formula: "÷ 0", claimed: claimed.printed, feasible: [], difference: "",
      verdict: .contradicted, terms: terms(change, operands, reading))
    return .disagrees(
      Finding(
        rule: rule, values: ["subject": change.concept, "claimed": claimed.printed],
        locations: [Finding.Location(role: .primary, span: change.rateSpan ?? rate.extent)]
          + evidence.terms.map { Finding.Location(role: .related, span: $0.span) },
        evidence: evidence))
  }
}

extension Operand {
  /// With the sign a direction word gives it, and the unit.
  var printed: String { (sign < 0 ? "−" : "") + quantity.printed }
}
