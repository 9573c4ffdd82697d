package import Disclosure

/// A year that does not fit the sentence it stands in: last year's text with this year's figures, or the reverse.
///
/// What it compares: the year a pattern captures (`year`) with the document's own year plus one of `offsets`; and the
/// year of comparison (`base`), where the pattern captures one, with the captured year plus `base_offsets`.
/// When it stays silent: without a document year; where the window also names the expected year, unless the rule says
/// `alone: no`.
/// Limits: the sentence shapes are the rule's; law numbers, plans and dates are simply not among them.
package struct YearCheck: Check {
  package static let kind = "year"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "offsets",
        help:
          "Allowed differences from the document's year; 0 when not given. Not used when the pattern captures a base."
      ),
      ParameterSpec(
        "base_offsets", help: "Allowed differences of the captured base from the captured year."),
      ParameterSpec(
        "alone", choices: ["yes", "no"],
        help: "yes (default): no finding where the same block also names an allowed year."),
      ParameterSpec(
        "witnesses",
        help:
          "How many matches with an allowed year the document must have for the odd one to be a finding; 0."
      ),
      ParameterSpec(
        "past", help: "Words of sentences that in a budget speak of the year before, the last that is over: 自评."),
      ParameterSpec(
        "judges", choices: ["matches", "title"],
        help:
          "matches (default): each against the document's year; title: the title, against `witnesses` matches or more that all name one other year."
      ),
    ]

  private let rule: Rule
  private let offsets: [Int]
  private let baseOffsets: [Int]
  private let isAlone: Bool
  private let witnesses: Int
  private let judgesTitle: Bool
  private let past: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    offsets = try Self.numbers(rule, "offsets") ?? [0]
    baseOffsets = try Self.numbers(rule, "base_offsets") ?? []
    isAlone = rule.parameters["alone"]?.string != "no"
    witnesses = try Self.numbers(rule, "witnesses")?.first ?? 0
    judgesTitle = rule.parameters["judges"]?.string == "title"
    past = rule.parameters["past"]?.strings ?? []
  }

  private static func numbers(_ rule: Rule, _ name: String) throws(RuleFault) -> [Int]? {
    guard let texts = rule.parameters[name]?.strings else { return nil }
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == texts.count, !numbers.isEmpty else {
      throw RuleFault(parameter: name, message: "应为整数列表")
    }
    return numbers
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let own = reading.document.year, let matches = reading.matches[rule.id] else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    if judgesTitle { return title(matches, own, reading.document) }
    let regular = matches.count { match in
      year(match, "year", reading.document).map { offsets.contains($0 - own) } ?? false
    }
    guard regular >= witnesses else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return matches.compactMap { match in
      baseOffsets.isEmpty ? stale(match, own, reading.document) : base(match, reading.document)
    }
  }

  private func year(_ match: Match, _ name: String, _ document: Document) -> Int? {
    match.capture(name).flatMap { Int(document.string($0)) }
  }

  /// The document's year is that of its title; no statement shares it, and all agree on another.
  private func title(_ matches: [Match], _ own: Int, _ document: Document) -> [Outcome] {
    let dated = matches.compactMap { match in year(match, "year", document).map { (year: $0, span: match.span) } }
    guard dated.count >= witnesses, let first = dated.first, first.year != own,
      dated.allSatisfy({ $0.year == first.year }),
      let block = document.blocks.first(where: { names(own, in: $0.span, document) }),
      block.span.end <= first.span.start
    else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: ["match": document.string(block.span), "year": String(own), "expected": String(first.year)],
          locations: [.init(role: .primary, span: block.span)]
            + dated.prefix(witnesses).map { .init(role: .related, span: $0.span) }))
    ]
  }

  private func stale(_ match: Match, _ own: Int, _ document: Document) -> Outcome? {
    guard let year = year(match, "year", document) else { return nil }
    let allowed = offsets.map { own + $0 }
    guard !allowed.contains(year), !titled(document).contains(year), !isOver(year, match, own, document)
    else { return nil }
    if isAlone, document.blocks.indices.contains(match.block),
      allowed.contains(where: { names($0, in: document.blocks[match.block].span, document) })
    {
      return nil
    }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "match": document.string(match.span), "year": String(year), "own": String(own),
          "expected": allowed.map(String.init).joined(separator: "或"),
        ],
        locations: [.init(role: .primary, span: match.span)]))
  }

  /// 2024年度绩效自评项目 29 个 in the budget of 2025.
  private func isOver(_ year: Int, _ match: Match, _ own: Int, _ document: Document) -> Bool {
    guard document.kind == .budget, year == own - 1, !past.isEmpty,
      let sentence = document.blocks[match.block].sentences.first(where: { $0.contains(match.span) })
    else { return false }
    return document.string(sentence).holds(anyOf: past)
  }

  /// 2024年预算执行情况和2025年预算草案的报告: a title of two years speaks of both.
  private func titled(_ document: Document) -> [Int] {
    let years = SectionYears.years(in: document.title)
    return Set(years).count > 1 ? years : []
  }

  private func base(_ match: Match, _ document: Document) -> Outcome? {
    guard let first = match.capture("year"), let second = match.capture("base"),
      let year = Int(document.string(first)), let base = Int(document.string(second)),
      !baseOffsets.contains(base - year)
    else { return nil }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "match": document.string(match.span), "year": String(year), "base": String(base),
          "expected": baseOffsets.map { String(year + $0) }.joined(separator: "或"),
        ],
        locations: [
          .init(role: .primary, span: second), .init(role: .related, span: first),
        ]))
  }

  /// True when the block says 2023年.
  private func names(_ year: Int, in span: Span, _ document: Document) -> Bool {
    let needle = Array("\(year)年".utf8)
    let text = document.text[span.range.clamped(to: 0..<document.text.count)]
    return text.indices.contains { text[$0...].starts(with: needle) }
  }
}
