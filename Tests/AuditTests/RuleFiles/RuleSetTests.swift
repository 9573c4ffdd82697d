import Disclosure
import Extract
import PCRE
import Testing

@testable import Audit

struct RuleSetTests {
  static let choice = """
    id: choice-open
    class: choice-unresolved
    kind: pattern
    severity: error
    confidence: high
    since: 0.1.0
    title: 二选一
    message: “{match}”未删去一项。
    why: 模板的二选一。
    fix: 删去一项。
    en: {title: choice, message: "{match} is open", why: one branch must go, fix: delete one}
    window: sentence
    find: '@up(?<slash>/)@down'
    examples:
      fire: ['比上年⟦增加/减少⟧1万元。', '⟦增加/减少⟧。']
      quiet: ['比上年增加1万元。', '减少。']

    """
  static let lexicon = [
    Resources.File(path: "rules/lexicon/macros.yaml", text: "up: '增加|增长'\ndown: '减少|下降'\n"),
    Resources.File(path: "rules/lexicon/classes.yaml", text: "leftover: [choice-unresolved]\n"),
  ]

  @Test func `a good rule is read whole`() throws {
    let set = try RuleSet.load(resources(Self.choice))
    let loaded = try #require(set.rule("choice-open"))
    #expect(loaded.rule.severity == .error)
    #expect(loaded.rule.confidence == .high)
    #expect(loaded.rule.message.en == "{match} is open")
    #expect(loaded.rule.why == Localized(zh: "模板的二选一。", en: "one branch must go"))
    #expect(loaded.since == "0.1.0")
    #expect(loaded.origin == RuleOrigin(path: "rules/common/a.yaml", line: 1, isBuiltIn: true))
    #expect(
      loaded.patterns?.find.map(\.pattern.source) == ["(?:增加|增长)(?<slash>/)(?:减少|下降)"])
    #expect(loaded.patterns?.window == .sentence)
    #expect(set.checks.count == 1)
    #expect(set.rule("choice") == nil)
  }

  @Test(arguments: [(Language.zh, "为什么\n  模板的二选一。\n"), (.en, "Why\n  one branch must go\n")])
  func `a rule is explained in the language of its reader`(language: Language, reason: String) throws {
    let loaded = try #require(try RuleSet.load(resources(Self.choice)).rule("choice-open"))
    #expect(try RuleCard(language).explanation(loaded).contains(reason))
  }

  @Test func `a family shares a file, sorted by id`() throws {
    let text =
      "rules:\n"
      + [Self.choice.replacing("choice-open", with: "b"), Self.choice]
      .map { "  - " + $0.split(separator: "\n").joined(separator: "\n    ") }
      .joined(separator: "\n")
    let set = try RuleSet.load(resources(text))
    #expect(set.rules.map(\.rule.id) == ["b", "choice-open"])
    #expect(set.rule("choice-open")?.origin.line == 18)
  }

  @Test(arguments: [
    ("severity: error", "severity: fatal", 4, 11, "severity cannot be fatal"),
    ("confidence: high", "confidence: sure", 5, 13, "confidence cannot be sure"),
    ("kind: pattern", "kind: patern", 3, 7, "unknown kind: patern; did you mean pattern?"),
    ("class: choice-unresolved", "class: choice", 2, 8, "unknown class: choice"),
    ("why: ", "whi: ", 9, 1, "unknown key: whi; did you mean why?"),
    ("since: 0.1.0", "since: ''", 6, 8, "since must be a text, not empty"),
    ("id: choice-open", "id: Choice_Open", 1, 5, "an id is kebab-case"),
    ("window: sentence", "window: page", 12, 9, "window cannot be page"),
    ("@up", "@upp", 13, 8, "there is no macro @upp; did you mean @up?"),
    ("/)@down", "/@down", 13, 26, "bad pattern: missing closing parenthesis"),
    ("@up(", "@up[", 13, 27, "bad pattern: missing terminating ]"),
    ("'@up(?<slash>/)@down'", "[]", 13, 7, "find is empty"),
    ("“{match}”未删去一项", "“{slsh}”", 8, 10, "no group fills {slsh}; did you mean slash?"),
    ("en: {title: choice, ", "en: {", 11, 5, "title is missing in en"),
    ("why: one branch must go, ", "", 11, 5, "why is missing in en"),
    (", '⟦增加/减少⟧。']", "]", 15, 3, "examples need at least 2 fire"),
    ("examples:", "applies: {blocks: [prose]}\nexamples:", 14, 19, "blocks cannot be prose"),
    ("examples:", "applies: {document: [budget]}\nexamples:", 14, 11, "unknown key in applies"),
    ("examples:", "skip_sections: ['']\nexamples:", 14, 16, "skip_sections: "),
    ("examples:", "related: x\nnear: y\nexamples:", 15, 1, "unknown key: near"),
  ])
  func `what is wrong is said with its place`(
    part: String, by: String, line: Int, column: Int, message: String
  ) throws {
    try #require(Self.choice.contains(part))
    let errors = try self.errors(resources(Self.choice.replacing(part, with: by)))
    let first = try #require(errors.first { $0.message.en.hasPrefix(message) })
    #expect(first.place == "rules/common/a.yaml:\(line):\(column)")
    #expect(!first.message.zh.isEmpty)
  }

  @Test func `a missing key is said at the rule, and all errors come at once`() throws {
    let text = Self.choice.replacing("fix: 删去一项。\n", with: "").replacing("high", with: "top")
    let errors = try self.errors(resources(text, "a: [\n"))
    #expect(errors.map(\.message.en).contains("fix is missing"))
    #expect(errors.map(\.place).contains("rules/common/a.yaml:5:13"))
    #expect(errors.last?.place == "rules/common/b.yaml:2:1")
  }

  @Test func `an id is taken once`() throws {
    let errors = try self.errors(resources(Self.choice, Self.choice))
    #expect(errors.map(\.place) == ["rules/common/b.yaml:1:5"])
    #expect(errors[0].message.en.hasSuffix("already taken in rules/common/a.yaml:1"))
  }

  @Test func `a rule of the user replaces the built-in one of its id`() throws {
    var resources = resources(Self.choice)
    let own = Self.choice.replacing("severity: error", with: "severity: info")
    resources.overlay([
      Resources.File(path: "rules/mine.yaml", displayPath: "r/mine.yaml", text: own)
    ])
    let set = try RuleSet.load(resources)
    #expect(set.rules.map(\.rule.severity) == [.info])
    #expect(set.rules[0].origin.path == "r/mine.yaml")
  }

  @Test func `the digest follows every text`() throws {
    let one = try RuleSet.load(resources(Self.choice)).digest
    let other = try RuleSet.load(resources(Self.choice.replacing("模板", with: "范本"))).digest
    #expect(one.count == 64)
    #expect(one != other)
    #expect(try RuleSet.load(resources(Self.choice)).digest == one)
  }

  @Test func `an extractor is read apart from the rules`() throws {
    let text = """
      id: change-up
      kind: extract
      emits: up
      since: 0.1.0
      title: 增加
      why: 增减词。
      window: sentence
      find: ['@up', '上升']

      """
    let set = try RuleSet.load(resources(text))
    #expect(set.rules.isEmpty)
    #expect(set.phrases.map(\.id) == ["change-up"])
    #expect(set.phrases.map(\.emits) == ["up"])
    #expect(set.phrases[0].patterns.find.count == 2)
    let errors = try self.errors(resources(text.replacing("emits: up\n", with: "severity: info\n")))
    #expect(errors.map(\.message.en) == ["unknown key: severity", "emits is missing"])
  }

  @Test func `a file with nothing in it holds no rule`() throws {
    #expect(try RuleSet.load(resources("# later\n")).rules.isEmpty)
  }

  private func resources(_ texts: String...) -> Resources {
    let names = ["a", "b", "c"]
    return Resources(
      Self.lexicon
        + zip(names, texts).map {
          Resources.File(path: "rules/common/\($0).yaml", text: $1, isBuiltIn: true)
        })
  }

  private func errors(_ resources: Resources) throws -> [RuleFileError] {
    try #require(throws: RuleFileErrors.self) { try RuleSet.load(resources) }.errors
  }
}
