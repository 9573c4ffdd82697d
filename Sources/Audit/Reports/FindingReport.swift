package import Disclosure

/// A finding in the words of the report's language, every position resolved.
package struct FindingReport: Sendable {
  package var rule: String
  package var findingClass: String
  package var severity: Severity
  package var confidence: Confidence
  /// Title of the rule: what kind of thing is wrong.
  package var title: String
  /// Stands alone, with both figures in it.
  package var message: String
  /// What fills the places of the rule's sentence, by name.
  package var values: [String: String] = [:]
  /// The official template has the same fault in the same sentence; `message` says so.
  package var isInherited = false
  /// It rests on what character recognition read; `message` says so.
  package var isRecognized = false
  package var fix: String
  /// The first is the primary one.
  package var locations: [LocationReport]
  /// In order of their first location.
  package var passages: [Passage]
  package var evidence: EvidenceReport?
  package var cause: CauseReport?
  package var consequences: [FindingReport]
  package var fingerprints: Fingerprints
  /// What the pages show of it, where the run asked for that.
  package var clippings: [Clipping] = []
  /// `nil` without a baseline.
  package var state: BaselineState?
  /// `nil` unless set aside.
  package var suppression: Suppression?

  package init(
    rule: String, findingClass: String, severity: Severity, confidence: Confidence, title: String,
    message: String, fix: String, locations: [LocationReport], passages: [Passage],
    evidence: EvidenceReport? = nil, cause: CauseReport? = nil, consequences: [FindingReport] = [],
    fingerprints: Fingerprints
  ) {
    self.rule = rule
    self.findingClass = findingClass
    self.severity = severity
    self.confidence = confidence
    self.title = title
    self.message = message
    self.fix = fix
    self.locations = locations
    self.passages = passages
    self.evidence = evidence
    self.cause = cause
    self.consequences = consequences
    self.fingerprints = fingerprints
  }
}

extension FindingReport {
  /// Indices of the locations, without those that overlap one before: a figure inside the sentence that is quoted.
  var sides: [Int] {
    var sides: [Int] = []
    for (index, location) in locations.enumerated()
    where !sides.contains(where: {
      locations[$0].source == location.source || locations[$0].source.overlaps(location.source)
    }) {
      sides.append(index)
    }
    return sides
  }
}

/// The strip of a page on which something stands, the words marked.
package struct Clipping: Sendable {
  /// Index of the location.
  package var location: Int
  /// PNG.
  package var picture: [UInt8]
}

/// Where something stands.
package struct LocationReport: Hashable, Sendable {
  package var role: Finding.LocationRole
  package var start: Position
  /// Just after the last scalar.
  package var end: Position
  /// Page, sheet or file, where the document has them.
  package var leaf: Leaf
  /// The same by bytes of the source text, which of a file that is no plain text is its transcript.
  package var source: Range<Int>
  /// The same by Unicode scalars of that text; `nil` in reports read back that do not say.
  package var characters: Range<Int>?
  /// The exact source text between `start` and `end`.
  package var quote: String
  /// Titles of the enclosing sections, outermost first, joined with ›; empty outside any.
  package var section: String
  /// The sentence or cell around the quote: line breaks joined, far ends cut with ….
  package var before: String
  package var after: String
  /// Where in a table it stands; `nil` in prose.
  package var cell: CellReport?
  /// What this side is in the arithmetic (上年预算数), empty when nothing names it.
  package var label: String

  package init(
    role: Finding.LocationRole, start: Position, end: Position, leaf: Leaf = Leaf(), source: Range<Int> = 0..<0,
    characters: Range<Int>? = nil, quote: String, section: String, before: String = "", after: String = "",
    cell: CellReport? = nil,
    label: String = ""
  ) {
    self.role = role
    self.start = start
    self.end = end
    self.leaf = leaf
    self.source = source
    self.characters = characters
    self.quote = quote
    self.section = section
    self.before = before
    self.after = after
    self.cell = cell
    self.label = label
  }
}

/// From where to where something stands in the text.
package struct Extent: Hashable, Sendable {
  package var start: Position
  /// Just after the last scalar.
  package var end: Position
  /// The same by Unicode scalars of the text; `nil` in reports read back that do not say.
  package var characters: Range<Int>?

  package init(start: Position, end: Position, characters: Range<Int>? = nil) {
    self.start = start
    self.end = end
    self.characters = characters
  }
}

