internal import Disclosure
package import Extract

/// What the patterns of each rule cost on a document.
package struct RuleBench {
  package struct Row: Sendable {
    package let id: String
    /// Of one run.
    package let time: Duration
    package let matches: Int
  }

  private let ruleSet: RuleSet
  private let document: Document

  /// Throws: a file that cannot be read as a document.
  package init(_ ruleSet: RuleSet, bytes: [UInt8], path: String) throws(ReadError) {
    self.ruleSet = ruleSet
    document = try Extraction.document(
      bytes, path: path, digest: "", vocabulary: ruleSet.lexicon.vocabulary)
  }

  package var textLength: Int { document.text.count }

  /// Dearest first. `measure` runs a body and says how long it took: the clock is the caller's.
  package func rows(measure: (() -> Void) -> Duration) -> [Row] {
    // Many in one scan, so that building the windows, which all rules share, does not count.
    let runs = 40
    var rows: [Row] = []
    for var set in ruleSet.patterns + ruleSet.phrases.map(\.patterns) {
      set.documents = []
      // Once before: machine code is made on the first run.
      let matches = PatternScanner.scan([set], document).matches[set.id]?.count ?? 0
      let sets = Array(repeating: set, count: runs)
      let time = measure { _ = PatternScanner.scan(sets, document) }
      rows.append(Row(id: set.id, time: time / runs, matches: matches))
    }
    return rows.sorted { ($1.time, $0.id) < ($0.time, $1.id) }
  }

  /// All patterns together, as in an audit.
  package func total(measure: (() -> Void) -> Duration) -> Duration {
    let sets = ruleSet.patterns + ruleSet.phrases.map(\.patterns)
    return measure { _ = PatternScanner.scan(sets, document) }
  }
}
