internal import Disclosure

/// Where the facts of a paragraph stand by the line they are about, so that a claim finds its partner without
/// passing over all that was said before.
struct FactLines {
  private struct Key: Hashable {
    var concept: String
    var period: Period
    /// `nil`: whatever the measure.
    var measure: Measure?
  }

  /// Indices ascending.
  private var indices: [Key: [Int]] = [:]

  mutating func note(_ fact: Fact, at index: Int) {
    for measure in [nil, fact.measure] {
      let key = Key(concept: fact.concept, period: fact.period, measure: measure)
      indices[key, default: []].append(index)
    }
  }

  /// The facts of a line, in text order.
  func all(_ concept: String, _ period: Period, _ measure: Measure? = nil) -> [Int] {
    indices[Key(concept: concept, period: period, measure: measure)] ?? []
  }
}
