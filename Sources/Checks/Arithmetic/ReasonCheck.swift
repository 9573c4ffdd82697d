package import Disclosure

/// The reason given for a change against the change, and against the reason given elsewhere for the same one.
///
/// - `against: direction`: every word of direction in the reason points the other way (减少，主要是人员增加; 决算数小于预算数，主要是人员增加).
/// - `against: reason`: the same change (same amount, same direction) is explained by texts that have nothing in common.
/// What a reason says of a comparison of its own (剔除购置因素后同口径减少) is left aside.
/// Stays silent: where the first thing a reason names has no direction, and what follows is a part that went the other way;
/// of what is left over, which falls when spending rises; where the reason speaks of the year before, of offsets, or gives figures of its own.
/// Source: checks.md A29; lessons.md 8, 19.
package struct ReasonCheck: Check {
  package static let kind = "reason"
  package static let parameters: [ParameterSpec] = [
    ParameterSpec(
      "against", isRequired: true, choices: ["direction", "reason"],
      help: "What the reason is held against."),
    ParameterSpec("up", help: "Words that say more (for direction)."),
    ParameterSpec("down", help: "Words that say less (for direction)."),
    ParameterSpec("aside", help: "Words in a reason that begin another comparison, up to the end of the sentence."),
    ParameterSpec("unless", help: "Words in the reason that make its direction free."),
    ParameterSpec("leftovers", help: "Words in the name of an amount that says what is left: 结转."),
    ParameterSpec("preambles", help: "How a clause begins that comes before the reason itself: 受, 根据."),
    ParameterSpec("unless-compared", help: "More such words, where a figure is compared with its budget."),
  ]
  private let rule: Rule
  private let isAboutDirection: Bool
  private let up: [String]
  private let down: [String]
  private let aside: [String]
  private let leftovers: [String]
  private let preambles: [String]
  private let unless: [String]
  private let unlessCompared: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isAboutDirection = rule.parameters["against"]?.string == "direction"
    up = rule.parameters["up"]?.strings ?? []
    down = rule.parameters["down"]?.strings ?? []
    aside = rule.parameters["aside"]?.strings ?? []
    leftovers = rule.parameters["leftovers"]?.strings ?? []
    preambles = rule.parameters["preambles"]?.strings ?? []
    unless = rule.parameters["unless"]?.strings ?? []
    unlessCompared = unless + (rule.parameters["unless-compared"]?.strings ?? [])
  }

  private struct Explained {
    var claim: Claim
    var text: Span
    var words: String
    var direction: Direction
    var directionSpan: Span
    var concept: String
    /// `nil` for a comparison with the budget.
    var change: Claim.Change?
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let explained = reading.claims.compactMap { claim -> Explained? in
      guard case .reason(let index?, let text) = claim.relation, reading.claims.indices.contains(index) else {
        return nil
      }
      let words = reading.document.string(text)
      let explained = reading.claims[index]
      switch explained.relation {
      case .change(let change) where !change.isReason:
        return Explained(
          claim: explained, text: text, words: words, direction: change.direction,
          directionSpan: change.directionSpan, concept: change.concept, change: change)
      case .comparison(let left, _, _, let direction):
        return Explained(
          claim: explained, text: text, words: words, direction: direction, directionSpan: explained.span,
          concept: reading.fact(left)?.concept ?? "", change: nil)
      default: return nil
      }
    }
    return isAboutDirection
      ? explained.compactMap { direction($0, reading) } : twice(explained, reading)
  }

  private func direction(_ item: Explained, _ reading: Reading) -> Outcome? {
    let free = item.change == nil ? unlessCompared : unless
    let words = withoutAsides(item.words)
    guard item.direction != .flat, !words.isEmpty, !free.contains(where: words.contains),
      !leftovers.contains(where: item.concept.contains)
    else { return nil }
    let told = told(item, reading)
    let (same, other) = (told?.direction ?? item.direction) == .up ? (up, down) : (down, up)
    if same.contains(where: words.contains) { return agreement(item) }
    guard other.contains(where: words.contains), !hasOtherReason(words) else { return nil }
    let isOwn = told.map { $0.direction == item.direction } ?? true
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "claimed": isOwn ? reading.document.string(item.directionSpan) : told?.word ?? "",
          "reason": item.words, "subject": isOwn ? item.concept : "",
        ],
        locations: [Finding.Location(role: .primary, span: item.text)]
          + (isOwn ? [Finding.Location(role: .related, span: item.claim.span)] : [])))
  }

  /// 更新车辆，剔除购置因素后同口径减少3万元；…: the clause that turns to another comparison, and what follows it in its sentence.
  private func withoutAsides(_ reason: String) -> String {
    let sentences = reason.split(omittingEmptySubsequences: false) { "；。".contains($0) }
    return sentences.map { sentence in
      let clauses = sentence.split(omittingEmptySubsequences: false) { "，,".contains($0) }
      return clauses.prefix { clause in !aside.contains(where: clause.contains) }.joined(separator: "，")
    }.joined(separator: "；")
  }

  /// 办公楼维修；差旅费减少: the first of several clauses, preambles aside, says what happened and no direction.
  private func hasOtherReason(_ reason: String) -> Bool {
    let clauses = reason.split { "，,；。".contains($0) }
    let first = clauses.first { clause in !preambles.contains(where: clause.hasPrefix) }
    guard clauses.count > 1, let first, first.unicodeScalars.count >= 4 else { return false }
    return !(up + down).contains(where: first.contains)
  }

  /// …；公务接待费增加 2 万元。减少的主要原因是：the words say which way the change went that they explain; it need not be the one
  /// told last.
  private func told(_ item: Explained, _ reading: Reading) -> (direction: Direction, word: String)? {
    let start = max(item.claim.span.end, item.text.start - 60)
    guard start < item.text.start else { return nil }
    let words = reading.document.string(Span(start, item.text.start))
    for (word, direction) in Self.told where words.holds(word + "的") { return (direction, word) }
    return nil
  }

  private static let told: [(word: String, direction: Direction)] = [
    ("减少", .down), ("下降", .down), ("降低", .down), ("增加", .up), ("增长", .up), ("上升", .up), ("未完成预算", .down),
    ("未完成年初预算", .down), ("低于预算", .down), ("超预算", .up), ("高于预算", .up),
  ]

  private func twice(_ items: [Explained], _ reading: Reading) -> [Outcome] {
    var groups: [String: [Explained]] = [:]
    var order: [String] = []
    for item in items {
      guard let amount = item.change?.amount, !amount.value.isZero, item.words.utf8.count >= 15
      else { continue }
      let key = "\(item.direction) \(amount.numeral.mantissa) \(amount.printed)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(item)
    }
    return order.flatMap { key -> [Outcome] in
      let group = groups[key] ?? []
      guard group.count >= 2 else { return [] }
      // The text most others agree with is held against the rest.
      let main = group.max { support($0, group) < support($1, group) } ?? group[0]
      return group.compactMap { item in
        // 甲增加的主要原因：…；乙减少的主要原因：…: reasons read of one change may be those of several.
        guard item.claim.span != main.claim.span, let change = item.change, let other = main.change,
          similarity(item.words, main.words) < Rational(1, over: 5), isSame(change, other, reading)
        else { return nil }
        return finding(item, main, reading)
      }
    }
  }

  /// 增加 0.03 万元 is met twice by chance: the lines must be one by name or by their level, or the amount long enough to tell.
  private func isSame(_ a: Claim.Change, _ b: Claim.Change, _ reading: Reading) -> Bool {
    if a.concept == b.concept, !a.concept.isEmpty { return true }
    if let first = reading.fact(a.level), let second = reading.fact(b.level) {
      // 收入预算增加，主要原因是…；支出预算增加，主要原因是…: what comes in and what goes out have reasons of their own.
      if Set([first.flow, second.flow]) == [.income, .expenditure] { return false }
      // The one line of a whole that is not nothing changes as the whole does, for a reason of its own.
      if first.path.contains(second.concept) || second.path.contains(first.concept) { return false }
      return first.quantity.value == second.quantity.value
    }
    return a.amount.map { $0.numeral.mantissa.magnitude >= Self.telling } ?? false
  }

  /// Four digits.
  private static let telling = 1_000

  private func support(_ item: Explained, _ group: [Explained]) -> Int {
    group.count { similarity($0.words, item.words) >= Rational(1, over: 2) }
  }

  /// Shared two-character pieces over those of the shorter text, 0 ... 1.
  private func similarity(_ a: String, _ b: String) -> Rational {
    let first = pieces(a)
    let second = pieces(b)
    let least = min(first.count, second.count)
    guard least > 0 else { return .one }
    return Rational(Int128(first.intersection(second).count), over: Int128(least))
  }

  private func pieces(_ text: String) -> Set<String> {
    let scalars = Array(text.unicodeScalars)
    return Set(zip(scalars, scalars.dropFirst()).map { "\($0)\($1)" })
  }

  private func agreement(_ item: Explained) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [item.claim.span, item.text],
        evidence: Evidence(
          formula: "", claimed: "", feasible: [], difference: "", verdict: .exact, terms: [])))
  }

  private func finding(_ item: Explained, _ other: Explained, _ reading: Reading) -> Outcome {
    .disagrees(
      Finding(
        rule: rule,
        values: [
          "claimed": item.words, "expected": other.words, "subject": item.concept,
        ],
        locations: [
          Finding.Location(role: .primary, span: item.text),
          Finding.Location(role: .related, span: other.text),
        ]))
  }
}
