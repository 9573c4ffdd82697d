internal import Disclosure

/// The shape of the data inside the HTML pages: that of `gouji.report/1` where they share it, shorter where a page
/// needs less. It is read by the page's own script only.
extension JSONWriter {
  mutating func pageDocument(_ report: DocumentReport, showsLedger: Bool) {
    object {
      $0.field("path", report.path)
      $0.field("key", report.key)
      $0.field("status", report.status.rawValue)
      $0.field("reason", report.problem?.text)
      $0.field("kind", report.kind.rawValue)
      $0.field("entity", report.entity)
      $0.field("year", report.year)
      $0.field("conclusion", report.conclusion.rawValue)
      $0.object("coverage") { $0.coverage(report.coverage) }
      $0.findings(report)
      guard showsLedger else { return }
      $0.array("ledgerRows", report.ledger) { $0.ledgerRow($1) }
      $0.array("undecided", report.undecided) { $0.place($1) }
    }
  }

  private mutating func ledgerRow(_ entry: LedgerEntry) {
    array(0..<7) { json, column in
      switch column {
      case 0: json.string(entry.rule)
      case 1: json.integer(entry.position.line)
      case 2: json.integer(entry.position.column)
      case 3: json.string(entry.evidence.formula)
      case 4: json.string(entry.evidence.claimed)
      case 5: json.array(entry.evidence.feasible) { $0.string($1) }
      default: json.string(entry.evidence.verdict.rawValue)
      }
    }
  }

  /// Columns as reports/templates/page/index.js names them.
  mutating func indexEntry(_ report: DocumentReport) {
    let top = Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
    let texts: [String?] = [
      report.path, PageIndex.page(of: report.path), report.status.rawValue, report.kind.rawValue, report.entity,
    ]
    array(0..<13) { json, column in
      switch column {
      case 0...4: json.optional(texts[column])
      case 5: json.integer(report.year ?? 0)
      case 6: json.string(report.conclusion.rawValue)
      case 7: json.integer(report.count(.error))
      case 8: json.integer(report.count(.warning))
      case 9: json.integer(report.count(.info))
      case 10: json.integer(report.coverage.agreed)
      case 11: json.array(top) { $0.string($1) }
      default: json.optional(report.problem?.text)
      }
    }
  }

  /// `isBrief`: rules with their titles only.
  mutating func pageSummary(_ summary: Summary, run: Run, isBrief: Bool = false) {
    object {
      $0.field("conclusion", summary.conclusion.rawValue)
      $0.field("documents", summary.documents)
      $0.field("checked", summary.checked)
      $0.field("incomplete", summary.incomplete)
      $0.field("unreadable", summary.unreadable)
      $0.field("errors", summary.errors)
      $0.field("warnings", summary.warnings)
      $0.field("infos", summary.infos)
      $0.field("suppressed", summary.suppressed)
      $0.field("known", summary.known)
      $0.array("gone", summary.gone) { $0.gone($1) }
      $0.object("coverage") { $0.coverage(summary.coverage) }
      $0.array("rules", run.rules) { json, rule in
        json.pageRule(rule, summary.tallies[rule.id] ?? RuleTally(rule: rule.id), run.language, isBrief)
      }
    }
  }

  /// A rule that had nothing to judge is named only; what the others say of themselves is shown on demand.
  private mutating func pageRule(_ rule: Rule, _ tally: RuleTally, _ language: Language, _ isBrief: Bool) {
    object {
      $0.field("id", rule.id)
      $0.field("title", rule.title.text(language))
      $0.field("agreed", tally.agreed)
      $0.field("disagreed", tally.disagreed)
      $0.field("undecidable", tally.undecidable)
      $0.field("notApplicable", tally.notApplicable)
      if let reason = tally.reason { $0.field("reason", reason.rawValue) }
      guard !isBrief, tally.agreed + tally.disagreed + tally.undecidable > 0 else { return }
      $0.field("class", rule.findingClass)
      $0.field("severity", rule.severity.rawValue)
      $0.field("confidence", rule.confidence.rawValue)
      $0.field("why", rule.why)
      $0.field("fix", rule.fix.text(language))
      $0.field("basis", rule.basis)
    }
  }
}
