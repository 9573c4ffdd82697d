import Audit
import Checks
import Disclosure
import Testing

/// The rules that are built in, as a whole.
struct CatalogueTests {
  /// Read from their texts: a start goes by what was parsed at build, and takes it to be sound.
  @Test func `every rule file is sound`() {
    do {
      let texts = Resources(Resources.builtIn.files.map { .init(path: $0.path, text: $0.text) })
      let set = try RuleSet.load(texts)
      #expect(set.rules.count == set.checks.count)
    } catch {
      for fault in error.errors { Issue.record(Comment(rawValue: fault.text(.en))) }
    }
  }

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
