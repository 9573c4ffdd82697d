package import Disclosure

/// Two counts said in one breath, of which one cannot be the larger: 12批次、84人次.
///
/// What it compares: the captured `less` with the captured `more`.
/// Stays silent: where `more` is zero or one of them is no whole number.
package struct CapturedOrderCheck: Check {
  package static let kind = "captured-order"
  package static let parameters = PatternParameters.all
  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      guard let less = count("less", match, reading.document), let more = count("more", match, reading.document),
        less > more, more > 0
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: ["match": reading.document.string(match.span), "less": String(less), "more": String(more)],
          locations: [.init(role: .primary, span: match.span)]))
    }
  }

  private func count(_ name: String, _ match: Match, _ document: Document) -> Int? {
    match.captures.first { $0.name == name }.flatMap { Int(document.string($0.span).filter { $0 != "," }) }
  }
}
