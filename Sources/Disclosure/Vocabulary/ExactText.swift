/// A text as a key, equal to another when their bytes are.
///
/// `String` compares and hashes canonical forms. For Chinese that costs ten times as much, and the words of a document's view and of
/// the lexicon have one form only.
package struct ExactText: Hashable, Sendable, ExpressibleByStringLiteral {
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  package static func == (a: Self, b: Self) -> Bool {
    a.text.withBytes { a in b.text.withBytes { b in a.count == b.count && a.holds(b, at: 0) } }
  }

  package func hash(into hasher: inout Hasher) {
    text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension Set<ExactText> {
  package init(words: [String]) { self.init(words.lazy.map { ExactText($0) }) }

  package func contains(_ text: String) -> Bool { contains(ExactText(text)) }
}
