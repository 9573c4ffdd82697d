internal import Audit
internal import Disclosure

/// `gouji report RESULTS --to FORMAT`: a report written before, in another format, without auditing again.
let reportCommand = Command(
  "report", operands: "RESULTS.json --to FORMAT[=FILE]",
  summary: Localized(
    zh: "把已有的 JSON 报告换成其他格式，不重新核对", en: "write a JSON report in another format, without auditing again"),
  flags: [to, CheckFlags.failOn, CheckFlags.ledger], options: CheckOptions(), run: runReport)

private let to = Flag<CheckOptions>(
  "to", letter: "o", value: "FORMAT[=FILE]", help: CheckFlags.output.card.help,
  accepts: CheckFlags.output.accepts, refuses: CheckFlags.output.refuses, apply: CheckFlags.output.apply)

private func runReport(
  _ options: CheckOptions, _ operands: [String], _ console: Console
) async throws -> ExitStatus {
  guard operands.count == 1, let path = operands.first else {
    throw UsageFault(
      zh: "report 读取一份 JSON 报告；例如：gouji report 结果.json --to html=报告.html。",
      en: "report reads one JSON report; try: gouji report results.json --to html=report.html.")
  }
  let results = try StoredResults.read(path)
  let failOn = options.failOn ?? .error
  let hasLedger = results.documents.contains { !$0.ledger.isEmpty || !$0.undecided.isEmpty }
  let ruleSet = try CheckRules.load(CheckOptions())
  var run = Run(
    version: results.version ?? Release.version, rulesDigest: results.rulesDigest ?? "",
    rules: ruleSet.rules.map(\.rule), language: console.language,
    documentCount: results.documents.count, keepsLedger: hasLedger)
  run.examples = { ruleSet.examples(of: $0) }
  let drafts = try ReportDrafts.make(
    options.outputs, run: run, showsLedger: options.showsLedger, pageLedger: hasLedger, failOn: failOn,
    console: console)
  let writer = try ReportWriter(drafts)
  var summary = Summary()
  try writer.open()
  for (index, report) in results.documents.enumerated() {
    summary.add(report)
    try writer.write(drafts.map { $0.piece(report, at: index) })
  }
  try writer.close(summary)
  if summary.count(atLeast: failOn) > 0 { return .findings }
  return AuditRun.status(of: results.documents, otherwise: .clean)
}

/// Reports that were written before.
enum StoredResults {
  static func read(_ path: String) throws(UsageFault) -> ResultsFile.Results {
    let bytes = try ReviewFiles.bytes(of: path, hint: Localized(zh: "请检查路径。", en: "Check the path."))
    do { return try ResultsFile.read(bytes) } catch {
      throw UsageFault(
        zh: "“\(path)”不是 gouji 的 JSON 报告；用 gouji check -o json=\(path) 生成。",
        en: "“\(path)” is no JSON report of gouji; gouji check -o json=\(path) makes one.")
    }
  }
}
