import Audit
import Disclosure
import Testing

/// Every rule's own examples, as written and under changes that must not matter.
struct ExampleTests {
  /// Empty when the rule files are not sound, which is `CatalogueTests`' to say.
  static let ruleSet: RuleSet? = {
    do { return try RuleSet.load(.builtIn) } catch { return nil }
  }()
  static let ruleIDs = ruleSet?.rules.map(\.rule.id) ?? []
  static let profileNames = ruleSet?.profiles.profiles.map(\.name) ?? []
  static let extractorIDs = ruleSet?.extractors.map(\.id) ?? []

  @Test(arguments: ruleIDs)
  func `a rule does what its examples say`(id: String) throws {
    let ruleSet = try #require(Self.ruleSet)
    let rule = try #require(ruleSet.rule(id))
    report(try RuleTester(ruleSet).test(rule))
  }

  @Test(arguments: extractorIDs)
  func `an extractor does what its examples say`(id: String) throws {
    let ruleSet = try #require(Self.ruleSet)
    let extractor = try #require(ruleSet.extractors.first { $0.id == id })
    report(try RuleTester(ruleSet).test(extractor))
  }

  @Test(arguments: profileNames)
  func `a profile does what its examples say`(name: String) throws {
    let ruleSet = try #require(Self.ruleSet)
    let profile = try #require(ruleSet.profiles[name])
    report(try RuleTester(ruleSet).test(profile))
  }

  private func report(_ result: RuleTestResult) {
    for failure in result.failures { Issue.record(Comment(rawValue: failure.text(.en))) }
    for todo in result.behavingTodos {
      Issue.record("\(result.id): the todo example in line \(todo.line) behaves by now")
    }
  }
}
