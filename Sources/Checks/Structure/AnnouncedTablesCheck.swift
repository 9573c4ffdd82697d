package import Disclosure

/// A part that lists tables and holds none.
///
/// What it compares: the headings and lines of a section that name tables, with the tables of the document.
/// When it stays silent: fewer than `least` tables named; any of them found; tables in the document that were not read; words beside
/// the list that say the tables are elsewhere.
/// Limits: tables published in a file of their own cannot be seen; hence never an error.
package struct AnnouncedTablesCheck: Check {
  package static let kind = "announced-tables"
  package static let parameters = [
    ParameterSpec("least", help: "Fewest tables a list must name (default 3)."),
    ParameterSpec("elsewhere", help: "Words beside a list that say the tables are in a file of their own."),
  ]

  private let rule: Rule
  private let least: Int
  private let elsewhere: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let least = Int(rule.parameters["least"]?.string ?? "3"), least > 0 else {
      throw RuleFault(parameter: "least", message: "应为正整数")
    }
    self.least = least
    elsewhere = rule.parameters["elsewhere"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    guard !document.remarks.contains(where: { $0.kind == .unreadTable }) else {
      return [.notApplicable(rule: rule.id, reason: .structureUnclear)]
    }
    var findings: [Outcome] = []
    var index = 0
    while index < document.blocks.count {
      let names = list(from: index, document)
      if names.count >= least, !holdsTable(after: index + names.count, document),
        !isFound(names, document), !isElsewhere(index..<index + names.count, document)
      {
        findings.append(.disagrees(finding(names, before: index, document)))
      }
      index += max(1, names.count)
    }
    return findings.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : findings
  }

  /// Spans of the blocks in a row that are nothing but a table's name.
  private func list(from start: Int, _ document: Document) -> [Span] {
    var names: [Span] = []
    for block in document.blocks[start...] {
      guard block.kind == .heading || block.kind == .paragraph, block.span.length <= 150 else {
        break
      }
      let title = Title(document.string(block.span))
      // 第二部分 部门预算表 is the part that holds them; what is attached may come in a file of its own.
      guard title.key.last == "表".values[0], title.key.count >= 4, !title.number.isEmpty,
        title.number.first != "第".values[0], !title.number.starts(with: "附件".values)
      else {
        break
      }
      names.append(block.span)
    }
    return names
  }

  private func holdsTable(after index: Int, _ document: Document) -> Bool {
    document.blocks[min(index, document.blocks.count)...].prefix(3).contains {
      $0.kind.isTable || $0.kind.isCaption
    }
  }

  /// 附件：1.收支总表 …; （以上报表详见附件）: in the list, right above it or below it.
  private func isElsewhere(_ list: Range<Int>, _ document: Document) -> Bool {
    document.blocks[max(list.lowerBound - 1, 0)..<min(list.upperBound + 2, document.blocks.count)].contains { block in
      block.span.length <= 150 && document.string(block.span).holds(anyOf: elsewhere)
    }
  }

  private func isFound(_ names: [Span], _ document: Document) -> Bool {
    let keys = Set(names.map { Title(document.string($0)).key })
    return document.tables.contains { table in
      !table.title.isEmpty && keys.contains(Title(table.title).key)
    }
  }

  private func finding(_ names: [Span], before index: Int, _ document: Document) -> Finding {
    let head =
      index > 0 && document.blocks[index - 1].kind == .heading
      ? document.blocks[index - 1].span : names[0]
    return Finding(
      rule: rule, values: ["count": String(names.count), "match": document.string(head)],
      locations: [.init(role: .primary, span: head)]
        + names.map { .init(role: .related, span: $0) })
  }
}
