package import Disclosure
internal import YAML

/// An example of a rule: a small document, and in it the places the rule must mark.
package struct Example: Sendable {
  package enum Expectation: String, Hashable, Sendable, CaseIterable {
    /// The rule marks just the places between ⟦ and ⟧.
    case fire
    /// The rule finds nothing.
    case quiet
    /// Known not to behave yet: counted, not failing.
    case todo
  }

  package let expectation: Expectation
  /// The document's text, markers included.
  package let marked: String
  /// The kind the document is taken for; `nil`: what the reader finds.
  package let kind: Document.Kind?
  /// The official template the document was made from, for rules that compare with one.
  package let template: String?
  /// Where the example stands in its rule file.
  let mark: YAMLMark
  package var line: Int { mark.line }

  /// The text without markers, and the byte ranges in it that were between them.
  package var unmarked: MarkedText { MarkedText(marked) }
}

/// Text with ⟦…⟧ around some parts of it, taken apart.
package struct MarkedText: Hashable, Sendable {
  package private(set) var bytes: [UInt8] = []
  /// In order; bytes of `bytes`.
  package private(set) var ranges: [Range<Int>] = []
  /// Markers that do not pair up or are nested.
  package private(set) var isTorn = false

  package init(_ marked: String) {
    var open: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        if open != nil { isTorn = true }
        open = bytes.count
      case "⟧":
        if let start = open { ranges.append(start..<bytes.count) } else { isTorn = true }
        open = nil
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    if open != nil { isTorn = true }
  }
}

extension LoadedRule {
  /// Throws: every example that is not well formed.
  package func examples() throws(RuleFileErrors) -> [Example] {
    try ExampleReader.read(node["examples"], path: origin.path)
  }
}

extension LoadedExtractor {
  /// Throws: every example that is not well formed.
  package func examples() throws(RuleFileErrors) -> [Example] {
    try ExampleReader.read(node["examples"], path: origin.path)
  }
}

extension DisclosureProfile {
  /// Throws: every example that is not well formed.
  package func examples() throws(RuleFileErrors) -> [Example] {
    try ExampleReader.read(node["examples"], path: origin.path)
  }
}

private enum ExampleReader {
  static func read(
    _ node: YAMLNode?, path: String
  ) throws(RuleFileErrors) -> [Example] {
    var problems = Problems(path: path)
    var examples: [Example] = []
    for expectation in Example.Expectation.allCases {
      guard let list = node?[expectation.rawValue] else { continue }
      for item in list.sequence ?? [list] {
        if let example = example(item, expectation, &problems) { examples.append(example) }
      }
    }
    guard problems.errors.isEmpty else { throw RuleFileErrors(problems.errors) }
    return examples
  }

  private static func example(
    _ node: YAMLNode, _ expectation: Example.Expectation, _ problems: inout Problems
  ) -> Example? {
    for entry in node.mapping ?? [] where !["text", "kind", "template", "why"].contains(entry.key) {
      problems.add(
        entry.keyMark, zh: "示例中未知的键：\(entry.key)",
        en: "unknown key in an example: \(entry.key)")
    }
    guard let text = node.scalar ?? node["text"]?.scalar, !text.isEmpty else {
      problems.add(node.mark, zh: "示例应为文字", en: "an example is a text")
      return nil
    }
    let name = node["kind"]?.scalar
    let kind = name.flatMap { Document.Kind(rawValue: $0) }
    if let name, kind == nil {
      problems.add(node["kind"]?.mark, zh: "未知的文种：\(name)", en: "unknown kind: \(name)")
    }
    let marked = MarkedText(text)
    if marked.isTorn {
      problems.add(node.mark, zh: "⟦ 与 ⟧ 不成对", en: "⟦ and ⟧ do not pair up")
    }
    if expectation == .fire, marked.ranges.isEmpty {
      problems.add(
        node.mark, zh: "fire 示例须用 ⟦…⟧ 标出应指出之处",
        en: "a fire example must mark what is to be found with ⟦…⟧")
    }
    if expectation == .quiet, !marked.ranges.isEmpty {
      problems.add(
        node.mark, zh: "quiet 示例不应有 ⟦…⟧", en: "a quiet example must not have ⟦…⟧")
    }
    return Example(
      expectation: expectation, marked: text, kind: kind, template: node["template"]?.scalar, mark: node.mark)
  }
}
