internal import Disclosure

/// One finding a root cause: what follows from one wrong figure is listed under it.
///
/// A figure is held to be wrong when it stands in several broken equations and, unlike the other figures there, in
/// no more equations that hold than ones that do not. Source: design.md, Diagnosis; docs/numbers.md, section 7.
struct Diagnosis {
  private let figures: FigureIndex

  /// All outcomes, findings folded to their root causes and in text order; consequences inside them.
  static func refine(_ outcomes: [Outcome], reading: Reading) -> [Outcome] {
    var findings: [Finding] = []
    var agreements: [Agreement] = []
    var others: [Outcome] = []
    for outcome in outcomes {
      switch outcome {
      case .disagrees(let finding): findings.append(finding)
      case .agrees(let agreement):
        agreements.append(agreement)
        others.append(outcome)
      case .undecidable, .notApplicable: others.append(outcome)
      }
    }
    let diagnosis = Diagnosis(figures: FigureIndex(reading))
    let roots = diagnosis.folded(diagnosis.unique(findings), agreements)
    return others + roots.sorted(by: inTextOrder).map { .disagrees($0) }
  }

  /// Two rules, or one rule by two ways, that say the same thing of the same place.
  private func unique(_ findings: [Finding]) -> [Finding] {
    struct Key: Hashable {
      var rule: String
      var primary: Span
      var related: Span?
      var part: String?
    }
    var seen: Set<Key> = []
    return findings.filter { finding in
      guard let primary = finding.locations.first?.span else { return false }
      let related = finding.locations.dropFirst().first?.span
      return seen.insert(Key(rule: finding.rule, primary: primary, related: related, part: finding.part)).inserted
    }
  }

  private func folded(_ findings: [Finding], _ agreements: [Agreement]) -> [Finding] {
    var holds: [Span: Int] = [:]
    for agreement in agreements {
      for figure in Set(agreement.spans.flatMap(figures.inside)) { holds[figure, default: 0] += 1 }
    }
    let members = findings.map { finding in
      finding.evidence == nil ? [] : Set(finding.locations.flatMap { figures.inside($0.span) })
    }
    var owner: [Int?] = Array(repeating: nil, count: findings.count)
    var byFigure: [Span: [Int]] = [:]
    for (index, spans) in members.enumerated() {
      for span in spans { byFigure[span, default: []].append(index) }
    }
    // Worst figure first; ties in text order, so that the same input gives the same report.
    let suspects = byFigure.filter { $0.value.count >= 2 }
      .sorted { a, b in
        let margin = (
          a.value.count - (holds[a.key] ?? 0), b.value.count - (holds[b.key] ?? 0)
        )
        return margin.0 != margin.1 ? margin.0 > margin.1 : a.key < b.key
      }
    for (figure, indices) in suspects where indices.count > (holds[figure] ?? 0) {
      let open = indices.filter { owner[$0] == nil }
      guard open.count >= 2,
        let root = open.min(by: {
          rank(findings[$0], figure) < rank(findings[$1], figure)
        })
      else { continue }
      for index in open { owner[index] = root }
    }
    shareWords(findings, &owner)
    var consequences: [Int: [Finding]] = [:]
    for (index, finding) in findings.enumerated() {
      if let root = owner[index], root != index { consequences[root, default: []].append(finding) }
    }
    return findings.enumerated().compactMap { index, finding in
      guard owner[index] == nil || owner[index] == index else { return nil }
      return adopting(consequences[index] ?? [], finding)
    }
  }

  /// Words that two equations refute are one slip: 决算数小于预算数 beside larger accounts and beside a rate of 103 %.
  private func shareWords(_ findings: [Finding], _ owner: inout [Int?]) {
    var roots: [Span: Int] = [:]
    for (index, finding) in findings.enumerated() where finding.evidence != nil {
      guard let words = finding.locations.first?.span else { continue }
      let own = owner[index] ?? index
      guard let first = roots[words] else {
        roots[words] = index
        continue
      }
      let root = owner[first] ?? first
      guard root != own else { continue }
      for other in owner.indices where owner[other] == own { owner[other] = root }
      (owner[own], owner[root]) = (root, root)
    }
  }

  /// The finding that speaks of the figure itself, most severe, with a known cause, comes first.
  private func rank(_ finding: Finding, _ figure: Span) -> (Int, Int, Int, Int) {
    let isPrimary = finding.locations.first.map { $0.span.contains(figure) } ?? false
    let severity =
      switch finding.severity {
      case .error: 0
      case .warning: 1
      case .info: 2
      }
    return (
      severity, isPrimary ? 0 : 1, finding.cause == nil ? 1 : 0,
      finding.locations.first?.span.start ?? 0
    )
  }

  private func adopting(_ consequences: [Finding], _ finding: Finding) -> Finding {
    var root = finding
    root.consequences += consequences
    var known = Set(root.locations.map(\.span))
    for location in consequences.flatMap(\.locations) where known.insert(location.span).inserted {
      var related = location
      related.role = .related
      root.locations.append(related)
    }
    return root
  }

  private static func inTextOrder(_ a: Finding, _ b: Finding) -> Bool {
    let spans = (a.locations.first?.span ?? Span(0, 0), b.locations.first?.span ?? Span(0, 0))
    return spans.0 != spans.1 ? spans.0 < spans.1 : a.rule < b.rule
  }
}

/// Where the document's figures stand.
struct FigureIndex {
  /// Sorted, without repeats.
  private let spans: [Span]

  init(_ reading: Reading) {
    var all = reading.facts.map(\.span)
    for claim in reading.claims {
      switch claim.relation {
      case .change(let change): all += [change.amount, change.rate].compactMap { $0?.span }
      case .share(_, _, _, let percent), .completion(_, _, _, let percent): all.append(percent.span)
      case .count(let stated, _, _, _): all.append(stated.span)
      case .composition, .changeComposition, .comparison, .reference, .reason: break
      }
    }
    spans = Array(Set(all)).sorted()
  }

  /// Figures that lie inside a span, in order.
  func inside(_ span: Span) -> ArraySlice<Span> {
    let start = spans.partitioningIndex { $0.start >= span.start }
    return spans[start...].prefix { $0.end <= span.end }
  }
}
