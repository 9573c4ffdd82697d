package import Disclosure
package import PatternText
internal import YAML

/// The words of the trade as the rule files give them: what patterns, readers and checks look names up in.
package struct Lexicon: Sendable {
  package var vocabulary = Vocabulary()
  package var macros = Macros()
  /// Finding classes by group, in file order.
  package var classes: [(group: String, names: [String])] = [] {
    didSet { classNames = Set(classes.lazy.flatMap(\.names)) }
  }
  private(set) var classNames: Set<String> = []
  /// Whether its files are those the program was built with.
  private(set) var isBuiltIn = false

  package init() {}

  private static let folder = "rules/lexicon/"
}

extension Lexicon {
  /// Reads `rules/lexicon` and `rules/taxonomy`. A file that is not there is an empty one.
  static func load(_ resources: Resources, _ errors: inout [RuleFileError]) -> Lexicon {
    var lexicon = Lexicon()
    lexicon.isBuiltIn = isBuiltIn(resources)
    func read(_ path: String, _ body: (YAMLNode, inout Problems) -> Void) {
      guard let file = resources[path] else { return }
      var problems = Problems(path: file.displayPath)
      if let root = problems.root(of: file) { body(root, &problems) }
      errors += problems.errors
    }
    read("rules/lexicon/words.yaml") { root, problems in
      lexicon.vocabulary.words = wordLists(root, &problems)
    }
    read("rules/lexicon/performance.yaml") { root, problems in
      for (name, words) in wordLists(root, &problems) {
        if lexicon.vocabulary.words.updateValue(words, forKey: name) != nil {
          problems.add(
            root.mark, zh: "词表 \(name) 已在 words.yaml 中", en: "list \(name) is already in words.yaml"
          )
        }
      }
    }
    read("rules/lexicon/concepts.yaml") { root, problems in
      lexicon.vocabulary.concepts = synonyms(root, &problems)
    }
    read("rules/lexicon/tables.yaml") { root, problems in
      lexicon.vocabulary.tableKinds = tableKinds(root, &problems)
    }
    read("rules/lexicon/classes.yaml") { root, problems in
      lexicon.classes = (root.mapping ?? []).map { ($0.key, strings($0.value, &problems)) }
    }
    read("rules/lexicon/macros.yaml") { root, problems in
      lexicon.addMacros(root, &problems)
    }
    lexicon.vocabulary.taxonomy = TaxonomyFile.load(
      resources.files(in: "rules/taxonomy/", ending: ".csv"), &errors)
    return lexicon
  }

  private static func isBuiltIn(_ resources: Resources) -> Bool {
    let files = resources.files(in: folder, ending: ".yaml")
    return files.count == Resources.builtIn.files(in: folder, ending: ".yaml").count
      && files.allSatisfy { $0.outline != nil }
  }

  private mutating func addMacros(_ root: YAMLNode, _ problems: inout Problems) {
    for (name, words) in vocabulary.words { macros.add(words: words, as: "words.\(name)") }
    var sources: [String: String] = [:]
    for entry in root.mapping ?? [] {
      guard let source = entry.value.scalar else {
        problems.add(entry.value.mark, zh: "宏应为一个正则", en: "a macro must be one pattern")
        continue
      }
      sources[entry.key] = source
    }
    let faults = macros.add(sources)
    for entry in root.mapping ?? [] {
      guard let fault = faults[entry.key] else { continue }
      let message = fault.message(among: macros.names)
      problems.add(entry.value.mark, zh: message.zh, en: message.en)
    }
  }

  private static func wordLists(_ root: YAMLNode, _ problems: inout Problems) -> [String: [String]] {
    var lists: [String: [String]] = [:]
    for entry in root.mapping ?? [] { lists[entry.key] = strings(entry.value, &problems) }
    return lists
  }

  private static func synonyms(_ root: YAMLNode, _ problems: inout Problems) -> [ExactText: String] {
    var concepts: [ExactText: String] = [:]
    for entry in root.mapping ?? [] {
      for synonym in strings(entry.value, &problems) {
        if let other = concepts.updateValue(entry.key, forKey: ExactText(synonym)), other != entry.key {
          problems.add(
            entry.value.mark, zh: "“\(synonym)”同时属于“\(other)”和“\(entry.key)”",
            en: "'\(synonym)' stands under both '\(other)' and '\(entry.key)'")
        }
      }
    }
    return concepts
  }

  private static func tableKinds(_ root: YAMLNode, _ problems: inout Problems) -> [TableKind] {
    (root.mapping ?? []).compactMap { entry in
      let known = ["titles", "scope", "flow", "classification"]
      for (key, mark) in (entry.value.mapping ?? []).map({ ($0.key, $0.keyMark) })
      where !known.contains(key) {
        problems.add(mark, zh: "未知的键：\(key)", en: "unknown key: \(key)")
      }
      let scope = entry.value["scope"]?.scalar.flatMap { Scope(rawValue: camelCased($0)) }
      let flow = entry.value["flow"]?.scalar.flatMap { Flow(rawValue: $0) }
      guard let titles = entry.value["titles"], let scope, let flow else {
        problems.add(
          entry.keyMark, zh: "表类需要 titles、scope、flow，且取值须合法",
          en: "a table kind needs titles, scope and flow with known values")
        return nil
      }
      return TableKind(
        id: entry.key, titles: strings(titles, &problems), scope: scope, flow: flow,
        classification: entry.value["classification"]?.scalar ?? "none")
    }
  }

  /// A list of strings; one string counts as a list of one.
  static func strings(_ node: YAMLNode, _ problems: inout Problems) -> [String] {
    if let one = node.scalar { return [one] }
    var strings: [String] = []
    for item in node.sequence ?? [node] {
      if let value = item.scalar {
        strings.append(value)
      } else {
        problems.add(item.mark, zh: "应为文字或文字列表", en: "expected text or a list of texts")
      }
    }
    return strings
  }

  /// general-budget → generalBudget: files use kebab-case throughout.
  private static func camelCased(_ name: String) -> String {
    let parts = name.split(separator: "-")
    return parts.prefix(1).joined()
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
