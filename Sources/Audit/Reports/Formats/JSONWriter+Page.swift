internal import Disclosure

/// What the HTML pages hold in a shorter shape than `gouji.report/1`. It is read by the page's own script only.
extension JSONWriter {
  mutating func ledgerRow(_ entry: LedgerEntry) {
    array(0..<7) { json, column in
      switch column {
      case 0: json.string(entry.rule)
      case 1: json.integer(entry.extent.start.line)
      case 2: json.integer(entry.extent.start.column)
      case 3: json.string(entry.evidence.formula)
      case 4: json.string(entry.evidence.claimed)
      case 5: json.array(entry.evidence.feasible) { $0.string($1) }
      default: json.string(entry.evidence.verdict.rawValue)
      }
    }
  }

  /// Columns as reports/templates/page/index.js names them.
  mutating func indexEntry(_ report: DocumentReport) {
    let top = Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
    let texts: [String?] = [
      report.path, PageIndex.page(of: report.path), report.status.rawValue, report.kind.rawValue, report.entity,
    ]
    array(0..<13) { json, column in
      switch column {
      case 0...4: json.optional(texts[column])
      case 5: json.integer(report.year ?? 0)
      case 6: json.string(report.conclusion.rawValue)
      case 7: json.integer(report.count(.error))
      case 8: json.integer(report.count(.warning))
      case 9: json.integer(report.count(.info))
      case 10: json.integer(report.coverage.agreed)
      case 11: json.array(top) { $0.string($1) }
      default: json.optional(report.problem?.text)
      }
    }
  }

  /// Of each kind; `gouji explain` has all.
  private static let examplesShown = 2

  /// Words by name, one object for each language.
  mutating func dictionaries(_ words: [(key: String, text: Localized)]) {
    for language in Language.allCases {
      key(dynamic: language.rawValue)
      object { json in
        for word in words {
          json.key(dynamic: word.key)
          json.string(word.text.text(language))
        }
      }
    }
  }

  private mutating func localized(_ name: StaticString, _ text: Localized) {
    object(name) {
      $0.field("zh", text.zh)
      if !text.en.isEmpty { $0.field("en", text.en) }
    }
  }

  /// A rule that had nothing to judge is named only; what the others say of themselves is shown on demand.
  mutating func pageRule(_ rule: Rule, _ tally: RuleTally, examples: (String) -> [Example], isBrief: Bool) {
    object {
      $0.field("id", rule.id)
      $0.localized("title", rule.title)
      $0.counts(tally)
      guard !isBrief, tally.agreed + tally.disagreed + tally.undecidable > 0 else { return }
      $0.field("class", rule.findingClass)
      $0.field("severity", rule.severity.rawValue)
      $0.field("confidence", rule.confidence.rawValue)
      $0.localized("message", rule.message)
      $0.localized("why", rule.why)
      $0.localized("fix", rule.fix)
      $0.field("basis", rule.basis)
      let examples = examples(rule.id)
      for expectation in [Example.Expectation.fire, .quiet] {
        let shown = examples.filter { $0.expectation == expectation }.prefix(Self.examplesShown)
        guard !shown.isEmpty else { continue }
        $0.key(dynamic: expectation.rawValue)
        $0.array(shown) { $0.string($1.marked) }
      }
    }
  }
}
