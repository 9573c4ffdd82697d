internal import Disclosure

/// The keys of `gouji.report/1` as they are read back; what they mean stands in `JSONWriter+Report`.
struct StoredReport: Decodable {
  struct Tool: Decodable {
    var version: String
    var rules: String
  }

  var schema: String
  var tool: Tool
  var documents: [StoredDocument]
}

struct StoredDocument: Decodable {
  struct Coverage: Decodable {
    var figures, facts, claims, tables, compared, agreed, undecidable, notApplicable: Int
  }

  struct Tally: Decodable {
    var rule: String
    var agreed, disagreed, undecidable, notApplicable: Int
    var reason: String?
  }

  struct Entry: Decodable {
    var rule: String
    var line, column: Int
    var endLine, endColumn, charOffset, charLength: Int?
    var section: String
    var table: String?
    var evidence: StoredFinding.Evidence
  }

  struct Place: Decodable {
    var rule, reason: String
    var line, column: Int
    var endLine, endColumn, charOffset, charLength: Int?
    var quote, section: String
  }

  struct Profile: Decodable {
    var name, title: String
    var grounds: [String]
  }

  struct Omission: Decodable {
    var kind, place: String
  }

  var path: String
  var sha256: String?
  var length: Int?
  var status: String
  var reason, reasonCode: String?
  var kind: String
  var entity: String?
  var year: Int?
  var title: String
  var key: String?
  var profile: Profile?
  var coverage: Coverage
  var omissions: [Omission]?
  var findings: [StoredFinding]
  var suppressed, known: [StoredFinding]?
  var rules: [Tally]?
  var ledger: [Entry]?
  var undecided: [Place]?

  var report: DocumentReport {
    var report = DocumentReport(
      path: path, digest: sha256, status: DocumentReport.Status(rawValue: status) ?? .unreadable,
      problem: reason.map { Problem(code: reasonCode ?? "", text: $0) }, kind: Document.Kind(rawValue: kind) ?? .other,
      entity: entity, year: year, title: title)
    report.length = length
    report.key = key ?? ""
    report.profile = profile.map {
      ProfileChoice(
        name: $0.name, title: $0.title, grounds: $0.grounds.compactMap { ProfileChoice.Ground(rawValue: $0) })
    }
    report.coverage.figures = coverage.figures
    report.coverage.facts = coverage.facts
    report.coverage.claims = coverage.claims
    report.coverage.tables = coverage.tables
    report.coverage.compared = coverage.compared
    report.coverage.agreed = coverage.agreed
    report.coverage.undecidable = coverage.undecidable
    report.coverage.notApplicable = coverage.notApplicable
    report.omissions = (omissions ?? []).compactMap { omission in
      Transcript.Omission.Kind(rawValue: omission.kind).map { Transcript.Omission(kind: $0, place: omission.place) }
    }
    report.findings = findings.map(\.report)
    report.suppressed = (suppressed ?? []).map(\.report)
    report.known = (known ?? []).map(\.report)
    report.tallies = (rules ?? []).map(\.tally)
    report.ledger = (ledger ?? []).map(\.entry)
    report.undecided = (undecided ?? []).compactMap(\.place)
    return report
  }
}

extension StoredDocument.Tally {
  fileprivate var tally: RuleTally {
    var tally = RuleTally(rule: rule)
    tally.agreed = agreed
    tally.disagreed = disagreed
    tally.undecidable = undecidable
    tally.notApplicable = notApplicable
    tally.reason = reason.flatMap { Outcome.Reason(rawValue: $0) }
    return tally
  }
}

extension StoredDocument.Entry {
  private var extent: Extent {
    Extent(stored: (line, column), end: (endLine, endColumn), characters: (charOffset, charLength))
  }

  fileprivate var entry: LedgerEntry {
    LedgerEntry(
      rule: rule, evidence: evidence.report, extent: extent, section: section,
      table: table ?? "")
  }
}

extension StoredDocument.Place {
  private var extent: Extent {
    Extent(stored: (line, column), end: (endLine, endColumn), characters: (charOffset, charLength))
  }

  fileprivate var place: UndecidedPlace? {
    Outcome.Reason(rawValue: reason).map {
      UndecidedPlace(
        rule: rule, reason: $0, extent: extent, quote: quote, section: section)
    }
  }
}
