package import Disclosure

/// What checks look up in the vocabulary, made ready once for all documents of a run.
package struct Glossary: Sendable {
  /// Fixed terms, to find slips of them.
  let terms: TermIndex
  /// Account names of the taxonomy.
  let accounts: AccountNames
  let tableWords: TableWords
  /// The titles of the known tables, as `Title` compares them, and the kind of each.
  let tableTitles: [(key: [UInt32], kind: String)]
  /// Every name and common word, one after the other, parted by 0: what characters stand beside each other in right words.
  let rightWords: [UInt32]
  /// The pairs of characters in them.
  let rightPairs: Deferred<Set<CharacterPair>>
  let wordEdges: WordEdges
  let confusable: ConfusableCharacters
  let ownSlots: OwnSlots.Words

  package init(_ vocabulary: Vocabulary) {
    terms = TermIndex(vocabulary)
    accounts = AccountNames(vocabulary.taxonomy)
    tableWords = TableWords(vocabulary)
    tableTitles = vocabulary.tableKinds.flatMap { kind in kind.titles.map { (Title($0).key, kind.id) } }
    var words: [UInt32] = []
    func add(_ word: String) {
      words += word.unicodeScalars.lazy.map(\.value)
      words.append(0)
    }
    for (synonym, concept) in vocabulary.concepts {
      add(synonym.text)
      add(concept)
    }
    for entry in vocabulary.taxonomy.entries { add(entry.name) }
    for word in vocabulary.words["common-words"] ?? [] { add(word) }
    rightWords = words
    rightPairs = Deferred { [rightWords] in CharacterPair.all(in: rightWords) }
    wordEdges = WordEdges(vocabulary)
    confusable = ConfusableCharacters(vocabulary)
    ownSlots = OwnSlots.Words(vocabulary)
  }
}
