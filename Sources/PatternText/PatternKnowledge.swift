/// What is known of the text a part of a pattern matches.
struct PatternKnowledge {
  private static let stringsMax = 24
  private static let lengthMax = 12

  /// All it can match, when that is few short strings.
  private var strings: PatternWords?
  /// What the text must hold besides: a word of each.
  private var besides: [PatternWords]

  /// Both together.
  var needs: [PatternWords] {
    guard let strings, !strings.contains(where: { $0.isEmpty }) else { return besides }
    return besides + [strings]
  }

  /// One of these words.
  init(_ words: PatternWords) { self.init(words, []) }

  private init(_ strings: PatternWords?, _ besides: [PatternWords] = []) {
    self.strings = strings
    self.besides = besides
  }

  /// These characters, one after the other.
  init(literal: [Unicode.Scalar]) { self.init(PatternWords(literal)) }
  /// One of these characters.
  init(oneOf members: [Unicode.Scalar]) { self.init(PatternWords(characters: members)) }

  /// Any text at all.
  static let any = PatternKnowledge(nil)
  /// Nothing, or something that takes no text: edges, negative lookarounds.
  static let nothing = PatternKnowledge(.nothing)

  /// PatternWords that must stand ahead or behind.
  static func beside(_ inner: PatternKnowledge) -> PatternKnowledge { PatternKnowledge(.nothing, inner.needs) }

  /// At least `least` times; just once or not at all when `isOptional`.
  func repeated(least: Int, isOptional: Bool) -> PatternKnowledge {
    isOptional ? .either([self, .nothing]) : PatternKnowledge(nil, least > 0 ? needs : [])
  }

  static func joined(_ parts: [PatternKnowledge]) -> PatternKnowledge {
    var joined = PatternKnowledge(.nothing)
    var isWhole = true
    for part in parts {
      joined.besides += part.besides
      if let before = joined.strings, let after = part.strings, before.count * after.count <= stringsMax,
        before.longest + after.longest <= lengthMax
      {
        joined.strings = before.followed(by: after)
      } else {
        joined.besides = joined.needs
        joined.strings = part.strings
        isWhole = false
      }
    }
    return isWhole ? joined : PatternKnowledge(nil, joined.needs)
  }

  static func either(_ branches: [PatternKnowledge]) -> PatternKnowledge {
    let isFree = branches.allSatisfy { $0.besides.isEmpty && $0.strings != nil }
    if isFree, branches.reduce(0, { $0 + ($1.strings?.count ?? 0) }) <= stringsMax {
      var strings = PatternWords()
      for branch in branches { strings.append(branch.strings ?? .nothing) }
      return PatternKnowledge(strings)
    }
    var words = PatternWords()
    for branch in branches {
      // One of the things a branch needs will do.
      let needs = branch.needs.min { ($0.count, $1.longest) < ($1.count, $0.longest) }
      guard let needs else { return PatternKnowledge(nil) }
      words.append(needs)
    }
    return PatternKnowledge(nil, [words])
  }
}

/// Strings, kept one after the other: patterns list hundreds of words, and are read at every start.
struct PatternWords: RandomAccessCollection {
  private var scalars: [Unicode.Scalar] = []
  private var ends: [Int] = []
  /// Length of the longest.
  private(set) var longest = 0

  init() {}

  init(_ word: [Unicode.Scalar]) {
    scalars = word
    ends = [word.count]
    longest = word.count
  }

  init(characters: [Unicode.Scalar]) {
    scalars = characters
    ends = Array(1...characters.count)
    longest = 1
  }

  /// What takes no text: the empty string alone.
  static let nothing = PatternWords([])

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }
  subscript(index: Int) -> ArraySlice<Unicode.Scalar> { scalars[(index > 0 ? ends[index - 1] : 0)..<ends[index]] }

  mutating func append(_ word: ArraySlice<Unicode.Scalar>) {
    scalars += word
    ends.append(scalars.count)
    longest = Swift.max(longest, word.count)
  }

  mutating func append(_ words: PatternWords) {
    ends += words.ends.map { $0 + scalars.count }
    scalars += words.scalars
    longest = Swift.max(longest, words.longest)
  }

  /// Each of these and each of the others behind it.
  func followed(by others: PatternWords) -> PatternWords {
    if count == 1, scalars.isEmpty { return others }
    if others.count == 1, others.scalars.isEmpty { return self }
    var all = PatternWords()
    all.longest = longest + others.longest
    for word in self {
      for other in others {
        all.scalars += word
        all.scalars += other
        all.ends.append(all.scalars.count)
      }
    }
    return all
  }
}
