package import Disclosure

/// How findings stand to what people have decided before: the baseline, and what was set aside.
package struct Review: Sendable {
  package var baseline: Baseline?
  /// Findings the baseline has unchanged are counted, not reported.
  package var newOnly = false
  package var suppressions: Suppressions?
  /// By rule: what the configuration makes of its severity.
  package var severities: [String: Severities] = [:]

  package struct Severities: Sendable {
    /// As the rule file has it.
    package var own: Severity
    package var given: Severity

    package init(own: Severity, given: Severity) {
      self.own = own
      self.given = given
    }

    /// A finding its verdict had lowered is never raised beyond what it was.
    func applied(to severity: Severity) -> Severity { severity == own ? given : min(severity, given) }
  }

  package init() {}

  package func applied(to report: DocumentReport) -> DocumentReport {
    var report = report
    var reported: [FindingReport] = []
    let comments = CommentLines(report.comments.filter { !$0.reason.isEmpty })
    for finding in report.findings {
      var finding = finding
      if let severities = severities[finding.rule] {
        let given = severities.applied(to: finding.severity)
        finding.severity = finding.isRecognized ? min(given, finding.severity) : given
      }
      finding.state = baseline?.state(of: finding)
      finding.suppression = suppression(of: finding, comments)
      if finding.suppression != nil {
        report.suppressed.append(finding)
      } else if newOnly, finding.state == .unchanged {
        report.known.append(finding)
      } else {
        reported.append(finding)
      }
    }
    report.findings = reported
    return report
  }

  private func suppression(of finding: FindingReport, _ comments: CommentLines) -> Suppression? {
    if let suppressions, let index = suppressions.index(for: finding) {
      let entry = suppressions.entries[index]
      return Suppression(origin: .file, reason: entry.reason, by: entry.by, until: entry.until)
    }
    guard let line = finding.locations.first?.start.line else { return nil }
    let comment = comments.covering(line).first { $0.rule == finding.rule || isComment(finding) }
    return comment.map { Suppression(origin: .comment, reason: $0.reason) }
  }

  /// What a rule for leftovers says of the comment itself.
  private func isComment(_ finding: FindingReport) -> Bool {
    let quote = finding.locations.first?.quote ?? ""
    return quote.hasPrefix("<!--") || quote.contains("gouji-ignore")
  }
}

/// Comments by the lines they hold for: a document may have thousands of them, and of findings.
private struct CommentLines {
  private var byLine: [Int: [InlineSuppression]] = [:]
  /// Those over more lines than these are looked through one by one.
  private var long: [InlineSuppression] = []
  private static let shortMax = 64

  init(_ comments: [InlineSuppression]) {
    for comment in comments {
      guard comment.lines.count <= Self.shortMax else {
        long.append(comment)
        continue
      }
      for line in comment.lines { byLine[line, default: []].append(comment) }
    }
  }

  /// In the order of the text, long ones last.
  func covering(_ line: Int) -> [InlineSuppression] {
    (byLine[line] ?? []) + long.filter { $0.lines.contains(line) }
  }
}

/// What a run saw of a review; joined over its documents in any order.
package struct ReviewTally: Sendable {
  private var documents: Set<String> = []
  private var places: Set<String> = []
  private var used: Set<Int> = []
  private var faultyComments: [SuppressionRemark] = []

  package init() {}

  package init(_ report: DocumentReport, _ review: Review) {
    // What was not read did not vanish.
    guard report.status != .unreadable else { return }
    documents = [report.key]
    let all = report.findings + report.suppressed + report.known
    places = Set(all.map(\.fingerprints.place))
    used = Set(report.suppressed.compactMap { review.suppressions?.index(for: $0) })
    let aside = report.suppressed.filter { $0.suppression?.origin == .comment }
    let lines = Dictionary(grouping: aside, by: \.rule).mapValues { Set($0.compactMap(\.locations.first?.start.line)) }
    for comment in report.comments {
      let isUsed = comment.lines.contains { lines[comment.rule]?.contains($0) == true }
      let place = "\(report.path):\(comment.line)"
      if comment.reason.isEmpty || comment.rule.isEmpty {
        faultyComments.append(SuppressionRemark(kind: .incomplete, place: place, rule: comment.rule, reason: ""))
      } else if !isUsed {
        faultyComments.append(
          SuppressionRemark(kind: .unused, place: place, rule: comment.rule, reason: comment.reason))
      }
    }
  }

  package mutating func add(_ other: ReviewTally) {
    documents.formUnion(other.documents)
    places.formUnion(other.places)
    used.formUnion(other.used)
    faultyComments += other.faultyComments
  }

  package func gone(from baseline: Baseline) -> [Baseline.Entry] {
    baseline.gone(documents: documents, places: places)
  }

  /// Entries that hold no more, or set nothing aside though their document was read.
  package func remarks(on review: Review) -> [SuppressionRemark] {
    guard let suppressions = review.suppressions else { return faultyComments }
    let remarks = suppressions.entries.enumerated().compactMap { index, entry -> SuppressionRemark? in
      let isExpired = suppressions.isExpired(entry)
      let wasSeen = entry.document.isEmpty || documents.contains(entry.document)
      guard isExpired || (wasSeen && !used.contains(index)) else { return nil }
      return SuppressionRemark(
        kind: isExpired ? .expired : .unused, place: "\(suppressions.path):\(entry.line)", rule: entry.rule,
        reason: entry.reason)
    }
    return remarks + faultyComments
  }
}

/// A suppression to look at again.
package struct SuppressionRemark: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Sets nothing aside: the finding is gone, or its figures changed.
    case unused
    case expired
    /// A comment without rule or reason, which does not hold.
    case incomplete
  }

  package var kind: Kind
  /// path:line
  package var place: String
  package var rule: String
  package var reason: String

  package init(kind: Kind, place: String, rule: String, reason: String) {
    self.kind = kind
    self.place = place
    self.rule = rule
    self.reason = reason
  }

  /// What to do about it, to stand after the place.
  package func text(_ language: Language) -> String {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    switch kind {
    case .unused:
      return say("忽略 \(rule) 已无对应的发现，可删去（\(reason)）", "sets nothing aside any more: \(rule) (\(reason)); delete it")
    case .expired: return say("忽略 \(rule) 已过期，不再有效（\(reason)）", "has expired: \(rule) (\(reason))")
    case .incomplete:
      return say(
        "忽略的注释或批注缺少规则或理由，没有生效；写作 gouji:忽略 规则 理由",
        "lacks rule or reason and does not hold: write gouji-ignore RULE: reason")
    }
  }
}
