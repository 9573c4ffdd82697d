import Audit
import Checks
import Disclosure
import PCRE
import Testing

@testable import Extract

/// The rules that are built in, as a whole.
struct CatalogueTests {
  /// Read from their texts: a start goes by what was parsed at build, and takes it to be sound.
  @Test func `every rule file is sound`() {
    do {
      let set = try RuleSet.load(Self.texts)
      #expect(set.rules.count == set.checks.count)
    } catch {
      for fault in error.errors { Issue.record(Comment(rawValue: fault.text(.en))) }
    }
  }

  @Test func `what was written down at build is what the texts say`() throws {
    let built = try RuleSet.load(.builtIn)
    let read = try RuleSet.load(Self.texts)
    for (one, other) in zip(built.rules, read.rules) {
      let (rule, text) = (one.rule, other.rule)
      #expect(rule.id == text.id && rule.parameters == text.parameters)
      #expect([rule.title, rule.message, rule.why, rule.fix] == [text.title, text.message, text.why, text.fix])
      #expect(rule.basis == text.basis, "\(rule.id)")
    }
    #expect(built.patterns.count == read.patterns.count && built.phrases.count == read.phrases.count)
    for (one, other) in zip(Self.patterns(of: built), Self.patterns(of: read)) {
      #expect(one.find.map(\.pattern.source) == other.find.map(\.pattern.source))
      #expect(one.find.map(\.requirement) == other.find.map(\.requirement), "\(one.id)")
      #expect(one.except.map(\.value.source) == other.except.map(\.value.source))
    }
  }

  /// The built-in files as if they were the user's.
  private static let texts = Resources(Resources.builtIn.files.map { .init(path: $0.path, text: $0.text) })

  private static func patterns(of set: RuleSet) -> [PatternSet] { set.patterns + set.phrases.map(\.patterns) }

  /// Terms in between may be Chinese; a sentence left in Chinese has no blanks.
  @Test func `every rule gives its reason in both languages`() throws {
    for rule in try RuleSet.load(.builtIn).rules.map(\.rule) {
      #expect(!rule.why.zh.isEmpty && rule.why.en.contains(" ") && rule.why.en.hasSuffix("."), "\(rule.id)")
    }
  }

  @Test func `every rule has examples that fire and examples that are quiet`() throws {
    for loaded in try RuleSet.load(.builtIn).rules {
      let least = loaded.rule.kind == PatternCheck.kind ? 2 : 1
      let examples = try loaded.examples()
      for expectation in [Example.Expectation.fire, .quiet] {
        #expect(examples.count { $0.expectation == expectation } >= least, "\(loaded.rule.id)")
      }
    }
  }

  @Test func `check kinds have names of their own`() {
    let names = checkCatalog.map { $0.kind }
    #expect(Set(names).count == names.count)
  }

  @Test func `parameters of a kind have names of their own and a help text`() {
    for kind in checkCatalog {
      let names = kind.parameters.map(\.name)
      #expect(Set(names).count == names.count, "\(kind.kind)")
      for parameter in kind.parameters {
        #expect(parameter.help.hasSuffix("."), "\(parameter.name)")
      }
    }
  }
}
