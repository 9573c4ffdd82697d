/// One match: byte ranges into the text that was searched, not into the window.
package struct Captures: Hashable, Sendable {
  package let whole: Range<Int>
  /// By group number, the first at index 0; `nil` for a group that took no part.
  package let groups: [Range<Int>?]

  package init(whole: Range<Int>, groups: [Range<Int>?]) {
    self.whole = whole
    self.groups = groups
  }

  /// The named groups that took part, in pattern order.
  package func named(in pattern: Pattern) -> [(name: String, range: Range<Int>)] {
    pattern.names.compactMap { entry in
      guard groups.indices.contains(entry.group - 1), let range = groups[entry.group - 1] else {
        return nil
      }
      return (entry.name, range)
    }
  }

  /// The first group of that name that took part; `nil` when none did.
  package func range(of name: String, in pattern: Pattern) -> Range<Int>? {
    named(in: pattern).first { $0.name == name }?.range
  }
}

/// Which limit ended a search before it could say yes or no.
package enum Exhaustion: Hashable, Sendable {
  /// Too many backtracking steps.
  case steps
  /// Too deep a backtracking nest (interpreter only).
  case depth
  /// Too much memory (interpreter only).
  case heap
  /// The machine code's stack is used up.
  case stack
  /// Any other error number of PCRE2.
  case failure(Int32)

  package var reason: String {
    switch self {
    case .steps: "match limit"
    case .depth: "depth limit"
    case .heap: "heap limit"
    case .stack: "JIT stack"
    case .failure(let number): "PCRE2 error \(number)"
    }
  }
}

/// What a search came to. Giving up is an answer of its own, never "no match".
package enum Search: Hashable, Sendable {
  case found(Captures)
  case notFound
  case exhausted(Exhaustion)
}
