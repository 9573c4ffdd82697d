package import Disclosure

/// Brackets and quotation marks that do not come in pairs, or whose two halves have different widths.
///
/// What it compares: the signs of one paragraph or one cell, after soft breaks are joined.
/// When it stays silent: numbers such as 1) and a), unless it is the only one of its kind and the number before or behind
/// it stands in brackets; 》90% typed for ≥; intervals such as [0, 5); a bracket that one
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
      if !scan.pairs.isEmpty || !scan.unmatched.isEmpty || scan.bareNumber != nil {
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
    var outcomes = bareNumbers(scanned).map { Outcome.disagrees(finding($0, $1, document)) }
    for (index, item) in scanned.enumerated() {
      for sign in item.scan.unmatched where !isClosedNextDoor(sign, index, scanned) {
        outcomes.append(.disagrees(finding(item, sign, document)))
      }
    }
    return outcomes.isEmpty
      ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func finding(_ item: Scanned, _ sign: BracketScan.Sign, _ document: Document) -> Finding {
    let span = quoted(sign, item.run)
    let isQuote = sign.shape == .quote || sign.shape == .singleQuote
    return Finding(
      rule: rule, severity: item.window.isCell || isQuote ? .warning : rule.severity,
      confidence: item.window.isCell ? .medium : rule.confidence,
      values: [
        "match": document.string(span),
        "sign": document.string(item.run.span(sign.index..<sign.index + 1)),
      ],
      locations: [.init(role: .primary, span: span)])
  }

  /// 三） where the document writes （二） and （四）: the only number of its kind without an opening bracket.
  private func bareNumbers(_ scanned: [Scanned]) -> [(Scanned, BracketScan.Sign)] {
    var bracketed: Set<Ordinal> = []
    var bare: [Ordinal.Style: [(Ordinal, Scanned, BracketScan.Sign)]] = [:]
    for item in scanned where !item.window.isCell {
      if let sign = item.scan.bareNumber {
        guard let ordinal = Ordinal([0xFF08] + item.run.scalars.drop(while: \.isSpace)) else { continue }
        bare[ordinal.style, default: []].append((ordinal, item, sign))
      } else if let first = item.run.scalars.first(where: { !$0.isSpace }), first == 0x28 || first == 0xFF08,
        let ordinal = Ordinal(item.run.scalars)
      {
        bracketed.insert(Ordinal(ordinal.style, ordinal.value))
      }
    }
    return bare.values.compactMap { numbers in
      guard numbers.count == 1, let (ordinal, item, sign) = numbers.first,
        [-1, 1].contains(where: { bracketed.contains(Ordinal(ordinal.style, ordinal.value + $0)) })
      else { return nil }
      return (item, sign)
    }
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
