package import Disclosure

/// A paragraph without its full stop, or one that ends in a semicolon where nothing follows.
///
/// What it compares: the last character of paragraphs of running text.
/// When it stays silent: short lines; where many paragraphs end so (a style, or lines a converter cut).
/// Limits: style; never more than info.
package struct ParagraphEndCheck: SurveyedCheck {
  package static let kind = "paragraph-end"
  package static let parameters: [ParameterSpec] = []

  private static let least = 24
  /// Odd ends are slips as long as they are at most one in three.
  private static let share = 3
  private static let marks = Set("。！？…”）》；：.!?)".values)
  private static let semicolons = Set("；;，,、".values)

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    var odd: [Span] = []
    var count = 0
    for (index, block) in document.blocks.enumerated() where block.kind == .paragraph {
      let run = survey.runs[index]
      guard let last = run.scalars.lastIndex(where: { !$0.isSpace }), last + 1 >= Self.least,
        run.scalars.contains(where: { $0 == 0x3002 || $0 == 0xFF0C })
      else { continue }
      count += 1
      let end = run.scalars[last]
      if Self.semicolons.contains(end) {
        guard isLastOfList(index, document) else { continue }
      } else if Self.marks.contains(end) {
        continue
      }
      odd.append(run.span(max(0, last - 5)..<last + 1))
    }
    guard !odd.isEmpty, odd.count * Self.share <= count else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return odd.map { span in
      .disagrees(
        Finding(
          rule: rule, values: ["match": document.string(span)],
          locations: [.init(role: .primary, span: span)]))
    }
  }

  /// What follows is not another item: a heading, a table, or the end.
  private func isLastOfList(_ index: Int, _ document: Document) -> Bool {
    guard let next = document.blocks[(index + 1)...].first(where: { $0.kind != .furniture }) else {
      return true
    }
    return next.kind == .heading || next.kind.isTable || next.kind.isCaption
  }
}
