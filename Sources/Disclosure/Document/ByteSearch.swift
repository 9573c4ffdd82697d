/// Substring search byte by byte: exact, linear for the short words it is used with, and free of grapheme breaking.
extension String {
  /// Whether the UTF-8 of `word` occurs; false for an empty word.
  package func holds(_ word: String) -> Bool { firstOffset(of: word) != nil }

  /// Whether one of the words occurs.
  package func holds(anyOf words: [String]) -> Bool { words.contains { holds($0) } }

  /// UTF-8 offset of the first occurrence of `word`, `nil` when there is none or the word is empty.
  package func firstOffset(of word: String) -> Int? {
    withBytes(and: word) { text, word in
      guard let head = word.first, word.count <= text.count else { return nil }
      return (0...(text.count - word.count)).first {
        text[$0] == head && text.holds(word, at: $0)
      }
    }
  }

  /// UTF-8 offset of the last occurrence of `word`, `nil` when there is none or the word is empty.
  package func lastOffset(of word: String) -> Int? {
    withBytes(and: word) { text, word in
      guard !word.isEmpty, word.count <= text.count else { return nil }
      return (0...(text.count - word.count)).last { text.holds(word, at: $0) }
    }
  }

  /// Whether it ends with the bytes of `word`. The standard library's `hasSuffix` walks Chinese text by graphemes.
  package func ends(with word: String) -> Bool {
    withBytes(and: word) { text, word in text.holds(word, at: text.count - word.count) }
  }

  /// Whether it ends with one of the words.
  package func ends(withAnyOf words: [String]) -> Bool {
    words.contains { ends(with: $0) }
  }

  /// Whether it starts with one of the words.
  package func starts(withAnyOf words: [String]) -> Bool {
    words.contains { withBytes(and: $0) { text, word in text.holds(word, at: 0) } }
  }

  package typealias Bytes = UnsafeBufferPointer<UInt8>

  private func withBytes<Result>(and word: String, _ body: (Bytes, Bytes) -> Result) -> Result {
    withBytes { text in word.withBytes { word in body(text, word) } }
  }

  /// Its UTF-8 in place: `withUTF8` wants a variable, and copies into one cost more than short comparisons.
  package func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var text = self
    return text.withUTF8(body)
  }
}

extension ArraySlice<UInt8> {
  /// The first occurrence of `word`; `nil` when there is none or the word is empty. Cost: linear for words that rarely begin.
  ///
  /// The standard library's own search is generic and some hundred times slower.
  package func range(of word: [UInt8]) -> Range<Int>? {
    guard let head = word.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: head), endIndex - start >= word.count {
      let range = start..<start + word.count
      if self[range].elementsEqual(word) { return range }
      rest = self[(start + 1)...]
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `word` stands at an offset; false where it would not fit.
  func holds(_ word: some RandomAccessCollection<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, word.count <= count - offset else { return false }
    return self[offset..<offset + word.count].elementsEqual(word)
  }
}
