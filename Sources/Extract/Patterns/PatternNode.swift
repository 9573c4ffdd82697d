/// The parts of a pattern that say which words a match must hold; all else is `any`.
indirect enum PatternNode: Hashable {
  /// Nothing, or something that takes no text: edges, negative lookarounds.
  case empty
  /// These characters, one after the other.
  case literal([Unicode.Scalar])
  /// One of these characters.
  case oneOf([Unicode.Scalar])
  /// Any text at all.
  case any
  case sequence([PatternNode])
  case alternation([PatternNode])
  /// At least `least` times; just once or not at all when `isOptional`.
  case repeated(PatternNode, least: Int, isOptional: Bool)
  /// Words that must stand ahead or behind.
  case beside(PatternNode)
}

/// Reads a pattern that PCRE2 has compiled. What it does not know is `any`, which asks for nothing.
struct PatternNodeReader {
  private let source: [Unicode.Scalar]
  private var index = 0
  /// Something was met after which nothing can be said of the whole: conditions, verbs, options that change letters.
  private var isLost = false

  static func node(of pattern: String) -> PatternNode {
    var reader = PatternNodeReader(source: Array(pattern.unicodeScalars))
    let node = reader.alternation()
    return reader.isLost || reader.index < reader.source.count ? .any : node
  }

  private init(source: [Unicode.Scalar]) { self.source = source }

  private func at(_ index: Int) -> Unicode.Scalar? {
    source.indices.contains(index) ? source[index] : nil
  }

  private func starts(with text: String) -> Bool {
    source[min(index, source.count)...].starts(with: text.unicodeScalars)
  }

  private mutating func skip(through end: Unicode.Scalar) {
    index = source[min(index, source.count)...].firstIndex(of: end).map { $0 + 1 } ?? source.count
  }
}

extension PatternNodeReader {
  private mutating func alternation() -> PatternNode {
    var branches = [sequence()]
    while at(index) == "|" {
      index += 1
      branches.append(sequence())
    }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() -> PatternNode {
    var items: [PatternNode] = []
    var run: [Unicode.Scalar] = []
    while let scalar = at(index), scalar != "|", scalar != ")", !isLost {
      if scalar.isIgnored {
        index += 1
      } else if scalar == "#" {
        skip(through: "\n")
      } else if scalar.isWord, at(index + 1)?.isWord != false {
        // Nothing to be said of it but what it is, and no quantifier behind it: most of all patterns.
        run.append(scalar)
        index += 1
      } else {
        let item = quantified(item(scalar))
        if case .oneOf(let members) = item, members.count == 1 {
          run += members
          continue
        }
        if !run.isEmpty { items.append(.literal(run)) }
        run = []
        items.append(item)
      }
    }
    if !run.isEmpty { items.append(.literal(run)) }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func item(_ scalar: Unicode.Scalar) -> PatternNode {
    index += 1
    switch scalar {
    case "\\": return escape()
    case "[": return characterClass()
    case "(": return group()
    case "^", "$": return .empty
    case ".": return .any
    default: return .oneOf([scalar])
    }
  }

  private mutating func escape() -> PatternNode {
    guard let scalar = at(index) else { return .any }
    index += 1
    switch scalar {
    case "A", "Z", "z", "G", "b", "B", "K": return .empty
    case "t": return .oneOf(["\t"])
    case "n": return .oneOf(["\n"])
    case "Q", "E", "c":
      isLost = true
      return .any
    case "x", "p", "P", "o", "N", "g", "k":
      if at(index) == "{" { skip(through: "}") } else if scalar != "N" { isLost = true }
      return .any
    case _ where scalar.isASCII && scalar.properties.isAlphabetic: return .any
    case "0"..."9":
      while let digit = at(index), ("0"..."9").contains(digit) { index += 1 }
      return .any
    default: return .oneOf([scalar])
    }
  }

  /// Up to eight members one by one; ranges, escapes and what is left out are any text.
  private mutating func characterClass() -> PatternNode {
    let isNegated = at(index) == "^"
    if isNegated { index += 1 }
    var members: [Unicode.Scalar] = []
    var isPlain = !isNegated
    var isFirst = true
    while let scalar = at(index), scalar != "]" || isFirst {
      index += 1
      isFirst = false
      if scalar == "\\" {
        let escaped = at(index)
        index += 1
        if let escaped,
          !(escaped.isASCII
            && (escaped.properties.isAlphabetic || escaped.properties.numericType != nil))
        {
          members.append(escaped)
        } else {
          isPlain = false
        }
        if escaped == "Q" { isLost = true }
      } else if scalar == "[", at(index) == ":" {
        isPlain = false
        skip(through: "]")
      } else {
        members.append(scalar)
        if at(index) == "-", at(index + 1) != "]" { isPlain = false }
      }
    }
    index += 1
    return isPlain && members.count <= 8 ? .oneOf(members) : .any
  }

  private mutating func group() -> PatternNode {
    var wrap: (PatternNode) -> PatternNode = { $0 }
    if starts(with: "?") {
      if starts(with: "?=") || starts(with: "?<=") {
        index += starts(with: "?=") ? 2 : 3
        wrap = { .beside($0) }
      } else if starts(with: "?!") || starts(with: "?<!") {
        index += starts(with: "?!") ? 2 : 3
        wrap = { _ in .empty }
      } else if starts(with: "?:") || starts(with: "?>") || starts(with: "?|") {
        index += 2
      } else if starts(with: "?<") || starts(with: "?P<") {
        skip(through: ">")
      } else {
        isLost = true
      }
    } else if starts(with: "*") {
      isLost = true
    }
    let node = alternation()
    index += 1
    return wrap(node)
  }

  private mutating func quantified(_ node: PatternNode) -> PatternNode {
    var node = node
    while let quantifier = quantifier() {
      node = .repeated(node, least: quantifier.least, isOptional: quantifier.isOptional)
      // Lazy or possessive: the same words.
      if at(index) == "?" || at(index) == "+" { index += 1 }
    }
    return node
  }

  private mutating func quantifier() -> (least: Int, isOptional: Bool)? {
    // Blanks and comments may stand before it.
    var ahead = index
    while let scalar = at(ahead), scalar == "#" || scalar.isIgnored {
      ahead = scalar == "#" ? source[ahead...].firstIndex(of: "\n") ?? source.count : ahead + 1
    }
    switch at(ahead) {
    case "*": index = ahead + 1
    case "?":
      index = ahead + 1
      return (0, true)
    case "+":
      index = ahead + 1
      return (1, false)
    case "{":
      guard let close = source[ahead...].firstIndex(of: "}") else { return nil }
      let inside = source[(ahead + 1)..<close]
      guard let first = inside.first, first != ",",
        inside.allSatisfy({ ("0"..."9").contains($0) || $0 == "," })
      else { return nil }
      index = close + 1
      return (inside.prefix { $0 != "," }.contains { $0 != "0" } ? 1 : 0, false)
    default: return nil
    }
    return (0, false)
  }
}

extension Unicode.Scalar {
  /// A character with no meaning of its own in a pattern, and none that is left out.
  fileprivate var isWord: Bool { (0x3000...0xFFFF).contains(value) }

  /// White space of the free-spacing syntax, as PCRE2 has it.
  fileprivate var isIgnored: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0x200E, 0x200F, 0x2028, 0x2029: true
    default: false
    }
  }
}
