internal import Disclosure

/// What a rule asks of one indicator: words of its name and level, kind and unit of its value.
struct IndicatorPredicate {
  static let parameters = [
    ParameterSpec("level", help: "Words; level 2 (or level 1 where there is no other) holds one."),
    ParameterSpec("level-lacks", help: "Words that neither level may hold."),
    ParameterSpec(
      "name-ends", help: "Endings; the indicator's name has one. @list for a word list."),
    ParameterSpec("name-ends-not", help: "Endings the name must not have."),
    ParameterSpec("name-holds", help: "Words; the name holds one."),
    ParameterSpec("name-lacks", help: "Words the name must not hold."),
    ParameterSpec("text-holds", help: "Words; name or description hold one."),
    ParameterSpec("text-lacks", help: "Words neither name nor description may hold."),
    ParameterSpec("name-is", help: "Names; the whole name is one of them."),
    ParameterSpec(
      "name-counts", help: "Nouns; the name ends with one and 数, 数量 or 总数 behind it."),
    ParameterSpec(
      "name-unit", choices: dimensions + ["none", "any"],
      help: "What the unit in the name's bracket measures."),
    ParameterSpec(
      "against-name", choices: ["conflict", "other"],
      help: "How the value's own unit differs from that in the name's bracket: another kind, or another word for it."),
    ParameterSpec("description-ends", help: "Endings; the description has one."),
    ParameterSpec("description-holds", help: "Words; the description holds one."),
    ParameterSpec("description-lacks", help: "Words the description must not hold."),
    ParameterSpec(
      "value", choices: ["number", "range", "date", "choice", "bound", "words", "empty"],
      help: "Kinds of value."),
    ParameterSpec(
      "unit", choices: dimensions + ["none"],
      help: "What the value's unit measures; none: printed neither there nor in the name."),
    ParameterSpec("unit-is", help: "Symbols; the value's own unit is one of them."),
    ParameterSpec(
      "comparator", choices: ["≥", "≤", ">", "<", "=", "none"], help: "The value's comparator."),
    ParameterSpec("sign", help: "Comparators as printed."),
    ParameterSpec("value-holds", help: "Words; the value's text holds one."),
    ParameterSpec("value-lacks", help: "Words the value's text must not hold."),
    ParameterSpec("value-ends", help: "Endings; the value's text has one."),
    ParameterSpec("at-least", help: "The value's number is not below this (base units)."),
    ParameterSpec("at-most", help: "The value's number is not above this (base units)."),
    ParameterSpec("above", help: "The value's number is above this (base units)."),
    ParameterSpec("below", help: "The value's number is below this (base units)."),
    ParameterSpec(
      "repeats", choices: ["name", "level"],
      help: "The value's text is that of the name or a level."),
  ]

  private static let dimensions = ["money", "percent", "count", "measure", "multiple", "score"]

  private enum Part {
    case level, levels, name, counted, text, description
  }

  /// What is asked of some words.
  private struct WordTest {
    enum Relation {
      case holds, lacks, ends, endsNot, isOne
    }

    var relation: Relation
    var words: [String]

    func admits(_ text: String) -> Bool {
      switch relation {
      case .holds: text.holds(anyOf: words)
      case .lacks: !text.holds(anyOf: words)
      case .ends: text.ends(withAnyOf: words)
      case .endsNot: !text.ends(withAnyOf: words)
      case .isOne: words.contains(text)
      }
    }

    /// Whether the two together fit: one of them holds a word, or neither does.
    func admits(_ text: String, or other: String) -> Bool {
      relation == .lacks ? admits(text) && admits(other) : admits(text) || admits(other)
    }

    func bound(to vocabulary: Vocabulary) -> WordTest {
      WordTest(relation: relation, words: words.resolved(vocabulary))
    }
  }

  private static let indicatorTests: [String: (part: Part, relation: WordTest.Relation)] = [
    "level": (.level, .holds), "level-lacks": (.levels, .lacks),
    "name-ends": (.name, .ends), "name-ends-not": (.name, .endsNot),
    "name-holds": (.name, .holds), "name-lacks": (.name, .lacks), "name-is": (.name, .isOne),
    "text-holds": (.text, .holds), "text-lacks": (.text, .lacks),
    "name-counts": (.counted, .ends), "description-ends": (.description, .ends),
    "description-holds": (.description, .holds), "description-lacks": (.description, .lacks),
  ]
  private static let valueTests: [String: WordTest.Relation] = [
    "value-holds": .holds, "value-lacks": .lacks, "value-ends": .ends,
  ]

