package import Checks
internal import Disclosure
package import Extract
internal import Hashing
internal import YAML

/// All rules of a run, read, validated and compiled.
package struct RuleSet: Sendable {
  /// Sorted by id.
  package let rules: [LoadedRule]
  /// The check of each rule, in the order of `rules`.
  package let checks: [any Check]
  /// Sorted by id.
  package let extractors: [LoadedExtractor]
  package let profiles: ProfileSet
  package let lexicon: Lexicon
  /// SHA-256 over the paths and digests of all rule, lexicon and taxonomy files, lower-case hexadecimal.
  package let digest: String

  package var patterns: [PatternSet] { rules.compactMap(\.patterns) }
  package var phrases: [PhrasePattern] { extractors.map(\.phrase) }

  /// `nil` when there is no such rule. Cost: logarithmic.
  package func rule(_ id: String) -> LoadedRule? {
    let index = rules.partitioningIndex { $0.rule.id >= id }
    return index < rules.count && rules[index].rule.id == id ? rules[index] : nil
  }

  /// The examples of a rule, for reports; none when they are not well formed, of which `gouji rules test` tells.
  package func examples(of id: String) -> [Example] {
    guard let loaded = rule(id) else { return [] }
    do { return try loaded.examples() } catch { return [] }
  }
}

extension RuleSet {
  /// Reads every rule file.
  ///
  /// A rule of the user's replaces the built-in one of the same id. Throws: everything that is wrong, at once.
  package static func load(_ resources: Resources) throws(RuleFileErrors) -> RuleSet {
    var errors: [RuleFileError] = []
    let lexicon = Lexicon.load(resources, &errors)
    var byID: [String: Entry] = [:]
    // Built-in files first, so that only the user's can replace.
    for isBuiltIn in [true, false] {
      for file in resources.ruleFiles where file.isBuiltIn == isBuiltIn {
        for entry in read(file, lexicon, &errors) { add(entry, to: &byID, &errors) }
      }
    }
    var rules: [LoadedRule] = []
    var checks: [any Check] = []
    var extractors: [LoadedExtractor] = []
    for id in byID.keys.sorted() {
      switch byID[id]?.product {
      case nil: continue
      case .rule(let rule, let check):
        rules.append(rule)
        checks.append(check)
      case .extractor(let extractor): extractors.append(extractor)
      }
    }
    // A profile that speaks of a rule with a fault would be told off for it too.
    let profiles =
      errors.isEmpty ? ProfileSet.load(resources, RuleIndex(rules, checks), &errors) : ProfileSet()
    guard errors.isEmpty else { throw RuleFileErrors(errors) }
    return RuleSet(
      rules: rules, checks: checks, extractors: extractors, profiles: profiles, lexicon: lexicon,
      digest: digest(of: resources))
  }

  private struct Entry {
    let product: RuleReader.Product
    let idMark: YAMLMark?

    var id: String {
      switch product {
      case .rule(let rule, _): rule.rule.id
      case .extractor(let extractor): extractor.id
      }
    }
    var origin: RuleOrigin {
      switch product {
      case .rule(let rule, _): rule.origin
      case .extractor(let extractor): extractor.origin
      }
    }
  }

  private static func read(
    _ file: Resources.File, _ lexicon: Lexicon, _ errors: inout [RuleFileError]
  ) -> [Entry] {
    var problems = Problems(path: file.displayPath)
    guard let root = problems.root(of: file) else {
      errors += problems.errors
      return []
    }
    var entries: [Entry] = []
    for node in nodes(root, &problems) {
      var reader = RuleReader(node: node, file: file, lexicon: lexicon, problems: problems)
      if let product = reader.read() {
        entries.append(Entry(product: product, idMark: node["id"]?.mark))
      }
      problems = reader.problems
    }
    errors += problems.errors
    return entries
  }

  /// One rule, or those of a family under `rules:`.
  private static func nodes(_ root: YAMLNode, _ problems: inout Problems) -> [YAMLNode] {
    guard let family = root["rules"] else { return [root] }
    for entry in root.mapping ?? [] where entry.key != "rules" {
      problems.add(
        entry.keyMark, zh: "rules 之外不能有别的键：\(entry.key)",
        en: "no other key may stand beside rules: \(entry.key)")
    }
    guard let nodes = family.sequence else {
      problems.add(family.mark, zh: "rules 应为列表", en: "rules is a list, not \(family.shape)")
      return []
    }
    return nodes
  }

  private static func add(
    _ entry: Entry, to byID: inout [String: Entry], _ errors: inout [RuleFileError]
  ) {
    if let first = byID[entry.id], first.origin.isBuiltIn == entry.origin.isBuiltIn {
      let place = "\(first.origin.path):\(first.origin.line)"
      errors.append(
        RuleFileError(
          path: entry.origin.path, mark: entry.idMark,
          message: Localized(
            zh: "id \(entry.id) 重复，另见 \(place)",
            en: "id \(entry.id) is already taken in \(place)")))
      return
    }
    byID[entry.id] = entry
  }

  private static func digest(of resources: Resources) -> String {
    var digest = Digest()
    for file in resources.files(in: "rules/", ending: "") {
      digest.update(field: file.path)
      digest.update(field: file.digest)
    }
    return digest.finish()
  }
}
