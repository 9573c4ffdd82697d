package import Disclosure
package import Extract
internal import YAML

/// A rule with where it stands and what of it was compiled. A class for the same reason as `Rule`.
package final class LoadedRule: Sendable {
  package let rule: Rule
  /// Version that first had the rule.
  package let since: String
  package let origin: RuleOrigin
  /// `nil` for kinds without patterns.
  package let patterns: PatternSet?
  let node: YAMLNode

  init(rule: Rule, since: String, origin: RuleOrigin, patterns: PatternSet?, node: YAMLNode) {
    self.rule = rule
    self.since = since
    self.origin = origin
    self.patterns = patterns
    self.node = node
  }
}

/// An extractor rule of `rules/extract`: it makes no findings, it says which words make a claim.
package struct LoadedExtractor: Sendable {
  package let phrase: PhrasePattern
  package let title: String
  package let why: String
  package let since: String
  package let origin: RuleOrigin
  let node: YAMLNode

  package var id: String { phrase.id }
}

/// The file and line a rule stands in.
package struct RuleOrigin: Hashable, Sendable {
  /// As the user named the folder, or below the project's root for a built-in rule.
  package let path: String
  /// 1-based.
  package let line: Int
  package let isBuiltIn: Bool
}
