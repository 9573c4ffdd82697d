internal import Audit
internal import Disclosure

/// `gouji config show PATH`: what holds for a file, and which gouji.yaml says so.
let configCommand = Command(
  "config", operands: "show PATH",
  summary: Localized(zh: "显示对一个文件生效的配置及其来源", en: "show the configuration of a file and where it comes from"),
  flags: [CheckFlags.profile, CheckFlags.config], options: CheckOptions(), run: runConfig)

private func runConfig(
  _ options: CheckOptions, _ operands: [String], _ console: Console
) async throws -> ExitStatus {
  guard operands.first == "show", operands.count == 2 else {
    throw UsageFault(
      zh: "写作 gouji config show 文件；例如：gouji config show 预算.txt。",
      en: "Write gouji config show PATH; try: gouji config show budget.txt.")
  }
  let path = options.config ?? Configurations.nearest(to: operands[1])
  let files = try path.map { try Configurations.load($0).files } ?? []
  let merged = try Configurations.applied(to: options, paths: [operands[1]])
  // Names of rules that do not exist are told here too.
  let ruleSet = try CheckRules.load(merged)
  let severities = merged.severities.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value?.rawValue ?? "off")" }
  let none = Localized(zh: "（无）", en: "(none)").text(console.language)
  let all = Localized(zh: "（全部）", en: "(all)").text(console.language)
  func said(_ values: [String], _ otherwise: String) -> String {
    values.isEmpty ? otherwise : values.joined(separator: ", ")
  }
  let profile = try profile(of: operands[1], merged, ruleSet, console)
  let lines = [
    ("files", said(files, none)), ("rules", said(merged.ruleFolders, none)), ("profile", profile),
    ("select", said(merged.selected, all)), ("ignore", said(merged.ignored, none)),
    ("severity", said(severities, none)),
    ("fail-on", (merged.failOn ?? .error).rawValue), ("suppressions", merged.suppressions ?? Suppressions.fileName),
    ("baseline", merged.baseline ?? none), ("template", merged.template ?? none), ("docs", merged.docs ?? none),
    ("running", String(ruleSet.rules.count)),
  ]
  try console.print(lines.map { $0.0 + ": " + $0.1 + "\n" }.joined())
  return .clean
}

/// What a file is held to; for a folder, or a file that cannot be read, what was asked for.
private func profile(
  of path: String, _ options: CheckOptions, _ ruleSet: RuleSet, _ console: Console
) throws -> String {
  let run = Run(
    version: Release.version, rulesDigest: ruleSet.digest, rules: ruleSet.rules.map(\.rule), language: console.language,
    documentCount: 1, keepsLedger: false)
  let auditor = Auditor(
    ruleSet: ruleSet, run: run, opener: console.opener(), profile: CheckRules.request(options, ruleSet))
  let open = Localized(zh: "（由各文件决定）", en: "(each document tells)").text(console.language)
  guard path != "-", !Configurations.isFolder(path) else { return options.profile ?? open }
  let inputs = try CheckInputs.expand([path])
  guard inputs.count == 1, let input = inputs.first else { return options.profile ?? open }
  do { return try auditor.profile(of: input)?.text(console.language) ?? open } catch { return options.profile ?? open }
}

struct InitOptions: Sendable {}

/// `gouji init`: a gouji.yaml to start from, every key explained.
let initCommand = Command(
  "init", operands: "", summary: Localized(zh: "在当前文件夹写一份 gouji.yaml 样例", en: "write a gouji.yaml to start from"),
  flags: [Flag<InitOptions>](), options: InitOptions(), run: runInit)

private func runInit(_ options: InitOptions, _ operands: [String], _ console: Console) async throws -> ExitStatus {
  try refuseOperands(operands)
  do {
    _ = try FileBytes.read(Array(Configuration.fileName.utf8))
    throw UsageFault(zh: "这里已有 gouji.yaml，没有改动。", en: "There is a gouji.yaml here already; it was left alone.")
  } catch FileBytes.Failure.cannotOpen(errno: 2) {
    // As it should be.
  }
  let file = try OutputFile(Configuration.fileName)
  try file.write(Array(template.utf8))
  try file.finish()
  try console.print(Localized(zh: "写好了 gouji.yaml。\n", en: "Wrote gouji.yaml.\n").text(console.language))
  return .clean
}

private let template = """
  # gouji 的配置：对此文件夹及以下的文件生效（取最近的一份，不合并）。
  # Configuration of gouji for this folder and below: the nearest file counts, nothing is merged.

  # 以另一份配置为底 / build on another file
  # extends: ../gouji.yaml

  # 自备规则的文件夹 / folders of your own rules
  # rules: [rules]

  # 公开要求（gouji rules profiles 列出全部）：默认由各文件的文种、年度、地区决定；写明的，缺少的部分列为警告
  # what disclosures owe (gouji rules profiles lists them): by default each tells; with one named, what is missing is a warning
  # profile: national

  # 只运行或不运行的规则（id 或类别）/ rules to run, or to leave out (ids or classes)
  # select: [growth-mismatch, sum-mismatch]
  # ignore: [duplicate-text]

  # 改变级别：error、warning、info 或 off / other severities
  # severity:
  #   growth-rate: warning

  # 使退出状态为 1 的级别 / what makes the exit status 1
  fail-on: error

  # 忽略清单和基线 / what was set aside, and the baseline
  # suppressions: gouji-suppressions.yaml
  # baseline: gouji-baseline.jsonl

  # 所用的官方模板 / the official template the documents were made from
  # template: 模板.docx

  # 规则说明（docs/checks.md）公布在哪里，SARIF 由此链接 / where docs/checks.md is published; SARIF leads there
  # docs: https://example.org/gouji/checks.html

  """
