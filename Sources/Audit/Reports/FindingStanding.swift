/// How a finding stands to the baseline that was read.
package enum BaselineState: String, Hashable, Sendable, CaseIterable {
  case new
  /// The same place with other figures.
  case updated
  case unchanged
}

/// Why a finding is set aside, and by whom. It is listed in every report all the same.
package struct Suppression: Hashable, Sendable {
  package enum Origin: String, Hashable, Sendable {
    /// An entry of the suppression file.
    case file
    /// A comment in the document itself.
    case comment
  }

  package var origin: Origin
  package var reason: String
  package var by: String
  /// YYYY-MM-DD, empty when it does not end.
  package var until: String

  package init(origin: Origin, reason: String, by: String = "", until: String = "") {
    self.origin = origin
    self.reason = reason
    self.by = by
    self.until = until
  }
}

/// A finding of the baseline that is no longer found.
package struct GoneFinding: Hashable, Sendable {
  package var rule: String
  package var message: String
  package var fingerprints: Fingerprints

  package init(rule: String, message: String, fingerprints: Fingerprints) {
    self.rule = rule
    self.message = message
    self.fingerprints = fingerprints
  }
}
