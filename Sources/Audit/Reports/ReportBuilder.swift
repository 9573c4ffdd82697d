package import Disclosure

/// Turns what the checks came to into a report of one document.
///
/// A pure function of its inputs; cost is linear in the outcomes.
package struct ReportBuilder {
  private let run: Run
  private let reading: Reading
  private var places: Places
  private var fingerprinter: Fingerprinter

  private init(_ reading: Reading, run: Run) {
    self.run = run
    self.reading = reading
    self.places = Places(reading.document)
    self.fingerprinter = Fingerprinter(reading.document)
  }

  package static func report(
    on reading: Reading, outcomes: [Outcome], run: Run
  ) -> DocumentReport {
    var builder = ReportBuilder(reading, run: run)
    return builder.report(outcomes)
  }

  private mutating func report(_ outcomes: [Outcome]) -> DocumentReport {
    let document = reading.document
    let problem = Self.problem(of: reading, outcomes, language: run.language, places: places)
    var report = DocumentReport(
      path: document.source.path, digest: document.source.digest,
      status: problem == nil ? .checked : .incomplete, problem: problem, kind: document.kind,
      entity: document.entity, year: document.year, title: document.title)
    report.omissions = document.omissions
    report.comments = InlineSuppressions.find(in: document)
    report.key = Fingerprinter.key(of: document).filter { !$0.isEmpty }.joined(separator: "·")
    let figures = SeenFigures(document)
    report.coverage.figures = figures.count
    report.coverage.facts = reading.facts.count + reading.projects.reduce(0) { $0 + $1.figureCount }
    report.coverage.claims = reading.claims.count
    report.coverage.tables = document.tables.count

    var findings: [Finding] = []
    var compared: Set<Span> = []
    var tallies: [String: RuleTally] = [:]
    for outcome in outcomes {
      switch outcome {
      case .agrees(let agreement):
        report.coverage.agreed += 1
        tallies[agreement.rule, default: RuleTally(rule: agreement.rule)].agreed += 1
        compared.formUnion(agreement.spans)
        if run.keepsLedger { report.ledger.append(entry(agreement)) }
      case .disagrees(let finding):
        tallies[finding.rule, default: RuleTally(rule: finding.rule)].disagreed += 1
        Self.collectFigures(of: finding, into: &compared)
        findings.append(finding)
      case .undecidable(let rule, let span, let reason):
        report.coverage.undecidable += 1
        tallies[rule, default: RuleTally(rule: rule)].undecidable += 1
        if run.keepsLedger { report.undecided.append(undecided(rule, span, reason)) }
      case .notApplicable(let rule, let reason):
        report.coverage.notApplicable += 1
        var tally = RuleTally(rule: rule)
        tally.notApplicable = 1
        tally.reason = reason
        tallies[rule, default: RuleTally(rule: rule)].add(tally)
      }
    }
    report.coverage.compared = figures.count(touching: compared)
    report.tallies = run.rules.compactMap { tallies[$0.id] }
    report.findings = inOrder(findings).map { describe($0) }
    return report
  }

  /// By place, then in the order the checks gave them.
  private func inOrder(_ findings: [Finding]) -> [Finding] {
    findings.enumerated()
      .sorted {
        let (a, b) = ($0.element.locations.first?.span, $1.element.locations.first?.span)
        return (a?.start ?? 0, a?.end ?? 0, $0.offset) < (b?.start ?? 0, b?.end ?? 0, $1.offset)
      }
      .map(\.element)
  }

  private static func collectFigures(of finding: Finding, into spans: inout Set<Span>) {
    spans.formUnion((finding.evidence?.terms ?? []).map(\.span))
    for consequence in finding.consequences { collectFigures(of: consequence, into: &spans) }
  }

  // MARK: Findings

  private mutating func describe(_ finding: Finding) -> FindingReport {
    let rule = run.rule(finding.rule)
    let language = run.language
    let locations = finding.locations.map { locate($0, evidence: finding.evidence) }
    let primary = finding.locations.first.map { places.fitted($0.span) } ?? Span(0, 0)
    let around = identifying(
      places.surroundings(of: primary, cell: cellSpan(finding.locations.first)), primary)
    let fingerprints = fingerprinter.fingerprints(
      rule: finding.rule, section: places.sectionPath(at: primary), cell: locations.first?.cell,
      surroundings: reading.document.text[places.fitted(around).range], part: finding.part,
      figures: finding.locations.map { reading.document.string(places.fitted($0.span)) }
        + (finding.evidence?.terms ?? []).map(\.printed))
    var report = FindingReport(
      rule: finding.rule, findingClass: finding.findingClass, severity: finding.severity,
      confidence: finding.confidence, title: rule?.title.text(language) ?? finding.rule,
      message: (rule?.message.text(language, filledWith: finding.values) ?? finding.rule)
        + (finding.isInherited ? Words.inherited.text(language) : "")
        + (finding.isRecognized ? Words.recognized.text(language) : ""),
      fix: rule?.fix.text(language, filledWith: finding.values) ?? "",
      locations: locations, passages: PassageBuilder.passages(of: finding.locations, &places),
      evidence: finding.evidence.map(describe),
      cause: finding.cause.map {
        CauseReport(
          kind: $0.kind, printed: $0.printed, fits: $0.fits,
          detail: Words.cause($0.kind).text(language, filledWith: ["printed": $0.printed, "fits": $0.fits]))
      },
      consequences: finding.consequences.map { describe($0) }, fingerprints: fingerprints)
    report.values = finding.values
    report.isInherited = finding.isInherited
    report.isRecognized = finding.isRecognized
    return report
  }

  /// The part of a sentence that names the place: all of it, but of an endless one what stands near.
  private func identifying(_ sentence: Span, _ primary: Span) -> Span {
    guard sentence.length > 4096 else { return sentence }
    return Span(
      max(sentence.start, primary.start - 512),
      min(sentence.end, primary.end + 512, primary.start + 4096))
  }

  private func describe(_ evidence: Evidence) -> EvidenceReport {
    EvidenceReport(
      formula: evidence.formula, claimed: evidence.claimed, feasible: evidence.feasible,
      difference: evidence.difference, verdict: evidence.verdict,
      terms: evidence.terms.map {
        EvidenceReport.Term(
          sign: $0.sign, label: $0.label, printed: $0.printed,
          extent: places.extent(of: $0.span))
      })
  }

  /// Scalars of a sentence kept on either side of a quote.
  private static let contextReach = 120

  private mutating func locate(_ location: Finding.Location, evidence: Evidence?) -> LocationReport {
    let span = places.fitted(location.span)
    let bytes = places.document.source.bytes
    let range = places.source(of: span)
    let grid = places.grid(of: location)
    let around = places.source(
      of: places.surroundings(of: span, cell: grid.flatMap { places.cell($0)?.span }))
    return LocationReport(
      role: location.role, start: places.position(atSource: range.lowerBound),
      end: places.position(atSource: range.upperBound),
      leaf: places.document.source.leaf(at: range.lowerBound), source: range,
      characters: places.characters(atSource: range), quote: String(decoding: bytes[range], as: UTF8.self),
      section: places.sectionPath(at: span),
      before: DisplayText.before(
        bytes, min(around.lowerBound, range.lowerBound)..<range.lowerBound, Self.contextReach),
      after: DisplayText.after(bytes, range.upperBound..<max(around.upperBound, range.upperBound), Self.contextReach),
      cell: grid.flatMap { CellDescriber.describe($0, in: places.document) },
      label: (evidence?.terms ?? []).first { $0.span.overlaps(span) }?.label ?? "")
  }

  private mutating func cellSpan(_ location: Finding.Location?) -> Span? {
    guard let location else { return nil }
    return places.grid(of: location).flatMap { places.cell($0)?.span }
  }

  // MARK: Ledger

  private mutating func entry(_ agreement: Agreement) -> LedgerEntry {
    let span = agreement.spans.first.map { places.fitted($0) } ?? Span(0, 0)
    let grid = places.grid(of: Finding.Location(role: .primary, span: span))
    return LedgerEntry(
      rule: agreement.rule, evidence: describe(agreement.evidence),
      extent: places.extent(of: span), section: places.sectionPath(at: span),
      table: grid.map { reading.document.tables[$0.table].title } ?? "")
  }

  private func undecided(_ rule: String, _ span: Span, _ reason: Outcome.Reason) -> UndecidedPlace {
    let range = places.source(of: span)
    return UndecidedPlace(
      rule: rule, reason: reason, extent: places.extent(of: span),
      quote: DisplayText.quote(places.document.source.bytes, range, 60),
      section: places.sectionPath(at: span))
  }

  /// Why the document is incomplete; `nil` when all of it was processed.
  private static func problem(
    of reading: Reading, _ outcomes: [Outcome], language: Language, places: Places
  ) -> Problem? {
    if let exhausted = reading.exhausted.first {
      let line = places.position(of: exhausted.window).line
      return Problem(
        code: "match-limit",
        text: Words.matchLimit.text(
          language,
          filledWith: [
            "rule": exhausted.rule, "line": String(line), "reason": exhausted.reason,
            "count": String(reading.exhausted.count),
          ]))
    }
    let lost = reading.document.omissions.filter(\.kind.isLoss)
    if let first = lost.first {
      return Problem(
        code: first.kind.rawValue,
        text: Words.omission(first.kind).text(
          language, filledWith: ["place": first.place, "count": String(lost.count)]))
    }
    if let remark = reading.document.remarks.first(where: { $0.kind == .limit }) {
      let line = places.position(of: remark.span).line
      return Problem(
        code: "document-limit",
        text: Words.documentLimit.text(language, filledWith: ["line": String(line)]))
    }
    let unread = reading.document.remarks.filter { $0.kind == .unreadTable }
    if let first = unread.first {
      return Problem(
        code: "unread-table",
        text: Words.unreadTable.text(
          language,
          filledWith: [
            "line": String(places.position(of: first.span).line), "table": reading.document.string(first.span),
            "count": String(unread.count),
          ]))
    }
    for case .undecidable(_, let span, .tooMany) in outcomes {
      let line = places.position(of: span).line
      return Problem(code: "check-limit", text: Words.checkLimit.text(language, filledWith: ["line": String(line)]))
    }
    return nil
  }
}
