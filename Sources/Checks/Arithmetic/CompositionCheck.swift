package import Disclosure

/// The parts of a list against the whole it opened with.
///
/// Parameter `list`: exhaustive (分别为, 按…划分), itemised (其中), or partial (主要包括: parts may not exceed the whole).
/// A list whose leading part is itself divided in the same list (在职 99 人, 行政 44 人, 事业 55 人) closes too.
/// Stays silent: when a part stands twice (the doubled clause has its own finding).
/// Source: checks.md A17–A19, A28; lessons.md 10, 17.
package struct CompositionCheck: SurveyedCheck {
  package static let kind = "composition"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec(
      "list", isRequired: true, choices: ["exhaustive", "itemised", "partial"],
      help: "Which lists the rule judges."),
    ParameterSpec(
      "gap", choices: ["any", "excess", "shortfall"],
      help: "excess: only parts above the whole; shortfall: only parts below it; any by default."),
    ParameterSpec(
      "regional",
      help: "Words of wholes of which 其中 tells what matters: a shortfall is one where a single slip explains it."),
  ]
  private let rule: Rule
  private let list: Claim.Composition.Exhaustiveness
  private let gap: String
  private let regional: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard
      let list = rule.parameters["list"]?.string.flatMap(
        Claim.Composition.Exhaustiveness.init(rawValue:))
    else { throw RuleFault(parameter: "list", message: "exhaustive, itemised, partial") }
    self.list = list
    gap = rule.parameters["gap"]?.string ?? "any"
    regional = rule.parameters["regional"]?.strings ?? []
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    return reading.compositions().compactMap { claim, composition in
      guard composition.exhaustiveness == list, let whole = reading.fact(composition.whole)
      else { return nil }
      let parts = composition.parts.compactMap { reading.fact($0) }
        .filter { $0.quantity.isComparable(with: whole.quantity) }
      guard parts.count >= 2, !repeats(parts, reading.document) else {
        return .undecidable(rule: rule.id, span: claim.span, reason: .structureUnclear)
      }
      return judge(claim, composition, whole, parts, survey)
    }
  }

  private func judge(
    _ claim: Claim, _ composition: Claim.Composition, _ whole: Fact, _ parts: [Fact], _ survey: Survey
  ) -> Outcome? {
    let (reading, style, known) = (survey.reading, survey.style, survey.concepts)
    let total = style.operand(whole.quantity)
    let operands = parts.map { style.operand($0.quantity) }
    let judgement = Judgement.sum(total: total, terms: operands)
    let isBroken = judgement.severity != nil
    // Kinds of cars stand beside one another, whatever small numbers happen to add up.
    let isFlat = parts.allSatisfy { $0.concept.hasSuffix("用车") }
    if isBroken, !isFlat, closesNested(total, operands) { return nil }
    let excess = operands.reduce(Rational.zero) { $0 + $1.value } - total.value
    let cause = cause(judgement, whole, parts, reading)
    let mayBeNoList = isFarOff(excess, total) && !followsAtOnce(parts[0], whole, reading.document)
    if isBroken, cause == nil, !isFlat, mayBeNoList, !parts.allSatisfy({ known.contains($0.concept) }) {
      return .undecidable(rule: rule.id, span: claim.span, reason: .structureUnclear)
    }
    if isBroken {
      if list == .partial, excess.sign < 0 { return nil }
      if gap == "excess", excess.sign < 0 { return nil }
      if gap == "shortfall", excess.sign >= 0 { return nil }
      // 全县支出 47.85 亿元，其中：教育 8.84 亿元，农林水 7.39 亿元: nobody tells all accounts of a county.
      if excess.sign < 0, whole.quantity.isMoney, cause == nil, tellsExamples(of: whole, reading) {
        return .undecidable(rule: rule.id, span: claim.span, reason: .structureUnclear)
      }
      if excess.sign < 0, !listsClasses(claim, parts, reading.document), sharesLeaveRest(composition, total, reading) {
        return .undecidable(rule: rule.id, span: claim.span, reason: .structureUnclear)
      }
      if excess.sign < 0, lacksAmount(whole, parts, reading.document) {
        return .undecidable(rule: rule.id, span: claim.span, reason: .unreadFigure)
      }
    } else if gap == "excess" {
      // The agreement is in the ledger once, under the rule for shortfalls.
      return nil
    }
    let equation = Equation(
      formula: parts.map(\.quantity.numeral.text).joined(separator: " + "), claimed: total,
      claimSpan: whole.extent,
      terms: parts.map { Evidence.Term(1, reading.name(of: $0), $0.quantity) },
      subject: reading.name(of: whole),
      values: [
        "total": whole.quantity.printed,
        "parts": (excess + total.value).printed(
          whole.quantity.unit, places: max(whole.quantity.numeral.decimals, 2)),
        "gap": excess.magnitude.printed(
          whole.quantity.unit, places: max(whole.quantity.numeral.decimals, 2)),
      ],
      cause: cause)
    return rule.outcome(judgement, equation)
  }

  /// By more than half, and neither a slip nor the names of the parts explain it: what was taken for parts is something else (在职 126 人，比上年减少 4 人，其中退休 6 人、…).
  private func isFarOff(_ excess: Rational, _ total: Operand) -> Bool {
    excess.magnitude * Rational(2) > total.value.magnitude
  }

  /// 在职 43 人，其中行政 18 人: with no other figure between, the parts can be of nothing else.
  private func followsAtOnce(_ part: Fact, _ whole: Fact, _ document: Document) -> Bool {
    guard part.span.start >= whole.extent.end else { return false }
    return !ScalarRun(document.text, Span(whole.extent.end, part.span.start)).scalars.contains(where: \.isDigit)
  }

  /// 主要用于以下方面：教育支出（类）…: the official form lists all classes there.
  private func listsClasses(_ claim: Claim, _ parts: [Fact], _ document: Document) -> Bool {
    document.string(claim.span).holds("以下方面")
      || parts.allSatisfy { document.string($0.labelSpan).holds(anyOf: ["（类）", "(类)"]) }
  }

  /// 按经济分类，甲 5 万元，占 10%；乙 3 万元，占 6%: the shares told say themselves that there is more than the parts told.
  private func sharesLeaveRest(_ composition: Claim.Composition, _ total: Operand, _ reading: Reading) -> Bool {
    var shares: [Int: Quantity] = [:]
    for claim in reading.claims {
      if case .share(let part, let whole, _, let percent) = claim.relation, whole == composition.whole {
        shares[part] = percent
      }
    }
    return composition.parts.allSatisfy { part in
      guard let percent = shares[part], let fact = reading.fact(part), total.value.sign > 0 else { return false }
      return percent.distance(fromShareOf: fact.quantity, in: total.quantity) <= Rational(1)
    }
  }

  /// The whole, or the title, is of a whole region.
  private func tellsExamples(of whole: Fact, _ reading: Reading) -> Bool {
    reading.document.string(whole.labelSpan).holds(anyOf: regional) || reading.document.title.holds(anyOf: regional)
  }

  /// 万元 with no figure before it somewhere in the list: what is missing has a finding of its own.
  private func lacksAmount(_ whole: Fact, _ parts: [Fact], _ document: Document) -> Bool {
    guard let block = parts.max(by: { $0.span.end < $1.span.end })?.block,
      document.blocks.indices.contains(block)
    else { return false }
    // The one without an amount may be the last.
    let next = document.blocks[min(block + 1, document.blocks.count - 1)]
    let end = min(next.span.end, whole.span.end + Self.listLimit)
    guard end > whole.span.end else { return false }
    let text = document.text[whole.span.end..<end]
    let unit = Array("万元".utf8)
    return text.indices.contains { index in
      guard text[index] == unit[0], text[index...].starts(with: unit) else { return false }
      let before = text[..<index].suffix(24).reversed().drop { $0 == 0x20 }.prefix(12)
      let words = String(decoding: before.reversed(), as: UTF8.self)
      return Self.openWords.contains(where: words.hasSuffix)
    }
  }

  /// What a figure follows, and what stands for one.
  private static let openWords = ["X", "x", "×", "为", "费", "支出", "收入", "经费", "预算", "决算", "减少", "增加", "货物", "服务", "工程"]
  /// Bytes of a list that are looked at.
  private static let listLimit = 8_000

  /// Two parts in a row of one name and amount, in the same words: 下属甲中心项目2个，金额290万元；下属乙中心项目1个，金额290万元 are two.
  private func repeats(_ parts: [Fact], _ document: Document) -> Bool {
    parts.indices.dropFirst().contains { index in
      let (first, second) = (parts[index - 1], parts[index])
      guard first.concept == second.concept, !first.concept.isEmpty, first.quantity.value == second.quantity.value,
        !first.quantity.value.isZero
      else { return false }
      guard index > 1 else { return true }
      return words(between: parts[index - 2], and: first, document) == words(between: first, and: second, document)
    }
  }

  /// Without figures and signs: the shares behind two amounts may differ.
  private func words(between first: Fact, and second: Fact, _ document: Document) -> [UInt32] {
    ScalarRun(document.text, Span(first.span.end, max(first.span.end, second.span.start))).scalars.filter(\.isHan)
  }

  /// Every run of parts is added up, so the cost is cubic; nobody writes longer lists of parts with parts.
  private static let longestNested = 60

  /// A part followed by its own parts, all in one flat list: the parts' parts drop out.
  private func closesNested(_ total: Operand, _ operands: [Operand]) -> Bool {
    guard operands.count <= Self.longestNested else { return false }
    var index = 0
    var outer: [Operand] = []
    while index < operands.count {
      let head = operands[index]
      outer.append(head)
      var next = index + 1
      // The longest run of following parts that the head is the sum of.
      for end in stride(from: operands.count, to: index + 2, by: -1) {
        let inner = Array(operands[(index + 1)..<end])
        if inner.count >= 2, Judgement.sum(total: head, terms: inner).severity == nil {
          next = end
          break
        }
      }
      index = next
    }
    return outer.count < operands.count && outer.count >= 1
      && Judgement.sum(total: total, terms: outer).severity == nil
  }

  /// A slip in the total or in one of the parts that closes the list, or a part that was not added.
  private func cause(_ judgement: Judgement, _ whole: Fact, _ parts: [Fact], _ reading: Reading) -> Cause? {
    guard judgement.verdict == .contradicted, let feasible = judgement.feasible else { return nil }
    if let cause = Mechanism.cause(of: whole.quantity, feasible: feasible) { return cause }
    let intervals = parts.map { $0.quantity.interval() }
    let behind = Self.sums(intervals.reversed())
    for (index, before) in Self.sums(intervals).dropLast().enumerated() {
      let needed = whole.quantity.interval() - (before + behind[parts.count - index - 1])
      if needed.upper.sign > 0, let cause = Mechanism.cause(of: parts[index].quantity, feasible: needed) {
        return cause
      }
    }
    guard let part = Mechanism.partLeftOut(of: whole.quantity, parts: parts.map(\.quantity)) else { return nil }
    return Cause(kind: .partLeftOut, fits: reading.name(of: parts[part]) + parts[part].quantity.printed)
  }

  /// Of the first none, one, two … up to all.
  private static func sums(_ intervals: some Sequence<Interval>) -> [Interval] {
    intervals.reduce(into: [Interval(exactly: .zero)]) { sums, next in sums.append(sums[sums.count - 1] + next) }
  }
}
