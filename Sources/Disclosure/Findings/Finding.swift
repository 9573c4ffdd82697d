/// Something no reader should have to find by hand. It can be redone by hand: both sides, the formula, the gap.
package struct Finding: Sendable {
  package enum LocationRole: String, Hashable, Sendable {
    case primary, related
  }

  package struct Location: Sendable {
    package var role: LocationRole
    package var span: Span
    /// What stands there, when it is in a table: index, line, column.
    package var cell: CellAddress?

    package init(role: LocationRole, span: Span, cell: CellAddress? = nil) {
      self.role = role
      self.span = span
      self.cell = cell
    }
  }

  package var rule: String
  package var findingClass: String
  package var severity: Severity
  package var confidence: Confidence
  /// Fills the `{name}` places of the rule's message.
  package var values: [String: String]
  /// The first is the primary one.
  package var locations: [Location]
  package var evidence: Evidence?
  package var cause: Cause?
  /// Findings that follow from this one's wrong figure; filled by diagnosis.
  package var consequences: [Finding]
  /// What is meant, where the place alone does not say it: the name of what is missing there.
  package var part: String?
  /// The official template has the same fault in the same sentence.
  package var isInherited = false
  /// It rests on what character recognition read in a picture.
  package var isRecognized = false

  package init(
    rule: Rule, severity: Severity? = nil, confidence: Confidence? = nil,
    values: [String: String], locations: [Location], evidence: Evidence? = nil,
    cause: Cause? = nil
  ) {
    self.rule = rule.id
    self.findingClass = rule.findingClass
    // A rule's severity is a ceiling: a verdict may lower it, never raise it.
    self.severity = min(severity ?? rule.severity, rule.severity)
    self.confidence = confidence ?? rule.confidence
    self.values = values
    self.locations = locations
    self.evidence = evidence
    self.cause = cause
    self.consequences = []
  }
}

/// Indices into `Document.tables`, `Table.lines`, `Table.columns`.
package struct CellAddress: Hashable, Sendable {
  package var table: Int
  package var line: Int
  package var column: Int

  package init(table: Int, line: Int, column: Int) {
    self.table = table
    self.line = line
    self.column = column
  }
}

/// The arithmetic of a finding or an agreement, ready to be redone by hand.
package struct Evidence: Sendable {
  package struct Term: Sendable {
    /// +1, -1, or 0 for the claimed figure itself.
    package var sign: Int
    package var label: String
    /// As printed, with unit.
    package var printed: String
    package var span: Span

    package init(sign: Int, label: String, printed: String, span: Span) {
      self.sign = sign
      self.label = label
      self.printed = printed
      self.span = span
    }
  }

  /// 408.62 ÷ (1031.84 − 408.62)
  package var formula: String
  /// What the document says: 66.57%.
  package var claimed: String
  /// Ends of the feasible interval as printed text, unit included; empty when there is none.
  package var feasible: [String]
  /// Distance from claim to interval in the claim's unit, signed, or empty.
  package var difference: String
  package var verdict: Verdict
  package var terms: [Term]

  package init(
    formula: String, claimed: String, feasible: [String], difference: String, verdict: Verdict,
    terms: [Term]
  ) {
    self.formula = formula
    self.claimed = claimed
    self.feasible = feasible
    self.difference = difference
    self.verdict = verdict
    self.terms = terms
  }
}

/// The mechanism that reproduces the printed figure exactly.
package struct Cause: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case rateOverCurrent = "rate-over-current"
    case shortfallForCompletion = "shortfall-for-completion"
    case digitSlip = "digit-slip"
    case digitSwap = "digit-swap"
    case digitDropped = "digit-dropped"
    case digitDoubled = "digit-doubled"
    case decimalShift = "decimal-shift"
    case unitSlip = "unit-slip"
    case neighbouringCell = "neighbouring-cell"
    case priorYear = "prior-year"
    case partLeftOut = "part-left-out"
    case truncation
    case signFlipped = "sign-flipped"
    case sharesExchanged = "shares-exchanged"
  }

  package var kind: Kind
  /// The figure it speaks of, as printed: 66.57%; empty where that is the one the finding stands on.
  package var printed: String
  /// What fits instead: 65.57%.
  package var fits: String

  package init(kind: Kind, printed: String = "", fits: String) {
    self.kind = kind
    self.printed = printed
    self.fits = fits
  }
}
