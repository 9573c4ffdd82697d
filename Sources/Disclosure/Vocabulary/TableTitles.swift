/// The titles the known tables go by, ready to be looked up in captions.
package struct TableTitles: Sendable {
  /// Longest first; equals in the order of the lexicon.
  private let titles: RankedWords
  /// The kind of each title, in the same order.
  private let kinds: [String]

  package init(_ kinds: [TableKind]) {
    let titles = kinds.flatMap { kind in
      kind.titles.map { (title: Self.normalized($0), kind: kind.id) }
    }
    .enumerated()
    .sorted {
      ($0.element.title.utf8.count, $1.offset) > ($1.element.title.utf8.count, $0.offset)
    }
    self.titles = RankedWords(titles.map(\.element.title))
    self.kinds = titles.map(\.element.kind)
  }

  /// The kind whose title is the longest that occurs in `title`, `nil` when none does.
  package func kind(of title: String) -> String? {
    titles.first(in: Self.normalized(title)).map { kinds[$0] }
  }

  /// Quotes and spaces differ from printer to printer.
  private static func normalized(_ title: String) -> String {
    guard title.unicodeScalars.contains(where: isQuoteOrSpace) else { return title }
    return String(String.UnicodeScalarView(title.unicodeScalars.lazy.filter { !isQuoteOrSpace($0) }))
  }

  private static func isQuoteOrSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "“", "”", "\"", "《", "》": true
    default: false
    }
  }
}
