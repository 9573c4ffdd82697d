package import Disclosure

/// Brackets and quotation marks that do not come in pairs, or whose two halves have different widths.
///
/// What it compares: the signs of one paragraph or one cell, after soft breaks are joined.
/// When it stays silent: numbers such as 1) and a); 》90% typed for ≥; intervals such as [0, 5); a bracket that one
/// paragraph opens and the next closes; two neighbouring cells that a converter cut apart.
/// Verdict: the rule's severity in running text; a warning at most in cells and for quotation marks.
/// Limits: straight quotes have no direction and are not judged.
package struct BracketCheck: SurveyedCheck {
  package static let kind = "brackets"
  package static let parameters = [
    ParameterSpec(
      "report", isRequired: true, choices: ["unbalanced", "mixed-width"],
      help:
        "unbalanced: a half is missing; mixed-width: one half is full-width, the other half-width.")
  ]

  private let rule: Rule
  private let reportsWidth: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    reportsWidth = rule.parameters["report"]?.string == "mixed-width"
  }

  private struct Scanned {
    var window: TextWindow
    var run: ScalarRun
    var scan: BracketScan
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    var scanned: [Scanned] = []
    for window in survey.windows(of: rule) {
      let run = window.run
      let scan = BracketScan(run.scalars)
      if !scan.pairs.isEmpty || !scan.unmatched.isEmpty {
        scanned.append(Scanned(window: window, run: run, scan: scan))
      }
    }
    guard !scanned.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return reportsWidth ? widths(scanned, document) : unbalanced(scanned, document)
  }

  private func widths(_ scanned: [Scanned], _ document: Document) -> [Outcome] {
    scanned.flatMap { item in
      item.scan.pairs.filter { $0.open.isWide != $0.close.isWide }.map { pair in
        let span = item.run.span(pair.open.index..<pair.close.index + 1)
        return .disagrees(
          Finding(
            rule: rule, values: ["match": document.string(span)],
            locations: [.init(role: .primary, span: span)]))
      }
    }
  }

  private func unbalanced(_ scanned: [Scanned], _ document: Document) -> [Outcome] {
    var outcomes: [Outcome] = []
    for (index, item) in scanned.enumerated() {
      for sign in item.scan.unmatched where !isClosedNextDoor(sign, index, scanned) {
        let span = quoted(sign, item.run)
        let isQuote = sign.shape == .quote || sign.shape == .singleQuote
        outcomes.append(
          .disagrees(
            Finding(
              rule: rule, severity: item.window.isCell || isQuote ? .warning : rule.severity,
              confidence: item.window.isCell ? .medium : rule.confidence,
              values: [
                "match": document.string(span),
                "sign": document.string(item.run.span(sign.index..<sign.index + 1)),
              ],
              locations: [.init(role: .primary, span: span)])))
      }
    }
    return outcomes.isEmpty
      ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// A few characters around the sign: enough to find it.
  private func quoted(_ sign: BracketScan.Sign, _ run: ScalarRun) -> Span {
    let around = 8
    return sign.isOpening
      ? run.span(sign.index..<min(sign.index + around, run.count))
      : run.span(max(0, sign.index - around + 1)..<sign.index + 1)
  }

  /// Its other half stands in the next or the last piece of the same kind.
  private func isClosedNextDoor(
    _ sign: BracketScan.Sign, _ index: Int, _ scanned: [Scanned]
  ) -> Bool {
    let own = scanned[index].window
    let reach = own.isCell ? 12 : 4
    let neighbours = sign.isOpening ? index + 1..<index + 1 + reach : index - reach..<index
    return neighbours.contains { other in
      guard scanned.indices.contains(other) else { return false }
      let window = scanned[other].window
      guard window.isCell == own.isCell else { return false }
      let isNear = own.isCell ? window.block == own.block : abs(window.block - own.block) <= 3
      return isNear
        && scanned[other].scan.unmatched.contains {
          $0.shape == sign.shape && $0.isOpening != sign.isOpening
        }
    }
  }
}
