internal import Disclosure

/// Words of two characters: the common ones, and how the names of the trade begin and end.
struct WordEdges {
  private var words: Set<CharacterPair> = []

  init(_ vocabulary: Vocabulary) {
    for word in vocabulary.words["common-words"] ?? [] { add(word.values[...]) }
    for entry in vocabulary.taxonomy.entries {
      let name = entry.name.values.filter(\.isHan)
      let ending = "支出".values
      let core = name.suffix(2) == ending[...] ? name.dropLast(2) : name[...]
      add(core.prefix(2))
      add(core.suffix(2))
    }
  }

  private mutating func add(_ word: ArraySlice<UInt32>) {
    guard word.count == 2, let first = word.first, let last = word.last else { return }
    words.insert(CharacterPair(first, last))
  }

  /// 事业单位|退休: what stands before a place ends with a word, and what stands behind it begins with one.
  func parts(_ scalars: [UInt32], at place: Int) -> Bool {
    guard place >= 2, place + 1 < scalars.count else { return false }
    return words.contains(CharacterPair(scalars[place - 2], scalars[place - 1]))
      && words.contains(CharacterPair(scalars[place], scalars[place + 1]))
  }
}
