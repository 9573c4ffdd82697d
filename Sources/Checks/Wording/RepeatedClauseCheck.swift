package import Disclosure

/// A clause or a sentence that stands twice in a row: …占9.83%。…占9.83%；
///
/// What it compares: the clauses of a paragraph (cut at ，。；) with those right behind them, one to six at a time;
/// spaces do not count.
/// When it stays silent: clauses shorter than `least` characters; cells.
/// Verdict: the rule's severity; a repeat without a figure is at most a warning, since prose may insist.
/// Limits: a repeat with other clauses in between may be meant (the same reason for two items) and is not judged.
package struct RepeatedClauseCheck: SurveyedCheck {
  package static let kind = "repeated-clause"
  package static let parameters = [
    ParameterSpec("least", help: "Fewest characters a repeated clause must have (default 5).")
  ]

  private static let longest = 6
  private static let marks = Set("，。；,;".values)

  private let rule: Rule
  private let least: Int

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let least = Int(rule.parameters["least"]?.string ?? "5"), least > 0 else {
      throw RuleFault(parameter: "least", message: "应为正整数")
    }
    self.least = least
  }

  private struct Clause {
    var text: [UInt32]
    var span: Span
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    var outcomes: [Outcome] = []
    for window in survey.windows(of: rule) where !window.isCell {
      let clauses = clauses(window.run)
      outcomes += repeats(clauses).map { .disagrees(finding($0, clauses, document)) }
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
  private func repeats(_ clauses: [Clause]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + 1 < clauses.count {
      let period = (1...Self.longest).first { period in
        index + 2 * period <= clauses.count
          && (0..<period).allSatisfy {
            clauses[index + $0].text == clauses[index + period + $0].text
          }
          && (0..<period).reduce(0) { $0 + clauses[index + $1].text.count } >= least
      }
      if let period {
        found.append(index..<index + period)
        index += 2 * period
      } else {
        index += 1
      }
    }
    return found
  }

  private func finding(_ range: Range<Int>, _ clauses: [Clause], _ document: Document) -> Finding {
    let first = clauses[range.lowerBound].span.union(clauses[range.upperBound - 1].span)
    let second = clauses[range.upperBound].span.union(
      clauses[range.upperBound + range.count - 1].span)
    let hasFigure = clauses[range].contains { $0.text.contains(where: \.isDigit) }
    return Finding(
      rule: rule, severity: hasFigure ? nil : .warning,
      values: ["match": document.string(first)],
      locations: [
        .init(role: .primary, span: second), .init(role: .related, span: first),
      ])
  }
}
