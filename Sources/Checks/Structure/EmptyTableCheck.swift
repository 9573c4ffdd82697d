package import Disclosure

/// Tables without a figure, and what the document says about them.
///
/// What it compares: `unexplained`: an empty table of one of `tables` with its note and with the statements a pattern
/// finds in the text. `contradicted`: a note or a statement that there is nothing, with a table that holds figures; the note
/// right below a table counts for tables of any kind.
/// When it stays silent: tables whose rows could not be read; statements of another year.
/// Limits: a statement counts for a table when their scope words agree (政府性基金, 国有资本, “三公”).
package struct EmptyTableCheck: Check {
  package static let kind = "empty-table"
  package static let parameters =
    PatternParameters.all + [
      ParameterSpec(
        "report", isRequired: true, choices: ["unexplained", "contradicted"],
        help:
          "unexplained: an empty table nobody explains; contradicted: said to be empty and is not."),
      ParameterSpec(
        "scopes", isRequired: true,
        help: "Word of a statement: table kinds it speaks of."),
    ]

  private let rule: Rule
  private let reportsUnexplained: Bool
  private let scopes: [(word: String, kinds: [String])]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    reportsUnexplained = rule.parameters["report"]?.string == "unexplained"
    scopes = (rule.parameters["scopes"]?.map ?? [:]).map { ($0.key, $0.value.strings) }
      .sorted { $0.0 < $1.0 }
    guard !scopes.isEmpty else {
      throw RuleFault(parameter: "scopes", message: "应为“用语: [表类]”的映射")
    }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let kinds = Set(scopes.flatMap(\.kinds))
    let tables = document.tables.filter { $0.kind.map(kinds.contains) ?? false }
    let noted = reportsUnexplained ? [] : filledTablesNotedEmpty(document)
    guard !tables.isEmpty || !noted.isEmpty else {
      return [.notApplicable(rule: rule.id, reason: .tableMissing)]
    }
    let matches = reading.matches[rule.id] ?? []
    return noted
      + tables.flatMap { table in
        let statement = matches.first { speaks($0, of: table, document) }
        let figure = figure(in: table)
        return reportsUnexplained
          ? unexplained(table, figure, statement, document)
          : contradicted(table, figure, statement, document)
      }
  }

  private func unexplained(
    _ table: Table, _ figure: Cell?, _ statement: Match?, _ document: Document
  ) -> [Outcome] {
    guard figure == nil, table.emptyNote == nil, statement == nil, isWholly(table, document),
      !isExplained(table, document)
    else { return [] }
    let span = table.captionSpan ?? table.span
    return [
      .disagrees(
        Finding(
          rule: rule, values: ["match": table.title],
          locations: [.init(role: .primary, span: span)]))
    ]
  }

  /// One of the next lines says that there is nothing.
  private func isExplained(_ table: Table, _ document: Document) -> Bool {
    let words = ["空表", "无数据", "没有数据", "无此项", "没有此项", "本表无", "为空", "无该项", "不涉及", "未安排"]
    let following = document.blocks.lazy.filter { $0.span.start >= table.span.end && $0.kind != .furniture }.prefix(2)
    return following.contains { block in
      guard !block.kind.isTable, !block.kind.isCaption else { return false }
      let text = document.string(block.span)
      return words.contains { text.contains($0) }
    }
  }

  private func contradicted(
    _ table: Table, _ figure: Cell?, _ statement: Match?, _ document: Document
  ) -> [Outcome] {
    guard let figure, let said = table.emptyNote ?? statement?.span else { return [] }
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "match": document.string(said), "table": table.title, "figure": figure.text,
          ],
          locations: [
            .init(role: .primary, span: said), .init(role: .related, span: figure.span),
          ]))
    ]
  }

  private static let noteStarts = ["注", "备注", "说明", "（注", "（备注", "（说明"]
  private static let emptyWords = ["本表为空", "此表为空", "故为空表", "本表无数据", "此表无数据", "本表为零"]
  /// 如本表无数据，应说明…: of the form, not of this table.
  private static let conditions = ["如", "若", "无数据的", "应当"]

  /// A note right below a table of figures that calls it empty, where no empty table follows that it may speak of.
  private func filledTablesNotedEmpty(_ document: Document) -> [Outcome] {
    let blocks = document.blocks.filter { $0.kind != .furniture }
    return zip(blocks, blocks.dropFirst()).enumerated().compactMap { index, pair -> Outcome? in
      guard case .table(let number) = pair.0.kind, document.tables.indices.contains(number), !pair.1.kind.isTable,
        pair.1.span.length <= 300
      else { return nil }
      let table = document.tables[number]
      let note = document.string(pair.1.span)
      guard table.kind != nil, let figure = figure(in: table), Self.noteStarts.contains(where: note.hasPrefix),
        note.holds(anyOf: Self.emptyWords), !note.holds(anyOf: Self.conditions)
      else { return nil }
      let next = blocks[(index + 2)...].lazy.compactMap { block -> Table? in
        if case .table(let number) = block.kind { document.tables[number] } else { nil }
      }.first
      if let next, self.figure(in: next) == nil, next.emptyNote == nil { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["match": note, "table": table.title, "figure": figure.text],
          locations: [.init(role: .primary, span: pair.1.span), .init(role: .related, span: figure.span)]))
    }
  }

  private func speaks(_ match: Match, of table: Table, _ document: Document) -> Bool {
    let text = document.string(match.span)
    return scopes.contains { scope in
      text.contains(scope.word) && scope.kinds.contains(table.kind ?? "")
    }
  }

  /// The first figure in a value column that is not zero; the total if there is one. Of budget and accounts side by side the
  /// accounts count: nothing may have been spent of a budget.
  private func figure(in table: Table) -> Cell? {
    func says(_ column: Int, _ word: String) -> Bool { table.columns[column].path.contains { $0.holds(word) } }
    let spent = table.columns.indices.filter { says($0, "决算") && !says($0, "预算数") }
    let lines = table.lines.sorted {
      ($0.role == .item ? 1 : 0, $0.row) < ($1.role == .item ? 1 : 0, $1.row)
    }
    for line in lines {
      for column in line.valueColumns where column < table.columnCount && line.row < table.rowCount {
        guard spent.isEmpty || spent.contains(column) else { continue }
        let cell = table[line.row, column]
        if let quantity = cell.quantity, quantity.value.sign != 0 { return cell }
      }
    }
    return nil
  }

  /// No cell of the body looks like a figure the reader did not understand.
  private func isWholly(_ table: Table, _ document: Document) -> Bool {
    let body = min(table.headerRowCount, table.rowCount) * table.columnCount
    return !table.cells[body...].contains {
      if case .unread = $0.content { return true }
      if case .number(let quantity) = $0.content {
        return quantity.value.sign != 0 && quantity.numeral.decimals > 0
      }
      return false
    }
  }
}
