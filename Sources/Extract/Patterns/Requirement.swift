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

  init(pattern: String) {
    clauses = Knowledge(PatternNodeReader.node(of: pattern)).needs.map { words in
      var clause = Clause()
      for word in words {
        clause.grams += GramIndex.grams(of: word)
        clause.ends.append(clause.grams.count)
      }
      return clause
    }
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

/// What is known of the text a node matches.
private struct Knowledge {
  private static let stringsMax = 24
  private static let lengthMax = 12

  /// All it can match, when that is few short strings.
  var strings: Words?
  /// What the text must hold besides: a word of each.
  var besides: [Words]

  /// Both together.
  var needs: [Words] {
    guard let strings, !strings.contains(where: \.isEmpty) else { return besides }
    return besides + [strings]
  }

  private init(_ strings: Words?, _ besides: [Words] = []) {
    self.strings = strings
    self.besides = besides
  }

  init(_ node: PatternNode) {
    switch node {
    case .empty: self.init(.nothing)
    case .any: self.init(nil)
    case .literal(let text): self.init(Words(text))
    case .oneOf(let members): self.init(members.isEmpty ? nil : Words(characters: members))
    case .beside(let inner): self.init(.nothing, Knowledge(inner).needs)
    case .sequence(let items): self = Self.joined(items.map(Knowledge.init))
    case .alternation(let branches): self = Self.either(branches.map(Knowledge.init))
    case .repeated(let inner, let least, let isOptional):
      let once = Knowledge(inner)
      if isOptional {
        self = Self.either([once, Knowledge(.nothing)])
      } else {
        self.init(nil, least > 0 ? once.needs : [])
      }
    }
  }

  private static func joined(_ parts: [Knowledge]) -> Knowledge {
    var joined = Knowledge(.nothing)
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
    return isWhole ? joined : Knowledge(nil, joined.needs)
  }

  private static func either(_ branches: [Knowledge]) -> Knowledge {
    let isFree = branches.allSatisfy { $0.besides.isEmpty && $0.strings != nil }
    if isFree, branches.reduce(0, { $0 + ($1.strings?.count ?? 0) }) <= stringsMax {
      var strings = Words()
      for branch in branches { strings.append(branch.strings ?? .nothing) }
      return Knowledge(strings)
    }
    var words = Words()
    for branch in branches {
      // One of the things a branch needs will do.
      let needs = branch.needs.min { ($0.count, $1.longest) < ($1.count, $0.longest) }
      guard let needs else { return Knowledge(nil) }
      words.append(needs)
    }
    return Knowledge(nil, [words])
  }
}

/// Strings, kept one after the other: patterns list hundreds of words, and are read at every start.
private struct Words: RandomAccessCollection {
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
  static let nothing = Words([])

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }
  subscript(index: Int) -> ArraySlice<Unicode.Scalar> { scalars[(index > 0 ? ends[index - 1] : 0)..<ends[index]] }

  mutating func append(_ word: ArraySlice<Unicode.Scalar>) {
    scalars += word
    ends.append(scalars.count)
    longest = Swift.max(longest, word.count)
  }

  mutating func append(_ words: Words) {
    ends += words.ends.map { $0 + scalars.count }
    scalars += words.scalars
    longest = Swift.max(longest, words.longest)
  }

  /// Each of these and each of the others behind it.
  func followed(by others: Words) -> Words {
    if count == 1, scalars.isEmpty { return others }
    var all = Words()
    for word in self {
      for other in others { all.append(word + other) }
    }
    return all
  }
}
