internal import Disclosure

/// Names of the department's form that end where their column ended.
extension SameIndicatorCheck {
  private struct Cut {
    var own: Indicator
    var whole: Indicator
    /// The name ends with none of the words that names end with.
    var isBroken: Bool
  }

  /// The shortest beginning that says which indicator is meant, and the shortest rest whose loss is looked at.
  private static let (leastKept, leastLost) = (6, 2)
  /// The message names so many, the locations all.
  private static let namesTold = 6

  /// 全年举办农民技术培 for 全年举办农民技术培训班期数: a name that only begins the one of a project's indicator of the same value.
  ///
  /// A general name may begin a special one, too (培训人数, 培训人数达标率). What a column cut off has one width, which no other name of the form
  /// exceeds, and more than one of them ends with no word. Cost: that of sorting the names.
  func cut(_ projects: [Project], _ vocabulary: Vocabulary) -> [Outcome] {
    let partners = projects.filter { !$0.isWholeDepartment }.flatMap(\.indicators)
    let names = partners.indices.map { (name: Array(partners[$0].name.utf8), index: $0) }
      .sorted { $0.name.lexicographicallyPrecedes($1.name) }
    let endings = Self.endings(vocabulary)
    let outcomes = projects.filter(\.isWholeDepartment).compactMap { form -> Outcome? in
      let longest = form.indicators.map { width($0.name) }.max() ?? 0
      let cuts = form.indicators.filter { width($0.name) >= longest - 1 }.compactMap { own -> Cut? in
        guard own.name.unicodeScalars.count >= Self.leastKept else { return nil }
        let head = Array(own.name.utf8)
        let first = names.partitioningIndex { !$0.name.lexicographicallyPrecedes(head) }
        let begun = names[first..<names[first...].partitioningIndex { !$0.name.starts(with: head) }]
        guard let whole = begun.first.map({ partners[$0.index] }), begun.last?.name == begun.first?.name,
          whole.name.unicodeScalars.count >= own.name.unicodeScalars.count + Self.leastLost, isSameValue(own, whole)
        else { return nil }
        return Cut(own: own, whole: whole, isBroken: !own.name.ends(withAnyOf: endings))
      }
      let broken = cuts.filter(\.isBroken)
      guard let first = cuts.first, let example = broken.first, broken.count > 1 else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "count": "\(cuts.count)", "first": example.own.name, "second": example.whole.name,
            "names": cuts.prefix(Self.namesTold).map(\.own.name).joined(separator: "、"),
          ],
          locations: [.init(role: .primary, span: first.own.nameSpan)]
            + cuts.dropFirst().map { .init(role: .related, span: $0.own.nameSpan) }
            + cuts.map { .init(role: .related, span: $0.whole.nameSpan) }))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// What a name may well end with.
  private static func endings(_ vocabulary: Vocabulary) -> [String] {
    ["common-words", "rate-endings", "count-endings"].flatMap { vocabulary.words[$0] ?? [] }
  }

  /// In columns of print: Chinese characters take two.
  private func width(_ name: String) -> Int {
    name.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) }
  }

  /// The unit of a name that was cut may have gone to the value: （个）6个及以上.
  private func isSameValue(_ own: Indicator, _ whole: Indicator) -> Bool {
    guard let own = own.target?.text, let text = whole.target?.text, !text.isEmpty else { return false }
    guard let unit = whole.nameUnit else { return own == text }
    return [text, "（\(unit)）\(text)", "(\(unit))\(text)"].contains(own)
  }
}
