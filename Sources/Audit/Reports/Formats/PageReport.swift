internal import Disclosure

/// The report as one self-contained HTML page.
package struct PageReport: ReportFormat {
  private let run: Run
  private let showsLedger: Bool

  package init(run: Run, showsLedger: Bool) {
    self.run = run
    self.showsLedger = showsLedger
  }

  package func opening() -> [UInt8] { [] }
  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] { [] }
  package func closing(_ summary: Summary) -> [UInt8] { [] }
}
