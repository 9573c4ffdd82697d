package import Disclosure

/// A term of the trade that is always a misspelling: 拔款, 予算, 续效目标.
///
/// What it compares: the text against a list of wrong forms with their right ones.
/// When it stays silent: where the wrong form is part of one of the `allowed` words (税收人员 holds 收人); where the right form `beside` it
/// is asked for and stands nowhere in the document.
/// Limits: it knows what it is told; slips of other words are for the check of near terms.
package struct MisspellingCheck: SurveyedCheck {
  package static let kind = "misspelling"
  package static let parameters = [
    ParameterSpec("terms", isRequired: true, help: "Wrong form: right form."),
    ParameterSpec("allowed", help: "Longer words that hold a wrong form and are right."),
    ParameterSpec("beside", choices: ["required"], help: "Whether the right form must stand in the document, too."),
  ]

  private let rule: Rule
  /// Wrong forms by their first character.
  private let terms: [UInt32: [(wrong: [UInt32], right: String)]]
  private let firsts: ScalarSet
  private let allowed: [[UInt32]]
  private let needsRight: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    var terms: [UInt32: [(wrong: [UInt32], right: String)]] = [:]
    for (wrong, right) in rule.parameters["terms"]?.map ?? [:] {
      guard let first = wrong.values.first, let right = right.string, right != wrong else {
        throw RuleFault(parameter: "terms", message: "每一条应为“错形: 正形”，且两者不同")
      }
      terms[first, default: []].append((wrong.values, right))
    }
    // Longest first, so that a longer wrong form is named whole.
    self.terms = terms.mapValues { forms in
      forms.sorted { ($1.wrong.count, $0.right) < ($0.wrong.count, $1.right) }
    }
    firsts = ScalarSet(terms.keys)
    allowed = (rule.parameters["allowed"]?.strings ?? []).map(\.values)
    needsRight = rule.parameters["beside"] != nil
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    var outcomes: [Outcome] = []
    var written: [String: Bool] = [:]
    func stands(_ right: String) -> Bool {
      if let known = written[right] { return known }
      let found = document.text[...].range(of: Array(right.utf8)) != nil
      written[right] = found
      return found
    }
    for window in survey.windows(of: rule) {
      let run = window.run
      var index = 0
      while index < run.count {
        guard let (length, right) = match(run.scalars, at: index), !needsRight || stands(right) else {
          index += 1
          continue
        }
        let span = run.span(index..<index + length)
        outcomes.append(
          .disagrees(
            Finding(
              rule: rule, values: ["match": document.string(span), "right": right],
              locations: [.init(role: .primary, span: span)])))
        index += length
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func match(_ scalars: [UInt32], at index: Int) -> (length: Int, right: String)? {
    guard firsts.contains(scalars[index]), let forms = terms[scalars[index]] else { return nil }
    let rest = scalars[index...]
    guard let form = forms.first(where: { rest.starts(with: $0.wrong) }) else { return nil }
    return isAllowed(scalars, index..<index + form.wrong.count)
      ? nil : (form.wrong.count, form.right)
  }

  private func isAllowed(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
    allowed.contains { word in
      guard word.count > range.count else { return false }
      let first = max(0, range.upperBound - word.count)
      guard first <= range.lowerBound else { return false }
      return (first...range.lowerBound).contains { scalars[$0...].starts(with: word) }
    }
  }
}
