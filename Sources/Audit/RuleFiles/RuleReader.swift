internal import Checks
internal import Disclosure
internal import Extract
internal import YAML

/// Reads one rule of a file, noting everything that is wrong with it.
struct RuleReader {
  let node: YAMLNode
  let file: Resources.File
  let lexicon: Lexicon
  var problems: Problems

  static let extractKind = "extract"
  private static let common = [
    "id", "class", "kind", "severity", "confidence", "since", "title", "message", "why", "fix",
    "en", "examples",
  ]
  private static let optional = ["basis", "applies", "precision"]
  private static let ofExtractor = ["id", "kind", "emits", "since", "title", "why", "find"]
  /// Claims are made in sentences: `window` may be left out.
  private static let optionalOfExtractor = ["window", "except", "applies", "basis", "examples"]

  private static let kinds: [String: any Check.Type] = Dictionary(
    checkCatalog.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })

  enum Product {
    case rule(LoadedRule, any Check)
    case extractor(LoadedExtractor)
  }

  /// `nil` when there was an error; `problems` says which.
  mutating func read() -> Product? {
    guard node.mapping != nil else {
      problems.add(node.mark, zh: "规则应为键值映射", en: "a rule is a mapping, not \(node.shape)")
      return nil
    }
    let kind = text("kind")
    if kind == Self.extractKind { return extractor() }
    guard let kind else { return nil }
    guard let type = Self.kinds[kind] else {
      let nearest = Nearest.word(to: kind, among: checkCatalog.map { $0.kind } + [Self.extractKind])
      problems.add(
        node["kind"]?.mark, zh: "未知的检查类型：\(kind)" + Self.suggestion(zh: nearest),
        en: "unknown kind: \(kind)" + Self.suggestion(en: nearest))
      return nil
    }
    return rule(of: type)
  }

  private mutating func rule(of type: any Check.Type) -> Product? {
    let before = problems.errors.count
    let specs = type.parameters
    checkKeys(
      required: Self.common + specs.filter(\.isRequired).map(\.name),
      optional: Self.optional + specs.filter { !$0.isRequired }.map(\.name))
    let applies = applicability()
    let parameters = parameters(specs)
    let rule = Rule(
      id: id(), findingClass: findingClass(), kind: type.kind,
      severity: choice("severity", Severity.self) ?? .info,
      confidence: choice("confidence", Confidence.self) ?? .low, words: words(), applies: applies,
      parameters: parameters)
    let since = text("since") ?? ""
    let patterns = parameters["find"] == nil ? nil : patternSet(id: rule.id, applies)
    checkExamples(least: type.kind == PatternCheck.kind ? 2 : 1)
    if type.kind == PatternCheck.kind, let patterns { checkNames(of: rule, patterns) }
    guard problems.errors.count == before, let check = check(of: type, rule) else { return nil }
    return .rule(
      LoadedRule(rule: rule, since: since, origin: origin, patterns: patterns, node: node), check)
  }

  private mutating func extractor() -> Product? {
    let before = problems.errors.count
    checkKeys(required: Self.ofExtractor, optional: Self.optionalOfExtractor)
    let patterns = patternSet(id: id(), applicability())
    let (emits, title, why) = (text("emits") ?? "", text("title") ?? "", text("why") ?? "")
    let since = text("since") ?? ""
    let roles = Phrase.Role.allCases.map(\.rawValue)
    if !emits.isEmpty, !roles.contains(emits) {
      wrongChoice("emits", emits, of: roles, node["emits"]?.mark)
    }
    guard problems.errors.count == before else { return nil }
    return .extractor(
      LoadedExtractor(
        phrase: PhrasePattern(emits: emits, patterns: patterns), title: title, why: why,
        since: since, origin: origin, node: node))
  }

  private var origin: RuleOrigin {
    RuleOrigin(path: file.displayPath, line: node.mark.line, isBuiltIn: file.isBuiltIn)
  }

  private mutating func check(of type: any Check.Type, _ rule: Rule) -> (any Check)? {
    do {
      return try type.init(rule: rule)
    } catch {
      problems.add(
        node[error.parameter]?.mark ?? node.mark, zh: "\(error.parameter)：\(error.message)",
        en: "\(error.parameter): \(error.message)")
      return nil
    }
  }
}

extension RuleReader {
  static func suggestion(zh word: String?) -> String { word.map { "，是否为 \($0)？" } ?? "" }
  static func suggestion(en word: String?) -> String { word.map { "; did you mean \($0)?" } ?? "" }

  /// As of examples: the keys of files parsed at build are looked at by a test.
  private mutating func checkKeys(
    required: @autoclosure () -> [String], optional: @autoclosure () -> [String]
  ) {
    guard file.outline == nil else { return }
    let required = required()
    let known = required + optional()
    for entry in node.mapping ?? [] where !known.contains(entry.key) {
      let nearest = Nearest.word(to: entry.key, among: known)
      problems.add(
        entry.keyMark, zh: "未知的键：\(entry.key)" + Self.suggestion(zh: nearest),
        en: "unknown key: \(entry.key)" + Self.suggestion(en: nearest))
    }
    for key in required where node[key] == nil {
      problems.add(node.mark, zh: "缺少 \(key)", en: "\(key) is missing")
    }
  }

