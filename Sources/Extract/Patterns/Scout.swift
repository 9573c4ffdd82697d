/// Derives from a pattern a looser one that matches wherever the pattern matches in a window, and maybe elsewhere,
/// when it is run over the whole text at once. Where the scout finds nothing there is nothing to find.
///
/// Why not the pattern itself: edges (`^`, `\b`) and what a lookaround sees differ between a window and the whole
/// text, and an atomic group could swallow what lies beyond the window. So edges and negative lookarounds are taken
/// out and atomic groups opened. Positive lookarounds only ask for text the window holds too: they stay.
struct Scout {
  private let source: [UInt8]
  /// Windows never hold a line end, so a negated class need not run beyond one.
  private let stopsAtLineEnd: Bool
  private var output: [UInt8] = []
  private var index = 0

  /// The looser pattern; `nil` where none can be derived safely (back references, verbs, recursion, conditions).
  static func pattern(for source: String, stopsAtLineEnd: Bool) -> String? {
    var scout = Scout(source: Array(source.utf8), stopsAtLineEnd: stopsAtLineEnd)
    return scout.relax() ? String(decoding: scout.output, as: UTF8.self) : nil
  }

  private init(source: [UInt8], stopsAtLineEnd: Bool) {
    self.source = source
    self.stopsAtLineEnd = stopsAtLineEnd
  }

  private static let nothing = Array("(?:)".utf8)

  private func at(_ index: Int) -> UInt8? { source.indices.contains(index) ? source[index] : nil }

  private mutating func copy(_ count: Int) {
    let end = min(index + count, source.count)
    output += source[index..<end]
    index = end
  }

  private mutating func relax() -> Bool {
    while let byte = at(index) {
      switch byte {
      case UInt8(ascii: "\\"): guard relaxEscape() else { return false }
      case UInt8(ascii: "["): guard relaxClass() else { return false }
      case UInt8(ascii: "("): guard relaxGroup() else { return false }
      case UInt8(ascii: "^"), UInt8(ascii: "$"):
        output += Self.nothing
        index += 1
      case UInt8(ascii: "#"): skipIgnorable()
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        copy(1)
        dropPossessive()
      case UInt8(ascii: "{"):
        let length = quantifierLength()
        copy(max(1, length))
        if length > 0 { dropPossessive() }
      default: copy(1)
      }
    }
    return true
  }
}

