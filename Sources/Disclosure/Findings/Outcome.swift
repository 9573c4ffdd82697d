/// What a rule came to at one place. "Not checked" never looks like "clean".
package enum Outcome: Sendable {
  /// The pass ledger.
  case agrees(Agreement)
  case disagrees(Finding)
  /// The sets meet but are too wide, or unit or partner is unknown.
  case undecidable(rule: String, span: Span, reason: Reason)
  case notApplicable(rule: String, reason: Reason)

  package enum Reason: String, Hashable, Sendable {
    case tooWide = "too-wide"
    case unitUnknown = "unit-unknown"
    case partnerMissing = "partner-missing"
    case tableMissing = "table-missing"
    case unreadFigure = "unread-figure"
    /// Character recognition may have read something else than stands there.
    case doubtfulReading = "doubtful-reading"
    case zeroBase = "zero-base"
    case overflow
    case nothingToCheck = "nothing-to-check"
    case otherDocumentKind = "other-document-kind"
    /// The profile of the document leaves the rule out.
    case notOwed = "not-owed"
    case structureUnclear = "structure-unclear"
    /// A bound of the check: there is more of it than was looked at. The document is incomplete then.
    case tooMany = "too-many"
  }
}

/// A comparison that held.
package struct Agreement: Sendable {
  package var rule: String
  /// The figures that took part.
  package var spans: [Span]
  package var evidence: Evidence

  package init(rule: String, spans: [Span], evidence: Evidence) {
    self.rule = rule
    self.spans = spans
    self.evidence = evidence
  }
}
