package import Disclosure

/// The table of contents against the body.
///
/// What it compares: each line of the contents with the headings, captions and short lines of the body; a table also by
/// its kind. `missing`: a line with nothing to match; `titles`: a line whose heading is worded differently.
/// When it stays silent: where fewer than half of the lines are found (an excerpt, or contents of another file); of tables, where the
/// document has none of those listed: they come in a file of their own.
/// Verdict: the rule's severity for a table while most other listed tables are there; a warning for other parts.
package struct ContentsCheck: SurveyedCheck {
  package static let kind = "contents"
  package static let parameters = [
    ParameterSpec(
      "report", isRequired: true, choices: ["missing", "titles"],
      help: "missing: listed and not in the body; titles: listed under another wording.")
  ]

  /// Bytes.
  private static let openingLength = 300

  private let rule: Rule
  private let reportsMissing: Bool

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    reportsMissing = rule.parameters["report"]?.string == "missing"
  }

  private struct Entry {
    var title: Title
    var text: String
    var span: Span
    var tableKind: String?
    /// The title without a remark at its end (部门预算表（9张）), where no other line is that title.
    var plainKey: [UInt32]?
  }

  private struct Target {
    var title: Title
    var span: Span
    var isHeading: Bool
  }

  private enum Match {
    case same
    /// The most similar heading.
    case similar(Target)
    case none
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let entries = entries(document, survey.glossary.tableTitles)
    guard entries.count >= 3 else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let targets = targets(document)
    let owner = Title(document.entity ?? "").key
    let kinds = Set(document.tables.compactMap(\.kind))
    // A heading that is listed under its own name is no other line's heading.
    let listed = Set(entries.map(\.title.key))
    let free = targets.filter { $0.isHeading && !listed.contains($0.title.key) }
    let matches = entries.map { match($0, targets, free: free, owner: owner) }
    let found = matches.count { if case .none = $0 { false } else { true } }
    guard found * 2 >= entries.count else {
      return [.undecidable(rule: rule.id, span: entries[0].span, reason: .structureUnclear)]
    }
    let listedTables = entries.count { $0.tableKind != nil }
    let foundTables = entries.count { $0.tableKind.map(kinds.contains) ?? false }
    let areElsewhere = listedTables >= 2 && kinds.isEmpty
    return entries.indices.compactMap { index in
      let entry = entries[index]
      switch matches[index] {
      case .same: return nil
      case .similar(let target):
        guard !reportsMissing else { return nil }
        return .disagrees(different(entry, target, document))
      case .none:
        if let kind = entry.tableKind, kinds.contains(kind) {
          guard !reportsMissing, let table = document.tables.first(where: { $0.kind == kind })
          else {
            return nil
          }
          let span = table.captionSpan ?? table.span
          let target = Target(title: Title(table.title), span: span, isHeading: true)
          return .disagrees(different(entry, target, document))
        }
        guard reportsMissing, !isGroup(entry, document) else { return nil }
        let isTable = entry.tableKind != nil
        guard !isTable || !areElsewhere else {
          return .undecidable(rule: rule.id, span: entry.span, reason: .structureUnclear)
        }
        let isSure = isTable && listedTables >= 3 && foundTables * 3 >= listedTables * 2
        return .disagrees(
          Finding(
            rule: rule, severity: isSure ? nil : .warning, confidence: isSure ? nil : .medium,
            values: ["match": entry.text],
            locations: [.init(role: .primary, span: entry.span)]))
      }
    }
  }

  /// A line whose own lines follow: 五、单位预算表 above 1. to 9.
  private func isGroup(_ entry: Entry, _ document: Document) -> Bool {
    guard let own = Ordinal(entry.title.number),
      let next = document.blocks.first(where: { $0.span.start >= entry.span.end }), next.kind == .contents
    else { return false }
    let number = Ordinal(Title(document.string(next.span)).number)
    return number.map { $0.style != own.style && $0.value == 1 } ?? false
  }

  private func different(_ entry: Entry, _ target: Target, _ document: Document) -> Finding {
    Finding(
      rule: rule, values: ["match": entry.text, "other": document.string(target.span)],
      locations: [
        .init(role: .primary, span: entry.span), .init(role: .related, span: target.span),
      ])
  }

  private func entries(_ document: Document, _ tables: Deferred<[(key: [UInt32], kind: String)]>) -> [Entry] {
    let bullets = Set("-—•●·* ".unicodeScalars)
    var entries: [Entry] = document.blocks.compactMap { block in
      guard block.kind == .contents else { return nil }
      let text = document.string(block.span)
      let title = Title(listed: text)
      guard title.key.count >= 3 else { return nil }
      return Entry(
        title: title, text: String(text.unicodeScalars.drop { bullets.contains($0) }),
        span: block.span,
        tableKind: tableKind(of: title, tables.value))
    }
    let uses = Dictionary(grouping: entries) { $0.title.keyWithoutRemark ?? $0.title.key }.mapValues(\.count)
    for index in entries.indices {
      guard let key = entries[index].title.keyWithoutRemark, uses[key] == 1 else { continue }
      entries[index].plainKey = key
    }
    return entries
  }

  /// The known table whose title is the longest in the line; only lines that end like a table's title.
  private func tableKind(of title: Title, _ tables: [(key: [UInt32], kind: String)]) -> String? {
    guard title.key.last == "表".values.first else { return nil }
    var best: (length: Int, kind: String)?
    for (key, kind) in tables where key.count > best?.length ?? 0 && contains(title.key, key) {
      best = (key.count, kind)
    }
    return best?.kind
  }

  private func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
    guard !part.isEmpty, part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }

  private func targets(_ document: Document) -> [Target] {
    var targets: [Target] = []
    for block in document.blocks {
      switch block.kind {
      case .heading, .caption, .paragraph, .note:
        // Of a long paragraph the opening: a heading may have been run into it.
        let opening = Span(block.span.start, min(block.span.end, block.span.start + Self.openingLength))
        let title = Title(document.string(opening))
        if !title.isEmpty {
          targets.append(
            Target(title: title, span: block.span, isHeading: block.kind == .heading))
        }
      case .contents, .furniture, .table: continue
      }
    }
    for table in document.tables where !table.title.isEmpty {
      targets.append(
        Target(title: Title(table.title), span: table.captionSpan ?? table.span, isHeading: true))
    }
    return targets
  }

  private func match(_ entry: Entry, _ targets: [Target], free: [Target], owner: [UInt32]) -> Match {
    if targets.contains(where: { $0.title.key == entry.title.key || $0.title.key == entry.plainKey }) { return .same }
    if targets.contains(where: {
      isSame($0.title.key, entry.title.key, but: owner) || isSame(entry.title.key, $0.title.key, but: owner)
    }) {
      return .same
    }
    // A caption may carry more (公开01表, 2023年度) than the contents.
    if targets.contains(where: { target in
      target.title.key.starts(with: entry.title.key)
        || (target.title.key.count <= entry.title.key.count + 12
          && contains(target.title.key, entry.title.key))
    }) {
      return .same
    }
    let headings = free.filter { endsAlike($0.title, entry.title) }
    let best = headings.max { $0.title.likeness(entry.title) < $1.title.likeness(entry.title) }
    if let best, best.title.likeness(entry.title) >= Rational(3, over: 4) { return .similar(best) }
    // The same number under the same wording, more or less.
    let same = headings.first {
      !entry.title.number.isEmpty && $0.title.number == entry.title.number
        && $0.title.likeness(entry.title) >= Rational(1, over: 2)
    }
    return (same ?? firstHeading(of: entry, targets)).map { .similar($0) } ?? .none
  }

  /// 项目经费情况说明及绩效目标表: one line for two parts, the first of which has a heading of its own.
  private func firstHeading(of entry: Entry, _ targets: [Target]) -> Target? {
    guard let join = entry.title.key.lastIndex(where: Self.joins.contains) else { return nil }
    let first = entry.title.key[..<join]
    guard first.count >= 4 else { return nil }
    return targets.first { $0.isHeading && $0.title.key.elementsEqual(first) }
  }

  private static let joins = Set("及和与".values)

  /// 部门主要职能 and 某某局主要职能: who publishes, here by what it is and there by its name.
  private func isSame(_ byKind: [UInt32], _ byName: [UInt32], but owner: [UInt32]) -> Bool {
    guard let kind = Self.kinds.first(where: { byKind.starts(with: $0) }) else { return false }
    let rest = byKind.dropFirst(kind.count)
    let name = byName.dropLast(rest.count)
    return rest.count >= 2 && name.count >= 3 && byName.suffix(rest.count) == rest
      && name.prefix(60).commonLength(with: owner.prefix(60)) == name.count
  }

  private static let kinds = ["本部门", "本单位", "部门", "单位"].map(\.values)

  /// 部门预算表, 部门预算公开表格.
  private static func isTable(_ title: Title) -> Bool {
    ["表", "表格"].map(\.values).contains { title.key.suffix($0.count) == $0[...] }
  }

  /// A table's title never matches a heading that is none.
  private func endsAlike(_ a: Title, _ b: Title) -> Bool {
    Self.isTable(a) == Self.isTable(b)
  }
}
