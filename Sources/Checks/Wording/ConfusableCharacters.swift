internal import Disclosure

/// Which characters are typed for one another: 务 for 物 by its sound, 末 for 未 by its shape.
struct ConfusableCharacters {
  private var groups: [UInt32: Set<Int>] = [:]

  init(_ vocabulary: Vocabulary) {
    let lists = ["same-syllable", "same-shape"].flatMap { vocabulary.words[$0] ?? [] }
    for (index, group) in lists.enumerated() {
      for scalar in group.values { groups[scalar, default: []].insert(index) }
    }
  }

  func contains(_ first: UInt32, _ second: UInt32) -> Bool {
    guard let first = groups[first], let second = groups[second] else { return false }
    return !first.isDisjoint(with: second)
  }
}
