internal import Audit
internal import Disclosure

struct RulesOptions: Sendable {
  var ruleFolders: [String] = []
  var profile: String?
  var tellsWhy = false
}

/// `gouji rules list|profiles|show|new|test|lint|bench|docs`: the rules themselves, not a document.
let rulesCommand = Command(
  "rules", operands: "list|profiles|show|new|test|lint|bench|docs [RULE…]",
  summary: Localized(
    zh: "列出规则和公开要求，显示规则的构成，由一句错话起草新规则，运行其示例，检查其写法",
    en: "list rules and profiles, show what they are made of, begin one from a wrong sentence, run their examples, lint"
  ),
  flags: [rulesFolderFlag, rulesProfileFlag, whyFlag], options: RulesOptions(), run: runRules)

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

let rulesProfileFlag = Flag<RulesOptions>(
  "profile", value: "NAME",
  help: Localized(
    zh: "list、show：规则在这套公开要求下的样子", en: "list, show: the rules as they are under a profile"),
  accepts: ["budget-2021"], refuses: [""]
) { options, value throws(UsageFault) in
  guard !value.isEmpty else {
    throw UsageFault(zh: "--profile 缺少名称。", en: "--profile needs a name.")
  }
  options.profile = value
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
  let actions = ["list", "profiles", "show", "new", "test", "lint", "bench", "docs"]
  guard let action = operands.first, actions.contains(action) else {
    throw UsageFault(
      zh: "rules 之后应为 \(actions.joined(separator: "、")) 之一；例如：gouji rules test。",
      en: "After rules comes one of \(actions.joined(separator: ", ")); try: gouji rules test.")
  }
  var checkOptions = CheckOptions()
  checkOptions.ruleFolders = options.ruleFolders
  var ruleSet = try CheckRules.load(checkOptions)
  if let name = options.profile {
    guard let profile = ruleSet.profiles[name] else { throw CheckRules.unknown(profile: name, in: ruleSet) }
    ruleSet = ruleSet.under(profile, ProfileRequest(name: name))
  }
  let report = RulesReport(ruleSet: ruleSet, console: console)
  let names = Array(operands.dropFirst())
  switch action {
  case "list":
    try refuseOperands(names)
    return try report.list()
  case "profiles":
    try refuseOperands(names)
    return try report.profiles()
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
