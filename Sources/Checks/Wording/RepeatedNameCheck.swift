package import Disclosure

/// A name that stands twice in one cell, once reworded: 改造管网长度 改造供水管网长度.
///
/// What it compares: the text of a cell before a blank or line end of the source with that behind it. Both begin alike, and
/// the shorter one is the longer one with at most `most` characters left out in one place.
/// When it stays silent: a beginning of fewer than `least` characters; a text with figures, or with one of `lacks`.
/// Limits: two names that are the same to the letter are for the check of repeated phrases.
package struct RepeatedNameCheck: SurveyedCheck {
  package static let kind = "repeated-name"
  package static let parameters = [ParameterSpec("lacks", help: "Words of cells that are passed over.")]

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

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let outcomes = survey.windows(of: rule).compactMap { window -> Outcome? in
      guard window.isCell, !window.isHeader, let second = second(in: window.run, document),
        !document.string(window.span).holds(anyOf: lacks)
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "first": document.string(window.run.span(0..<second)),
            "second": document.string(window.run.span(second..<window.run.count)),
          ],
          locations: [.init(role: .primary, span: window.span)]))
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
