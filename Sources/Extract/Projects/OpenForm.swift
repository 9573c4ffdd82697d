internal import Disclosure

/// A form that is being read.
struct OpenForm {
  struct Title {
    var text: String
    var span: Span
  }

  var fields: FormFields
  /// One for each header row met; the last one is being read.
  var blocks: [FormIndicators] = []
  /// Name of a project that is one of many in a table.
  var listedName: FormFields.Named?
  var title: Title?
  var section: Int
  var span: Span
  var tables: [Int] = []
  /// Notes under the indicators have begun.
  var isClosed = false

  init(
    fields: FormFields, title: Title?, row: FormRow
  ) {
    self.fields = fields
    self.title = title
    section = row.section
    span = row.span
  }

  var hasIndicators: Bool { blocks.contains { !$0.indicators.isEmpty || !$0.blankLevels.isEmpty } }

  mutating func note(_ row: FormRow) {
    span = span.union(row.span)
    if case .table(let index, _) = row.source, tables.last != index { tables.append(index) }
  }

  /// The project read, or `nil` when what was opened turned out to be no form.
  mutating func project(document: Document, vocabulary: FormVocabulary) -> Project? {
    for index in blocks.indices { blocks[index].finish() }
    let indicators = blocks.flatMap(\.indicators)
    let blanks = blocks.flatMap(\.blankLevels)
    guard
      !indicators.isEmpty || !blanks.isEmpty || fields.name != nil && fields.amounts.budget != nil
        || !fields.tasks.tasks.isEmpty
        || title != nil && fields.department != nil && fields.amounts.budget != nil && !fields.amounts.funds.isEmpty
    else { return nil }
    let titleText = title?.text ?? ""
    let titleName = Self.name(fromTitle: titleText, vocabulary)
    // A project has no 基本支出: only a department divides its spending so.
    let splitsSpending = ["基本支出", "项目支出"].allSatisfy { kind in fields.amounts.funds.contains { $0.label == kind } }
    let isWhole =
      fields.name == nil && listedName == nil
      && (vocabulary.isWhole(titleText) || fields.department != nil && titleName.isEmpty || splitsSpending)
    let named =
      listedName ?? fields.name
      ?? (isWhole ? fields.department : nil)
      ?? title.map { FormFields.Named(text: titleName, span: $0.span) }
    let fallback = isWhole && fields.department == nil ? document.entity ?? "" : ""
    var project = Project(
      name: fallback.isEmpty ? FormText.key(named?.text ?? "") : fallback,
      nameSpan: named?.span ?? span,
      isWholeDepartment: isWhole, budget: fields.amounts.budget,
      totalBudget: fields.amounts.totalBudget,
      executed: fields.amounts.executed, goals: fields.goals.map(\.span), indicators: indicators,
      emptyFields: fields.emptyFields, tables: tables, section: section, span: span)
    project.nameIsFromTitle = listedName == nil && fields.name == nil && !isWhole
    project.emptyAmounts = fields.emptyAmounts
    project.initialBudget = fields.amounts.initialBudget
    project.funds = fields.amounts.funds
    project.sourceRows = fields.amounts.sourceRows
    project.tasks = fields.tasks.tasks
    project.taskTotal = fields.tasks.total
    project.execution = fields.amounts.execution
    project.total = blocks.lazy.compactMap(\.total).first
    project.firstYear = fields.years.first
    project.lastYear = fields.years.count > 1 ? fields.years[1] : nil
    project.blankLevels = blanks
    project.headerSlips = blocks.compactMap(\.header.slip)
    project.unreadRows = blocks.flatMap(\.unreadRows)
    project.goalFigures = fields.goals.flatMap {
      GoalReader.figures(in: $0.span, isOutcome: $0.isOutcome, document: document)
    }
    for span in fields.tasks.texts {
      for var figure in GoalReader.figures(in: span, isOutcome: false, document: document) {
        figure.isTask = true
        project.goalFigures.append(figure)
      }
    }
    return project
  }

  /// The project's name in 车辆保险费绩效目标表; empty when the title is only the form's.
  static func name(fromTitle title: String, _ vocabulary: FormVocabulary) -> String {
    var name = FormText.withoutMarker(FormText.key(title))
    if name.hasSuffix(")") { name = FormText.withoutBracket(name) }
    guard let ending = vocabulary.titleEndings.first(where: { name.hasSuffix($0) }) else {
      return ""
    }
    name.removeLast(ending.count)
    let digits = name.utf8.prefix { $0 &- 0x30 < 10 }.count
    if digits == 4, name.dropFirst(4).hasPrefix("年") {
      let rest = name.dropFirst(5)
      let bare = rest.hasPrefix("度") ? rest.dropFirst() : rest
      // 2018年高企认定市级资金: the year belongs to the project unless nothing is left without it.
      if bare.unicodeScalars.count < 3 { name = String(bare) }
    }
    return name.unicodeScalars.count < 3 ? "" : name
  }
}
