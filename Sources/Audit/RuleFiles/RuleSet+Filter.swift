package import Disclosure

extension RuleSet {
  /// The set without the rules that are not kept. The digest stays that of the files.
  package func filtered(_ isKept: (Rule) -> Bool) -> RuleSet {
    let kept = zip(rules, checks).filter { isKept($0.0.rule) }
    return RuleSet(
      rules: kept.map(\.0), checks: kept.map(\.1), extractors: extractors, profiles: profiles, lexicon: lexicon,
      digest: digest)
  }
}

extension Rule {
  /// `names`: rule ids or classes.
  package func isNamed(in names: [String]) -> Bool { names.contains(id) || names.contains(findingClass) }
}