  private var ofIndicator: [(part: Part, test: WordTest)] = []
  private var ofValue: [WordTest] = []
  private let nameUnits: Set<String>?
  private let kinds: Set<String>?
  private let signs: Set<String>?
  private let repeated: Set<String>?
  private let differences: Set<String>?
  private let quantity: QuantityTest?

  init(_ parameters: [String: Parameter]) throws(RuleFault) {
    for spec in Self.parameters {
      guard let words = parameters[spec.name]?.strings else { continue }
      if let (part, relation) = Self.indicatorTests[spec.name] {
        ofIndicator.append((part, WordTest(relation: relation, words: words)))
      } else if let relation = Self.valueTests[spec.name] {
        ofValue.append(WordTest(relation: relation, words: words))
      }
    }
    func list(_ name: String) -> Set<String>? { parameters[name].map { Set($0.strings) } }
    nameUnits = list("name-unit")
    kinds = list("value")
    signs = list("sign")
    repeated = list("repeats")
    differences = list("against-name")
    quantity = try QuantityTest(parameters)
  }

  /// With word lists (`@list`) put in place of their names.
  func bound(to vocabulary: Vocabulary) -> IndicatorPredicate {
    var result = self
    result.ofIndicator = ofIndicator.map { ($0.part, $0.test.bound(to: vocabulary)) }
    result.ofValue = ofValue.map { $0.bound(to: vocabulary) }
    return result
  }

  /// Whether the indicator's words fit, whatever its value is.
  func admits(_ indicator: Indicator) -> Bool {
    ofIndicator.allSatisfy { admits(indicator, $0.part, $0.test) } && admitsNameUnit(indicator)
  }

  /// Whether a value of the indicator fits.
  func admits(_ value: IndicatorValue, of indicator: Indicator) -> Bool {
    if let kinds, !kinds.contains(Self.kind(value)) { return false }
    if let signs, !signs.contains(value.sign) { return false }
    guard ofValue.allSatisfy({ $0.admits(value.text) }) else { return false }
    if let repeated, !repeats(value, indicator, repeated) { return false }
    if let differences, !(difference(value, indicator).map(differences.contains) ?? false) { return false }
    return quantity?.admits(value, of: indicator) ?? true
  }

  private func admitsNameUnit(_ indicator: Indicator) -> Bool {
    guard let wanted = nameUnits else { return true }
    guard let symbol = indicator.nameUnit else { return wanted.contains("none") }
    if wanted.contains("any") { return true }
    let dimension =
      symbol == "%" || symbol == "％" ? "percent" : Indicator.dimension(ofSymbol: symbol).rawValue
    return wanted.contains(dimension)
  }

  /// 60个 of 走访农户（户）: `nil` where the two units are one, or there are not two.
  private func difference(_ value: IndicatorValue, _ indicator: Indicator) -> String? {
    guard let unit = value.quantity?.unit, let symbol = indicator.nameUnit, !symbol.holds("/"),
      !symbol.holds(unit.symbol), !unit.symbol.holds(symbol), let named = indicator.bracketUnit
    else { return nil }
    if CounterGroups.conflict(named, unit) { return "conflict" }
    return named.dimension == .count && unit.dimension == .count ? "other" : nil
  }

  private func repeats(
    _ value: IndicatorValue, _ indicator: Indicator, _ targets: Set<String>
  ) -> Bool {
    guard !value.text.isEmpty else { return false }
    if targets.contains("name"), value.text == indicator.name { return true }
    return targets.contains("level")
      && (value.text == indicator.level1 || value.text == indicator.level2)
  }

  static func kind(_ value: IndicatorValue) -> String {
    switch value.content {
    case .empty: "empty"
    case .number: "number"
    case .range: "range"
    case .date: "date"
    case .choice: "choice"
    case .bound: "bound"
    case .words: "words"
    }
  }

  /// 线路 of 改造线路数量; `nil` for names that do not say that they count.
  private static func counted(_ name: String) -> String? {
    guard let ending = ["总数量", "数量", "总数", "数"].first(where: name.hasSuffix) else { return nil }
    return String(name.dropLast(ending.count))
  }

  private func admits(_ indicator: Indicator, _ part: Part, _ test: WordTest) -> Bool {
    switch part {
    case .level: test.admits(indicator.level)
    case .levels: test.admits(indicator.level1, or: indicator.level2)
    case .name: test.admits(indicator.name)
    case .counted: Self.counted(indicator.name).map(test.admits) ?? false
    case .text: test.admits(indicator.name, or: indicator.description)
    case .description: test.admits(indicator.description)
    }
  }
}
