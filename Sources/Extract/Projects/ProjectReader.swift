package import Disclosure

/// Reads the performance forms of a document: targets and self-evaluations, of projects and of the department.
///
/// A form starts at its title, at 项目名称, or at the header of its indicators; it ends at the next one, or at prose
/// after its indicators. Tables that conversion cut in two are read on.
package enum ProjectReader {
  package static func projects(in document: Document, vocabulary: Vocabulary) -> [Project] {
    let rows = FormRow.rows(of: document)
    guard !rows.isEmpty else { return [] }
    var walk = FormWalk(document: document, vocabulary: FormVocabulary(vocabulary.words))
    walk.read(rows)
    return walk.projects
  }
}

/// The walk along the rows of a document.
struct FormWalk {
  private let document: Document
  private let vocabulary: FormVocabulary
  private(set) var projects: [Project] = []
  private var open: OpenForm?
  private var title: OpenForm.Title?
  private var tablesWithHeader: Set<Int> = []
  private var previous: FormRow?

  init(document: Document, vocabulary: FormVocabulary) {
    self.document = document
    self.vocabulary = vocabulary
  }

  mutating func read(_ rows: [FormRow]) {
    findHeaders(rows)
    for row in rows {
      switch row.source {
      case .loose, .caption: readLine(row)
      case .table(let index, _): readRow(row, table: index)
      }
      previous = row
    }
    finish()
  }

  private mutating func findHeaders(_ rows: [FormRow]) {
    var above: FormRow?
    for row in rows {
      if case .table(let index, _) = row.source, !tablesWithHeader.contains(index),
        header(row, above: above) != nil
      {
        tablesWithHeader.insert(index)
      }
      above = row
    }
  }

  private func header(_ row: FormRow, above: FormRow?) -> IndicatorHeader? {
    var sameTable: FormRow?
    if let above, case .table(let index, _) = above.source, case .table(let own, _) = row.source,
      index == own
    {
      sameTable = above
    }
    if let line = sameTable, IndicatorHeader(line, above: nil, vocabulary: vocabulary) != nil,
      IndicatorHeader(row, above: nil, vocabulary: vocabulary) == nil
    {
      // A header lends its texts to no data row, only to the second row of its own.
      sameTable = nil
    }
    return IndicatorHeader(row, above: sameTable, vocabulary: vocabulary)
  }

  // MARK: Lines between tables

  private mutating func readLine(_ row: FormRow) {
    guard let cell = row.cells.first, !cell.isEmpty else { return }
    if vocabulary.isTitle(cell.key) {
      if open?.hasIndicators ?? false || open?.fields.name != nil { finish() }
      title = OpenForm.Title(text: cell.text, span: cell.span)
      return
    }
    // Page numbers between two halves of a form.
    if cell.key.utf8.allSatisfy({ $0 < 0x80 }), cell.key.utf8.count <= 8 { return }
    if let form = open {
      if form.hasIndicators {
        finish()
      } else {
        open?.fields.readLoose(row)
      }
    }
    if cell.key.utf8.count > 120 { title = nil }
  }

  // MARK: Rows of tables

  private mutating func readRow(_ row: FormRow, table: Int) {
    guard !row.isBlank else { return }
    if let form = open, form.tables.last != table, isOfAccounts(table) { finish() }
    if row.filled.count == 1, vocabulary.isTitle(row.cells[row.filled[0]].key),
      vocabulary.field(row.cells[row.filled[0]].key) == nil
    {
      if open?.hasIndicators ?? false || open?.fields.name != nil { finish() }
      let cell = row.cells[row.filled[0]]
      title = OpenForm.Title(text: cell.text, span: cell.span)
      return
    }
    if let header = header(row, above: previous) {
      startIndicators(header, row)
      return
    }
    if open?.blocks.isEmpty == false {
      readUnderHeader(row, table)
      return
    }
    if open == nil {
      guard canStart(row, table) else { return }
      start(row)
    } else if open?.fields.name != nil, namesProject(row) {
      finish()
      start(row)
    }
    open?.fields.amounts.tableUnit = document.tables[table].unit
    open?.fields.read(row)
    open?.note(row)
  }

