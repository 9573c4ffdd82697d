package import Disclosure

/// Parts and tables that a disclosure of this kind must have.
///
/// What it compares: `parts` (name: words, any of which shows that the part is there) with headings and text; `tables`
/// (name: kinds, any of which will do) with the kinds of the tables read.
/// When it stays silent: unless `share` of what is demanded is there: an excerpt, a set of forms or a lone text announces
/// nothing and owes nothing.
/// Verdict: a warning at most, since a part may be published in a file of its own.
package struct RequiredPartsCheck: Check {
  package static let kind = "required-parts"
  package static let parameters = [
    ParameterSpec("parts", help: "Name of a part: words that show it."),
    ParameterSpec("tables", help: "Name of a table: kinds that fulfil it."),
    ParameterSpec(
      "share", help: "Percentage that must be there for the rest to be demanded (default 60)."),
  ]

  private let rule: Rule
  private let parts: [(name: String, words: [String])]
  private let tables: [(name: String, kinds: [String])]
  private let share: Int

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    parts = Self.demands(rule, "parts")
    tables = Self.demands(rule, "tables")
    guard !(parts.isEmpty && tables.isEmpty) else {
      throw RuleFault(parameter: "parts", message: "parts 与 tables 至少给一项")
    }
    guard let share = Int(rule.parameters["share"]?.string ?? "60"), (1...100).contains(share)
    else {
      throw RuleFault(parameter: "share", message: "应为1到100")
    }
    self.share = share
  }

  private static func demands(_ rule: Rule, _ name: String) -> [(String, [String])] {
    (rule.parameters[name]?.map ?? [:]).map { ($0.key, $0.value.strings) }.sorted { $0.0 < $1.0 }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    guard rule.applies.documents.isEmpty || rule.applies.documents.contains(document.kind) else {
      return [.notApplicable(rule: rule.id, reason: .otherDocumentKind)]
    }
    let kinds = Set(document.tables.compactMap(\.kind))
    // What the contents list is for the check of the contents.
    let listed = document.blocks.filter { $0.kind == .contents }.map { document.string($0.span) }
    let lacking =
      missing(parts.map { part in (part.name, holds(part.words, document)) })
      .filter { name in
        !(words(of: name).contains { word in listed.contains { $0.contains(word) } })
      }
      + missing(tables.map { table in (table.name, !kinds.isDisjoint(with: table.kinds)) })
      .filter { _ in !listed.contains { $0.contains("表》") || $0.hasSuffix("表") } }
    guard !lacking.isEmpty, let place = place(document) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return lacking.map { name in
      var finding = Finding(
        rule: rule, values: ["match": name], locations: [.init(role: .primary, span: place)])
      finding.part = name
      return .disagrees(finding)
    }
  }

  private func words(of name: String) -> [String] {
    parts.first { $0.name == name }?.words ?? []
  }

  /// Names of what is not there, if enough of the rest is.
  private func missing(_ demands: [(name: String, isThere: Bool)]) -> [String] {
    let there = demands.count { $0.isThere }
    guard there * 100 >= demands.count * share else { return [] }
    return demands.filter { !$0.isThere }.map(\.name)
  }

  private func holds(_ words: [String], _ document: Document) -> Bool {
    let needles = words.map { Array($0.utf8) }
    return document.blocks.contains { block in
      switch block.kind {
      case .heading, .paragraph, .note, .caption: break
      case .contents, .furniture, .table: return false
      }
      // A heading, or the opening of a paragraph.
      let end =
        block.kind == .heading ? block.span.end : min(block.span.end, block.span.start + 360)
      let text = document.text[
        Span(block.span.start, end).range.clamped(to: 0..<document.text.count)]
      return needles.contains { text.range(of: $0) != nil }
    }
  }

  /// The first line that names a budget or accounts; else the first heading.
  private func place(_ document: Document) -> Span? {
    let title = document.blocks.prefix(12).first { block in
      guard block.span.length <= 180, block.kind == .heading || block.kind == .paragraph else {
        return false
      }
      let text = document.string(block.span)
      return text.contains("预算") || text.contains("决算")
    }
    return (title ?? document.blocks.first { $0.kind == .heading } ?? document.blocks.first)?.span
  }
}
