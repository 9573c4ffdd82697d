package import Disclosure
internal import Extract
internal import PCRE

/// A rule in words, for `gouji explain` and `gouji rules show`.
package struct RuleCard {
  private let language: Language

  package init(_ language: Language) { self.language = language }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// What the rule finds, why it holds, what to do, on what basis, with its examples.
  ///
  /// Throws: examples that are not well formed.
  package func explanation(_ loaded: LoadedRule) throws(RuleFileErrors) -> String {
    let rule = loaded.rule
    var lines = [
      "\(rule.id)  \(rule.title.text(language))", "",
      "  \(say("级别：", "severity: "))\(rule.severity.rawValue) (\(rule.confidence.rawValue))",
      "  \(say("类别：", "class: "))\(rule.findingClass)",
      "", say("为什么", "Why"), "  \(rule.why.text(language))",
      "", say("怎么改", "What to do"), "  \(rule.fix.text(language))",
    ]
    if !rule.basis.isEmpty { lines += ["", say("依据", "Basis"), "  \(rule.basis)"] }
    if !rule.applies.documents.isEmpty {
      lines += [
        "", say("适用文件", "Documents"),
        "  " + rule.applies.documents.map(\.rawValue).joined(separator: ", "),
      ]
    }
    lines += Self.examples(try loaded.examples(), language)
    lines += ["", say("规则文件", "Rule file"), "  \(loaded.origin.path):\(loaded.origin.line)", ""]
    return lines.joined(separator: "\n")
  }

  /// What the rule is made of: parameters as written, patterns with their macros replaced.
  package func anatomy(_ loaded: LoadedRule) -> String {
    let rule = loaded.rule
    var lines = [
      "id: \(rule.id)", "file: \(loaded.origin.path):\(loaded.origin.line)", "kind: \(rule.kind)",
      "class: \(rule.findingClass)", "severity: \(rule.severity.rawValue)",
      "confidence: \(rule.confidence.rawValue)", "since: \(loaded.since)",
      "message: \(rule.message.text(language))",
    ]
    for (name, value) in rule.parameters.sorted(by: { $0.key < $1.key })
    where !["find", "except", "window"].contains(name) {
      lines.append("\(name): \(Self.text(value))")
    }
    return (lines + patterns(loaded.patterns) + [""]).joined(separator: "\n")
  }

  package func anatomy(_ extractor: LoadedExtractor) -> String {
    let lines = [
      "id: \(extractor.id)", "file: \(extractor.origin.path):\(extractor.origin.line)",
      "kind: extract", "emits: \(extractor.phrase.emits)", "since: \(extractor.since)",
      "title: \(extractor.title)",
    ]
    return (lines + patterns(extractor.phrase.patterns) + [""]).joined(separator: "\n")
  }

  private func patterns(_ set: PatternSet?) -> [String] {
    guard let set else { return [] }
    var lines = [
      "window: \(set.window.rawValue)",
      "blocks: \(set.blocks.map(\.rawValue).sorted().joined(separator: ", "))",
    ]
    for search in set.find {
      lines.append("find: \(search.pattern.source)")
      if let scout = search.scout, scout.source != search.pattern.source {
        lines.append("  \(say("预扫", "scout")): \(scout.source)")
      }
    }
    return lines + set.except.map { "except: \($0.value.source)" }
  }

  static func examples(_ examples: [Example], _ language: Language) -> [String] {
    var lines: [String] = []
    let titles: [(Example.Expectation, Localized)] = [
      (.fire, Localized(zh: "会指出", en: "Marked")),
      (.quiet, Localized(zh: "不会指出", en: "Not marked")),
      (.todo, Localized(zh: "尚不能正确处理", en: "Not handled yet")),
    ]
    for (expectation, title) in titles {
      let own = examples.filter { $0.expectation == expectation }
      if !own.isEmpty { lines += ["", title.text(language)] }
      for example in own {
        let text = example.marked.split(separator: "\n", omittingEmptySubsequences: false)
        lines += text.enumerated().map { ($0.offset == 0 ? "  · " : "    ") + $0.element }
      }
    }
    return lines
  }

  static func text(_ parameter: Parameter) -> String {
    switch parameter {
    case .string(let value): value
    case .list(let values): "[" + values.map(text).joined(separator: ", ") + "]"
    case .map(let values):
      "{"
        + values.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }
}
