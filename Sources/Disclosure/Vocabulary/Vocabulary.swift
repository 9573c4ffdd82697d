/// The words of the trade, from `rules/lexicon` and `rules/taxonomy`: data, shared by all documents of a run.
package struct Vocabulary: Sendable {
  package var taxonomy: Taxonomy
  /// Synonym → the concept label it is folded to.
  package var concepts: [String: String]
  package var tableKinds: [TableKind] { didSet { tableTitles = TableTitles(tableKinds) } }
  package private(set) var tableTitles: TableTitles
  /// Word lists by name (`rules/lexicon/words.yaml`): reason-up, reason-down, rate-names, …
  package var words: [String: [String]]

  package init(
    taxonomy: Taxonomy = Taxonomy(entries: []), concepts: [String: String] = [:],
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
    return concepts[full] ?? full
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
  }

  package let entries: [Entry]
  package let byCode: [String: [Entry]]
  package let byName: [String: [Entry]]
  /// Names of 项 that stand under several 款: 行政运行.
  package let sharedNames: Set<String>

  package init(entries: [Entry]) {
    self.entries = entries
    self.byCode = Dictionary(grouping: entries, by: \.code)
    self.byName = Dictionary(grouping: entries, by: \.name)
    let parents = byName.mapValues { same in
      Set(same.filter { $0.code.utf8.count == 7 }.map { $0.code.prefix(5) })
    }
    sharedNames = Set(parents.filter { $0.value.count > 1 }.keys)
  }
}
