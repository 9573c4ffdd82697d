package import Disclosure

/// The rectification ledger as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8.
package struct CSVReport: ReportFormat {
  private let ledger: Ledger

  package init(language: Language) { ledger = Ledger(language: language) }

  package func opening() -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + line(Ledger.Column.allCases.map { $0.title.text(ledger.language) })
  }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] { ledger.rows(report).flatMap(line) }

  package func closing(_ summary: Summary) -> [UInt8] { [] }

  private func line(_ cells: [String]) -> [UInt8] {
    Array((cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
  static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    let needsQuotes = safe.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return safe }
    let doubled = safe.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"" + doubled + "\""
  }
}
