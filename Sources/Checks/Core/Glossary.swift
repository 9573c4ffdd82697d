package import Disclosure

/// What checks look up in the vocabulary, made once for all documents of a run, and when one first asks for it.
package struct Glossary: Sendable {
  /// Fixed terms, to find slips of them.
  let terms: Deferred<TermIndex>
  /// Account names of the taxonomy.
  let accounts: Deferred<AccountNames>
  let tableWords: TableWords
  /// The titles of the known tables, as `Title` compares them, and the kind of each.
  let tableTitles: Deferred<[(key: [UInt32], kind: String)]>
  /// Every name and common word, one after the other, parted by 0: what characters stand beside each other in right words.
  let rightWords: Deferred<[UInt32]>
  /// The pairs of characters in them.
  let rightPairs: Deferred<Set<CharacterPair>>
  let wordEdges: Deferred<WordEdges>
  let confusable: Deferred<ConfusableCharacters>
  let ownSlots: Deferred<OwnSlots.Words>

  package init(_ vocabulary: Vocabulary) {
    terms = Deferred { TermIndex(vocabulary) }
    accounts = Deferred { AccountNames(vocabulary.taxonomy) }
    tableWords = TableWords(vocabulary)
    tableTitles = Deferred {
      vocabulary.tableKinds.flatMap { kind in kind.titles.map { (Title($0).key, kind.id) } }
    }
    let rightWords = Deferred { Self.rightWords(vocabulary) }
    self.rightWords = rightWords
    rightPairs = Deferred { CharacterPair.all(in: rightWords.value) }
    wordEdges = Deferred { WordEdges(vocabulary) }
    confusable = Deferred { ConfusableCharacters(vocabulary) }
    ownSlots = Deferred { OwnSlots.Words(vocabulary) }
  }

  private static func rightWords(_ vocabulary: Vocabulary) -> [UInt32] {
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
    return words
  }
}
