package import Disclosure

/// A word typed twice in a row: 项目项目, 预算数预算数, 万元万元.
///
/// What it compares: every run of two to twelve characters with the run right behind it.
/// When it stays silent: repeats with a gap between them (two columns); listed reduplications; words that may end one
/// name and begin the next (主管部门部门预算; `boundary-doubles` lists the beginnings); latin words and bare figures.
/// Verdict: the rule's severity; info where both halves are at home in a longer term of the document (公务接待费支出 +
/// 支出决算), since some writers put the terms side by side on purpose.
/// Limits: repeats with words in between are for the check of repeated clauses.
package struct RepeatedPhraseCheck: SurveyedCheck {
  package static let kind = "repeated-phrase"
  package static let parameters: [ParameterSpec] = []

  private static let lengths = 2...12
  /// 年, 度: a year ends no name.
  private static let years: Set<UInt32> = [0x5E74, 0x5EA6]

  /// Words that end a name and are the verb behind it.
  private static let verbs: Set<[UInt32]> = ["支出".values, "收入".values]

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Repeat {
    var span: Span
    var word: [UInt32]
    var before: UInt32
    var after: UInt32
    var isCell: Bool
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let words = survey.reading.vocabulary.words
    let legal = Set((words["reduplication"] ?? []).map(\.values))
    let openings = Set((words["boundary-doubles"] ?? []).map(\.values))
    var repeats: [Repeat] = []
    for window in survey.windows(of: rule) where !window.isHeader {
      repeats += find(window.run, legal, isCell: window.isCell)
        .filter { document.isUnbroken($0.span) && !isBoundary($0, openings) }
    }
    guard !repeats.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let starts = PhraseStarts(of: repeats.map { ($0.word, $0.after) }, in: survey.runs)
    return repeats.map { found in
      let isCompound =
        found.after.isHan && starts.contains(found.word, found.after)
        && found.before.isHan
      let word = String(String.UnicodeScalarView(found.word.compactMap(Unicode.Scalar.init)))
      let isSoft = isCompound || found.isCell
      return .disagrees(
        Finding(
          rule: rule, severity: isCompound ? .info : found.isCell ? .warning : rule.severity,
          confidence: isSoft ? .medium : rule.confidence,
          values: ["match": document.string(found.span), "word": word],
          locations: [.init(role: .primary, span: found.span)]))
    }
  }

  /// True where the first may end a name and the second begins another: 主管部门部门预算, but not 2025年部门部门预算; or is the verb before an
  /// amount: 基本支出支出 7 万元.
  private func isBoundary(_ found: Repeat, _ openings: Set<[UInt32]>) -> Bool {
    if found.before.isHan, found.after.isDigit, Self.verbs.contains(found.word) { return true }
    return found.before.isHan && !Self.years.contains(found.before)
      && openings.contains { $0.starts(with: found.word + [found.after]) }
  }

  /// Cost: linear in the run, times the number of lengths.
  private func find(_ run: ScalarRun, _ legal: Set<[UInt32]>, isCell: Bool) -> [Repeat] {
    let scalars = run.scalars
    var repeats: [Repeat] = []
    var index = 0
    while index + 4 <= scalars.count {
      guard let length = repeatLength(scalars, at: index) else {
        index += 1
        continue
      }
      let end = index + 2 * length
      let word = Array(scalars[index..<index + length])
      if isWord(word), !legal.contains(Array(scalars[index..<end])) {
        repeats.append(
          Repeat(
            span: run.span(index..<end), word: word, before: index > 0 ? scalars[index - 1] : 0,
            after: end < scalars.count ? scalars[end] : 0, isCell: isCell))
      }
      index = end
    }
    return repeats
  }

  /// The shortest run at `index` that stands there twice.
  private func repeatLength(_ scalars: [UInt32], at index: Int) -> Int? {
    let first = scalars[index]
    guard first.isHan || first.isDigit else { return nil }
    for length in Self.lengths where index + 2 * length <= scalars.count {
      guard scalars[index + length] == first else { continue }
      if (1..<length).allSatisfy({ scalars[index + $0] == scalars[index + length + $0] }) {
        return length
      }
    }
    return nil
  }

  /// At least two Chinese characters that differ, no sign inside, and not the second half of a figure.
  private func isWord(_ word: [UInt32]) -> Bool {
    guard word.allSatisfy({ $0.isHan || $0.isDigit || $0 == 0x2E }) else { return false }
    let han = word.filter(\.isHan)
    if word.first?.isDigit == true { return word.count >= 4 && !han.isEmpty }
    return Set(han).count >= 2
  }
}

/// Which doubled words, together with the character behind them, also open a phrase elsewhere in the document.
private struct PhraseStarts {
  private var found: Set<[UInt32]> = []

  /// Cost: linear in the text for each first character that occurs.
  init(of phrases: [(word: [UInt32], after: UInt32)], in runs: [ScalarRun]) {
    var byFirst: [UInt32: [[UInt32]]] = [:]
    for phrase in phrases where phrase.after.isHan {
      guard let first = phrase.word.first else { continue }
      byFirst[first, default: []].append(phrase.word + [phrase.after])
    }
    guard !byFirst.isEmpty else { return }
    for scalars in runs.lazy.map(\.scalars) {
      for (index, scalar) in scalars.enumerated() {
        guard index == 0 || !scalars[index - 1].isHan, let wanted = byFirst[scalar] else {
          continue
        }
        for phrase in wanted where scalars[index...].starts(with: phrase) { found.insert(phrase) }
      }
    }
  }

  func contains(_ word: [UInt32], _ after: UInt32) -> Bool { found.contains(word + [after]) }
}
