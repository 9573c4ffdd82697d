internal import Audit
internal import Disclosure

struct RulesOptions: Sendable {
  var ruleFolders: [String] = []
  var tellsWhy = false
}

/// `gouji rules list|show|new|test|lint|bench|docs`: the rules themselves, not a document.
let rulesCommand = Command(
  "rules", operands: "list|show|new|test|lint|bench|docs [RULE…]",
  summary: Localized(
    zh: "列出规则，显示其构成，由一句错话起草新规则，运行其示例，检查其写法",
    en: "list rules, show what they are made of, begin one from a wrong sentence, run their examples, lint"),
  flags: [rulesFolderFlag, whyFlag], options: RulesOptions(), run: runRules)

let rulesFolderFlag = Flag<RulesOptions>(
  "rules", value: "DIR",
  help: Localized(
    zh: "自备规则的目录；可重复，同名规则以后者为准",
    en: "a folder of your own rules; repeat it, a later rule of the same id replaces"),
  accepts: ["my-rules"], refuses: [""]
) { options, value throws(UsageFault) in
  guard !value.isEmpty else {
    throw UsageFault(zh: "--rules 需要一个目录。", en: "--rules needs a folder.")
  }
  options.ruleFolders.append(value)
}

let whyFlag = Flag<RulesOptions>(
  "why",
  help: Localized(
    zh: "test：示例不符时说明规则的哪一部分没有起作用",
    en: "test: for a failing example, say which part of the rule failed")
) { options, _ throws(UsageFault) in
  options.tellsWhy = true
}

private func runRules(
  _ options: RulesOptions, _ operands: [String], _ console: Console
) async throws -> ExitStatus {
  let actions = ["list", "show", "new", "test", "lint", "bench", "docs"]
  guard let action = operands.first, actions.contains(action) else {
    throw UsageFault(
      zh: "rules 之后应为 \(actions.joined(separator: "、")) 之一；例如：gouji rules test。",
      en: "After rules comes one of \(actions.joined(separator: ", ")); try: gouji rules test.")
  }
  var checkOptions = CheckOptions()
  checkOptions.ruleFolders = options.ruleFolders
  let report = RulesReport(ruleSet: try CheckRules.load(checkOptions), console: console)
  let names = Array(operands.dropFirst())
  switch action {
  case "list":
    try refuseOperands(names)
    return try report.list()
  case "show": return try report.show(names)
  case "new": return try report.new(names)
  case "test": return try report.test(names, tellsWhy: options.tellsWhy)
  case "bench": return try report.bench(names)
  case "docs":
    try refuseOperands(names)
    return try report.docs()
  default:
    try refuseOperands(names)
    return try report.lint()
  }
}
