internal import Disclosure

/// The report for a terminal: worst rules first, same-rule findings folded, nothing dropped.
package struct TerminalReport: ReportFormat {
  /// Findings of one rule shown in full; the rest are one line each.
  private static let fullCount = 3

  private let run: Run
  private let style: TextStyle
  private let words: TerminalWords

  private let showsLedger: Bool

  package init(run: Run, style: TextStyle, showsLedger: Bool) {
    self.run = run
    self.style = style
    self.showsLedger = showsLedger
    self.words = TerminalWords(language: run.language)
  }

  package func opening() -> [UInt8] { [] }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var canvas = TextCanvas(style: style)
    if index > 0 { canvas.newline() }
    header(report, on: &canvas)
    for group in Self.groups(report.findings) { show(group, of: report, on: &canvas) }
    aside(report, on: &canvas)
    if showsLedger { ledger(report, on: &canvas) }
    return canvas.bytes
  }

  // MARK: Document

  private func header(_ report: DocumentReport, on canvas: inout TextCanvas) {
    var facts = [Words.kind(report.kind).text(run.language)]
    if let entity = report.entity { facts.append(entity) }
    if let year = report.year { facts.append(words.year(year)) }
    if report.status == .unreadable { facts = [Words.status(.unreadable).text(run.language)] }
    canvas.line((report.path, .strong), ("  " + facts.joined(separator: " · "), .faint))
    let conclusion = report.conclusion
    canvas.line(
      (Words.conclusion(conclusion).text(run.language), Self.ink(conclusion)),
      (report.findings.isEmpty ? "" : "  " + words.counts(report), .plain), indent: 2)
    if let problem = report.problem {
      canvas.paragraph(problem.text, label: (words.notChecked, .yellow), indent: 2)
    }
    for kind in Transcript.Omission.Kind.mentioned {
      let places = report.omissions.filter { $0.kind == kind }.map(\.place)
      guard !places.isEmpty else { continue }
      let text = Words.omission(kind).text(run.language, filledWith: ["place": Words.places(places, run.language)])
      let label = kind == .recognizedPage ? words.recognized : words.hidden
      canvas.paragraph(text, label: (label, .yellow), indent: 2)
    }
  }

  static func ink(_ conclusion: Conclusion) -> TextCanvas.Ink {
    switch conclusion {
    case .faulty: .red
    case .unfinished, .nothingCompared, .review: .yellow
    case .publishable: .green
    }
  }

  static func ink(_ severity: Severity) -> TextCanvas.Ink {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .info: .blue
    }
  }

  // MARK: Findings

  /// Findings of one rule and severity, in order of place.
  struct Group {
    var severity: Severity
    var findings: [FindingReport]
  }

  /// Errors first; inside a severity by the first place.
  static func groups(_ findings: [FindingReport]) -> [Group] {
    struct Key: Hashable {
      var rule: String
      var severity: Severity
    }
    var indices: [Key: Int] = [:]
    var groups: [Group] = []
    for finding in findings {
      let key = Key(rule: finding.rule, severity: finding.severity)
      if let index = indices[key] {
        groups[index].findings.append(finding)
      } else {
        indices[key] = groups.count
        groups.append(Group(severity: finding.severity, findings: [finding]))
      }
    }
    return groups.enumerated()
      .sorted {
        ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
      }
      .map(\.element)
  }

  private func show(_ group: Group, of report: DocumentReport, on canvas: inout TextCanvas) {
    guard let first = group.findings.first else { return }
    canvas.newline()
    canvas.line(
      (Words.severity(group.severity).text(run.language), Self.ink(group.severity)),
      ("  " + first.title, .strong),
      ("  " + first.rule, .faint),
      (group.findings.count > 1 ? "  " + words.times(group.findings.count) : "", .plain))
    let isOneFix = group.findings.allSatisfy { $0.fix == first.fix }
    let isOneMessage = group.findings.allSatisfy { $0.message == first.message }
    let writer = TerminalFinding(words: words, path: report.path)
    for (index, finding) in group.findings.enumerated() {
      if index < Self.fullCount || group.findings.count == Self.fullCount + 1 {
        writer.full(finding, showsFix: !isOneFix, on: &canvas)
      } else {
        if index == Self.fullCount {
          canvas.line((words.more(group.findings.count - index), .faint), indent: 2)
        }
        writer.brief(finding, showsQuote: isOneMessage, on: &canvas)
      }
    }
    if isOneFix, !first.fix.isEmpty {
      canvas.paragraph(first.fix, label: (words.fix, .green), indent: 4)
    }
  }

  // MARK: Set aside

  private func aside(_ report: DocumentReport, on canvas: inout TextCanvas) {
    guard !report.suppressed.isEmpty else { return }
    canvas.newline()
    canvas.line((words.suppressed(report.suppressed.count), .strong))
    for finding in report.suppressed {
      let place = finding.locations.first.map { words.place(report.path, $0.start) } ?? report.path
      canvas.line(
        ("– ", .faint), (place, .faint), ("  \(finding.rule)  ", .plain), (finding.suppression?.reason ?? "", .plain),
        indent: 2)
    }
  }

  // MARK: Ledger

  private func ledger(_ report: DocumentReport, on canvas: inout TextCanvas) {
    if !report.ledger.isEmpty {
      canvas.newline()
      canvas.line((words.ledger(report.ledger.count), .strong))
      for entry in report.ledger {
        canvas.line(
          ("✓ ", .green), (words.place(report.path, entry.extent.start), .faint),
          ("  \(entry.rule)  ", .plain), (words.arithmetic(entry.evidence), .plain),
          ("  " + Words.verdict(entry.evidence.verdict).text(run.language), .faint), indent: 2)
      }
    }
    if !report.undecided.isEmpty {
      canvas.newline()
      canvas.line((words.undecided(report.undecided.count), .strong))
      for place in report.undecided {
        canvas.line(
          ("? ", .yellow), (words.place(report.path, place.extent.start), .faint),
          ("  \(place.rule)  ", .plain), (words.quoted(place.quote), .plain),
          ("  " + Words.reason(place.reason).text(run.language), .faint), indent: 2)
      }
    }
  }

  // MARK: Footer

  package func closing(_ summary: Summary) -> [UInt8] {
    var canvas = TextCanvas(style: style)
    if summary.documents > 0 { canvas.newline() }
    canvas.line((String(repeating: "─", count: min(style.width ?? 60, 60)), .faint))
    let conclusion = summary.conclusion
    let meaning =
      summary.suppressed + summary.known > 0 ? Words.meaningOfRest(conclusion) : Words.meaning(conclusion)
    canvas.line(
      (Words.conclusion(conclusion).text(run.language), Self.ink(conclusion)),
      ("  " + meaning.text(run.language), .plain))
    for (label, text) in words.footer(summary, run: run) {
      canvas.paragraph(text, label: (label, .faint), indent: 0)
    }
    for remark in summary.remarks {
      canvas.paragraph(remark.text(run.language), label: (remark.place, .yellow), indent: 0)
    }
    return canvas.bytes
  }
}
