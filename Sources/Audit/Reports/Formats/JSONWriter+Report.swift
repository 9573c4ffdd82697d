internal import Disclosure

/// The shape of `gouji.report/1`, of which the HTML pages hold a part. Extend it; a key once written is never renamed or left out.
extension JSONWriter {
  mutating func document(_ report: DocumentReport, showsLedger: Bool) {
    object {
      $0.field("path", report.path)
      $0.field("key", report.key)
      $0.field("status", report.status.rawValue)
      $0.field("reason", report.problem?.text)
      $0.field("kind", report.kind.rawValue)
      $0.field("entity", report.entity)
      $0.field("year", report.year)
      if let profile = report.profile { $0.object("profile") { $0.profile(profile) } }
      $0.field("conclusion", report.conclusion.rawValue)
      $0.object("coverage") { $0.coverage(report.coverage) }
      if $0.reader == .program { $0.origin(report) }
      $0.omissions(report)
      $0.findings(report)
      if $0.reader == .program { $0.array("rules", report.tallies) { $0.tally($1) } }
      guard showsLedger else { return }
      switch $0.reader {
      case .program: $0.array("ledger", report.ledger) { $0.entry($1) }
      case .page: $0.array("ledgerRows", report.ledger) { $0.ledgerRow($1) }
      }
      $0.array("undecided", report.undecided) { $0.place($1) }
    }
  }

  /// What tells the file from others.
  private mutating func origin(_ report: DocumentReport) {
    field("sha256", report.digest)
    field("length", report.length)
    field("reasonCode", report.problem?.code)
    field("title", report.title)
  }

  /// What was not read of it.
  private mutating func omissions(_ report: DocumentReport) {
    guard !report.omissions.isEmpty else { return }
    array("omissions", report.omissions) { json, omission in
      json.object {
        $0.field("kind", omission.kind.rawValue)
        $0.field("place", omission.place)
      }
    }
  }

  /// What is reported, and what was found and set aside.
  private mutating func findings(_ report: DocumentReport) {
    array("findings", report.findings) { $0.finding($1) }
    if !report.suppressed.isEmpty { array("suppressed", report.suppressed) { $0.finding($1) } }
    if !report.known.isEmpty { array("known", report.known) { $0.finding($1) } }
  }

  /// `isBrief`: in a page, rules with their titles only.
  mutating func summary(_ summary: Summary, run: Run, isBrief: Bool = false) {
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
      if $0.reader == .program { $0.array("suppressionRemarks", summary.remarks) { $0.remark($1) } }
      $0.object("coverage") { $0.coverage(summary.coverage) }
      $0.array("profiles", summary.profiles) { json, profile in
        json.object {
          $0.profile(profile.choice)
          $0.field("documents", profile.documents)
        }
      }
      $0.array("rules", run.rules) { json, rule in
        let tally = summary.tallies[rule.id] ?? RuleTally(rule: rule.id)
        switch json.reader {
        case .program: json.tally(tally)
        case .page: json.pageRule(rule, tally, examples: run.examples, isBrief: isBrief)
        }
      }
    }
  }

  private mutating func tally(_ tally: RuleTally) {
    object {
      $0.field("rule", tally.rule)
      $0.counts(tally)
    }
  }

  mutating func counts(_ tally: RuleTally) {
    field("agreed", tally.agreed)
    field("disagreed", tally.disagreed)
    field("undecidable", tally.undecidable)
    field("notApplicable", tally.notApplicable)
    if let reason = tally.reason { field("reason", reason.rawValue) }
  }

  private mutating func profile(_ choice: ProfileChoice) {
    field("name", choice.name)
    field("title", choice.title)
    array("grounds", choice.grounds) { $0.string($1.rawValue) }
  }

  private mutating func remark(_ remark: SuppressionRemark) {
    object {
      $0.field("kind", remark.kind.rawValue)
      $0.field("place", remark.place)
      $0.field("rule", remark.rule)
      $0.field("reason", remark.reason)
    }
  }

  private mutating func gone(_ finding: GoneFinding) {
    object {
      $0.field("rule", finding.rule)
      $0.field("message", finding.message)
      $0.fingerprints(finding.fingerprints)
    }
  }

  private mutating func coverage(_ coverage: Coverage) {
    field("figures", coverage.figures)
    field("facts", coverage.facts)
    field("claims", coverage.claims)
    field("tables", coverage.tables)
    field("compared", coverage.compared)
    field("agreed", coverage.agreed)
    field("undecidable", coverage.undecidable)
    field("notApplicable", coverage.notApplicable)
  }

  private mutating func entry(_ entry: LedgerEntry) {
    object {
      $0.field("rule", entry.rule)
      $0.extent(entry.extent)
      $0.field("section", entry.section)
      $0.field("table", entry.table.isEmpty ? nil : entry.table)
      $0.key("evidence")
      $0.evidence(entry.evidence)
    }
  }

  private mutating func place(_ place: UndecidedPlace) {
    object {
      $0.field("rule", place.rule)
      $0.field("reason", place.reason.rawValue)
      $0.extent(place.extent)
      $0.field("quote", place.quote)
      $0.field("section", place.section)
    }
  }
}