  /// A known table that is no form: it ends the form before it.
  private func isOfAccounts(_ table: Int) -> Bool {
    document.tables[table].kind.map { !$0.holds("performance") } ?? false
  }

  private mutating func startIndicators(_ header: IndicatorHeader, _ row: FormRow) {
    if open?.hasIndicators ?? false, title != nil { finish() }
    if open == nil { start(row) }
    open?.blocks.append(
      FormIndicators(header: header, document: document, vocabulary: vocabulary))
    open?.isClosed = false
    open?.note(row)
  }

  private mutating func readUnderHeader(_ row: FormRow, _ table: Int) {
    guard let block = open?.blocks.last else { return }
    if let column = block.header.column(.project) {
      switchProject(row, column, block.header)
    } else if namesProject(row), row.filled.count <= 6 {
      finish()
      start(row)
      open?.fields.amounts.tableUnit = document.tables[table].unit
      open?.fields.read(row)
      open?.note(row)
      return
    }
    if row.filled.count == 2, vocabulary.isNumberedGoal(row.cells[row.filled[0]].key) {
      open?.fields.addGoal(row.cells[row.filled[1]].span)
    }
    if let first = row.filled.first {
      if closes(row.cells[first].key) { open?.isClosed = true }
      if row.filled.count <= 2, row.cells[first].key.starts(withAnyOf: Self.between) { return }
    }
    if vocabulary.isRemark(row) { return }
    // The unit's name above its projects, or the project's name alone.
    let beside: Set<FormVocabulary.Role> = [.project, .goal, .other]
    if block.header.column(.project) != nil,
      row.filled.allSatisfy({ block.header.roles[$0].map(beside.contains) ?? false })
    {
      return
    }
    guard open?.isClosed == false, let last = open?.blocks.indices.last else { return }
    open?.blocks[last].read(row)
    open?.note(row)
  }

  /// A table of many projects: the project's cell says whose row it is.
  private mutating func switchProject(_ row: FormRow, _ column: Int, _ header: IndicatorHeader) {
    guard row.cells.indices.contains(column) else { return }
    let cell = row.cells[column]
    guard !cell.isEmpty, !cell.repeatsAbove, !vocabulary.isLevel(cell.key) else { return }
    if let listed = open?.listedName {
      guard FormText.key(listed.text) != cell.key else { return }
      finish()
      start(row)
      open?.blocks.append(
        FormIndicators(header: header, document: document, vocabulary: vocabulary))
    }
    open?.listedName = FormFields.Named(text: cell.text, span: cell.span)
    for goal in header.columns(.goal) where row.cells.indices.contains(goal) {
      if !row.cells[goal].isEmpty { open?.fields.addGoal(row.cells[goal].span) }
    }
  }

  private static let closings = ["备注", "注:", "说明:", "填表人", "填报人", "联系人", "单位负责人", "填表说明"]

  /// Rows of no more than a name and its words, which are no indicators.
  private static let between = ["财政部门", "主管部门", "审核意见", "审核部门", "年度目标", "年度绩效目标", "偏差大", "自评结论"]

  private func closes(_ key: String) -> Bool { key.starts(withAnyOf: Self.closings) }

  private func namesProject(_ row: FormRow) -> Bool {
    guard let first = row.filled.first, vocabulary.field(row.cells[first].key) == .name,
      row.filled.count >= 2
    else { return false }
    return vocabulary.role(ofHeader: row.cells[row.filled[1]].key) == nil
      || vocabulary.field(row.cells[row.filled[1]].key) == nil && row.filled.count <= 4
  }

  private func canStart(_ row: FormRow, _ table: Int) -> Bool {
    if tablesWithHeader.contains(table), row.filled.count > 1 { return true }
    return title != nil
      && row.filled.contains { vocabulary.field(row.cells[$0].key) != nil }
  }

  private mutating func start(_ row: FormRow) {
    open = OpenForm(
      fields: FormFields(document: document, vocabulary: vocabulary), title: title, row: row)
    title = nil
  }

  private mutating func finish() {
    if let project = open?.project(document: document, vocabulary: vocabulary) {
      projects.append(project)
    }
    open = nil
  }
}
