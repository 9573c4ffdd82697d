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
      "name-unit", choices: dimensions + ["none", "any"],
      help: "What the unit in the name's bracket measures."),
    ParameterSpec("description-ends", help: "Endings; the description has one."),
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

  private var words: [String: [String]]
  private let limits: [String: Rational]
  private let lists: [String: Set<String>]

  init(_ parameters: [String: Parameter]) throws(RuleFault) {
    var words: [String: [String]] = [:]
    var lists: [String: Set<String>] = [:]
    var limits: [String: Rational] = [:]
    for spec in Self.parameters {
      guard let parameter = parameters[spec.name] else { continue }
      if ["at-least", "at-most", "above", "below"].contains(spec.name) {
        guard let number = parameter.string.flatMap({ Int128($0) }) else {
          throw RuleFault(parameter: spec.name, message: "应为整数")
        }
        limits[spec.name] = Rational(number)
      } else if spec.choices.isEmpty, spec.name != "sign", spec.name != "unit-is" {
        words[spec.name] = parameter.strings
      } else {
        lists[spec.name] = Set(parameter.strings)
      }
    }
    self.words = words
    self.lists = lists
    self.limits = limits
  }

  /// With word lists (`@list`) put in place of their names.
  func bound(to vocabulary: Vocabulary) -> IndicatorPredicate {
    var result = self
    result.words = words.mapValues { $0.resolved(vocabulary) }
    return result
  }

  /// Whether the indicator's words fit, whatever its value is.
  func admits(_ indicator: Indicator) -> Bool {
    let name = indicator.name
    let text = name + "\n" + indicator.description
    return holds("level", indicator.level)
      && lacks("level-lacks", indicator.level1 + "\n" + indicator.level2)
      && ends("name-ends", name) && !endsNot("name-ends-not", name)
      && holds("name-holds", name) && lacks("name-lacks", name)
      && holds("text-holds", text) && lacks("text-lacks", text)
      && isOne("name-is", name)
      && ends("description-ends", indicator.description)
      && lacks("description-lacks", indicator.description)
      && admitsNameUnit(indicator)
  }

  /// Whether a value of the indicator fits.
  func admits(_ value: IndicatorValue, of indicator: Indicator) -> Bool {
    if let kinds = lists["value"], !kinds.contains(Self.kind(value)) { return false }
    if let signs = lists["sign"], !signs.contains(value.sign) { return false }
    guard holds("value-holds", value.text),
      lacks("value-lacks", value.text), ends("value-ends", value.text)
    else { return false }
    if let targets = lists["repeats"], !repeats(value, indicator, targets) { return false }
    return admitsQuantity(value, indicator)
  }

  private func admitsQuantity(_ value: IndicatorValue, _ indicator: Indicator) -> Bool {
    let needsNumber =
      !limits.isEmpty || lists["unit"] != nil || lists["unit-is"] != nil
      || lists["comparator"] != nil
    guard needsNumber else { return true }
    guard let quantity = value.quantity, value.isPlain else { return false }
    if let symbols = lists["unit-is"], !symbols.contains(quantity.unit?.symbol ?? "") {
      return false
    }
    if let units = lists["unit"] {
      let dimension = indicator.unit(of: quantity)?.dimension.rawValue ?? "none"
      guard units.contains(dimension) else { return false }
    }
    if let signs = lists["comparator"], !signs.contains(quantity.comparator?.rawValue ?? "none") {
      return false
    }
    let number = quantity.value
    if let limit = limits["at-least"], !(number >= limit) { return false }
    if let limit = limits["at-most"], !(number <= limit) { return false }
    if let limit = limits["above"], !(number > limit) { return false }
    if let limit = limits["below"], !(number < limit) { return false }
    return true
  }

  private func admitsNameUnit(_ indicator: Indicator) -> Bool {
    guard let wanted = lists["name-unit"] else { return true }
    guard let symbol = indicator.nameUnit else { return wanted.contains("none") }
    if wanted.contains("any") { return true }
    let dimension =
      symbol == "%" || symbol == "％" ? "percent" : Indicator.dimension(ofSymbol: symbol).rawValue
    return wanted.contains(dimension)
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

  private func holds(_ key: String, _ text: String) -> Bool {
    words[key].map { text.holds(anyOf: $0) } ?? true
  }

  private func lacks(_ key: String, _ text: String) -> Bool {
    words[key].map { !text.holds(anyOf: $0) } ?? true
  }

  private func ends(_ key: String, _ text: String) -> Bool {
    words[key].map { text.ends(withAnyOf: $0) } ?? true
  }

  private func endsNot(_ key: String, _ text: String) -> Bool {
    words[key].map { text.ends(withAnyOf: $0) } ?? false
  }

  private func isOne(_ key: String, _ text: String) -> Bool {
    words[key].map { $0.contains(text) } ?? true
  }
}
