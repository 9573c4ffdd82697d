/// Substring search byte by byte: exact, linear for the short words it is used with, and free of grapheme breaking.
extension String {
  /// Whether the UTF-8 of `word` occurs; false for an empty word.
  package func holds(_ word: String) -> Bool { firstOffset(of: word) != nil }

  /// Whether one of the words occurs.
  package func holds(anyOf words: [String]) -> Bool { words.contains { holds($0) } }

  /// UTF-8 offset of the first occurrence of `word`, `nil` when there is none or the word is empty.
  package func firstOffset(of word: String) -> Int? {
    let text = utf8
    let needle = word.utf8
    guard let head = needle.first, needle.count <= text.count else { return nil }
    var offset = 0
    var index = text.startIndex
    let last = text.count - needle.count
    while offset <= last {
      if text[index] == head, text[index...].starts(with: needle) { return offset }
      index = text.index(after: index)
      offset += 1
    }
    return nil
  }

  /// Whether it ends with one of the words.
  package func ends(withAnyOf words: [String]) -> Bool { words.contains { hasSuffix($0) } }

  /// Whether it starts with one of the words.
  package func starts(withAnyOf words: [String]) -> Bool { words.contains { hasPrefix($0) } }
}
