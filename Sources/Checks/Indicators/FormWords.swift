internal import Disclosure

extension [String] {
  /// An entry `@name` stands for the word list of that name.
  func resolved(_ vocabulary: Vocabulary) -> [String] {
    flatMap { entry in
      entry.hasPrefix("@") ? vocabulary.words[String(entry.dropFirst())] ?? [] : [entry]
    }
  }
}

extension Indicator {
  /// The value's own unit, else the one printed in the name's bracket.
  func unit(of value: Quantity) -> Unit? {
    value.unit ?? bracketUnit
  }

  /// The unit printed in the name's bracket.
  var bracketUnit: Unit? {
    guard let nameUnit else { return nil }
    return nameUnit == "%" || nameUnit == "％"
      ? .percent : Unit(symbol: nameUnit, dimension: Self.dimension(ofSymbol: nameUnit))
  }

  /// What a unit in a name's bracket measures; anything not known counts things.
  static func dimension(ofSymbol symbol: String) -> Unit.Dimension {
    if symbol.holds("/") { return .measure }
    if symbol.hasSuffix("元") { return .money }
    if symbol == "分" { return .score }
    if measures.contains(symbol) { return .measure }
    return .count
  }

  private static let measures: Set<String> = [
    "平方米", "平方公里", "立方米", "公里", "千米", "吨", "万吨", "公斤", "千克", "亩", "公顷", "小时", "分钟", "天",
    "个月", "米", "升", "千瓦时", "度", "日", "周", "年", "㎡", "月",
  ]

  /// Level 2, or level 1 where the form has only that.
  var level: String { level2.isEmpty ? level1 : level2 }
}

extension Project {
  /// As a message names it: the project, the department, or nothing better than “本表”.
  var label: String { name.isEmpty ? "本表" : name }

  /// One line for a location: where the form is named.
  var anchor: Span { nameSpan }
}
