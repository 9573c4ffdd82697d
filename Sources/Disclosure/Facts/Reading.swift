/// Everything that was read from one document: what the checks see, and all they see.
package struct Reading: Sendable {
  package var document: Document
  /// Narrative facts in text order, then table facts in table, line, column order.
  package var facts: [Fact]
  package var claims: [Claim]
  package var projects: [Project]
  /// Matches of pattern rules, by rule id.
  package var matches: [String: [Match]]
  /// Patterns that hit a limit: their rules are *incomplete* on this document, never *no match*.
  package var exhausted: [Exhausted]
  package var vocabulary: Vocabulary

  package init(
    document: Document, facts: [Fact], claims: [Claim], projects: [Project],
    matches: [String: [Match]], exhausted: [Exhausted], vocabulary: Vocabulary
  ) {
    self.document = document
    self.facts = facts
    self.claims = claims
    self.projects = projects
    self.matches = matches
    self.exhausted = exhausted
    self.vocabulary = vocabulary
  }
}

/// One hit of a rule's pattern.
package struct Match: Sendable {
  package var span: Span
  /// Named groups that took part, in pattern order.
  package var captures: [(name: String, span: Span)]
  /// Index into `Document.blocks`.
  package var block: Int

  package init(span: Span, captures: [(name: String, span: Span)], block: Int) {
    self.span = span
    self.captures = captures
    self.block = block
  }

  /// What a named group captured; `nil` where it took no part.
  package func capture(_ name: String) -> Span? { captures.first { $0.name == name }?.span }
}

/// A rule whose pattern gave up on a window.
package struct Exhausted: Sendable {
  package var rule: String
  package var window: Span
  /// match limit, JIT stack, depth
  package var reason: String

  package init(rule: String, window: Span, reason: String) {
    self.rule = rule
    self.window = window
    self.reason = reason
  }
}
