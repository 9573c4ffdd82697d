/// Words in order of preference, ready to be looked for in many texts: one pass over a text finds the first of them
/// that occurs in it, however many there are.
package struct RankedWords: Sendable {
  private let words: [[UInt8]]
  /// By the first character of the word, ascending.
  private var byHead: [UInt32: [Int]] = [:]

  /// An empty word occurs nowhere.
  package init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    for (index, word) in self.words.enumerated() where !word.isEmpty {
      byHead[word.withUnsafeBufferPointer { $0.character(at: 0) }, default: []].append(index)
    }
  }

  /// Index of the first word that occurs in `text`, byte by byte; `nil` when none does. Cost: linear in the text.
  package func first(in text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      var best: Int?
      for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
        for index in byHead[bytes.character(at: offset)] ?? [] {
          if let best, best <= index { break }
          if bytes.holds(words[index], at: offset) { best = index }
        }
      }
      return best
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of the character that starts here, as one number.
  fileprivate func character(at offset: Int) -> UInt32 {
    let lead = self[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    return self[offset..<Swift.min(offset + length, count)].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
