internal import Audit
internal import Disclosure

/// `gouji check PATH… [-]`: audits documents and reports on them.
let checkCommand = Command(
  "check", operands: "PATH…",
  summary: Localized(
    zh: "核对文件或文件夹（默认命令）；- 为标准输入",
    en: "check files or folders (the default command); - is standard input"),
  flags: CheckFlags.all, options: CheckOptions(), run: runCheck)

private func runCheck(
  _ options: CheckOptions, _ paths: [String], _ console: Console
) async throws -> ExitStatus {
  // A page of a few documents carries the ledger; one of thousands would not open in a browser.
  let pageLedger = { (count: Int) in options.showsLedger || count <= 50 }
  let hasPage = options.outputs.contains { $0.format == .html }
  let audit = try AuditRun(
    options, paths: paths, keepsLedger: { options.showsLedger || (hasPage && pageLedger($0)) }, console: console)
  keepToTheEnd(audit)
  try CheckInputs.keepApart(audit.inputs, from: options.outputs.compactMap(\.file))
  let drafts = try ReportDrafts.make(
    options.outputs, run: audit.run, showsLedger: options.showsLedger, pageLedger: pageLedger(audit.inputs.count),
    failOn: audit.failOn, console: console)
  let writer = try ReportWriter(drafts)
  let review = audit.review
  var progress = Progress(total: audit.inputs.count, console: console)
  var summary = Summary()
  var tally = ReviewTally()

  try writer.open()
  do {
    try await audit.each(
      render: { report, index in
        Rendered(report: report, review: review, pieces: drafts.map { $0.piece(report, at: index) })
      },
      deliver: {
        progress.advance(errors: $0.summary.errors)
        summary.add($0.summary)
        tally.add($0.tally)
        try writer.write($0.pieces)
      })
    progress.clear()
    summary.gone = review.baseline.map { tally.gone(from: $0).map(\.gone) } ?? []
    summary.remarks = tally.remarks(on: review)
    try writer.close(summary)
  } catch is BrokenPipe {
    // What was not written was not reported: that is never clean.
    return summary.count(atLeast: audit.failOn) > 0 ? .findings : .incomplete
  }
  if summary.count(atLeast: audit.failOn) > 0 { return .findings }
  return summary.incomplete + summary.unreadable > 0 ? .incomplete : .clean
}

/// What is kept of a document until its turn: its share of the summary, and its bytes in each report.
private struct Rendered: Sendable {
  let summary: Summary
  let tally: ReviewTally
  let pieces: [ReportWriter.Piece]

  init(report: DocumentReport, review: Review, pieces: [ReportWriter.Piece]) {
    var summary = Summary()
    summary.add(report)
    self.summary = summary
    self.tally = ReviewTally(report, review)
    self.pieces = pieces
  }
}

/// What to check.
enum CheckInputs {
  static func expand(_ paths: [String]) throws -> [Input] {
    guard !paths.isEmpty else {
      throw UsageFault(
        zh: "没有给出要核对的文件；例如：gouji check 预算.txt，或 gouji help 查看用法。",
        en: "No file to check was named; try: gouji check budget.txt, or gouji help.")
    }
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw UsageFault(zh: "标准输入（-）只能出现一次。", en: "Standard input (-) can be named only once.")
    }
    do {
      return try Input.expand(paths) {
        do {
          return try FileBytes.read(from: 0)
        } catch {
          throw UsageFault(zh: "标准输入读不出来。", en: "Standard input cannot be read.")
        }
      }
    } catch let missing as MissingPath {
      throw fault(missing, among: paths)
    }
  }

  /// All of the files as one disclosure.
  static func together(_ paths: [String]) throws -> Input {
    guard paths.count >= 2, !paths.contains("-") else {
      throw UsageFault(
        zh: "--together 需要同一部门的两个以上文件；例如：gouji check --together 说明.docx 附表.xlsx。",
        en: "--together takes two files or more of one disclosure; try: gouji check --together text.docx tables.xlsx.")
    }
    do { return try Input.together(paths) } catch { throw fault(error, among: paths) }
  }

  /// A report never takes the place of what it is about, under whatever name.
  static func keepApart(_ inputs: [Input], from outputs: [String]) throws {
    let taken = Set(outputs.compactMap { FileIdentity(Array($0.utf8)) })
    guard !taken.isEmpty else { return }
    for name in inputs.flatMap(\.names) {
      guard let identity = FileIdentity(name), taken.contains(identity) else { continue }
      let path = String(decoding: name, as: UTF8.self)
      throw UsageFault(
        zh: "报告会覆盖被核对的文件“\(path)”；请用 -o 写到别的文件。",
        en: "The report would replace “\(path)”, which is to be checked; name another file for -o.")
    }
  }

  /// A mistyped command looks like a path that is not there.
  private static func fault(_ missing: MissingPath, among paths: [String]) -> UsageFault {
    let path = missing.path
    let command =
      path == paths.first ? Nearest.word(to: path, among: Program.commandNames) : nil
    if let command {
      return UsageFault(
        zh: "没有“\(path)”这个文件，也没有这个命令；是否要用 gouji \(command)？",
        en: "There is no file and no command “\(path)”; did you mean gouji \(command)?")
    }
    return UsageFault(
      zh: "没有“\(path)”这个文件或文件夹；请检查路径。",
      en: "There is no file or folder “\(path)”; check the path.")
  }
}
