package import Disclosure

/// Items a sentence says the money went to, whose lines in the table are empty, or missing where the table prints no empty lines.
///
/// What it compares: the names a pattern captures (`list`: A、B、C) with the lines of the table that knows most of them.
/// When it stays silent: no table knows three of the names and most of them; most of those it knows are empty, so that it is another table.
/// Limits: an item the list leaves out is named only beside one that should not be there; 等 leaves anything out.
/// Source: lessons.md 16.
package struct NamedItemsCheck: Check {
  package static let kind = "named-items"
  package static let parameters = PatternParameters.all

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard let matches = reading.matches[rule.id], !matches.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let sheets = reading.document.tables.indices.filter {
      TableIndex.isOfAccounts(reading.document.tables[$0])
    }.map { Sheet(reading.document.tables[$0], index: $0, reading.vocabulary) }
    return matches.flatMap { match -> [Outcome] in
      guard let list = match.capture("list") else { return [] }
      return judge(names(in: list, reading), sheets, reading)
    }
  }

  // MARK: The list

  private struct Name {
    var span: Span
    var concept: String
  }

  private func names(in list: Span, _ reading: Reading) -> [Name] {
    let text = reading.document.text
    let marks = ["、", "，", ","].map { Array($0.utf8) }
    var names: [Name] = []
    var start = list.start
    func close(_ end: Int) {
      let span = Span(start, end)
      guard !span.isEmpty else { return }
      names.append(
        Name(span: span, concept: reading.vocabulary.concept(reading.document.string(span))))
    }
    var index = list.start
    while index < list.end {
      if let mark = marks.first(where: { text[index...].starts(with: $0) }) {
        close(index)
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    close(list.end)
    return names
  }

  // MARK: The table

  /// The lines of a table by the words prose would use for them.
  private struct Sheet {
    let table: Int
    let title: String
    private(set) var lines: [String: [Int]] = [:]
    private(set) var filled: Set<Int> = []
    private(set) var first: [Int: Span] = [:]
    private(set) var codes: [Int: String] = [:]

    init(_ table: Table, index: Int, _ vocabulary: Vocabulary) {
      self.table = index
      title = table.title
      for (number, line) in table.lines.enumerated() {
        lines[vocabulary.concept(line.label), default: []].append(number)
        first[number] = line.labelSpan
        codes[number] = line.code
        let cells = line.valueColumns.map { table[line.row, $0] }
        if cells.contains(where: { $0.quantity.map { !$0.value.isZero } ?? ($0.content == .unread) }) {
          filled.insert(number)
        }
      }
    }

    /// Codes of its items, where it prints only those that have an amount: what is not among them has none.
    var codesOfAmounts: Set<String>? {
      let items = codes.filter { $0.value.utf8.count == Self.itemDigits }
      guard items.count >= Self.fewItems, items.keys.allSatisfy(filled.contains) else { return nil }
      return Set(items.values)
    }

    private static let itemDigits = 5
    private static let fewItems = 5

    func knows(_ name: String) -> Bool { lines[name] != nil }
    func isEmpty(_ name: String) -> Bool { lines[name].map { filled.isDisjoint(with: $0) } ?? false }
    func span(_ name: String) -> Span? { lines[name]?.first.flatMap { first[$0] } }

    /// Filled lines of the same classes that are none of `names`.
    func others(than names: Set<String>) -> [(name: String, span: Span)] {
      let classes = Set(names.flatMap { lines[$0] ?? [] }.compactMap { codes[$0]?.prefix(3) })
      return lines.filter { !names.contains($0.key) }
        .flatMap { entry in entry.value.map { (name: entry.key, line: $0) } }
        .filter { item in
          guard let code = codes[item.line], code.utf8.count == 5 else { return false }
          return filled.contains(item.line) && classes.contains(code.prefix(3))
        }
        .sorted { $0.line < $1.line }
        .compactMap { item in first[item.line].map { (item.name, $0) } }
    }
  }

  private func judge(_ names: [Name], _ sheets: [Sheet], _ reading: Reading) -> [Outcome] {
    let best = sheets.map { sheet in (sheet, names.filter { sheet.knows($0.concept) }) }
      .max { ($0.1.count, -$0.0.table) < ($1.1.count, -$1.0.table) }
    guard let (sheet, known) = best, known.count >= 3, known.count * 5 >= names.count * 3 else {
      return names.count < 3
        ? [] : [.undecidable(rule: rule.id, span: names[0].span, reason: .partnerMissing)]
    }
    let empty = known.filter { sheet.isEmpty($0.concept) }
    guard empty.count * 3 <= known.count else {
      return [.undecidable(rule: rule.id, span: known[0].span, reason: .structureUnclear)]
    }
    let absent = absent(names, from: sheet, reading)
    guard !empty.isEmpty || !absent.isEmpty else { return [agreement(known, sheet, reading)] }
    let missing = sheet.others(than: Set(known.map(\.concept)))
    return (empty + absent).map { .disagrees(finding($0, sheet, missing, reading)) }
  }

  /// Accounts of the chart that a table of nothing but amounts does not print. Of several the list may be of another table.
  private func absent(_ names: [Name], from sheet: Sheet, _ reading: Reading) -> [Name] {
    guard let printed = sheet.codesOfAmounts else { return [] }
    let absent = names.filter { name in
      guard !sheet.knows(name.concept) else { return false }
      let codes = reading.vocabulary.taxonomy.entries(name: reading.document.string(name.span)).map(\.code)
        .filter { $0.first == "3" && $0.utf8.count == 5 }
      return !codes.isEmpty && printed.isDisjoint(with: codes)
    }
    return absent.count == 1 ? absent : []
  }

  private func agreement(_ known: [Name], _ sheet: Sheet, _ reading: Reading) -> Outcome {
    .agrees(
      Agreement(
        rule: rule.id, spans: [],
        evidence: Evidence(
          formula: known.map { reading.document.string($0.span) }.joined(separator: "、"),
          claimed: sheet.title, feasible: [], difference: "", verdict: .exact, terms: [])))
  }

  private func finding(
    _ name: Name, _ sheet: Sheet, _ missing: [(name: String, span: Span)], _ reading: Reading
  ) -> Finding {
    var locations = [Finding.Location(role: .primary, span: name.span)]
    if let span = sheet.span(name.concept) {
      locations.append(Finding.Location(role: .related, span: span))
    }
    locations += missing.prefix(3).map { Finding.Location(role: .related, span: $0.span) }
    let left = missing.prefix(3).map { "“\($0.name)”" }.joined(separator: "、")
    return Finding(
      rule: rule,
      values: [
        "item": reading.document.string(name.span), "table": sheet.title,
        "missing": left.isEmpty ? "" : "；表中有金额的\(left)却没有列出",
        "missing-en": left.isEmpty ? "" : "; \(left), which has an amount there, is not named",
      ], locations: locations)
  }
}
