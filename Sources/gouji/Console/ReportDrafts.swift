internal import Audit
internal import Disclosure
internal import Glibc

/// Which reports of a run are written, and where to.
enum ReportDrafts {
  /// `pageLedger`: whether HTML pages carry every comparison; others do when asked for.
  static func make(
    _ outputs: [CheckOptions.Output], run: Run, showsLedger: Bool, pageLedger: Bool, failOn: Severity,
    console: Console
  ) throws(UsageFault) -> [ReportDraft] {
    guard outputs.count(where: { $0.file == nil }) < 2 else {
      throw UsageFault(
        zh: "标准输出只能写一种格式；其余的请写成 -o FORMAT=FILE。",
        en: "Standard output takes one format; write the others as -o FORMAT=FILE.")
    }
    let isSilent = outputs.allSatisfy { $0.file != nil } && !outputs.isEmpty
    var drafts: [ReportDraft] = []
    for output in outputs.isEmpty ? [CheckOptions.Output(format: .text, file: nil)] : outputs {
      if output.format == .html, let folder = output.file, isFolder(folder) {
        // A page of its own has room for its ledger.
        drafts.append(
          ReportDraft(
            PageIndex(run: run), to: .folder(folder), pages: PageReport(run: run, showsLedger: run.keepsLedger)))
        continue
      }
      let style = output.file == nil ? console.outputStyle : TextStyle(hasColour: false, width: nil)
      drafts.append(
        ReportDraft(
          output.format.writer(
            run: run, style: style, showsLedger: showsLedger, pageLedger: pageLedger, failOn: failOn),
          to: output.file.map { .file($0) } ?? .standardOutput))
    }
    if isSilent {
      // All reports go to files: the conclusion is still said.
      drafts.append(ReportDraft(ConclusionReport(run: run, style: console.outputStyle), to: .standardOutput))
    }
    return drafts
  }

  /// A name that ends in a slash, or a folder that is there.
  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR)
  }
}

extension CheckOptions.Format {
  func writer(run: Run, style: TextStyle, showsLedger: Bool, pageLedger: Bool, failOn: Severity) -> any ReportFormat {
    switch self {
    case .text: TerminalReport(run: run, style: style, showsLedger: showsLedger)
    case .json: JSONReport(run: run, showsLedger: showsLedger)
    case .jsonl: JSONLinesReport(showsLedger: showsLedger)
    case .html: PageReport(run: run, showsLedger: pageLedger)
    case .sarif: SARIFReport(run: run, showsLedger: showsLedger)
    case .junit: JUnitReport(run: run, failOn: failOn)
    case .checkstyle: CheckstyleReport()
    case .github: GitHubReport(run: run)
    case .csv: CSVReport(language: run.language)
    case .xlsx: WorkbookReport(language: run.language)
    }
  }
}
