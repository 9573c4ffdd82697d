internal import Checks
internal import Disclosure
internal import YAML

/// Reads one profile of a file, noting everything that is wrong with it.
struct ProfileReader {
  let node: YAMLNode
  let file: Resources.File
  let rules: RuleIndex
  private(set) var problems: Problems

  private static let keys = [
    "name", "title", "en", "basis", "inherits", "documents", "regions", "years", "select", "ignore", "severity",
    "rules",
    "examples",
  ]

  init(_ node: YAMLNode, _ file: Resources.File, _ rules: RuleIndex) {
    self.node = node
    self.file = file
    self.rules = rules
    problems = Problems(path: file.displayPath)
  }

  var name: String { node["name"]?.scalar ?? "" }
  var parent: String? { node["inherits"]?.scalar }

  mutating func note(_ key: String, zh: String, en: String) {
    problems.add(node[key]?.mark ?? node.mark, zh: zh, en: en)
  }

  /// The profile with what it inherits.
  mutating func read(over parent: DisclosureProfile?) -> DisclosureProfile {
    var fields = Fields(node, &problems, keys: Self.keys)
    let name = fields.text("name")
    let title = fields.text("title")
    _ = fields.optional("inherits")
    let basis = fields.optional("basis")
    let regions = fields.texts("regions")
    let documents = fields.texts("documents")
    let selected = fields.texts("select")
    let ignored = fields.texts("ignore")
    problems = fields.problems
    if !name.isKebabCase {
      note("name", zh: "name 应为小写字母、数字和连字符：\(name)", en: "a name is kebab-case: \(name)")
    }
    checkExamples()
    for key in ["select", "ignore"] {
      for item in node[key].map({ $0.sequence ?? [$0] }) ?? [] { check(item.scalar ?? "", item.mark) }
    }
    let severities = SeverityTable(of: node, &problems)
    for entry in node["severity"]?.mapping ?? [] { check(entry.key, entry.keyMark) }
    return DisclosureProfile(
      name: name, title: Localized(zh: title, en: english(title)), basis: basis ?? parent?.basis ?? "",
      origin: RuleOrigin(path: file.displayPath, line: node.mark.line, isBuiltIn: file.isBuiltIn),
      ancestors: parent.map { [$0.name] + $0.ancestors } ?? [],
      scope: ProfileScope(
        documents: kinds(documents) ?? parent?.scope.documents ?? [],
        regions: regions.isEmpty ? parent?.scope.regions ?? [] : regions, years: years() ?? parent?.scope.years),
      selected: selected.isEmpty ? parent?.selected ?? [] : selected, ignored: (parent?.ignored ?? []) + ignored,
      severities: (parent?.severities ?? [:]).merging(severities) { $1 },
      parameters: parameters(over: parent?.parameters ?? [:]), node: node)
  }

  // MARK: Scope

  private mutating func kinds(_ names: [String]) -> [Document.Kind]? {
    let kinds = names.compactMap { Document.Kind(rawValue: $0) }
    if kinds.count < names.count {
      let all = Document.Kind.allCases.map(\.rawValue)
      note(
        "documents", zh: "documents 只能为 \(all.joined(separator: "、"))",
        en: "documents are \(all.joined(separator: ", "))")
    }
    return names.isEmpty ? nil : kinds
  }

  private mutating func years() -> ClosedRange<Int>? {
    guard let node = node["years"] else { return nil }
    var fields = Fields(node, &problems, keys: ["from", "to"])
    let (from, to) = (fields.optional("from"), fields.optional("to"))
    problems = fields.problems
    let any = ProfileScope.anyYear
    let ends = (from.map { Int($0) } ?? any.lowerBound, to.map { Int($0) } ?? any.upperBound)
    guard let first = ends.0, let last = ends.1, first <= last, any.contains(first), any.contains(last) else {
      problems.add(
        node.mark, zh: "years 写作 {from: 2021} 或 {from: 2017, to: 2018}", en: "years are written {from: 2017, to: 2018}")
      return nil
    }
    return first...last
  }