extension Scout {
  private mutating func relaxEscape() -> Bool {
    guard let next = at(index + 1) else { return false }
    switch next {
    case UInt8(ascii: "A"), UInt8(ascii: "Z"), UInt8(ascii: "z"), UInt8(ascii: "G"),
      UInt8(ascii: "b"), UInt8(ascii: "B"):
      output += Self.nothing
      index += 2
    // \K moves the start, \X depends on what follows, the rest refer to groups.
    case UInt8(ascii: "K"), UInt8(ascii: "X"), UInt8(ascii: "g"), UInt8(ascii: "k"),
      UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "Q"), UInt8(ascii: "c"):
      return false
    case UInt8(ascii: "x"), UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "o"),
      UInt8(ascii: "N"):
      copy(2)
      if at(index) == UInt8(ascii: "{") {
        guard let close = source[index...].firstIndex(of: UInt8(ascii: "}")) else { return false }
        copy(close + 1 - index)
      }
    default: copy(2)
    }
    return true
  }

  private mutating func relaxClass() -> Bool {
    let isNegated = at(index + 1) == UInt8(ascii: "^")
    copy(isNegated ? 2 : 1)
    if at(index) == UInt8(ascii: "]") { copy(1) }
    while let byte = at(index) {
      switch byte {
      case UInt8(ascii: "]"):
        if isNegated, stopsAtLineEnd { output += Array("\\n".utf8) }
        copy(1)
        return true
      case UInt8(ascii: "\\"):
        guard at(index + 1) != UInt8(ascii: "Q") else { return false }
        copy(2)
      case UInt8(ascii: "[") where at(index + 1) == UInt8(ascii: ":"):
        guard let close = source[(index + 2)...].firstIndex(of: UInt8(ascii: "]")) else {
          return false
        }
        copy(close + 1 - index)
      default: copy(1)
      }
    }
    return false
  }

  private mutating func relaxGroup() -> Bool {
    guard at(index + 1) != UInt8(ascii: "*") else { return false }
    guard at(index + 1) == UInt8(ascii: "?") else {
      copy(1)
      return true
    }
    switch at(index + 2) {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "|"): copy(3)
    case UInt8(ascii: "'"): copy(3)
    case UInt8(ascii: ">"):
      output += Array("(?:".utf8)
      index += 3
    case UInt8(ascii: "!"): return dropGroup()
    case UInt8(ascii: "#"):
      guard let close = source[index...].firstIndex(of: UInt8(ascii: ")")) else { return false }
      index = close + 1
    case UInt8(ascii: "<"):
      if at(index + 3) == UInt8(ascii: "!") { return dropGroup() }
      copy(4)
    case UInt8(ascii: "P"):
      guard at(index + 3) == UInt8(ascii: "<") else { return false }
      copy(4)
    default: return relaxOptions()
    }
    return true
  }

  /// (?i) (?s:…): those that change what text is ignorable are not followed.
  private mutating func relaxOptions() -> Bool {
    let letters = source[(index + 2)...].prefix {
      $0 == UInt8(ascii: "i") || $0 == UInt8(ascii: "s") || $0 == UInt8(ascii: "m")
        || $0 == UInt8(ascii: "-")
    }
    let end = at(letters.endIndex)
    guard !letters.isEmpty, end == UInt8(ascii: ")") || end == UInt8(ascii: ":") else {
      return false
    }
    copy(letters.endIndex + 1 - index)
    return true
  }

  /// Leaves a whole negative lookaround out. Its inside is walked with the same reader, so that brackets in
  /// classes, escapes and comments do not count.
  private mutating func dropGroup() -> Bool {
    let before = output
    index += at(index + 2) == UInt8(ascii: "<") ? 4 : 3
    var depth = 1
    while depth > 0, let byte = at(index) {
      switch byte {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "["): guard relaxClass() else { return false }
      case UInt8(ascii: "#"): skipIgnorable()
      case UInt8(ascii: "("):
        // A comment group may hold an opening bracket.
        guard at(index + 2) != UInt8(ascii: "#") else { return false }
        depth += 1
        index += 1
      case UInt8(ascii: ")"):
        depth -= 1
        index += 1
      default: index += 1
      }
    }
    output = before + Self.nothing
    return depth == 0
  }
}

extension Scout {
  /// Length of `{2}`, `{2,}`, `{2,5}` at the index; 0 for a brace that is meant as such.
  private func quantifierLength() -> Int {
    guard let close = source[index...].firstIndex(of: UInt8(ascii: "}")) else { return 0 }
    let inside = source[(index + 1)..<close]
    let isDigitOrComma = inside.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ",")
    }
    guard isDigitOrComma, let first = inside.first, first != UInt8(ascii: ",") else { return 0 }
    return close + 1 - index
  }

  /// After a quantifier: a plus sign makes it possessive, which a scout must not be.
  private mutating func dropPossessive() {
    let isLazy = at(index) == UInt8(ascii: "?")
    if isLazy {
      copy(1)
      return
    }
    skipIgnorable()
    if at(index) == UInt8(ascii: "+") { index += 1 }
  }

  /// White space and comments of the free-spacing syntax; a space is left in their place.
  private mutating func skipIgnorable() {
    let start = index
    while let byte = at(index) {
      if byte == UInt8(ascii: "#") {
        index = source[index...].firstIndex(of: 0x0A) ?? source.count
      } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
        index += 1
      } else {
        break
      }
    }
    if index > start { output.append(0x20) }
  }
}
