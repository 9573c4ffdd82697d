internal import Disclosure

/// The levels of lines whose changes are printed without them.
struct LevelIndex {
  private struct Line: Hashable {
    var concept: String
    var scope: Scope
  }

  private var levels: [Line: [Fact]] = [:]

  /// `changes`: those that need a level. Only names of one line of the accounts are looked up: 项目经费 is another thing in every paragraph.
  init(of changes: [Claim.Change], _ survey: Survey) {
    let (reading, known) = (survey.reading, survey.concepts)
    let wanted = Set(changes.map { Line(concept: $0.concept, scope: $0.scope) })
      .filter { known.contains($0.concept) && !known.isShared($0.concept) }
    guard !wanted.isEmpty else { return }
    for fact in reading.facts where fact.quantity.isMoney && fact.period == .current {
      let line = Line(concept: fact.concept, scope: fact.scope)
      guard wanted.contains(line), fact.measure.resolved(in: reading.document.kind) == .own else { continue }
      levels[line, default: []].append(fact)
    }
  }

  /// The level after the change; `nil` when the document has none, or several values for it.
  func level(of change: Claim.Change) -> Fact? {
    guard let facts = levels[Line(concept: change.concept, scope: change.scope)],
      facts.allSatisfy({ $0.quantity.value == facts[0].quantity.value })
    else { return nil }
    return facts[0]
  }
}
