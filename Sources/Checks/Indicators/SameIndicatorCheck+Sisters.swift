internal import Disclosure

/// Texts of indicators of one name that are the same in all rows but one.
extension SameIndicatorCheck {
  private struct Slip {
    var odd: Text
    var usual: Text
    /// Where they differ.
    var place: Int
    /// The rows of the usual text.
    var count: Int
  }

  private struct Text {
    var span: Span
    var scalars: [UInt32]
    /// How often its row says it: once a target column.
    var times: Int

    init(_ text: String, _ span: Span, times: Int = 1) {
      self.span = span
      self.times = times
      scalars = text.values
    }

    /// The text with one of its Chinese characters left open.
    func open(at place: Int) -> [UInt32] {
      var scalars = scalars
      scalars[place] = 0
      return scalars
    }

    var places: [Int] { scalars.indices.filter { scalars[$0].isHan } }
  }

  /// Shorter texts are told in other words at will, longer ones are not compared.
  private static let lengths = 6...60
  /// The fewest rows that must agree on a text.
  private static let leastRows = 3

  /// 达到年期目标 in one row, 达到预期目标 in three: the odd character stands beside its neighbours nowhere else in the document, so the row does
  /// not speak of another thing.
  func sisters(_ survey: Survey) -> [Outcome] {
    let indicators = survey.reading.projects.flatMap(\.indicators)
    let columns: [(Indicator) -> Text?] = [
      { indicator in indicator.descriptionSpan.map { Text(indicator.description, $0) } },
      { indicator in indicator.target.flatMap { Self.words($0, among: indicator.targets) } },
      { $0.actual.flatMap { Self.words($0, among: [$0]) } },
    ]
    let named = Dictionary(grouping: indicators) { $0.name }.values.filter { $0.count > Self.leastRows }
    let found = columns.flatMap { column in named.flatMap { slips(among: $0.compactMap(column)) } }
      .sorted { $0.odd.span < $1.odd.span }
    guard !found.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let pairs = CharacterPair.counts(in: survey.windows)
    return found.compactMap { slip in
      let odd = slip.odd.scalars
      let beside = [slip.place - 1, slip.place].filter { odd.indices.contains($0) && odd.indices.contains($0 + 1) }
      let isKnown = beside.map { CharacterPair(odd[$0], odd[$0 + 1]) }.contains { pair in
        pairs[pair, default: 0] > slip.odd.times || survey.glossary.rightPairs.value.contains(pair)
      }
      guard !isKnown else { return nil }
      let (match, right) = (slip.odd.span, slip.usual.span)
      let document = survey.reading.document
      return .disagrees(
        Finding(
          rule: rule,
          values: ["match": document.string(match), "right": document.string(right), "count": "\(slip.count)"],
          locations: [.init(role: .primary, span: match), .init(role: .related, span: right)]))
    }
  }

  private static func words(_ value: IndicatorValue, among values: [IndicatorValue]) -> Text? {
    guard value.content == .words else { return nil }
    return Text(value.text, value.span, times: values.count { $0.text == value.text })
  }

  /// The texts that stand once and are a character off one that stands many times.
  private func slips(among texts: [Text]) -> [Slip] {
    let compared = texts.filter { Self.lengths.contains($0.scalars.count) }
    let groups = Dictionary(grouping: compared, by: \.scalars).values
      .compactMap { group in group.first.map { (text: $0, count: group.count) } }
      .sorted { $0.text.span < $1.text.span }
    var usual: [[UInt32]: (text: Text, count: Int)] = [:]
    for group in groups where group.count >= Self.leastRows {
      for place in group.text.places { usual[group.text.open(at: place)] = group }
    }
    guard !usual.isEmpty else { return [] }
    return groups.filter { $0.count == 1 }.compactMap { odd in
      odd.text.places.lazy.compactMap { place in
        usual[odd.text.open(at: place)].map { Slip(odd: odd.text, usual: $0.text, place: place, count: $0.count) }
      }.first { !tellsApart($0.odd.scalars[$0.place], $0.usual.scalars[$0.place]) }
    }
  }

  private func tellsApart(_ a: UInt32, _ b: UInt32) -> Bool {
    [a, b].allSatisfy { Unicode.Scalar($0).map(apart.contains) == true }
  }
}
