internal import Checks
internal import Disclosure

/// Which profiles a run holds its documents to.
package struct ProfileRequest: Sendable {
  /// Asked for by name; `nil`: each document tells.
  package var name: String?
  /// Ids of rules the user has spoken of himself: profiles neither leave them out nor change their severity.
  package var settled: Set<String>

  package init(name: String? = nil, settled: Set<String> = []) {
    self.name = name
    self.settled = settled
  }
}

extension RuleSet {
  /// The rules as they are under a profile; those it leaves out are gone.
  package func under(_ profile: DisclosureProfile, _ request: ProfileRequest) -> RuleSet {
    let kept = zip(rules, adjusted(under: profile, request)).compactMap { loaded, adjusted in
      adjusted.map { (loaded.with($0.rule), $0.check) }
    }
    return RuleSet(
      rules: kept.map(\.0), checks: kept.map(\.1), extractors: extractors, profiles: profiles, lexicon: lexicon,
      digest: digest)
  }

  /// Each rule with its check as the profile has them, in the order of `rules`; `nil` where it leaves the rule out.
  func adjusted(under profile: DisclosureProfile, _ request: ProfileRequest) -> [(rule: Rule, check: any Check)?] {
    zip(rules, checks).map { loaded, check in
      let isSettled = request.settled.contains(loaded.rule.id)
      guard isSettled || profile.keeps(loaded.rule) else { return nil }
      let severity = isSettled ? nil : profile.severities.entry(for: loaded.rule) ?? nil
      let parameters = profile.parameters[loaded.rule.id]
      // Most profiles speak of few rules.
      guard severity != nil || parameters != nil else { return (loaded.rule, check) }
      // A profile that was only guessed makes nothing louder.
      let own = loaded.rule.severity
      let given = severity.map { request.name == nil ? min($0, own) : $0 } ?? own
      guard given != own || parameters != nil else { return (loaded.rule, check) }
      let rule = loaded.rule.with(
        severity: given, parameters: loaded.rule.parameters.laying(parameters ?? [:]))
      // What cannot be made was told when the profile was read.
      do { return (rule, try type(of: check).init(rule: rule)) } catch { return (loaded.rule, check) }
    }
  }
}

extension [String: Parameter] {
  /// Parameters laid over these. Of a mapping, entries are replaced one by one, and one with an empty list is taken out.
  func laying(_ changes: [String: Parameter]) -> [String: Parameter] {
    var result = self
    for (name, change) in changes {
      guard case .map(let own) = self[name], case .map(let entries) = change else {
        result[name] = change
        continue
      }
      result[name] = .map(own.merging(entries) { $1 }.filter { $0.value != .list([]) })
    }
    return result
  }
}

extension LoadedRule {
  fileprivate func with(_ rule: Rule) -> LoadedRule {
    LoadedRule(rule: rule, since: since, origin: origin, patterns: patterns, node: node)
  }
}
