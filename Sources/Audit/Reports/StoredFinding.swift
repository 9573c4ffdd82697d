internal import Disclosure

/// A finding of `gouji.report/1` as it is read back.
struct StoredFinding: Decodable {
  struct Location: Decodable {
    var role: String
    var line, column, endLine, endColumn: Int
    var page: Int?
    var sheet, file: String?
    var quote, section: String
    var table, row, columnLabel, message: String?
    var before, after: String?
    var charOffset, charLength: Int?
  }

  struct Segment: Decodable {
    var text: String
    var location: Int?
  }

  struct Row: Decodable {
    var line: Int
    var cells: [[Segment]]
  }

  struct Passage: Decodable {
    var line: Int
    var section: String
    var sentence: [Segment]?
    var table: String?
    var headers: [String]?
    var rows: [Row]?
  }

  struct Evidence: Decodable {
    struct Term: Decodable {
      var sign: Int
      var label, printed: String
      var line, column: Int
      var endLine, endColumn, charOffset, charLength: Int?
    }

    var formula, claimed: String
    var feasible: [String]
    var difference, verdict: String
    var terms: [Term]
  }

  struct Cause: Decodable {
    var kind, fits, detail: String
    var printed: String?
  }

  struct Prints: Decodable {
    var place, value: String
  }

  struct Aside: Decodable {
    var origin, reason, by, until: String
  }

  var rule: String
  var `class`: String
  var severity, confidence, title, message, fix: String
  var values: [String: String]?
  var inherited: Bool?
  var recognized: Bool?
  var locations: [Location]
  var passages: [Passage]
  var evidence: Evidence?
  var cause: Cause?
  var consequences: [StoredFinding]
  var fingerprints: Prints
  var state: String?
  var suppression: Aside?

  var report: FindingReport {
    var report = FindingReport(
      rule: rule, findingClass: `class`, severity: Severity(rawValue: severity) ?? .error,
      confidence: Confidence(rawValue: confidence) ?? .high, title: title, message: message, fix: fix,
      locations: locations.map(\.report), passages: passages.map(\.report), evidence: evidence?.report,
      cause: cause.flatMap(\.report), consequences: consequences.map(\.report),
      fingerprints: Fingerprints(place: fingerprints.place, value: fingerprints.value))
    report.values = values ?? [:]
    report.isInherited = inherited ?? false
    report.isRecognized = recognized ?? false
    report.state = state.flatMap { BaselineState(rawValue: $0) }
    report.suppression = suppression.map {
      Suppression(
        origin: Suppression.Origin(rawValue: $0.origin) ?? .file, reason: $0.reason, by: $0.by, until: $0.until)
    }
    return report
  }
}

extension StoredFinding.Location {
  fileprivate var report: LocationReport {
    LocationReport(
      role: Finding.LocationRole(rawValue: role) ?? .related, start: Position(line: line, column: column),
      end: Position(line: endLine, column: endColumn), leaf: Leaf(page: page, sheet: sheet, file: file),
      characters: charOffset.map { $0..<($0 + max(charLength ?? 0, 0)) }, quote: quote,
      section: section, before: before ?? "", after: after ?? "",
      cell: table.map { CellReport(table: $0, row: row ?? "", column: columnLabel ?? "") },
      label: message ?? "")
  }
}

extension StoredFinding.Segment {
  fileprivate var report: Audit.Passage.Segment { Audit.Passage.Segment(text, location: location) }
}

extension StoredFinding.Passage {
  fileprivate var report: Audit.Passage {
    let content: Audit.Passage.Content =
      if let rows {
        .table(
          title: table ?? "", headers: headers ?? [],
          rows: rows.map { Audit.Passage.Row(line: $0.line, cells: $0.cells.map { $0.map(\.report) }) })
      } else {
        .sentence((sentence ?? []).map(\.report))
      }
    return Audit.Passage(line: line, section: section, content: content)
  }
}

extension StoredFinding.Evidence {
  var report: EvidenceReport {
    EvidenceReport(
      formula: formula, claimed: claimed, feasible: feasible, difference: difference,
      verdict: Verdict(rawValue: verdict) ?? .contradicted,
      terms: terms.map {
        EvidenceReport.Term(
          sign: $0.sign, label: $0.label, printed: $0.printed,
          extent: Extent(
            stored: ($0.line, $0.column), end: ($0.endLine, $0.endColumn), characters: ($0.charOffset, $0.charLength)))
      })
  }
}

extension Extent {
  /// An older report says only where it begins.
  init(
    stored start: (line: Int, column: Int), end: (line: Int?, column: Int?), characters: (offset: Int?, length: Int?)
  ) {
    self.init(
      start: Position(line: start.line, column: start.column),
      end: Position(line: end.line ?? start.line, column: end.column ?? start.column),
      characters: characters.offset.map { $0..<($0 + max(characters.length ?? 0, 0)) })
  }
}

extension StoredFinding.Cause {
  fileprivate var report: CauseReport? {
    Disclosure.Cause.Kind(rawValue: kind).map {
      CauseReport(kind: $0, printed: printed ?? "", fits: fits, detail: detail)
    }
  }
}
