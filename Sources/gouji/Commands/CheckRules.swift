internal import Audit
internal import Disclosure

/// Which rules run: the built-in ones, those of `--rules`, less what `--select` and `--ignore` leave out.
enum CheckRules {
  static func load(_ options: CheckOptions) throws(UsageFault) -> RuleSet {
    let set: RuleSet
    do {
      var resources = Resources.builtIn
      for folder in options.ruleFolders { resources.overlay(try Resources.folder(folder)) }
      set = try RuleSet.load(resources)
    } catch {
      throw UsageFault(
        error.errors.map {
          Localized(
            zh: "规则文件有误：\($0.place)：\($0.message.zh)",
            en: "Rule file: \($0.place): \($0.message.text(.en))")
        })
    }
    let named = options.selected + options.ignored + options.severities.keys.sorted()
    let known = named.isEmpty ? [] : Set(set.rules.flatMap { [$0.rule.id, $0.rule.findingClass] })
    for name in named where !known.contains(name) {
      let nearest = Nearest.word(to: name, among: known.sorted())
      throw UsageFault(
        zh: "没有“\(name)”这条规则或类别" + (nearest.map { "；是否要用 \($0)？" } ?? "。"),
        en: "There is no rule or class “\(name)”" + (nearest.map { "; did you mean \($0)?" } ?? ".")
      )
    }
    if let name = options.profile, set.profiles[name] == nil { throw unknown(profile: name, in: set) }
    return set.filtered { rule in
      (options.selected.isEmpty || rule.isNamed(in: options.selected))
        && !rule.isNamed(in: options.ignored) && options.severities.entry(for: rule) != .some(.none)
    }
  }

  /// What the rules are held against: a rule the command line or the configuration speaks of is out of a profile's hands.
  static func request(_ options: CheckOptions, _ ruleSet: RuleSet) -> ProfileRequest {
    let settled = ruleSet.rules.map(\.rule).filter {
      $0.isNamed(in: options.selected) || options.severities.entry(for: $0) != nil
    }
    return ProfileRequest(name: options.profile, settled: Set(settled.map(\.id)))
  }

  static func unknown(profile name: String, in set: RuleSet) -> UsageFault {
    let all = set.profiles.profiles.map(\.name)
    let near = Nearest.words(to: name, among: all).prefix(3)
    return UsageFault(
      zh: "没有“\(name)”这套公开要求；"
        + (near.isEmpty ? "可用：\(all.joined(separator: "、"))。" : "是否要用 \(near.joined(separator: " 或 "))？"),
      en: "There is no profile “\(name)”; "
        + (near.isEmpty
          ? "use one of \(all.joined(separator: ", "))." : "did you mean \(near.joined(separator: " or "))?"))
  }

  /// The severities the configuration gives to rules that run: by id before class.
  static func severities(_ options: CheckOptions, _ ruleSet: RuleSet) -> [String: Review.Severities] {
    var result: [String: Review.Severities] = [:]
    for rule in ruleSet.rules.map(\.rule) {
      guard let given = options.severities.entry(for: rule) ?? nil else { continue }
      result[rule.id] = Review.Severities(own: rule.severity, given: given)
    }
    return result
  }
}
