internal import PatternText

/// Which words a window must hold for a pattern to match in it.
///
/// It is a sieve: a window that does not meet it has no match; one that meets it may have one. Told from characters
/// and pairs of neighbours (`GramIndex`), so a rule for words a document does not have costs next to nothing.
struct Requirement: Hashable {
  /// Each is met by any of its words, and each must be met; none: nothing is required.
  private let clauses: [Clause]

  /// The grams of the words one after the other, as `GramIndex` numbers them, and where each word's end.
  private struct Clause: Hashable {
    var grams: [UInt32] = []
    var ends: [Int] = []
  }

  static let nothing = Requirement(clauses: [])

  private init(clauses: [Clause]) { self.clauses = clauses }

  /// `pattern`: what PCRE2 compiles, macros replaced.
  init(pattern: String) { self.init(words: RequiredWords.text(of: pattern)) }

  /// `words`: what `RequiredWords` told of a pattern.
  init(words: String) {
    guard !words.isEmpty else {
      self = .nothing
      return
    }
    var clauses: [Clause] = []
    var clause = Clause()
    var last: UInt32?
    var isLone = false
    func endWord() {
      if isLone, let last { clause.grams.append(GramIndex.single(last)) }
      clause.ends.append(clause.grams.count)
      last = nil
    }
    for scalar in words.unicodeScalars {
      if scalar == RequiredWords.betweenWords {
        endWord()
      } else if scalar == RequiredWords.betweenLists {
        endWord()
        clauses.append(clause)
        clause = Clause()
      } else {
        if let last { clause.grams.append(GramIndex.pair(last, scalar.value)) }
        isLone = last == nil
        last = scalar.value
      }
    }
    endWord()
    self.clauses = clauses + [clause]
  }

  /// How many places `places(in:)` gives; `nil` when nothing is required.
  func count(in index: GramIndex) -> Int? { rarest(in: index)?.count }

  /// Byte offsets such that every window that meets the requirement holds one of them: those of the rarest words.
  /// In no order; empty when the text does not meet it, or nothing is required.
  func places(in index: GramIndex) -> [UInt32] {
    guard let clause = rarest(in: index)?.clause else { return [] }
    var places: [UInt32] = []
    var start = 0
    for end in clause.ends {
      let slices = clause.grams[start..<end].lazy.map { index.positions(of: $0) }
      if let rarest = slices.min(by: { $0.count < $1.count }) { places += rarest }
      start = end
    }
    return places
  }

  private func rarest(in index: GramIndex) -> (clause: Clause, count: Int)? {
    var rarest: (clause: Clause, count: Int)?
    for clause in clauses {
      var sum = 0
      var start = 0
      for end in clause.ends {
        var least = Int.max
        for gram in start..<end { least = min(least, index.positions(of: clause.grams[gram]).count) }
        sum += least
        start = end
      }
      if sum < rarest?.count ?? .max { rarest = (clause, sum) }
    }
    return rarest
  }
}
