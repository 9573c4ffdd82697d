package import Disclosure
internal import Formats

/// JUnit's XML: a suite for each document, a case for each finding and for each rule that found nothing.
package struct JUnitReport: ReportFormat {
  private let run: Run
  /// Findings below it are told, and do not fail.
  private let failOn: Severity

  package init(run: Run, failOn: Severity) {
    self.run = run
    self.failOn = failOn
  }

  package func opening() -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n".utf8)
  }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var cases: [String] = []
    var skipped = 0
    if let problem = report.problem {
      cases.append(
        testcase(
          "input", Words.status(report.status).text(run.language),
          "<error type=\"\(problem.code)\" message=\"\(MarkupText.escaped(problem.text))\"/>"))
    }
    for finding in report.findings { cases.append(testcase(finding)) }
    for finding in report.suppressed {
      skipped += 1
      let reason = MarkupText.escaped(finding.suppression?.reason ?? "")
      cases.append(testcase(finding.rule, finding.title, "<skipped message=\"\(reason)\"/>"))
    }
    for tally in report.tallies where tally.disagreed == 0 && tally.agreed + tally.undecidable > 0 {
      let title = run.rule(tally.rule)?.title.text(run.language) ?? tally.rule
      // Only undecided places: nothing was checked, which is no pass.
      if tally.agreed == 0 { skipped += 1 }
      cases.append(testcase(tally.rule, title, tally.agreed > 0 ? "" : "<skipped/>"))
    }
    let failures = report.findings.count { $0.severity >= failOn }
    let suite =
      "<testsuite name=\"\(MarkupText.escaped(report.path))\" tests=\"\(cases.count)\" failures=\"\(failures)\""
      + " errors=\"\(report.problem == nil ? 0 : 1)\" skipped=\"\(skipped)\">\n"
    return Array((suite + cases.joined() + "</testsuite>\n").utf8)
  }

  package func closing(_ summary: Summary) -> [UInt8] { Array("</testsuites>\n".utf8) }

  private func testcase(_ finding: FindingReport) -> String {
    let place = finding.locations.first.map { "\($0.start.line):\($0.start.column)" } ?? ""
    let message = MarkupText.escaped(finding.message)
    let body =
      finding.severity >= failOn
      ? "<failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(MarkupText.escaped("\(place) \(finding.fix)"))</failure>"
      : "<system-out>\(message)</system-out>"
    return testcase(finding.rule, "\(finding.title) \(place)", body)
  }

  private func testcase(_ rule: String, _ name: String, _ body: String) -> String {
    "<testcase classname=\"gouji.\(MarkupText.escaped(rule))\" name=\"\(MarkupText.escaped(name))\">\(body)</testcase>\n"
  }
}
