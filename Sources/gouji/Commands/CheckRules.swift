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
    let known = Set(set.rules.flatMap { [$0.rule.id, $0.rule.findingClass] })
    for name in options.selected + options.ignored + options.severities.keys.sorted() where !known.contains(name) {
      let nearest = Nearest.word(to: name, among: known.sorted())
      throw UsageFault(
        zh: "没有“\(name)”这条规则或类别" + (nearest.map { "；是否要用 \($0)？" } ?? "。"),
        en: "There is no rule or class “\(name)”" + (nearest.map { "; did you mean \($0)?" } ?? ".")
      )
    }
    return set.filtered { rule in
      func isNamed(in names: [String]) -> Bool {
        names.contains(rule.id) || names.contains(rule.findingClass)
      }
      return (options.selected.isEmpty || isNamed(in: options.selected))
        && !isNamed(in: options.ignored) && severity(of: rule, options) != .some(.none)
    }
  }

  /// The severities the configuration gives to rules that run: by id before class.
  static func severities(_ options: CheckOptions, _ ruleSet: RuleSet) -> [String: Review.Severities] {
    var result: [String: Review.Severities] = [:]
    for rule in ruleSet.rules.map(\.rule) {
      guard let given = severity(of: rule, options) ?? nil else { continue }
      result[rule.id] = Review.Severities(own: rule.severity, given: given)
    }
    return result
  }

  /// `nil`: the configuration says nothing; `.some(nil)`: it turns the rule off.
  private static func severity(of rule: Rule, _ options: CheckOptions) -> Severity?? {
    options.severities[rule.id] ?? options.severities[rule.findingClass]
  }
}
