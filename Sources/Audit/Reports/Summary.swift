package import Disclosure

/// What all documents of a run come to; grows by one document at a time.
package struct Summary: Sendable {
  package private(set) var checked = 0
  package private(set) var incomplete = 0
  package private(set) var unreadable = 0
  package private(set) var errors = 0
  package private(set) var warnings = 0
  package private(set) var infos = 0
  package private(set) var suppressed = 0
  package private(set) var known = 0
  /// Of the baseline and no longer found; set when all documents are known.
  package var gone: [GoneFinding] = []
  /// Suppressions to look at again; set when all documents are known.
  package var remarks: [SuppressionRemark] = []
  package private(set) var coverage = Coverage()
  private var profileCounts: [ProfileChoice: Int] = [:]
  /// By rule id; sorted only where shown.
  package private(set) var tallies: [String: RuleTally] = [:]

  package init() {}

  package var documents: Int { checked + incomplete + unreadable }

  package mutating func add(_ document: DocumentReport) {
    switch document.status {
    case .checked: checked += 1
    case .incomplete: incomplete += 1
    case .unreadable: unreadable += 1
    }
    errors += document.count(.error)
    warnings += document.count(.warning)
    infos += document.count(.info)
    suppressed += document.suppressed.count
    known += document.known.count
    coverage = coverage + document.coverage
    if let profile = document.profile { profileCounts[profile, default: 0] += 1 }
    for tally in document.tallies {
      tallies[tally.rule, default: RuleTally(rule: tally.rule)].add(tally)
    }
  }

  package mutating func add(_ other: Summary) {
    checked += other.checked
    incomplete += other.incomplete
    unreadable += other.unreadable
    errors += other.errors
    warnings += other.warnings
    infos += other.infos
    suppressed += other.suppressed
    known += other.known
    gone += other.gone
    remarks += other.remarks
    coverage = coverage + other.coverage
    profileCounts.merge(other.profileCounts) { $0 + $1 }
    tallies.merge(other.tallies) { sum, more in
      var sum = sum
      sum.add(more)
      return sum
    }
  }

  /// What the documents were held to, the most frequent first.
  package var profiles: [(choice: ProfileChoice, documents: Int)] {
    profileCounts.map { (choice: $0.key, documents: $0.value) }.sorted {
      ($1.documents, $0.choice.name, $0.choice.grounds.count) < ($0.documents, $1.choice.name, $1.choice.grounds.count)
    }
  }

  package func count(_ severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .info: infos
    }
  }

  /// Findings at or above a severity.
  package func count(atLeast severity: Severity) -> Int {
    Severity.allCases.filter { $0 >= severity }.reduce(0) { $0 + count($1) }
  }

  package var conclusion: Conclusion {
    Conclusion(
      errors: errors, warnings: warnings, unfinished: incomplete + unreadable,
      compared: coverage.compared)
  }
}

extension DocumentReport {
  package func count(_ severity: Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  package var conclusion: Conclusion {
    Conclusion(
      errors: count(.error), warnings: count(.warning), unfinished: status == .checked ? 0 : 1,
      compared: coverage.compared)
  }
}

/// The answer to "may this go out?". Order: the worse first.
package enum Conclusion: String, Hashable, Sendable, CaseIterable {
  case faulty, unfinished
  case nothingCompared = "nothing-compared"
  case review, publishable

  init(errors: Int, warnings: Int, unfinished: Int, compared: Int) {
    if errors > 0 {
      self = .faulty
    } else if unfinished > 0 {
      self = .unfinished
    } else if warnings > 0 {
      self = .review
    } else if compared == 0 {
      // Nothing was wrong because nothing was compared: that is no clearance.
      self = .nothingCompared
    } else {
      self = .publishable
    }
  }
}
