package import Disclosure

/// Two counts said in one breath, of which one cannot be the larger: 12批次、84人次.
///
/// What it compares: the captured `less` with the captured `more`.
/// Stays silent: where `more` is zero.
package struct CapturedOrderCheck: Check {
  package static let kind = "captured-order"
  package static let parameters = PatternParameters.all
  private static let unit = Unit(symbol: "", dimension: .count)
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      guard let less = match.figure("less", Self.unit, reading.document),
        let more = match.figure("more", Self.unit, reading.document), less.value > more.value, more.value.sign > 0
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: ["match": reading.document.string(match.span), "less": less.printed, "more": more.printed],
          locations: [.init(role: .primary, span: match.span)]))
    }
  }
}
