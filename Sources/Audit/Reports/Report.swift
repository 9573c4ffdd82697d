package import Disclosure

/// What a run is about to do: the same for every document, known before the first is read.
package struct Run: Sendable {
  /// Version of gouji.
  package var version: String
  /// SHA-256 over the rule files in use, lower-case hexadecimal.
  package var rulesDigest: String
  /// The rules that run, in catalogue order.
  package let rules: [Rule]
  private let ruleIndices: [String: Int]
  package var language: Language
  /// Number of documents that will be reported.
  package var documentCount: Int
  /// Whether passes and undecided places are listed one by one, not only counted.
  package var keepsLedger: Bool
  /// Whether findings in PDFs show the strip of the page they stand on, in HTML pages.
  package var showsPictures = false
  /// The examples of a rule, read when they are asked for.
  package var examples: @Sendable (_ rule: String) -> [Example] = { _ in [] }
  /// Where `docs/checks.md` is published, so that reports can lead to it.
  package var docs: String?

  package init(
    version: String, rulesDigest: String, rules: [Rule], language: Language, documentCount: Int,
    keepsLedger: Bool
  ) {
    self.version = version
    self.rulesDigest = rulesDigest
    self.rules = rules
    self.ruleIndices = Dictionary(
      rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
    self.language = language
    self.documentCount = documentCount
    self.keepsLedger = keepsLedger
  }

  package func rule(_ id: String) -> Rule? { ruleIndices[id].map { rules[$0] } }

  /// Place of a rule in `rules`.
  package func index(of id: String) -> Int? { ruleIndices[id] }
}

/// One document as every format shows it: resolved to lines, quotes and sentences, so the document itself can go.
package struct DocumentReport: Sendable {
  package enum Status: String, Hashable, Sendable {
    case checked
    /// Read, but a part of it was not processed.
    case incomplete
    case unreadable
  }

  /// As the user named it.
  package var path: String
  /// SHA-256 of the file, `nil` when it could not be read.
  package var digest: String?
  /// Bytes of the file, or of all files of the disclosure; `nil` when they could not be read.
  package var length: Int?
  package var status: Status
  /// `nil` when fully checked.
  package var problem: Problem?
  package var kind: Document.Kind
  package var entity: String?
  package var year: Int?
  package var title: String
  /// The disclosure in its own terms (entity, year, kind), so that it is known again under another path.
  package var key = ""
  /// What it was held to; `nil` when it was not read.
  package var profile: ProfileChoice?
  package var coverage: Coverage
  /// What the files have and nobody read: scanned pages, hidden sheets.
  package var omissions: [Transcript.Omission] = []
  /// In order of place.
  package var findings: [FindingReport]
  /// Found, and set aside with a reason by the suppression file or a comment.
  package var suppressed: [FindingReport] = []
  /// Found, and left to the baseline: filled only when new findings alone are asked for.
  package var known: [FindingReport] = []
  /// Comments in the text that set findings aside.
  package var comments: [InlineSuppression] = []
  /// What each rule that was tried came to, by rule id in catalogue order.
  package var tallies: [RuleTally]
  /// Every comparison that held; empty unless the run keeps a ledger.
  package var ledger: [LedgerEntry]
  /// Every place that could not be decided; empty unless the run keeps a ledger.
  package var undecided: [UndecidedPlace]

  package init(path: String, digest: String? = nil, problem: Problem) {
    self.init(
      path: path, digest: digest, status: .unreadable, problem: problem, kind: .other, entity: nil,
      year: nil, title: "")
  }

  package init(
    path: String, digest: String?, status: Status, problem: Problem?, kind: Document.Kind,
    entity: String?, year: Int?, title: String, coverage: Coverage = Coverage(),
    findings: [FindingReport] = [], tallies: [RuleTally] = [], ledger: [LedgerEntry] = [],
    undecided: [UndecidedPlace] = []
  ) {
    self.path = path
    self.digest = digest
    self.status = status
    self.problem = problem
    self.kind = kind
    self.entity = entity
    self.year = year
    self.title = title
    self.coverage = coverage
    self.findings = findings
    self.tallies = tallies
    self.ledger = ledger
    self.undecided = undecided
  }
}

/// Why a document was not, or not fully, checked.
package struct Problem: Error, Hashable, Sendable {
  /// Kebab-case, permanent (empty-file, not-text, match-limit).
  package var code: String
  /// One sentence: what, where, what to do.
  package var text: String

  package init(code: String, text: String) {
    self.code = code
    self.text = text
  }
}

/// How much of a document was seen, read, compared and decided. "Not checked" never looks like "clean".
package struct Coverage: Hashable, Sendable {
  /// Figures that stand in sentences and table cells; years, dates and numbering left out.
  package var figures = 0
  package var facts = 0
  package var claims = 0
  package var tables = 0
  /// Figures that took part in at least one comparison.
  package var compared = 0
  /// Comparisons that held.
  package var agreed = 0
  package var undecidable = 0
  package var notApplicable = 0

  package init() {}

  package static func + (a: Coverage, b: Coverage) -> Coverage {
    var sum = a
    sum.figures += b.figures
    sum.facts += b.facts
    sum.claims += b.claims
    sum.tables += b.tables
    sum.compared += b.compared
    sum.agreed += b.agreed
    sum.undecidable += b.undecidable
    sum.notApplicable += b.notApplicable
    return sum
  }
}

/// What one rule came to on a document, or on all of them.
package struct RuleTally: Hashable, Sendable {
  package var rule: String
  package var agreed = 0
  package var disagreed = 0
  package var undecidable = 0
  package var notApplicable = 0
  /// Why the rule did not apply, where it says so; the first of several.
  package var reason: Outcome.Reason?

  package init(rule: String) { self.rule = rule }

  package mutating func add(_ other: RuleTally) {
    agreed += other.agreed
    disagreed += other.disagreed
    undecidable += other.undecidable
    notApplicable += other.notApplicable
    reason = reason ?? other.reason
  }
}
