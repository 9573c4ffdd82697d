package import Disclosure

/// A clause or a sentence that stands twice in a row: …占9.83%。…占9.83%；
///
/// What it compares: the clauses of a text (cut at ，。；：) with those right behind them, one to forty at a time; spaces
/// do not count. The first clause may have words before it that the repeat has not (主要原因是人员增加，人员增加。), when what
/// is repeated has `least_tail` characters.
/// When it stays silent: repeats shorter than `least` characters; a name and its text that agree (甲项目：甲项目); in
/// cells, repeats shorter than `least_tail`.
/// Verdict: the rule's severity; a repeat without a figure is at most a warning, since prose may insist.
/// Limits: a repeat with other clauses in between may be meant (the same reason for two items) and is not judged.
package struct RepeatedClauseCheck: SurveyedCheck {
  package static let kind = "repeated-clause"
  package static let parameters = [
    ParameterSpec("least", help: "Fewest characters a repeat must have (default 5)."),
    ParameterSpec(
      "least_tail",
      help: "Fewest characters of a repeat in a cell, or of the end of a clause (default 8)."),
  ]

  private static let longest = 40
  private static let colons = Set("：:".values)
  private static let marks = Set("，。；,;".values).union(colons)

  private let rule: Rule
  private let least: Int
  private let leastTail: Int

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    least = try Self.number(rule, "least", usual: 5)
    leastTail = try Self.number(rule, "least_tail", usual: 8)
  }

  private static func number(
    _ rule: Rule, _ name: String, usual: Int
  ) throws(RuleFault) -> Int {
    guard let text = rule.parameters[name]?.string else { return usual }
    guard let number = Int(text), number > 0 else {
      throw RuleFault(parameter: name, message: "应为正整数")
    }
    return number
  }

  private struct Clause {
    var text: [UInt32]
    var span: Span
    /// Followed by a colon.
    var isName = false
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    var outcomes: [Outcome] = []
    for window in survey.windows(of: rule) where !window.isHeader {
      let clauses = clauses(window.run)
      let least = window.isCell ? leastTail : least
      outcomes += repeats(clauses, least).map { .disagrees(finding($0, clauses, document)) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func clauses(_ run: ScalarRun) -> [Clause] {
    var clauses: [Clause] = []
    var text: [UInt32] = []
    var start: Int?
    var end = 0
    func close() {
      if let start { clauses.append(Clause(text: text, span: Span(start, end))) }
      text = []
      start = nil
    }
    for (index, scalar) in run.scalars.enumerated() {
      let isSeparator =
        Self.marks.contains(scalar) && !(scalar == 0x2C && isInsideFigure(run.scalars, index))
      if isSeparator {
        close()
        if Self.colons.contains(scalar), let last = clauses.indices.last {
          clauses[last].isName = true
        }
      } else if !scalar.isSpace {
        if start == nil { start = run.offsets[index] }
        text.append(scalar)
        end = run.offsets[index + 1]
      }
    }
    close()
    return clauses
  }

  private func isInsideFigure(_ scalars: [UInt32], _ index: Int) -> Bool {
    index > 0 && index + 1 < scalars.count && scalars[index - 1].isDigit
      && scalars[index + 1].isDigit
  }

  /// Ranges of clauses that the next ones repeat; the shortest period at each place.
  private func repeats(_ clauses: [Clause], _ least: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + 1 < clauses.count {
      let periods = 1...min(Self.longest, max((clauses.count - index) / 2, 1))
      if let period = periods.first(where: { isRepeat(clauses, index, $0, least) }) {
        found.append(index..<index + period)
        index += 2 * period
      } else {
        index += 1
      }
    }
    return found
  }

  private func isRepeat(_ clauses: [Clause], _ index: Int, _ period: Int, _ least: Int) -> Bool {
    let next = index + period
    guard next + period <= clauses.count, !clauses[next - 1].isName,
      endsAlike(clauses[index].text, clauses[next].text),
      (1..<period).allSatisfy({ clauses[index + $0].text == clauses[next + $0].text })
    else { return false }
    let isWhole = clauses[index].text.count == clauses[next].text.count
    return clauses[next..<next + period].reduce(0) { $0 + $1.text.count }
      >= (isWhole ? least : max(least, leastTail))
  }

  /// True where the first text is the second, or ends with it: with words alone, or from a figure on.
  ///
  /// Two lines whose names end alike may have the same amount: 参照公务员法管理的事业编制31人，事业编制31人.
  private func endsAlike(_ first: [UInt32], _ second: [UInt32]) -> Bool {
    let start = first.count - second.count
    guard start >= 0, first[start] == second[0], first[start...].elementsEqual(second)
    else { return false }
    if start == 0 { return true }
    return second[0].isDigit
      ? !first[start - 1].isDigit && first[start - 1] != 0x2E : !second.contains(where: \.isDigit)
  }

  private func finding(_ range: Range<Int>, _ clauses: [Clause], _ document: Document) -> Finding {
    let first = clauses[range.lowerBound].span.union(clauses[range.upperBound - 1].span)
    let second = clauses[range.upperBound].span.union(
      clauses[range.upperBound + range.count - 1].span)
    let hasFigure = clauses[range].contains { $0.text.contains(where: \.isDigit) }
    return Finding(
      rule: rule, severity: hasFigure ? nil : .warning,
      values: ["match": document.string(second)],
      locations: [
        .init(role: .primary, span: second), .init(role: .related, span: first),
      ])
  }
}
