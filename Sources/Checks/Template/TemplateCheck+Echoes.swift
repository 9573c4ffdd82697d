package import Disclosure

extension TemplateCheck {
  /// Without what rules of this kind (`rules`: their ids) tell of a place that another rule knows better. Cost: that of sorting.
  package static func withoutEchoes(_ outcomes: [Outcome], of rules: Set<String>) -> [Outcome] {
    let known = outcomes.compactMap { outcome -> Span? in
      guard case .disagrees(let finding) = outcome, !rules.contains(finding.rule) else { return nil }
      return finding.locations.first?.span
    }.sorted()
    // How far the places that begin up to here reach.
    var reach: [Int] = []
    for span in known { reach.append(max(reach.last ?? 0, span.end)) }
    return outcomes.filter { outcome in
      guard case .disagrees(let finding) = outcome, rules.contains(finding.rule),
        let own = finding.locations.first?.span
      else { return true }
      let inside = known.partitioningIndex { $0.start >= own.start }
      let behind = known.partitioningIndex { $0.start > own.start }
      let isInside = behind > 0 && reach[behind - 1] >= own.end
      return !isInside && !known[inside...].prefix { $0.start < own.end || $0 == own }.contains { own.contains($0) }
    }
  }
}