/// A table cell by its labels.
package struct CellReport: Hashable, Sendable {
  /// Caption, empty when the table has none.
  package var table: String
  /// As printed, with its numbering.
  package var row: String
  /// Header path joined with ›.
  package var column: String

  package init(table: String, row: String, column: String) {
    self.table = table
    self.row = row
    self.column = column
  }
}

/// What stands around the locations of a finding, for people: each sentence and each table once, however many of
/// the locations are in it.
package struct Passage: Hashable, Sendable {
  /// A stretch of text, line breaks joined and far ends cut with ….
  package struct Segment: Hashable, Sendable {
    package var text: String
    /// Index into the finding's locations when this is what one of them quotes.
    package var location: Int?

    package init(_ text: String, location: Int? = nil) {
      self.text = text
      self.location = location
    }
  }

  package struct Row: Hashable, Sendable {
    package var line: Int
    package var cells: [[Segment]]

    package init(line: Int, cells: [[Segment]]) {
      self.line = line
      self.cells = cells
    }
  }

  package enum Content: Hashable, Sendable {
    case sentence([Segment])
    /// Rows that hold a location, under the headers of the columns shown; no headers when one of them is itself marked.
    case table(title: String, headers: [String], rows: [Row])
  }

  /// 1-based line it begins in.
  package var line: Int
  package var section: String
  package var content: Content

  package init(line: Int, section: String, content: Content) {
    self.line = line
    self.section = section
    self.content = content
  }
}

/// The arithmetic, figure by figure.
package struct EvidenceReport: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    /// +1, -1, or 0 for the claimed figure itself.
    package var sign: Int
    package var label: String
    /// As printed, with unit.
    package var printed: String
    package var extent: Extent
    /// Ends of the values that print so, or empty.
    package var range: [String] { PrintedRange.ends(of: printed) }

    package init(sign: Int, label: String, printed: String, extent: Extent) {
      self.sign = sign
      self.label = label
      self.printed = printed
      self.extent = extent
    }
  }

  package var formula: String
  package var claimed: String
  /// Ends of the feasible interval, or empty.
  package var feasible: [String]
  /// Signed, with unit; empty when there is none.
  package var difference: String
  package var verdict: Verdict
  package var terms: [Term]

  package init(
    formula: String, claimed: String, feasible: [String], difference: String, verdict: Verdict,
    terms: [Term] = []
  ) {
    self.formula = formula
    self.claimed = claimed
    self.feasible = feasible
    self.difference = difference
    self.verdict = verdict
    self.terms = terms
  }
}

/// The mechanism that reproduces the printed figure.
package struct CauseReport: Hashable, Sendable {
  package var kind: Cause.Kind
  /// The figure it speaks of, where that is told.
  package var printed: String
  /// What fits instead.
  package var fits: String
  /// One sentence.
  package var detail: String

  package init(kind: Cause.Kind, printed: String = "", fits: String, detail: String) {
    self.kind = kind
    self.printed = printed
    self.fits = fits
    self.detail = detail
  }
}

/// Who a finding is, from one run to the next.
package struct Fingerprints: Hashable, Sendable {
  /// Same place, whatever figure stands there.
  package var place: String
  /// Same place and same figures.
  package var value: String

  package init(place: String, value: String) {
    self.place = place
    self.value = value
  }
}

/// A comparison that held, ready to be redone by hand.
package struct LedgerEntry: Sendable {
  package var rule: String
  package var evidence: EvidenceReport
  package var extent: Extent
  package var section: String
  package var table: String

  package init(
    rule: String, evidence: EvidenceReport, extent: Extent, section: String, table: String
  ) {
    self.rule = rule
    self.evidence = evidence
    self.extent = extent
    self.section = section
    self.table = table
  }
}

/// A place a rule looked at and could not decide.
package struct UndecidedPlace: Sendable {
  package var rule: String
  package var reason: Outcome.Reason
  package var extent: Extent
  package var quote: String
  package var section: String

  package init(
    rule: String, reason: Outcome.Reason, extent: Extent, quote: String, section: String
  ) {
    self.rule = rule
    self.reason = reason
    self.extent = extent
    self.quote = quote
    self.section = section
  }
}
