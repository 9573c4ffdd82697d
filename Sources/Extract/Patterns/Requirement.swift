internal import PatternText

/// Which words a window must hold for a pattern to match in it.
///
/// It is a sieve: a window that does not meet it has no match; one that meets it may have one. Told from characters
/// and pairs of neighbours (`GramIndex`), so a rule for words a document does not have costs next to nothing.
struct Requirement: Hashable {
  /// The grams of the words one after the other, as `GramIndex` numbers them; where those of each word end; and where the words of
  /// each list end. Of each list a word must be there; none: nothing is required.
  private var grams: [UInt32] = []
  private var words: [Int32] = []
  private var lists: [Int32] = []

  static let nothing = Requirement(words: "")

  /// `pattern`: what PCRE2 compiles, macros replaced.
  init(pattern: String) { self.init(words: RequiredWords.text(of: pattern)) }

  /// `words`: what `RequiredWords` told of a pattern.
  init(words text: String) {
    guard !text.isEmpty else { return }
    grams.reserveCapacity(text.utf8.count / 3)
    words.reserveCapacity(text.utf8.count / 9)
    var last: UInt32?
    var isLone = false
    for scalar in text.unicodeScalars {
      if scalar == RequiredWords.betweenWords || scalar == RequiredWords.betweenLists {
        endWord(isLone ? last : nil)
        last = nil
        if scalar == RequiredWords.betweenLists { lists.append(Int32(words.count)) }
      } else {
        if let last { grams.append(GramIndex.pair(last, scalar.value)) }
        isLone = last == nil
        last = scalar.value
      }
    }
    endWord(isLone ? last : nil)
    lists.append(Int32(words.count))
  }

  /// `lone`: the one character of a word.
  private mutating func endWord(_ lone: UInt32?) {
    if let lone { grams.append(GramIndex.single(lone)) }
    words.append(Int32(grams.count))
  }

  /// How many places `places(in:)` gives; `nil` when nothing is required.
  func count(in index: GramIndex) -> Int? { rarest(in: index)?.count }

  /// Byte offsets such that every window that meets the requirement holds one of them: those of the rarest words.
  /// In no order; empty when the text does not meet it, or nothing is required.
  func places(in index: GramIndex) -> [UInt32] {
    guard let list = rarest(in: index)?.list else { return [] }
    var places: [UInt32] = []
    for word in list {
      let slices = self.grams(of: word).lazy.map { index.positions(of: grams[$0]) }
      if let rarest = slices.min(by: { $0.count < $1.count }) { places += rarest }
    }
    return places
  }

  private func rarest(in index: GramIndex) -> (list: Range<Int>, count: Int)? {
    var rarest: (list: Range<Int>, count: Int)?
    var start = 0
    for end in lists {
      let list = start..<Int(end)
      var sum = 0
      for word in list {
        var least = Int.max
        for gram in grams(of: word) { least = min(least, index.positions(of: grams[gram]).count) }
        sum += least
      }
      if sum < rarest?.count ?? .max { rarest = (list, sum) }
      start = list.upperBound
    }
    return rarest
  }

  /// Indices into `grams`.
  private func grams(of word: Int) -> Range<Int> { (word > 0 ? Int(words[word - 1]) : 0)..<Int(words[word]) }
}