  private mutating func english(_ title: String) -> String {
    guard let node = node["en"] else { return title }
    var fields = Fields(node, &problems, keys: ["title"])
    let english = fields.text("title")
    problems = fields.problems
    return english
  }

  /// A profile that only takes away has nothing to mark.
  private mutating func checkExamples() {
    guard let examples = node["examples"], examples["quiet"] != nil else {
      note("examples", zh: "examples 至少需要 1 条 quiet", en: "examples need at least 1 quiet")
      return
    }
    problems = Fields(examples, &problems, keys: Example.Expectation.allCases.map(\.rawValue)).problems
  }

  // MARK: Rules

  /// `name`: a rule's id or class.
  private mutating func check(_ name: String, _ mark: YAMLMark) {
    guard !name.isEmpty, rules.byID[name] == nil, !rules.classes.contains(name) else { return }
    let near = Nearest.word(to: name, among: rules.byID.keys.sorted() + rules.classes.sorted())
    problems.add(
      mark, zh: "没有“\(name)”这条规则或类别" + RuleReader.suggestion(zh: near),
      en: "there is no rule or class \(name)" + RuleReader.suggestion(en: near))
  }

  /// Parameters by rule, laid over the inherited ones and tried on the rule.
  private mutating func parameters(over inherited: [String: [String: Parameter]]) -> [String: [String: Parameter]] {
    var all = inherited
    guard let changes = node["rules"] else { return all }
    for entry in changes.mapping ?? [] {
      guard let (loaded, kind) = rules.byID[entry.key] else {
        let near = Nearest.word(to: entry.key, among: rules.byID.keys.sorted())
        problems.add(
          entry.keyMark, zh: "没有“\(entry.key)”这条规则" + RuleReader.suggestion(zh: near),
          en: "there is no rule \(entry.key)" + RuleReader.suggestion(en: near))
        continue
      }
      problems = Fields(entry.value, &problems, keys: Self.changeable(kind)).problems
      var own = all[entry.key] ?? [:]
      for parameter in entry.value.mapping ?? [] {
        own[parameter.key] = Self.joined(own[parameter.key], RuleReader.parameter(parameter.value))
      }
      all[entry.key] = own
      let rule = loaded.rule.with(
        severity: loaded.rule.severity, parameters: loaded.rule.parameters.laying(own))
      do { _ = try kind.init(rule: rule) } catch {
        problems.add(
          entry.value[error.parameter]?.mark ?? entry.keyMark, zh: "\(error.parameter)：\(error.message)",
          en: "\(error.parameter): \(error.message)")
      }
    }
    if changes.mapping == nil {
      problems.add(changes.mark, zh: "rules 应为“规则: 参数”", en: "rules maps rules to parameters, not \(changes.shape)")
    }
    return all
  }

  /// Patterns run before anything is known of the document: a profile cannot change them.
  private static func changeable(_ kind: any Check.Type) -> [String] {
    kind.parameters.map(\.name).filter { !["find", "except", "window"].contains($0) }
  }

  /// Entries of mappings add up; those that take something out stay, for the rule they will be laid over.
  private static func joined(_ inherited: Parameter?, _ own: Parameter) -> Parameter {
    guard case .map(let old) = inherited, case .map(let new) = own else { return own }
    return .map(old.merging(new) { $1 })
  }
}

/// The rules a profile may speak of.
struct RuleIndex {
  let byID: [String: (loaded: LoadedRule, kind: any Check.Type)]
  let classes: Set<String>

  init(_ rules: [LoadedRule], _ checks: [any Check]) {
    byID = Dictionary(
      zip(rules, checks).map { ($0.rule.id, ($0, type(of: $1))) }, uniquingKeysWith: { first, _ in first })
    classes = Set(rules.map(\.rule.findingClass))
  }
}
