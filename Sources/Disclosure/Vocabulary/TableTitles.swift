/// The titles the known tables go by, ready to be looked up in captions.
package struct TableTitles: Sendable {
  /// Longest first; equals in the order of the lexicon.
  private let titles: RankedWords
  /// Each title and its kind, in the same order.
  private let entries: [(title: String, kind: String)]

  package init(_ kinds: [TableKind]) {
    let titles = kinds.flatMap { kind in
      kind.titles.map { (title: Self.normalized($0), kind: kind.id) }
    }
    .enumerated()
    .sorted {
      ($0.element.title.utf8.count, $1.offset) > ($1.element.title.utf8.count, $0.offset)
    }
    self.titles = RankedWords(titles.map(\.element.title))
    entries = titles.map(\.element)
  }

  /// The kind whose title is the longest that occurs in `title`; `nil` when none does, and for 会议费支出决算表, which shows
  /// that kind of spending and not the body's.
  package func kind(of title: String) -> String? {
    let text = Self.normalized(title)
    guard let entry = titles.first(in: text).map({ entries[$0] }) else { return nil }
    let head = String(decoding: text.utf8.prefix(text.firstOffset(of: entry.title) ?? 0), as: UTF8.self)
    return head.ends(withAnyOf: Self.narrowing) ? nil : entry.kind
  }

  /// Before 支出表 these say on what was spent.
  private static let narrowing = ["费", "采购", "服务", "资金", "债务"]

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
