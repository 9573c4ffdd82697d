internal import Audit
internal import Disclosure

/// `gouji explain RULE…`: what a rule finds, why it holds, what to do.
let explainCommand = Command(
  "explain", operands: "RULE…",
  summary: Localized(zh: "说明一条规则：查什么、为什么、怎么改", en: "explain a rule: what, why, what to do"),
  flags: [rulesFolderFlag], options: RulesOptions(), run: runExplain)

private func runExplain(
  _ options: RulesOptions, _ names: [String], _ console: Console
) async throws -> ExitStatus {
  guard !names.isEmpty else {
    throw UsageFault(
      zh: "explain 需要规则的 id；gouji rules list 列出全部规则。",
      en: "explain needs the id of a rule; gouji rules list lists them all.")
  }
  var checkOptions = CheckOptions()
  checkOptions.ruleFolders = options.ruleFolders
  let ruleSet = try CheckRules.load(checkOptions)
  let card = RuleCard(console.language)
  for name in names {
    guard let rule = ruleSet.rule(name) else {
      throw RulesReport(ruleSet: ruleSet, console: console).unknown(name)
    }
    let text: String
    do {
      text = try card.explanation(rule)
    } catch {
      throw UsageFault(error)
    }
    try console.print(text)
  }
  return .clean
}
