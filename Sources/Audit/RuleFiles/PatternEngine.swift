internal import PCRE

/// What the patterns of rules run on.
package enum PatternEngine {
  /// Whether patterns are compiled for this machine; where they are not, audits are slower and find the same.
  package static var hasJIT: Bool {
    do { return try Pattern("a").isJIT } catch { return false }
  }
}
