internal import Disclosure

/// The shape of `gouji.report/1`. Extend it; a key once written is never renamed.
extension JSONWriter {
  mutating func document(_ report: DocumentReport, showsLedger: Bool) {
    object {
      $0.field("path", report.path)
      $0.field("sha256", report.digest)
      $0.field("status", report.status.rawValue)
      $0.field("reason", report.problem?.text)
      $0.field("reasonCode", report.problem?.code)
      $0.field("kind", report.kind.rawValue)
      $0.field("entity", report.entity)
      $0.field("year", report.year)
      $0.field("title", report.title)
      $0.field("key", report.key)
      $0.field("conclusion", report.conclusion.rawValue)
      $0.object("coverage") { $0.coverage(report.coverage) }
      if !report.omissions.isEmpty {
        $0.array("omissions", report.omissions) { json, omission in
          json.object {
            $0.field("kind", omission.kind.rawValue)
            $0.field("place", omission.place)
          }
        }
      }
      $0.findings(report)
      $0.array("rules", report.tallies) { $0.tally($1) }
      if showsLedger {
        $0.array("ledger", report.ledger) { $0.entry($1) }
        $0.array("undecided", report.undecided) { $0.place($1) }
      }
    }
  }

  /// What is reported, and what was found and set aside.
  mutating func findings(_ report: DocumentReport) {
    array("findings", report.findings) { $0.finding($1) }
    if !report.suppressed.isEmpty { array("suppressed", report.suppressed) { $0.finding($1) } }
    if !report.known.isEmpty { array("known", report.known) { $0.finding($1) } }
  }

  mutating func summary(_ summary: Summary, run: Run) {
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
      $0.array("suppressionRemarks", summary.remarks) { $0.remark($1) }
      $0.object("coverage") { $0.coverage(summary.coverage) }
      $0.array("rules", run.rules) { json, rule in
        json.tally(summary.tallies[rule.id] ?? RuleTally(rule: rule.id))
      }
    }
  }

  mutating func tally(_ tally: RuleTally) {
    object {
      $0.field("rule", tally.rule)
      $0.field("agreed", tally.agreed)
      $0.field("disagreed", tally.disagreed)
      $0.field("undecidable", tally.undecidable)
      $0.field("notApplicable", tally.notApplicable)
      if let reason = tally.reason { $0.field("reason", reason.rawValue) }
    }
  }

  private mutating func remark(_ remark: SuppressionRemark) {
    object {
      $0.field("kind", remark.kind.rawValue)
      $0.field("place", remark.place)
      $0.field("rule", remark.rule)
      $0.field("reason", remark.reason)
    }
  }

  mutating func gone(_ finding: GoneFinding) {
    object {
      $0.field("rule", finding.rule)
      $0.field("message", finding.message)
      $0.fingerprints(finding.fingerprints)
    }
  }

  private mutating func fingerprints(_ fingerprints: Fingerprints) {
    object("fingerprints") {
      $0.field("place", fingerprints.place)
      $0.field("value", fingerprints.value)
    }
  }

  mutating func coverage(_ coverage: Coverage) {
    field("figures", coverage.figures)
    field("facts", coverage.facts)
    field("claims", coverage.claims)
    field("tables", coverage.tables)
    field("compared", coverage.compared)
    field("agreed", coverage.agreed)
    field("undecidable", coverage.undecidable)
    field("notApplicable", coverage.notApplicable)
  }

  private mutating func finding(_ finding: FindingReport) {
    object {
      $0.field("rule", finding.rule)
      $0.field("class", finding.findingClass)
      $0.field("severity", finding.severity.rawValue)
      $0.field("confidence", finding.confidence.rawValue)
      $0.field("title", finding.title)
      $0.field("message", finding.message)
      $0.field("fix", finding.fix)
      $0.array("locations", finding.locations) { $0.location($1) }
      $0.array("passages", finding.passages) { $0.passage($1) }
      if let evidence = finding.evidence {
        $0.key("evidence")
        $0.evidence(evidence)
      } else {
        $0.field("evidence", nil as String?)
      }
      if let cause = finding.cause {
        $0.object("cause") {
          $0.field("kind", cause.kind.rawValue)
          $0.field("fits", cause.fits)
          $0.field("detail", cause.detail)
        }
      } else {
        $0.field("cause", nil as String?)
      }
      $0.array("consequences", finding.consequences) { $0.finding($1) }
      $0.fingerprints(finding.fingerprints)
      if let state = finding.state { $0.field("state", state.rawValue) }
      if let suppression = finding.suppression {
        $0.object("suppression") {
          $0.field("origin", suppression.origin.rawValue)
          $0.field("reason", suppression.reason)
          $0.field("by", suppression.by)
          $0.field("until", suppression.until)
        }
      }
    }
  }

  private mutating func location(_ location: LocationReport) {
    object {
      $0.field("role", location.role.rawValue)
      $0.position(location.start)
      $0.field("endLine", location.end.line)
      $0.field("endColumn", location.end.column)
      $0.field("page", location.leaf.page)
      if let sheet = location.leaf.sheet { $0.field("sheet", sheet) }
      if let file = location.leaf.file { $0.field("file", file) }
      $0.field("quote", location.quote)
      $0.field("section", location.section)
      $0.field("table", location.cell?.table)
      $0.field("row", location.cell?.row)
      $0.field("columnLabel", location.cell?.column)
      $0.field("message", location.label.isEmpty ? nil : location.label)
    }
  }

  private mutating func passage(_ passage: Passage) {
    object {
      $0.field("line", passage.line)
      $0.field("section", passage.section)
      switch passage.content {
      case .sentence(let segments):
        $0.array("sentence", segments) { $0.segment($1) }
      case .table(let title, let headers, let rows):
        $0.field("table", title)
        $0.array("headers", headers) { $0.string($1) }
        $0.array("rows", rows) { json, row in
          json.object {
            $0.field("line", row.line)
            $0.array("cells", row.cells) { json, cell in json.array(cell) { $0.segment($1) } }
          }
        }
      }
    }
  }

  private mutating func segment(_ segment: Passage.Segment) {
    object {
      $0.field("text", segment.text)
      if let location = segment.location { $0.field("location", location) }
    }
  }

  private mutating func evidence(_ evidence: EvidenceReport) {
    object {
      $0.field("formula", evidence.formula)
      $0.field("claimed", evidence.claimed)
      $0.array("feasible", evidence.feasible) { $0.string($1) }
      $0.field("difference", evidence.difference)
      $0.field("verdict", evidence.verdict.rawValue)
      $0.array("terms", evidence.terms) { json, term in
        json.object {
          $0.field("sign", term.sign)
          $0.field("label", term.label)
          $0.field("printed", term.printed)
          $0.array("range", term.range) { $0.string($1) }
          $0.position(term.position)
        }
      }
    }
  }

  private mutating func entry(_ entry: LedgerEntry) {
    object {
      $0.field("rule", entry.rule)
      $0.position(entry.position)
      $0.field("section", entry.section)
      $0.field("table", entry.table.isEmpty ? nil : entry.table)
      $0.key("evidence")
      $0.evidence(entry.evidence)
    }
  }

  mutating func place(_ place: UndecidedPlace) {
    object {
      $0.field("rule", place.rule)
      $0.field("reason", place.reason.rawValue)
      $0.position(place.position)
      $0.field("quote", place.quote)
      $0.field("section", place.section)
    }
  }

  private mutating func position(_ position: Position) {
    field("line", position.line)
    field("column", position.column)
  }
}
