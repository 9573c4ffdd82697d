/// Reads out of a pattern that PCRE2 has compiled which words a match must hold. What it does not know asks for nothing.
struct PatternReader {
  private let source: [Unicode.Scalar]
  private var index = 0
  /// Something was met after which nothing can be said of the whole: conditions, verbs, options that change letters.
  private var isLost = false

  static func knowledge(of pattern: String) -> PatternKnowledge {
    var reader = PatternReader(source: Array(pattern.unicodeScalars))
    let known = reader.alternation()
    return reader.isLost || reader.index < reader.source.count ? .any : known
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

extension PatternReader {
  /// One part of a sequence.
  private enum Item {
    /// One of these characters.
    case oneOf([Unicode.Scalar])
    case known(PatternKnowledge)

    var knowledge: PatternKnowledge {
      switch self {
      case .oneOf(let members): members.isEmpty ? .any : PatternKnowledge(oneOf: members)
      case .known(let known): known
      }
    }
  }

  private mutating func alternation() -> PatternKnowledge {
    var words = PatternWords()
    var branches: [PatternKnowledge] = []
    while true {
      if let word = word() { words.append(word) } else { branches.append(sequence()) }
      guard at(index) == "|" else { break }
      index += 1
    }
    if !words.isEmpty { branches.append(PatternKnowledge(words)) }
    return branches.count == 1 && words.count < 2 ? branches[0] : .either(branches)
  }

  /// A branch that is a word and nothing else: most of all patterns are lists of them.
  private mutating func word() -> ArraySlice<Unicode.Scalar>? {
    let end = source[min(index, source.count)...].firstIndex { !$0.isWord } ?? source.count
    guard end > index, end == source.count || source[end] == "|" || source[end] == ")" else { return nil }
    defer { index = end }
    return source[index..<end]
  }

  private mutating func sequence() -> PatternKnowledge {
    var parts: [PatternKnowledge] = []
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
        if !run.isEmpty { parts.append(PatternKnowledge(literal: run)) }
        run = []
        parts.append(item.knowledge)
      }
    }
    if !run.isEmpty { parts.append(PatternKnowledge(literal: run)) }
    return parts.count == 1 ? parts[0] : .joined(parts)
  }

  private mutating func item(_ scalar: Unicode.Scalar) -> Item {
    index += 1
    switch scalar {
    case "\\": return escape()
    case "[": return characterClass()
    case "(": return .known(group())
    case "^", "$": return .known(.nothing)
    case ".": return .known(.any)
    default: return .oneOf([scalar])
    }
  }

  private mutating func escape() -> Item {
    guard let scalar = at(index) else { return .known(.any) }
    index += 1
    switch scalar {
    case "A", "Z", "z", "G", "b", "B", "K": return .known(.nothing)
    case "t": return .oneOf(["\t"])
    case "n": return .oneOf(["\n"])
    case "Q", "E", "c":
      isLost = true
      return .known(.any)
    case "x", "p", "P", "o", "N", "g", "k":
      if at(index) == "{" { skip(through: "}") } else if scalar != "N" { isLost = true }
      return .known(.any)
    case _ where scalar.isASCII && scalar.properties.isAlphabetic: return .known(.any)
    case "0"..."9":
      while let digit = at(index), ("0"..."9").contains(digit) { index += 1 }
      return .known(.any)
    default: return .oneOf([scalar])
    }
  }

  /// Up to eight members one by one; ranges, escapes and what is left out are any text.
  private mutating func characterClass() -> Item {
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
    return isPlain && members.count <= 8 ? .oneOf(members) : .known(.any)
  }

  private mutating func group() -> PatternKnowledge {
    var wrap: (PatternKnowledge) -> PatternKnowledge = { $0 }
    if at(index) == "?" {
      if starts(with: "?=") || starts(with: "?<=") {
        index += starts(with: "?=") ? 2 : 3
        wrap = { .beside($0) }
      } else if starts(with: "?!") || starts(with: "?<!") {
        index += starts(with: "?!") ? 2 : 3
        wrap = { _ in .nothing }
      } else if starts(with: "?:") || starts(with: "?>") || starts(with: "?|") {
        index += 2
      } else if starts(with: "?<") || starts(with: "?P<") {
        skip(through: ">")
      } else {
        isLost = true
      }
    } else if at(index) == "*" {
      isLost = true
    }
    let known = alternation()
    index += 1
    return wrap(known)
  }

  private mutating func quantified(_ item: Item) -> Item {
    guard let first = quantifier() else { return item }
    // x*: nothing is known of it, and patterns are full of blanks that may be there.
    var known: PatternKnowledge =
      first.least == 0 && !first.isOptional
      ? .any : item.knowledge.repeated(least: first.least, isOptional: first.isOptional)
    while true {
      // Lazy or possessive: the same words.
      if at(index) == "?" || at(index) == "+" { index += 1 }
      guard let quantifier = quantifier() else { return .known(known) }
      known = known.repeated(least: quantifier.least, isOptional: quantifier.isOptional)
    }
  }

  /// At least so many times; just once or not at all when `isOptional`.
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
