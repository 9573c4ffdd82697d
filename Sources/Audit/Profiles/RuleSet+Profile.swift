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
      // Most profiles speak of few rules, and all of them are gone through at every start.
      guard severity != nil || parameters != nil else { return (loaded.rule, check) }
      var rule = loaded.rule
      if let severity {
        // A profile that was only guessed makes nothing louder.
        rule.severity = request.name == nil ? min(severity, rule.severity) : severity
      }
      rule.lay(parameters ?? [:])
      guard rule.severity != loaded.rule.severity || parameters != nil else { return (rule, check) }
      // What cannot be made was told when the profile was read.
      do { return (rule, try type(of: check).init(rule: rule)) } catch { return (loaded.rule, check) }
    }
  }
}

extension Rule {
  /// Lays parameters over its own. Of a mapping, entries are replaced one by one, and one with an empty list is taken out.
  mutating func lay(_ changes: [String: Parameter]) {
    for (name, change) in changes {
      guard case .map(let own) = parameters[name], case .map(let entries) = change else {
        parameters[name] = change
        continue
      }
      parameters[name] = .map(own.merging(entries) { $1 }.filter { $0.value != .list([]) })
    }
  }
}

extension LoadedRule {
  fileprivate func with(_ rule: Rule) -> LoadedRule {
    LoadedRule(rule: rule, since: since, origin: origin, patterns: patterns, node: node)
  }
}
