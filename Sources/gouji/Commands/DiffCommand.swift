internal import Audit
internal import Disclosure

/// `gouji diff OLD NEW`: what changed between two reports, or two versions of a document.
let diffCommand = Command(
  "diff", operands: "OLD NEW",
  summary: Localized(
    zh: "比较两份报告（JSON）或同一文件的两个版本：新增、已变、已消失",
    en: "compare two reports (JSON) or two versions of a document: new, changed, gone"),
  flags: CheckFlags.audit, options: CheckOptions(), run: runDiff)

private func runDiff(
  _ options: CheckOptions, _ operands: [String], _ console: Console
) async throws -> ExitStatus {
  guard operands.count == 2 else {
    throw UsageFault(
      zh: "diff 需要旧、新两个文件；例如：gouji diff 初稿.docx 终稿.docx。",
      en: "diff takes an old and a new file; try: gouji diff draft.docx final.docx.")
  }
  let old = try await reports(options, operands[0], console)
  let new = try await reports(options, operands[1], console)
  let baseline = Baseline(of: old)
  var review = Review()
  review.baseline = baseline
  let places = Set(new.flatMap { Baseline.entries(of: $0) }.map(\.place))
  let gone = baseline.entries.filter { !places.contains($0.place) }.map(\.gone)
  let comparison = Comparison(new.map(review.applied(to:)), gone: gone)
  try console.print(comparison.text(console.language))
  return AuditRun.status(of: old + new, otherwise: comparison.isWorse ? .findings : .clean)
}

/// A report is read, anything else is audited.
private func reports(_ options: CheckOptions, _ path: String, _ console: Console) async throws -> [DocumentReport] {
  guard path.hasSuffix(".json") || path.hasSuffix(".jsonl") else {
    return try await AuditRun(options, paths: [path], console: console).reports(console)
  }
  return try StoredResults.read(path).documents
}
