internal import Audit
internal import Disclosure

/// `gouji baseline write|diff|prune FILE PATH…`: keep, compare and tidy a list of known findings.
let baselineCommand = Command(
  "baseline", operands: "write|diff|prune FILE PATH…",
  summary: Localized(
    zh: "基线：记下已有的发现，看新增、已变和已消失的，删去已消失的",
    en: "baseline: keep the findings there are, show new, changed and gone ones, drop the gone"),
  flags: CheckFlags.audit + [CheckFlags.suppressions], options: CheckOptions(), run: runBaseline)

private func runBaseline(
  _ options: CheckOptions, _ operands: [String], _ console: Console
) async throws -> ExitStatus {
  let actions = ["write", "diff", "prune"]
  guard let action = operands.first, actions.contains(action), operands.count >= 3 else {
    throw UsageFault(
      zh: "写作 gouji baseline \(actions.joined(separator: "|")) 基线文件 要核对的文件…；例如：gouji baseline write 基线.jsonl 公开文件/。",
      en:
        "Write gouji baseline \(actions.joined(separator: "|")) FILE PATH…; try: gouji baseline write baseline.jsonl folder/."
    )
  }
  let file = operands[1]
  // Read before anything is audited: a missing baseline is an error at once.
  let old = action == "write" ? nil : try ReviewFiles.baseline(file)
  let audit = try AuditRun(options, paths: Array(operands.dropFirst(2)), console: console)
  let reports = try await audit.reports(console)
  var review = audit.review
  review.baseline = old
  var tally = ReviewTally()
  for report in reports { tally.add(ReviewTally(report, review)) }
  switch (action, old) {
  case ("diff", let old?):
    let status = try show(reports.map(review.applied(to:)), gone: tally.gone(from: old), console)
    return AuditRun.status(of: reports, otherwise: status)
  case ("prune", let old?):
    let gone = Set(tally.gone(from: old))
    try save(Baseline(old.entries.filter { !gone.contains($0) }), to: file)
    try console.print(
      Localized(
        zh: "删去 \(gone.count) 处，留下 \(old.entries.count - gone.count) 处：\(file)\n",
        en: "\(gone.count) dropped, \(old.entries.count - gone.count) left: \(file)\n"
      ).text(console.language))
  default:
    let baseline = Baseline(of: reports)
    try save(baseline, to: file)
    try console.print(
      Localized(zh: "记下 \(baseline.entries.count) 处：\(file)\n", en: "\(baseline.entries.count) kept: \(file)\n")
        .text(console.language))
  }
  return AuditRun.status(of: reports, otherwise: .clean)
}

private func save(_ baseline: Baseline, to path: String) throws {
  let file = try OutputFile(path)
  try file.write(baseline.bytes())
  try file.finish()
}

/// New and changed findings, then what is gone. 1 when anything is new or changed.
private func show(_ reports: [DocumentReport], gone: [Baseline.Entry], _ console: Console) throws -> ExitStatus {
  let comparison = Comparison(reports, gone: gone.map(\.gone))
  try console.print(comparison.text(console.language))
  return comparison.isWorse ? .findings : .clean
}
