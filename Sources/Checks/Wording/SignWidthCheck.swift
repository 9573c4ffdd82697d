package import Disclosure

/// Half-width signs in Chinese text that otherwise uses the full-width ones.
///
/// What it compares: how often the document sets : ; , ? ! between Chinese characters in either width.
/// When it stays silent: where the half-width sign is more than a few of them: then it is the document's style (or the
/// hand of a text recogniser), and one note would be as tiring as fifty.
/// Limits: running text only; style, never an error.
package struct SignWidthCheck: SurveyedCheck {
  package static let kind = "sign-width"
  package static let parameters: [ParameterSpec] = []

  /// Half-width signs are slips as long as they are at most one in ten, and not more than this many.
  private static let share = 10
  private static let limit = 12

  private static let wide: [UInt32: UInt32] = [
    0x3A: 0xFF1A, 0x3B: 0xFF1B, 0x2C: 0xFF0C, 0x3F: 0xFF1F, 0x21: 0xFF01,
  ]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    var narrow: [UInt32: [Span]] = [:]
    var wideCount: [UInt32: Int] = [:]
    for window in survey.windows(of: rule) where !window.isCell {
      let run = window.run
      for (index, scalar) in run.scalars.enumerated() {
        if Self.wide[scalar] != nil {
          guard index > 0, run.scalars[index - 1].isHan, isChinese(run.scalars, after: index) else {
            continue
          }
          narrow[scalar, default: []].append(run.span(index..<index + 1))
        } else if scalar > 0xFF00 {
          wideCount[scalar, default: 0] += 1
        }
      }
    }
    let outcomes = narrow.sorted { $0.key < $1.key }.flatMap { sign, places -> [Outcome] in
      let others = Self.wide[sign].flatMap { wideCount[$0] } ?? 0
      guard places.count <= Self.limit, places.count * Self.share <= others else { return [] }
      return places.map { .disagrees(finding($0, document)) }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The next character that is no space is Chinese, or the text ends.
  private func isChinese(_ scalars: [UInt32], after index: Int) -> Bool {
    var next = index + 1
    while next < scalars.count, scalars[next].isSpace { next += 1 }
    guard next < scalars.count else { return true }
    return scalars[next].isHan || scalars[next] == 0x201C || scalars[next] == 0x300A
  }

  private func finding(_ span: Span, _ document: Document) -> Finding {
    Finding(
      rule: rule, values: ["match": document.string(span)],
      locations: [.init(role: .primary, span: span)])
  }
}
