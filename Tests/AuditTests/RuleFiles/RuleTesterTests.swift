import Disclosure
import Testing

@testable import Audit

struct RuleTesterTests {
  @Test func `a rule that does what its examples say`() throws {
    let result = try test(find: "@up/@down", fire: ["比上年⟦增加/减少⟧1万元。"], quiet: ["比上年增加1万元。"])
    #expect(result.failures.isEmpty)
    #expect(result.counts == [.fire: 2, .quiet: 2])
    // Two of each: as written, with a byte order mark, full-width digits, and a paragraph in front.
    #expect(result.runCount == 16)
  }

  @Test(arguments: [
    ("增加", ["比上年⟦增加/减少⟧1万元。"], ["减少。"], ExampleFault.misplaced(expected: "增加/减少", found: "增加")),
    ("增加或减少", ["比上年⟦增加/减少⟧1万元。"], ["减少。"], .missed("增加/减少")),
    ("@up/@down", ["⟦增加/减少⟧。"], ["增加/减少。"], .unexpected("增加/减少")),
    ("增加|1", ["⟦增加⟧1万元。"], ["减少。"], .unexpected("1")),
    (
      "(?:a+)+$", ["⟦b⟧" + String(repeating: "a", count: 60) + "！好。"], ["减少。"],
      .exhausted("match limit")
    ),
  ])
  func `what does not behave is named`(
    find: String, fire: [String], quiet: [String], fault: ExampleFault
  ) throws {
    let failures = try test(find: find, fire: fire, quiet: quiet).failures
    let failure = try #require(failures.first { $0.fault == fault })
    #expect(failure.variant == .asWritten)
    #expect(failure.place.hasPrefix("rules/r.yaml:"))
  }

  @Test func `a rule that falls for a change of form is caught`() throws {
    // Only at the very start of the document: a paragraph in front changes that.
    let result = try test(
      find: "\\A一", window: "section", fire: ["⟦一⟧览。"], quiet: ["二。"])
    #expect(Set(result.failures.map(\.variant)) == [.paragraphInFront])
  }

  @Test func `a todo that behaves by now is named, one that does not is counted`() throws {
    let result = try test(
      find: "@up/@down", fire: ["⟦增加/减少⟧。"], quiet: ["增加。"], todo: ["⟦增长/下降⟧。", "⟦升/降⟧。"])
    #expect(result.failures.isEmpty)
    #expect(result.counts[.todo] == 2)
    #expect(result.behavingTodos.map(\.marked) == ["⟦增长/下降⟧。"])
  }

  @Test(arguments: [
    ("fire: ['增加']", "a fire example must mark what is to be found with ⟦…⟧"),
    ("fire: ['⟦增⟦加⟧']", "⟦ and ⟧ do not pair up"),
    ("fire: [{txt: '⟦增加⟧'}]", "unknown key in an example: txt"),
    ("fire: [{text: '⟦增加⟧', kind: book}]", "unknown kind: book"),
    ("quiet: ['⟦增加⟧']", "a quiet example must not have ⟦…⟧"),
  ])
  func `an example that is not well formed is an error`(line: String, message: String) throws {
    let other = line.hasPrefix("fire") ? "quiet: ['a', 'b']" : "fire: ['⟦a⟧', '⟦b⟧']"
    let own = line.replacing("]", with: ", '⟦b⟧', '⟦c⟧']", maxReplacements: 1)
    let text = Self.rule(find: "增加", window: "sentence", message: "x", examples: [other, own])
    let set = try RuleSet.load(Self.resources(text))
    let rule = try #require(set.rules.first)
    let errors = try #require(throws: RuleFileErrors.self) { try rule.examples() }
    #expect(errors.errors.map(\.message.en).contains(message))
  }

  @Test func `why says what kept a pattern from matching`() throws {
    #expect(
      try why(find: "增加[0-9]+万", fire: "⟦增加5个⟧。")
        == ["find matches as far as ⟦增加5⟧; then this does not: 万"])
    #expect(
      try why(find: "增加.*减少", fire: "⟦增加。减少⟧。")
        == ["find does not match in a sentence; in a paragraph it matches ⟦增加。减少⟧"])
    #expect(try why(find: "x", fire: "⟦增加⟧。") == ["find does not match from its start"])
    #expect(
      try why(find: "增加", except: "万元", fire: "⟦增加⟧1万元。")
        == ["find matches ⟦增加⟧, but except matches too"])
    #expect(try why(find: "增加|加", fire: "增⟦加⟧。") == ["find matches ⟦增加⟧"])
  }

  // MARK: Rules to test

  private func test(
    find: String, window: String = "sentence", message: String = "“{match}”", fire: [String],
    quiet: [String], todo: [String] = []
  ) throws -> RuleTestResult {
    let list = { (items: [String]) in
      "[" + items.map { "'\($0)'" }.joined(separator: ", ") + "]"
    }
    // A rule needs two of each: the same one twice does.
    var examples = ["fire: \(list(fire + fire))", "quiet: \(list(quiet + quiet))"]
    if !todo.isEmpty { examples.append("todo: \(list(todo))") }
    let text = Self.rule(find: find, window: window, message: message, examples: examples)
    let set = try RuleSet.load(Self.resources(text))
    return try RuleTester(set).test(try #require(set.rules.first))
  }

  private func why(find: String, except: String? = nil, fire: String) throws -> [String] {
    var text = Self.rule(
      find: find, window: "sentence", message: "x",
      examples: ["fire: ['\(fire)', '\(fire)']", "quiet: ['a', 'b']"])
    if let except { text += "except: '\(except)'\n" }
    let set = try RuleSet.load(Self.resources(text))
    let tester = RuleTester(set)
    let failures = try tester.test(try #require(set.rules.first)).failures
    return tester.why(try #require(failures.first)).map(\.en)
  }

  private static func rule(
    find: String, window: String, message: String, examples: [String]
  ) -> String {
    """
    id: r
    class: choice-unresolved
    kind: pattern
    severity: error
    confidence: high
    since: 0.1.0
    title: t
    message: '\(message)'
    why: w
    fix: f
    en: {title: t, message: '\(message)', why: w, fix: f}
    window: \(window)
    find: '\(find)'
    examples:
      \(examples.joined(separator: "\n  "))

    """
  }

  private static func resources(_ text: String) -> Resources {
    Resources(RuleSetTests.lexicon + [Resources.File(path: "rules/r.yaml", text: text)])
  }
}
