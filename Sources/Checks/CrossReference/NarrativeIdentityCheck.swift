package import Disclosure

/// Identities between named lines of the prose: 收入总计 = 支出总计, wherever the two are told.
///
/// What it compares: the figures told under the names the rule lists, of one reading, in one paragraph, section or document.
/// Stays silent: where the lines are told as a list of parts, which has its own rule; where a line is not told, or told with
/// different figures; where a line the rule calls optional is told elsewhere in the document, and with an amount; for other
/// years, averages and what is said to be nearly so.
/// Source: checks.md C05–C07, C22; lessons.md, first list, 10.
package struct NarrativeIdentityCheck: SurveyedCheck {
  package static let kind = "narrative-identity"
  package static let parameters = [
    ParameterSpec(
      "relation", isRequired: true, choices: ["at-most", "equal"],
      help: "equal: the sums of both sides agree; at-most: left is not above right."),
    ParameterSpec(
      "within", isRequired: true, choices: ["paragraph", "section", "document"],
      help: "How far apart the lines may be told."),
    ParameterSpec(
      "equations", isRequired: true,
      help:
        "List of {left, right, optional, optional-left}: names of lines to be added; optional ones count on their side (optional: the right) where told, and elsewhere have to be nought."
    ),
    ParameterSpec(
      "scope", choices: ["any", "same"],
      help: "same (default): all lines are of one source of money; any: the source is not looked at."),
    ParameterSpec(
      "rest", help: "Words for what is left over: sides that differ by an amount told under one of them leave it out."),
    ParameterSpec("printed", help: "Words one of which the label of each line has to hold as it is printed."),
  ]

  private struct Identity {
    var left: [String]
    var right: [String]
    var optional: [String]
    var optionalLeft: [String]

    /// All that may be told or not.
    var omissible: [String] { optional + optionalLeft }
  }

  private enum Place: Hashable {
    case paragraph(Int)
    case section(Int)
    case document
  }

  private struct Group: Hashable {
    var place: Place
    var scope: Scope?
    var measure: Measure
    /// The year the section is about, where that is not the document's.
    var year: Int?
  }

  private let rule: Rule
  private let isUpperBound: Bool
  private let within: String
  private let isSameScope: Bool
  private let printed: [String]
  private let rest: [String]
  private let identities: [Identity]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    isUpperBound = rule.parameters["relation"]?.string == "at-most"
    within = rule.parameters["within"]?.string ?? ""
    isSameScope = rule.parameters["scope"]?.string != "any"
    printed = rule.parameters["printed"]?.strings ?? []
    rest = rule.parameters["rest"]?.strings ?? []
    var identities: [Identity] = []
    for item in rule.parameters["equations"]?.list ?? [] {
      guard let left = item.map["left"]?.strings, let right = item.map["right"]?.strings, !left.isEmpty, !right.isEmpty
      else { throw RuleFault(parameter: "equations", message: "an equation needs left and right") }
      identities.append(
        Identity(
          left: left, right: right, optional: item.map["optional"]?.strings ?? [],
          optionalLeft: item.map["optional-left"]?.strings ?? []))
    }
    self.identities = identities
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    let names = Set<ExactText>(words: identities.flatMap { $0.left + $0.right + $0.omissible })
    var groups: [Group: [String: [Fact]]] = [:]
    var order: [Group] = []
    for fact in reading.facts where fact.isNarrative && names.contains(fact.concept) && isPlain(fact, reading) {
      guard let place = place(of: fact) else { continue }
      let group = Group(
        place: place, scope: isSameScope ? fact.scope : nil, measure: fact.measure,
        year: survey.sectionYears[fact.section])
      if groups[group] == nil { order.append(group) }
      groups[group, default: [:]][fact.concept, default: []].append(fact)
    }
    guard !order.isEmpty else { return [.notApplicable(rule: rule.id, reason: .partnerMissing)] }
    let open = unlisted(reading)
    let spent = spent(reading)
    let outcomes = order.flatMap { group in
      open.compactMap { judge($0, groups[group] ?? [:], spent, survey.style, reading) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .partnerMissing)] : outcomes
  }

  /// The optional lines that have an amount anywhere in the document.
  private func spent(_ reading: Reading) -> Set<String> {
    let optional = Set<ExactText>(words: identities.flatMap(\.omissible))
    guard !optional.isEmpty else { return [] }
    return Set(
      reading.facts.lazy.filter { fact in
        fact.period == .current && !fact.quantity.value.isZero && optional.contains(fact.concept)
      }.map(\.concept))
  }

  /// Identities that no list tells (“三公”经费 20 万元，其中：…), which has its own rule.
  private func unlisted(_ reading: Reading) -> [Identity] {
    var lists: [String: Set<Set<String>>] = [:]
    for (_, composition) in reading.compositions() where composition.exhaustiveness != .partial {
      guard let whole = reading.fact(composition.whole) else { continue }
      lists[whole.concept, default: []].insert(Set(composition.parts.compactMap { reading.fact($0)?.concept }))
    }
    return identities.filter { identity in
      let told = identity.left.count == 1 ? lists[identity.left[0]] ?? [] : []
      return !told.contains { $0.isSuperset(of: identity.right) }
    }
  }

  private func isPlain(_ fact: Fact, _ reading: Reading) -> Bool {
    fact.period == .current && !fact.isAverage && fact.quantity.hedge == nil
      && fact.quantity.unit != nil
      && (printed.isEmpty || reading.document.string(fact.labelSpan).holds(anyOf: printed))
  }

  private func place(of fact: Fact) -> Place? {
    guard let block = fact.block else { return nil }
    switch within {
    case "paragraph": return .paragraph(block)
    case "section": return .section(fact.section)
    default: return .document
    }
  }

  private func judge(
    _ identity: Identity, _ told: [String: [Fact]], _ spent: Set<String>, _ style: FigureStyle, _ reading: Reading
  ) -> Outcome? {
    func isTold(_ name: String) -> Bool { told[name] != nil }
    let missing = identity.omissible.filter { !isTold($0) }
    guard let left = unique(identity.left + identity.optionalLeft.filter(isTold), told),
      let right = unique(identity.right + identity.optional.filter(isTold), told),
      (left + right).dropFirst().allSatisfy({ $0.quantity.isComparable(with: left[0].quantity) })
    else { return nil }
    guard spent.isDisjoint(with: missing)
    else { return .undecidable(rule: rule.id, span: left[0].span, reason: .structureUnclear) }
    let claimed = style.operand(left[0].quantity)
    let terms = right.map { style.operand($0.quantity) } + left.dropFirst().map { style.operand($0.quantity, sign: -1) }
    var judgement = Judgement.sum(total: claimed, terms: terms)
    if isUpperBound, let sum = judgement.recomputed, claimed.value <= sum {
      judgement.verdict = .explained
      judgement.feasible = judgement.feasible?.reachingDown(to: .zero)
    }
    if judgement.severity != nil, let sum = judgement.recomputed,
      isLeftOver((claimed.value - sum).magnitude, of: left[0], reading)
    {
      return .undecidable(rule: rule.id, span: left[0].span, reason: .structureUnclear)
    }
    let formula =
      right.map(\.quantity.numeral.text).joined(separator: " + ")
      + left.dropFirst().map { " − " + $0.quantity.numeral.text }.joined()
    return rule.outcome(
      judgement,
      Equation(
        formula: formula, claimed: claimed, claimSpan: left[0].extent,
        terms: right.map { Evidence.Term(1, reading.name(of: $0), $0.quantity) }
          + left.dropFirst().map { Evidence.Term(-1, reading.name(of: $0), $0.quantity) },
        subject: reading.name(of: left[0]),
        values: ["terms": right.map { reading.name(of: $0) }.joined(separator: "、")]))
  }

  /// 支出总计 80 万元，年终滚存结余 20 万元: the difference is told as what was left.
  private func isLeftOver(_ gap: Rational, of left: Fact, _ reading: Reading) -> Bool {
    !rest.isEmpty
      && reading.facts.contains { fact in
        fact.isNarrative && fact.quantity.isComparable(with: left.quantity) && fact.quantity.interval().contains(gap)
          && reading.document.string(fact.labelSpan).holds(anyOf: rest)
      }
  }

  /// One fact a name, the first that tells it; `nil` when one is not told, or with different figures.
  private func unique(_ names: [String], _ told: [String: [Fact]]) -> [Fact]? {
    var chosen: [Fact] = []
    for name in names {
      guard let facts = told[name], let first = facts.first,
        facts.allSatisfy({ $0.quantity.interval().meets(first.quantity.interval()) })
      else { return nil }
      chosen.append(first)
    }
    return chosen
  }
}
