internal import Disclosure

/// The fixed terms of disclosures, findable by their first and by their last three characters.
struct TermIndex {
  /// A place where the text is one character away from a term.
  struct Near {
    var range: Range<Int>
    var term: [UInt32]
    /// Index in the text of the differing character, or of the one behind a lost one.
    var place: Int
    var isLoss: Bool
  }

  private let heads: [UInt64: [[UInt32]]]
  private let tails: [UInt64: [[UInt32]]]
  private let valid: Deferred<ValidNames>

  /// Every name that is right as it stands, whatever its length: asked for where the text nearly is a term.
  private struct ValidNames {
    let names: Set<[UInt32]>
    let longest: Int

    init(_ vocabulary: Vocabulary) {
      var names: Set<[UInt32]> = []
      for (synonym, concept) in vocabulary.concepts {
        names.insert(synonym.text.values)
        names.insert(concept.values)
      }
      for entry in vocabulary.taxonomy.entries { names.insert(entry.name.values) }
      for word in vocabulary.words["fixed-terms"] ?? [] { names.insert(word.values) }
      self.names = names
      longest = names.map(\.count).max() ?? 0
    }
  }

  private static let keyLength = 3
  /// The shortest term that is compared.
  static let least = 4

  init(_ vocabulary: Vocabulary) {
    var terms: Set<[UInt32]> = []
    func add(_ name: String) {
      let values = name.values
      guard values.count >= Self.least, values.allSatisfy(\.isHan) else { return }
      terms.insert(values)
    }
    for concept in vocabulary.concepts.values { add(concept) }
    for entry in vocabulary.taxonomy.entries where entry.isReliable { add(entry.name) }
    for word in vocabulary.words["fixed-terms"] ?? [] { add(word) }
    valid = Deferred { ValidNames(vocabulary) }
    heads = Self.grouped(terms) { $0.prefix(Self.keyLength) }
    tails = Self.grouped(terms) { $0.suffix(Self.keyLength) }
  }

  /// The terms that share three characters, the longest first.
  private static func grouped(
    _ terms: Set<[UInt32]>, by part: ([UInt32]) -> ArraySlice<UInt32>
  ) -> [UInt64: [[UInt32]]] {
    Dictionary(grouping: terms) { key(part($0)) }.mapValues { group in
      group.count == 1
        ? group : group.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
    }
  }

  private static func key(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.reduce(0) { $0 << 21 | UInt64($1) }
  }

  /// Places of a text that nearly are a term of `least` characters or more. Cost: linear in the text, times the terms
  /// that share three characters.
  func near(_ scalars: [UInt32], least: Int) -> [Near] {
    guard scalars.count >= Self.keyLength else { return [] }
    var found: [Near] = []
    for index in 0...(scalars.count - Self.keyLength) where scalars[index].isHan {
      let key = Self.key(scalars[index..<index + Self.keyLength])
      for term in heads[key] ?? [] where term.count >= least {
        if let near = compare(scalars, start: index, term) { found.append(near) }
      }
      let end = index + Self.keyLength
      for term in tails[key] ?? [] where term.count >= least {
        // The head matched as well: that comparison was made.
        for start in [end - term.count, end - term.count + 1] where start >= 0 {
          guard let near = compare(scalars, start: start, term), near.range.upperBound == end,
            near.place < start + Self.keyLength
          else { continue }
          found.append(near)
        }
      }
    }
    return found
  }

  private func compare(_ scalars: [UInt32], start: Int, _ term: [UInt32]) -> Near? {
    guard
      let first = term.indices.first(where: {
        start + $0 >= scalars.count || scalars[start + $0] != term[$0]
      }), start + first < scalars.count, first < term.count - 1
    else { return nil }
    let rest = term[(first + 1)...]
    if scalars[start + first].isHan, scalars[(start + first + 1)...].starts(with: rest) {
      return Near(
        range: start..<start + term.count, term: term, place: start + first, isLoss: false)
    }
    if first > 0, scalars[(start + first)...].starts(with: rest) {
      return Near(
        range: start..<start + term.count - 1, term: term, place: start + first, isLoss: true)
    }
    return nil
  }

  /// True when a right name covers the place: what differs from one term is part of another.
  func isCovered(_ scalars: [UInt32], _ near: Near) -> Bool {
    let place = near.place
    let valid = valid.value
    for start in max(0, place - valid.longest + 1)...place {
      let longest = min(valid.longest, scalars.count - start)
      let least = place - start + 1
      guard least <= longest else { continue }
      for length in least...longest
      where length >= 2 && valid.names.contains(Array(scalars[start..<start + length])) {
        // A single common word inside the wrong form does not make it right.
        if length >= 4 || start + length > near.range.upperBound || start < near.range.lowerBound {
          return true
        }
      }
    }
    return false
  }
}
