internal import Disclosure
internal import Formats

/// Checkstyle's XML, which many viewers of build results read.
package struct CheckstyleReport: ReportFormat {
  package init() {}

  package func opening() -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n".utf8)
  }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var text = "<file name=\"\(MarkupText.escaped(report.path))\">\n"
    if let problem = report.problem {
      text +=
        "<error severity=\"error\" message=\"\(MarkupText.escaped(problem.text))\" source=\"gouji.\(problem.code)\"/>\n"
    }
    for finding in report.findings {
      let start = finding.locations.first?.start ?? Position(line: 1, column: 1)
      text +=
        "<error line=\"\(start.line)\" column=\"\(start.column)\" severity=\"\(finding.severity.rawValue)\""
        + " message=\"\(MarkupText.escaped(finding.message))\" source=\"gouji.\(finding.rule)\"/>\n"
    }
    // Checkstyle's own word for what is set aside.
    for finding in report.suppressed {
      let start = finding.locations.first?.start ?? Position(line: 1, column: 1)
      let message = finding.message + " [" + (finding.suppression?.reason ?? "") + "]"
      text +=
        "<error line=\"\(start.line)\" column=\"\(start.column)\" severity=\"ignore\""
        + " message=\"\(MarkupText.escaped(message))\" source=\"gouji.\(finding.rule)\"/>\n"
    }
    return Array((text + "</file>\n").utf8)
  }

  package func closing(_ summary: Summary) -> [UInt8] { Array("</checkstyle>\n".utf8) }
}
