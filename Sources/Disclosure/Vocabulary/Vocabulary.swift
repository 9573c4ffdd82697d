/// The words of the trade, from `rules/lexicon` and `rules/taxonomy`: data, shared by all documents of a run.
package struct Vocabulary: Sendable {
  package var taxonomy: Taxonomy
  /// Synonym → the concept label it is folded to.
  package var concepts: [ExactText: String]
  package var tableKinds: [TableKind] { didSet { tableTitles = TableTitles(tableKinds) } }
  package private(set) var tableTitles: TableTitles
  /// Word lists by name (`rules/lexicon/words.yaml`): reason-up, reason-down, rate-names, …
  package var words: [String: [String]]

  package init(
    taxonomy: Taxonomy = Taxonomy(entries: []), concepts: [ExactText: String] = [:],
    tableKinds: [TableKind] = [], words: [String: [String]] = [:]
  ) {
    self.taxonomy = taxonomy
    self.concepts = concepts
    self.tableKinds = tableKinds
    tableTitles = TableTitles(tableKinds)
    self.words = words
  }
}

extension Vocabulary {
  /// The concept a name of a line is folded to; the name itself, brackets full width, when it is no synonym.
  package func concept(_ name: String) -> String {
    let full = Self.fullWidthBrackets(name)
    return concepts[ExactText(full)] ?? full
  }

  /// 维修(护)费 and 维修（护）费 are one name.
  package static func fullWidthBrackets(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") })
    else { return name }
    var text = ""
    for scalar in name.unicodeScalars {
      text.unicodeScalars.append(scalar == "(" ? "（" : scalar == ")" ? "）" : scalar)
    }
    return text
  }
}

/// A known disclosure table.
package struct TableKind: Sendable {
  /// Kebab-case, permanent (income-expenditure-total).
  package var id: String
  /// Titles it goes by, 部门/单位/预算/决算 variants included; the longest that occurs in the caption wins.
  package var titles: [String]
  package var scope: Scope
  package var flow: Flow
  /// What its code column holds: functional, economic, or none.
  package var classification: String

  package init(id: String, titles: [String], scope: Scope, flow: Flow, classification: String) {
    self.id = id
    self.titles = titles
    self.scope = scope
    self.flow = flow
    self.classification = classification
  }
}

/// 政府收支分类科目 as data, each row with its confidence.
package struct Taxonomy: Sendable {
  package struct Entry: Sendable {
    package var code: String
    package var name: String
    /// official, confirmed, observed: a differing name may be a warning or error. Others: a hint only.
    package var isReliable: Bool
    /// First and last year it holds, `nil` when no change is known.
    package var since: Int?
    package var until: Int?

    package init(code: String, name: String, isReliable: Bool, since: Int?, until: Int?) {
      self.code = code
      self.name = name
      self.isReliable = isReliable
      self.since = since
      self.until = until
    }

    package func holds(in year: Int) -> Bool { (since ?? year) <= year && year <= (until ?? year) }
  }

  package var entries: [Entry] { lazyEntries.value }
  private let lazyEntries: Deferred<[Entry]>
  private let byCode: Deferred<[String: [Entry]]>
  private let byName: Deferred<[ExactText: [Entry]]>

  package init(entries: [Entry]) { self.init(Deferred { entries }) }

  /// A document without accounts does not ask for them.
  package init(_ entries: Deferred<[Entry]>) {
    lazyEntries = entries
    byCode = Deferred { Dictionary(grouping: entries.value, by: \.code) }
    byName = Deferred { Dictionary(grouping: entries.value) { ExactText($0.name) } }
  }

  package func entries(code: String) -> [Entry] { byCode.value[code] ?? [] }
  package func entries(name: String) -> [Entry] { byName.value[ExactText(name)] ?? [] }

  /// Whether it is the name of 项 that stand under several 款: 行政运行.
  package func isShared(_ name: String) -> Bool {
    Set(entries(name: name).lazy.map(\.code).filter { $0.utf8.count == 7 }.map { $0.prefix(5) }).count > 1
  }
}
