internal import Disclosure
internal import Extract
internal import PCRE

/// Why an example of a rule does not behave: what each part of the rule did with the text.
struct RuleTrace {
  let reading: Reading
  let outcomes: [Outcome]

  private var document: Document { reading.document }

  /// One line each, indented by nothing.
  func lines(_ patterns: PatternSet?) -> [Localized] {
    if let patterns { return patternLines(patterns) }
    return factLines() + outcomeLines()
  }

  // MARK: Patterns

  private func patternLines(_ set: PatternSet) -> [Localized] {
    set.find.enumerated().flatMap { index, search -> [Localized] in
      var alone = set
      alone.find = [search]
      let name = set.find.count == 1 ? "find" : "find[\(index)]"
      if let quotes = quotes(alone) {
        return [Localized(zh: "\(name) 匹配 \(quotes)", en: "\(name) matches \(quotes)")]
      }
      return obstacles(alone, name: name)
    }
  }

  /// What has to be lifted for the pattern to match.
  private func obstacles(_ set: PatternSet, name: String) -> [Localized] {
    var lifted = set
    lifted.except = []
    if let quotes = quotes(lifted) {
      return [
        Localized(
          zh: "\(name) 匹配 \(quotes)，但被 except 排除",
          en: "\(name) matches \(quotes), but except matches too")
      ]
    }
    lifted.blocks = Set(Block.Class.allCases)
    if let quotes = quotes(lifted) {
      let blocks = matches(lifted).map { Self.blockName(document, $0.block) }
      return [
        Localized(
          zh: "\(name) 只在 \(Set(blocks).sorted().joined(separator: "、")) 中匹配 \(quotes)",
          en: "\(name) matches \(quotes) only in \(Set(blocks).sorted().joined(separator: ", "))")
      ]
    }
    for window in PatternSet.Window.allCases where window != set.window {
      lifted.window = window
      guard let quotes = quotes(lifted) else { continue }
      return [
        Localized(
          zh: "\(name) 在 \(set.window.rawValue) 中不匹配，在 \(window.rawValue) 中匹配 \(quotes)",
          en:
            "\(name) does not match in a \(set.window.rawValue); in a \(window.rawValue) it matches \(quotes)"
        )
      ]
    }
    return [prefix(of: set, name: name)]
  }

  /// The longest part of the pattern, from its start, that matches.
  private func prefix(of set: PatternSet, name: String) -> Localized {
    let source = Array(set.find.first?.pattern.source.unicodeScalars ?? "".unicodeScalars)
    for end in stride(from: source.count - 1, through: 1, by: -1) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: source[..<end])
      var part = set
      part.except = []
      do { part.find = [SearchPattern(unscouted: try Pattern(String(text)))] } catch { continue }
      guard let quotes = quotes(part) else { continue }
      var rest = String.UnicodeScalarView()
      rest.append(contentsOf: source[end...])
      return Localized(
        zh: "\(name) 匹配到 \(quotes)，此后不符：\(String(rest))",
        en: "\(name) matches as far as \(quotes); then this does not: \(String(rest))")
    }
    return Localized(zh: "\(name) 从开头就不匹配", en: "\(name) does not match from its start")
  }

  private func matches(_ set: PatternSet) -> [Match] {
    PatternScanner.scan([set], document).matches[set.id] ?? []
  }

  /// `nil` when nothing but empty text matches.
  private func quotes(_ set: PatternSet) -> String? {
    let found = matches(set).filter { !$0.span.isEmpty }
    guard !found.isEmpty else { return nil }
    return found.map { "⟦\(document.string($0.span))⟧" }.joined(separator: " ")
  }

  private static func blockName(_ document: Document, _ index: Int) -> String {
    guard document.blocks.indices.contains(index) else { return "?" }
    return Block.Class(document.blocks[index].kind).rawValue
  }

  // MARK: Facts and claims

  private func factLines() -> [Localized] {
    let facts = reading.facts.map { fact in
      "\(fact.concept.isEmpty ? "?" : fact.concept) = \(document.string(fact.span)) "
        + "(\(fact.measure.rawValue), \(fact.scope.rawValue), \(fact.period))"
    }
    let claims = reading.claims.map { "\($0.extractor): \(document.string($0.span))" }
    return facts.map { Localized(zh: "读出数据 \($0)", en: "fact \($0)") }
      + claims.map { Localized(zh: "读出判断 \($0)", en: "claim \($0)") }
      + reading.document.tables.map {
        let size = "\($0.rowCount)×\($0.columnCount) \($0.kind ?? $0.title)"
        return Localized(zh: "读出表格 \(size)", en: "table \(size)")
      }
  }

  private func outcomeLines() -> [Localized] {
    outcomes.map { outcome in
      switch outcome {
      case .agrees(let agreement):
        let formula = agreement.evidence.formula
        return Localized(zh: "相符：\(formula)", en: "agrees: \(formula)")
      case .disagrees(let finding):
        let quote = finding.locations.first.map { document.string($0.span) } ?? ""
        let formula = finding.evidence?.formula ?? ""
        return Localized(zh: "不符：⟦\(quote)⟧ \(formula)", en: "disagrees: ⟦\(quote)⟧ \(formula)")
      case .undecidable(_, let span, let reason):
        let place = "\(reason.rawValue) ⟦\(document.string(span))⟧"
        return Localized(zh: "无法判断：\(place)", en: "undecidable: \(place)")
      case .notApplicable(_, let reason):
        return Localized(zh: "不适用：\(reason.rawValue)", en: "not applicable: \(reason.rawValue)")
      }
    }
  }
}
