package import Disclosure

/// An indicator's name that stands twice in its cell, once reworded: 改造管网长度 改造供水管网长度.
///
/// What it compares: the name before a blank or line end of the source with what is behind it. Both begin alike, and the
/// shorter one is the longer one with at most `most` characters left out in one place.
/// When it stays silent: a beginning of fewer than `least` characters; a name with figures, or with one of `lacks`.
/// Limits: two names that are the same to the letter are for the check of repeated phrases.
package struct RepeatedNameCheck: Check {
  package static let kind = "repeated-name"
  package static let parameters = [ParameterSpec("lacks", help: "Words of names that are passed over.")]

  /// Fewest characters both names begin with.
  private static let least = 6
  /// Most characters that one has more than the other.
  private static let most = 4

  private let rule: Rule
  private let lacks: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    lacks = rule.parameters["lacks"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let outcomes = reading.projects.flatMap(\.indicators).compactMap { indicator -> Outcome? in
      let run = ScalarRun(document.text, indicator.nameSpan)
      guard !indicator.name.holds(anyOf: lacks), let second = second(in: run, document) else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "first": document.string(run.span(0..<second)), "second": document.string(run.span(second..<run.count)),
          ],
          locations: [.init(role: .primary, span: indicator.nameSpan)]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Where the second name begins. Cost: linear.
  private func second(in run: ScalarRun, _ document: Document) -> Int? {
    let scalars = run.scalars
    guard scalars.count >= 2 * Self.least, scalars.prefix(Self.least).allSatisfy(\.isHan),
      !scalars.contains(where: \.isDigit)
    else { return nil }
    let head = scalars.prefix(Self.least)
    let start = (Self.least...scalars.count - Self.least).first { place in
      scalars[place] == scalars[0] && scalars[place...].starts(with: head)
        && !document.isUnbroken(run.span(place - 1..<place + 1))
    }
    guard let start, isReworded(scalars[..<start].filter { !$0.isSpace }, scalars[start...].filter { !$0.isSpace })
    else { return nil }
    return start
  }

  /// One has a few characters more than the other, in one place.
  private func isReworded(_ first: [UInt32], _ second: [UInt32]) -> Bool {
    let length = min(first.count, second.count)
    guard (1...Self.most).contains(max(first.count, second.count) - length) else { return false }
    let head = zip(first, second).prefix { $0 == $1 }.count
    let tail = zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count
    return head + tail >= length
  }
}
