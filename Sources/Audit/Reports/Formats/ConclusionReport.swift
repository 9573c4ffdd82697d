/// Only the end of the terminal report: for runs whose reports go to files.
package struct ConclusionReport: ReportFormat {
  private let terminal: TerminalReport

  package init(run: Run, style: TextStyle) {
    terminal = TerminalReport(run: run, style: style, showsLedger: false)
  }

  package func opening() -> [UInt8] { [] }
  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] { [] }
  package func closing(_ summary: Summary) -> [UInt8] { terminal.closing(summary) }
}
