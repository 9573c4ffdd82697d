/// Which words a window must hold for a pattern to match in it.
///
/// It is a sieve: a window that does not meet it has no match; one that meets it may have one. Told from characters
/// and pairs of neighbours (`GramIndex`), so a rule for words a document does not have costs next to nothing.
indirect enum Requirement: Hashable, Sendable {
  case nothing
  /// Grams of one string, as `GramIndex` numbers them: all of them.
  case grams([UInt32])
  case all([Requirement])
  case any([Requirement])

  init(pattern: String) {
    self = Knowledge(PatternNodeReader.node(of: pattern)).requirement
  }

  /// How many places `places(in:)` gives; `nil` when nothing is required.
  func count(in index: GramIndex) -> Int? {
    switch self {
    case .nothing: nil
    case .grams(let grams): grams.map { index.positions(of: $0).count }.min()
    case .all(let parts): parts.compactMap { $0.count(in: index) }.min()
    case .any(let parts):
      parts.reduce(0) { sum, part in
        guard let sum, let count = part.count(in: index) else { return nil }
        return sum + count
      }
    }
  }

  /// Byte offsets such that every window that meets the requirement holds one of them: those of the rarest words.
  /// In no order; empty when the text does not meet it, or nothing is required.
  func places(in index: GramIndex) -> [UInt32] {
    switch self {
    case .nothing: return []
    case .grams(let grams):
      let slices = grams.map { index.positions(of: $0) }
      return slices.min { $0.count < $1.count }.map(Array.init) ?? []
    case .all(let parts):
      let counted = parts.compactMap { part in part.count(in: index).map { (part, $0) } }
      return counted.min { $0.1 < $1.1 }?.0.places(in: index) ?? []
    case .any(let parts): return parts.flatMap { $0.places(in: index) }
    }
  }

  fileprivate static func and(_ parts: [Requirement]) -> Requirement {
    let real = parts.filter { $0 != .nothing }
    return real.count > 1 ? .all(real) : real.first ?? .nothing
  }

  fileprivate static func or(_ parts: [Requirement]) -> Requirement {
    parts.contains(.nothing) ? .nothing : parts.count == 1 ? parts[0] : .any(parts)
  }
}

/// What is known of the text a node matches.
private struct Knowledge {
  private static let stringsMax = 24
  private static let lengthMax = 12

  /// All it can match, when that is few short strings.
  var strings: [[Unicode.Scalar]]?
  /// What the text must hold besides.
  var besides: Requirement

  /// Both together.
  var requirement: Requirement {
    guard let strings else { return besides }
    return .and([besides, Self.requirement(of: strings)])
  }

  private init(_ strings: [[Unicode.Scalar]]?, _ besides: Requirement = .nothing) {
    self.strings = strings
    self.besides = besides
  }

  init(_ node: PatternNode) {
    switch node {
    case .empty: self.init([[]])
    case .any: self.init(nil)
    case .literal(let text): self.init([text])
    case .oneOf(let members): self.init(members.isEmpty ? nil : members.map { [$0] })
    case .beside(let inner): self.init([[]], Knowledge(inner).requirement)
    case .sequence(let items): self = Self.joined(items.map(Knowledge.init))
    case .alternation(let branches): self = Self.either(branches.map(Knowledge.init))
    case .repeated(let inner, let least, let isOptional):
      let once = Knowledge(inner)
      if isOptional {
        self = Self.either([once, Knowledge([[]])])
      } else {
        self.init(nil, least > 0 ? once.requirement : .nothing)
      }
    }
  }

  private static func joined(_ parts: [Knowledge]) -> Knowledge {
    var needs: [Requirement] = []
    var strings: [[Unicode.Scalar]]? = [[]]
    var isWhole = true
    for part in parts {
      needs.append(part.besides)
      if let before = strings, let after = part.strings, before.count * after.count <= stringsMax,
        longest(before) + longest(after) <= lengthMax
      {
        strings = before.count == 1 && before[0].isEmpty ? after : before.flatMap { start in after.map { start + $0 } }
      } else {
        if let strings { needs.append(requirement(of: strings)) }
        isWhole = false
        strings = part.strings
      }
    }
    if isWhole { return Knowledge(strings, .and(needs)) }
    if let strings { needs.append(requirement(of: strings)) }
    return Knowledge(nil, .and(needs))
  }

  private static func longest(_ strings: [[Unicode.Scalar]]) -> Int { strings.reduce(0) { max($0, $1.count) } }

  private static func either(_ branches: [Knowledge]) -> Knowledge {
    let isFree = branches.allSatisfy { $0.besides == .nothing && $0.strings != nil }
    let strings = branches.flatMap { $0.strings ?? [] }
    if isFree, strings.count <= stringsMax { return Knowledge(strings) }
    return Knowledge(nil, .or(branches.map(\.requirement)))
  }

  private static func requirement(of strings: [[Unicode.Scalar]]) -> Requirement {
    .or(strings.map { $0.isEmpty ? .nothing : .grams(GramIndex.grams(of: $0)) })
  }
}
