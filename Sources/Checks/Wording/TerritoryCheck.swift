package import Disclosure

/// The territory of a superior where the body tells its own duties: 负责全市… in the text of a district that says 全区 elsewhere.
///
/// What it compares: the captured `territory` of the sentences found with the territory that prevails in the document.
/// When it stays silent: where the words of the own level stand fewer than `least` times, or not three times as often as those found;
/// where the body's name ends its places with the sign of the level found (全市 in a county that is a city).
/// Cost: linear in the text.
package struct TerritoryCheck: Check {
  package static let kind = "territory"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec("levels", isRequired: true, help: "Territory: the territories right below it."),
      ParameterSpec("least", help: "How often the own territory must be named (default 5)."),
    ]
  private static let ratio = 3

  private let rule: Rule
  private let levels: [(territory: String, below: [String])]
  private let least: Int

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let least = Int(rule.parameters["least"]?.string ?? "5"), least > 0 else {
      throw RuleFault(parameter: "least", message: "应为正整数")
    }
    self.least = least
    levels = (rule.parameters["levels"]?.map ?? [:]).map { ($0.key, $0.value.strings) }.sorted { $0.0 < $1.0 }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let outcomes = levels.compactMap { level -> Outcome? in
      let found = (reading.matches[rule.id] ?? []).compactMap { $0.capture("territory") }.filter {
        document.string($0) == level.territory
      }
      guard let first = found.first, Self.sign(of: document.entity) != level.territory.values.last else { return nil }
      let own = level.below.map { ($0, places(of: $0, document)) }.max { $0.1.count < $1.1.count }
      guard let (name, places) = own, places.count >= max(least, Self.ratio * found.count), let sample = places.first
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "match": level.territory, "count": "\(found.count)", "right": name, "usual": "\(places.count)",
          ],
          locations: [.init(role: .primary, span: first)]
            + (found.dropFirst() + [sample]).map { .init(role: .related, span: $0) }))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// 全区 is in 安全区域, too.
  private func places(of word: String, _ document: Document) -> [Span] {
    let (word, safe) = (Array(word.utf8), Array("安".utf8))
    var places: [Span] = []
    var rest = document.text[...]
    while let range = rest.range(of: word) {
      if !rest[..<range.lowerBound].suffix(safe.count).elementsEqual(safe) {
        places.append(Span(range.lowerBound, range.upperBound))
      }
      rest = rest[range.upperBound...]
    }
    return places
  }

  /// The sign of the last place in a name: 市 of 甲州市教育局, 区 of 甲州市乙区教育局.
  private static func sign(of entity: String?) -> UInt32? {
    entity?.values.dropFirst().last { signs.contains($0) }
  }

  private static let signs = Set("省市区县旗".values)
}
