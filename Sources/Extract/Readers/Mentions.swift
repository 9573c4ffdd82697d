extension String {
  /// True when `word` occurs, byte for byte.
  ///
  /// Why not `contains`: that one walks grapheme clusters, many times slower on Chinese.
  func mentions(_ word: String) -> Bool {
    let word = word.utf8Span.span
    let text = utf8Span.span
    guard !word.isEmpty else { return true }
    let first = word[0]
    var index = 0
    while index + word.count <= text.count {
      if text[index] == first {
        var matched = 1
        while matched < word.count, text[index + matched] == word[matched] { matched += 1 }
        if matched == word.count { return true }
      }
      index += 1
    }
    return false
  }

  func mentions(any words: [String]) -> Bool { words.contains { mentions($0) } }
}