  /// A key's text; an error when it is no text or empty. `nil` when the key is not there, which is noted elsewhere.
  private mutating func text(_ key: String) -> String? { Self.text(key, in: node, &problems) }

  private static func text(_ key: String, in node: YAMLNode, _ problems: inout Problems) -> String? {
    guard let value = node[key] else { return nil }
    guard let text = value.scalar, !text.isEmpty else {
      problems.add(value.mark, zh: "\(key) 应为非空文字", en: "\(key) must be a text, not empty")
      return nil
    }
    return text
  }

  /// What a rule of a file parsed at build says is known to be there by a test, and read when it is asked for.
  private mutating func words() -> Deferred<Rule.Words> {
    guard file.outline != nil else {
      let words = Self.words(of: node, &problems)
      return Deferred { words }
    }
    return Deferred { [node] in
      var problems = Problems(path: "")
      return Self.words(of: node, &problems)
    }
  }

  private static func words(of node: YAMLNode, _ problems: inout Problems) -> Rule.Words {
    Rule.Words(
      title: localized("title", in: node, &problems), message: localized("message", in: node, &problems),
      why: localized("why", in: node, &problems), fix: localized("fix", in: node, &problems),
      basis: text("basis", in: node, &problems) ?? "")
  }

  private static func localized(_ key: String, in node: YAMLNode, _ problems: inout Problems) -> Localized {
    let zh = text(key, in: node, &problems) ?? ""
    guard let en = node["en"] else { return Localized(zh: zh, en: zh) }
    guard let english = text(key, in: en, &problems) else {
      if en[key] == nil {
        problems.add(en.mark, zh: "en 中缺少 \(key)", en: "\(key) is missing in en")
      }
      return Localized(zh: zh, en: zh)
    }
    return Localized(zh: zh, en: english)
  }

  private mutating func id() -> String {
    guard let id = text("id") else { return "" }
    if file.outline == nil, !id.isKebabCase {
      problems.add(
        node["id"]?.mark, zh: "id 应为小写字母、数字和连字符：\(id)",
        en: "an id is kebab-case: \(id)")
    }
    return id
  }

  private mutating func findingClass() -> String {
    guard let name = text("class") else { return "" }
    if !isTested, !lexicon.classNames.contains(name) {
      let nearest = Nearest.word(to: name, among: lexicon.classes.flatMap(\.names))
      problems.add(
        node["class"]?.mark, zh: "未知的类别：\(name)" + Self.suggestion(zh: nearest),
        en: "unknown class: \(name)" + Self.suggestion(en: nearest))
    }
    return name
  }

  private mutating func choice<E: RawRepresentable & CaseIterable>(
    _ key: String, _: E.Type
  ) -> E? where E.RawValue == String {
    guard let name = text(key) else { return nil }
    if let value = E(rawValue: name) { return value }
    wrongChoice(key, name, of: E.allCases.map(\.rawValue), node[key]?.mark)
    return nil
  }

  private mutating func wrongChoice(
    _ key: String, _ name: String, of choices: [String], _ mark: YAMLMark?
  ) {
    problems.add(
      mark, zh: "\(key) 不能为 \(name)，只能为 \(choices.joined(separator: "、"))",
      en: "\(key) cannot be \(name), only \(choices.joined(separator: ", "))")
  }

  private mutating func applicability() -> Applicability {
    guard let applies = node["applies"] else { return Applicability() }
    for entry in applies.mapping ?? [] where !["documents", "blocks"].contains(entry.key) {
      problems.add(
        entry.keyMark, zh: "applies 中未知的键：\(entry.key)",
        en: "unknown key in applies: \(entry.key)")
    }
    return Applicability(
      documents: choices("documents", in: applies, Document.Kind.allCases).compactMap {
        Document.Kind(rawValue: $0)
      },
      blocks: choices("blocks", in: applies, Block.Class.allCases).compactMap { Block.Class(rawValue: $0) })
  }

  private mutating func choices<E: RawRepresentable>(
    _ key: String, in parent: YAMLNode, _ all: [E]
  ) -> [String] where E.RawValue == String {
    guard let value = parent[key] else { return [] }
    let names = Lexicon.strings(value, &problems)
    for name in names where E(rawValue: name) == nil {
      wrongChoice(key, name, of: all.map(\.rawValue), value.mark)
    }
    return names
  }

  private mutating func parameters(_ specs: [ParameterSpec]) -> [String: Parameter] {
    var parameters: [String: Parameter] = [:]
    for spec in specs {
      guard let value = node[spec.name] else { continue }
      parameters[spec.name] = Self.parameter(value)
      guard file.outline == nil, !spec.choices.isEmpty else { continue }
      for name in Lexicon.strings(value, &problems) where !spec.choices.contains(name) {
        wrongChoice(spec.name, name, of: spec.choices, value.mark)
      }
    }
    return parameters
  }

  static func parameter(_ node: YAMLNode) -> Parameter {
    switch node.content {
    case .scalar(let value): .string(value)
    case .sequence(let items): .list(items.map(parameter))
    case .mapping(let entries):
      .map(Dictionary(entries.map { ($0.key, parameter($0.value)) }) { $1 })
    }
  }
}

extension String {
  /// Lower-case letters and digits, single hyphens between: how ids of rules and names of profiles are written.
  package var isKebabCase: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
