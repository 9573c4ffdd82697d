/// The macros of `rules/lexicon/macros.yaml` (`@amount`), and word lists as macros (`@{words.reason-up}`).
package struct Macros: Sendable {
  /// Body of each macro by name, all macros inside it already replaced.
  private var bodies: [String: String] = [:]
  /// Word lists by name. There are many, and few are asked for as macros.
  private var lists: [String: [String]] = [:]

  package init() {}

  package var names: [String] { (Array(bodies.keys) + lists.keys).sorted() }

  private func body(of name: String) -> String? { bodies[name] ?? lists[name].map(Self.anyOf) }
}

/// A pattern with its macros replaced, and the way back to what was written.
package struct ExpandedPattern: Hashable, Sendable {
  package internal(set) var text = ""
  /// Start of each piece: byte offset in `text`, byte offset as written, and whether it came from a macro.
  private var pieces: [Piece] = []

  private struct Piece: Hashable, Sendable {
    let text: Int
    let source: Int
    let isMacro: Bool
  }

  /// The byte offset as written of a byte offset in `text`; inside a macro that of its `@`.
  package func source(of offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.text <= offset }) else { return offset }
    return piece.isMacro ? piece.source : piece.source + (offset - piece.text)
  }

  fileprivate mutating func append(_ new: String, source: Int, isMacro: Bool) {
    pieces.append(Piece(text: text.utf8.count, source: source, isMacro: isMacro))
    text += new
  }
}

/// Why a pattern's macros cannot be replaced. `offset`: bytes into the pattern as written.
package enum MacroError: Error, Hashable {
  case unknown(String, offset: Int)
  case cycle([String])

  package var offset: Int {
    if case .unknown(_, let offset) = self { offset } else { 0 }
  }
}

extension Macros {
  /// Adds macros that may contain each other and those added before.
  ///
  /// Returns what is wrong by macro name; a faulty macro is left out.
  package mutating func add(_ sources: [String: String]) -> [String: MacroError] {
    var errors: [String: MacroError] = [:]
    for name in sources.keys.sorted() where bodies[name] == nil {
      do {
        try resolve(name, in: sources, path: [])
      } catch {
        errors[name] = error
      }
    }
    return errors
  }

  /// A list of words as a macro: any of them, longest first, so that a word inside a longer one does not hide it.
  package mutating func add(words: [String], as name: String) { lists[name] = words }

  private static func anyOf(_ words: [String]) -> String {
    let sorted = words.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
    return sorted.map(escaped).joined(separator: "|")
  }

  private mutating func resolve(
    _ name: String, in sources: [String: String], path: [String]
  ) throws(MacroError) {
    if path.contains(name) { throw .cycle(path + [name]) }
    guard bodies[name] == nil, let source = sources[name] else { return }
    for token in MacroScanner.tokens(of: source) where sources[token.name] != nil {
      try resolve(token.name, in: sources, path: path + [name])
    }
    bodies[name] = try expand(source).text
  }

  /// Replaces each `@name` and `@{name}` by `(?:…)`, outside classes, comments and escapes.
  package func expand(_ source: String) throws(MacroError) -> ExpandedPattern {
    var expanded = ExpandedPattern()
    var rest = source.utf8.startIndex
    for token in MacroScanner.tokens(of: source) {
      guard let body = body(of: token.name) else {
        throw .unknown(token.name, offset: source.utf8.distance(from: source.startIndex, to: token.start))
      }
      let offset = { source.utf8.distance(from: source.startIndex, to: $0) }
      expanded.append(String(source[rest..<token.start]), source: offset(rest), isMacro: false)
      // A comment at the end of a macro's body must not swallow the bracket.
      let close = body.contains("#") ? "\n)" : ")"
      expanded.append("(?:\(body)\(close)", source: offset(token.start), isMacro: true)
      rest = token.end
    }
    expanded.append(
      String(source[rest...]), source: source.utf8.distance(from: source.startIndex, to: rest),
      isMacro: false)
    return expanded
  }

  private static func escaped(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 < 0x80 }) else { return word }
    var escaped = ""
    for scalar in word.unicodeScalars {
      if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) {
        escaped.append("\\")
      }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}

/// Finds macro names in a pattern.
enum MacroScanner {
  struct Token {
    let name: String
    /// Of the `@` and of what follows the name.
    let start: String.Index
    let end: String.Index
  }

  static func tokens(of source: String) -> [Token] {
    var tokens: [Token] = []
    var index = source.utf8.startIndex
    var isInClass = false
    let bytes = source.utf8
    while index < bytes.endIndex {
      let start = index
      let byte = bytes[index]
      bytes.formIndex(after: &index)
      switch byte {
      case UInt8(ascii: "\\"):
        if index < bytes.endIndex { bytes.formIndex(after: &index) }
      case UInt8(ascii: "["):
        guard !isInClass else { continue }
        isInClass = true
        // A bracket that comes first, also after ^, is a member.
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "^") {
          bytes.formIndex(after: &index)
        }
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "]") {
          bytes.formIndex(after: &index)
        }
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "#") where !isInClass:
        index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
      case UInt8(ascii: "@") where !isInClass:
        if let token = token(in: source, from: start, after: index) {
          tokens.append(token)
          index = token.end
        }
      default: continue
      }
    }
    return tokens
  }

  private static func token(
    in source: String, from start: String.Index, after index: String.Index
  ) -> Token? {
    let bytes = source.utf8
    guard index < bytes.endIndex else { return nil }
    if bytes[index] == UInt8(ascii: "{") {
      let name = bytes.index(after: index)
      guard let close = bytes[name...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      return Token(name: String(source[name..<close]), start: start, end: bytes.index(after: close))
    }
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index]) else { return nil }
    let end =
      bytes[index...].firstIndex {
        !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: "_")
      } ?? bytes.endIndex
    return Token(name: String(source[index..<end]), start: start, end: end)
  }
}
