package import Disclosure

/// Lists told one after the other of the same things: 全年预算数分别为 A、B、C，执行数分别为 …，执行率分别为 ….
///
/// What it compares: each rate of the captured list `rate` with the amount of the same place in `part` ÷ that in `whole`.
/// Stays silent: where the lists are not equally long, so that it cannot be told which figures belong together.
/// Source: checks.md A11, I04.
package struct ParallelListsCheck: SurveyedCheck {
  package static let kind = "parallel-lists"
  package static let parameters = PatternParameters.all
  private static let marks = Set("、，,和".unicodeScalars)

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let reading = survey.reading
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let style = survey.style
    let amounts = reading.facts.filter { $0.isNarrative && $0.quantity.isMoney }
    return matches.flatMap { match -> [Outcome] in
      guard let part = match.capture("part"), let whole = match.capture("whole"), let rate = match.capture("rate")
      else {
        return []
      }
      let parts = Self.amounts(amounts, in: part)
      let wholes = Self.amounts(amounts, in: whole)
      let rates = rates(in: rate, reading.document)
      guard parts.count == wholes.count, parts.count == rates.count, parts.count >= 2 else {
        return [.undecidable(rule: rule.id, span: rate, reason: .structureUnclear)]
      }
      return rates.indices.map { judge(rates[$0], parts[$0], wholes[$0], place: $0 + 1, style) }
    }
  }

  /// Those in a span; `amounts`: in text order.
  private static func amounts(_ amounts: [Fact], in span: Span) -> [Fact] {
    let start = amounts.partitioningIndex { $0.span.start >= span.start }
    return Array(amounts[start..<max(start, amounts.partitioningIndex { $0.span.start >= span.end })])
  }

  private func judge(_ rate: Quantity, _ part: Fact, _ whole: Fact, place: Int, _ style: FigureStyle) -> Outcome {
    let operands = (part: style.operand(part.quantity), whole: style.operand(whole.quantity))
    return rule.outcome(
      .share(rate, part: operands.part, whole: operands.whole),
      Equation(
        formula: "\(operands.part.printed) ÷ \(operands.whole.printed)", claimed: Operand(rate), claimSpan: rate.extent,
        terms: [Evidence.Term(1, "", part.quantity), Evidence.Term(1, "", whole.quantity)], subject: "",
        values: ["place": "\(place)"]))
  }

  /// 90.00%、100.00%, each with its sign.
  private func rates(in span: Span, _ document: Document) -> [Quantity] {
    let run = ScalarRun(document.text, span)
    var rates: [Quantity] = []
    var start = 0
    for end in 0...run.count {
      guard end == run.count || Unicode.Scalar(run.scalars[end]).map(Self.marks.contains) == true else { continue }
      let digits = run.scalars[start..<end].prefix { $0.isDigit || $0 == 0x2E }
      if let rate = document.figure(run.span(digits.startIndex..<digits.endIndex), .percent) { rates.append(rate) }
      start = end + 1
    }
    return rates
  }
}
