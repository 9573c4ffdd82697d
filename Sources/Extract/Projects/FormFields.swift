internal import Disclosure

/// The upper part of a form: names, amounts, goals, key tasks. Fed row by row.
struct FormFields {
  typealias Field = FormVocabulary.Field

  struct Named {
    var text: String
    var span: Span
  }

  let document: Document
  let vocabulary: FormVocabulary
  /// Unit of the table at hand, for amounts that print none.
  var tableUnit: Unit?

  private(set) var name: Named?
  private(set) var department: Named?
  private(set) var budget: Quantity?
  private(set) var totalBudget: Quantity?
  private(set) var initialBudget: Quantity?
  private(set) var executed: Quantity?
  private(set) var funds: [Project.Fund] = []
  private(set) var execution: Project.Execution?
  private(set) var goals: [(span: Span, isOutcome: Bool)] = []
  private(set) var tasks: [Project.Task] = []
  private(set) var taskTotal: Quantity?
  private(set) var years: [Int] = []
  private(set) var emptyFields: [Span] = []

  /// Unit printed in a label such as 项目资金（万元）: holds until another label prints one.
  private var labelUnit: Unit?
  /// Columns of 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分.
  private var moneyColumns: [(column: Int, field: Field, key: String)] = []
  /// Columns under which goal texts stand, until a row of labels comes.
  private var goalColumns: [(column: Int, isOutcome: Bool)] = []
  /// Column from which on amounts are executed rather than budgeted.
  private var executedColumn: Int?
  private var isInTasks = false

  init(document: Document, vocabulary: FormVocabulary) {
    self.document = document
    self.vocabulary = vocabulary
  }

  var isEmpty: Bool {
    name == nil && department == nil && funds.isEmpty && tasks.isEmpty && budget == nil
  }

  private enum Token {
    case label(Field, column: Int)
    case value(column: Int)
    /// 其中：财政拨款：12.50 in one cell.
    case pair(Field, column: Int, Quantity)
  }

  mutating func read(_ row: FormRow) {
    if startTasks(row) { return }
    let tokens = tokens(of: row)
    let labels = tokens.filter { if case .value = $0 { false } else { true } }.count
    if isInTasks, !endsTasks(row, tokens) {
      readTask(row)
      return
    }
    isInTasks = false
    if labels == 0 {
      // 当年预算情况（万元）: a label of the template that only says the unit.
      if row.filled.count == 1 { noteUnit(row.cells[row.filled[0]].key) }
      readGoals(row)
      return
    }
    if isMoneyHeader(tokens) {
      setMoneyColumns(row, tokens)
      return
    }
    if readMoneyRow(row, tokens) { return }
    readPairs(row, tokens)
  }

  /// A loose line between the rows: the text of a goal whose label stood alone above it.
  mutating func readLoose(_ row: FormRow) {
    guard let cell = row.cells.first, let goal = goalColumns.first, cell.text.utf8.count > 12
    else { return }
    goals.append((cell.span, goal.isOutcome))
  }

  /// The goal a table of many projects prints beside the project.
  mutating func addGoal(_ span: Span) { goals.append((span, false)) }

  // MARK: Rows of labels and values

  /// Cells merged in from the row above were read there.
  private func tokens(of row: FormRow) -> [Token] {
    row.filled.filter { !row.cells[$0].repeatsAbove }.map { column in
      let cell = row.cells[column]
      if let field = vocabulary.field(cell.key) { return .label(field, column: column) }
      return pair(cell, column) ?? .value(column: column)
    }
  }

  private func pair(_ cell: FormRow.Cell, _ column: Int) -> Token? {
    guard cell.text.utf8.count <= 90, let colon = lastColon(cell) else { return nil }
    let label = FormText.key(
      String(decoding: document.text[cell.span.start..<colon.start], as: UTF8.self))
    let rest = Span(colon.end, cell.span.end)
    guard !rest.isEmpty, let field = vocabulary.field(label),
      let amount = QuantityScanner.cell(document.text, trimmed(rest), unit: labelUnit ?? tableUnit)
    else { return nil }
    return .pair(field, column: column, amount)
  }

  private func lastColon(_ cell: FormRow.Cell) -> Span? {
    let text = document.text
    var index = cell.span.end - 1
    while index > cell.span.start {
      if text[index] == UInt8(ascii: ":") { return Span(index, index + 1) }
      if index >= cell.span.start + 2, text[(index - 2)...index].elementsEqual("：".utf8) {
        return Span(index - 2, index + 1)
      }
      index -= 1
    }
    return nil
  }

  private func trimmed(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, document.text[start] == 0x20 { start += 1 }
    while end > start, document.text[end - 1] == 0x20 { end -= 1 }
    return Span(start, end)
  }

  private mutating func readPairs(_ row: FormRow, _ tokens: [Token]) {
    var waiting: (field: Field, column: Int)?
    var hasValue = false
    var openGoals: [(column: Int, isOutcome: Bool)] = []
    func close(_ fields: inout FormFields) {
      guard let (field, column) = waiting, !hasValue else { return }
      if field == .authority || field == .name, fields.isBlank(row, after: column) {
        fields.emptyFields.append(row.cells[column].span)
      }
      if field == .goal || field == .outcome { openGoals.append((column, field == .outcome)) }
    }
    for token in tokens {
      switch token {
      case .label(let field, let column):
        close(&self)
        noteUnit(row.cells[column].key)
        waiting = (field, column)
        hasValue = false
      case .value(let column):
        guard let (field, labelColumn) = waiting else {
          noteUnit(row.cells[column].key)
          continue
        }
        take(field, row, label: labelColumn, value: column, isFirst: !hasValue)
        hasValue = true
      case .pair(let field, let column, let amount):
        close(&self)
        waiting = nil
        take(field, amount, row, label: column)
      }
    }
    close(&self)
    goalColumns = openGoals
  }

  /// The cell right of a label is there and holds nothing.
  private func isBlank(_ row: FormRow, after column: Int) -> Bool {
    var next = column + 1
    while row.cells.indices.contains(next), row.cells[next].repeatsLeft { next += 1 }
    return row.cells.indices.contains(next) && row.cells[next].isEmpty
  }

  private mutating func take(
    _ field: Field, _ row: FormRow, label: Int, value: Int, isFirst: Bool
  ) {
    let cell = row.cells[value]
    switch field {
    case .goal, .outcome:
      goals.append((cell.span, field == .outcome))
    case .name where isFirst && name == nil:
      name = Named(text: cell.text, span: cell.span)
    case .department where isFirst && department == nil:
      department = Named(text: cell.text, span: cell.span)
    case .yearAmount where isFirst:
      if budget == nil { budget = amount(cell) }
    case .termAmount where isFirst:
      if totalBudget == nil { totalBudget = amount(cell) }
    case .initialAmount where isFirst:
      if initialBudget == nil { initialBudget = amount(cell) }
    case .executed where isFirst:
      if executed == nil { executed = amount(cell) }
      if executedColumn == nil { executedColumn = label }
    case .fund where isFirst:
      guard let amount = amount(cell) else { return }
      let side: Project.Fund.Side =
        executedColumn.map { label >= $0 } ?? false ? .executed : .budget
      funds.append(fund(row.cells[label], amount, side))
    case .years:
      if let year = Int(cell.key.prefix(4)), (1990...2100).contains(year) { years.append(year) }
    default: break
    }
  }

  private mutating func take(_ field: Field, _ amount: Quantity, _ row: FormRow, label: Int) {
    switch field {
    case .yearAmount: if budget == nil { budget = amount }
    case .termAmount: if totalBudget == nil { totalBudget = amount }
    case .initialAmount: if initialBudget == nil { initialBudget = amount }
    case .executed: if executed == nil { executed = amount }
    case .fund:
      let side: Project.Fund.Side =
        executedColumn.map { label >= $0 } ?? false ? .executed : .budget
      funds.append(fund(row.cells[label], amount, side))
    default: break
    }
  }

  private func fund(
    _ label: FormRow.Cell, _ amount: Quantity, _ side: Project.Fund.Side
  ) -> Project.Fund {
    var name = FormText.withoutMarker(FormText.withoutBracket(label.key))
    if let colon = name.firstOffset(of: ":"), colon > 0 {
      name = String(decoding: name.utf8.prefix(colon), as: UTF8.self)
    }
    return Project.Fund(label: name, labelSpan: label.span, amount: amount, side: side)
  }

  private mutating func noteUnit(_ key: String) {
    guard let bracket = FormText.bracket(key),
      let unit = UnitReader.unit(named: bracket), unit.dimension == .money
    else { return }
    labelUnit = unit
  }

  private func amount(_ cell: FormRow.Cell) -> Quantity? {
    guard cell.text.utf8.count <= 40 else { return nil }
    return QuantityScanner.cell(document.text, cell.span, unit: labelUnit ?? tableUnit)
  }

  // MARK: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分

  private func isMoneyHeader(_ tokens: [Token]) -> Bool {
    var amounts = 0
    for (index, token) in tokens.enumerated() {
      guard case .label(let field, _) = token else {
        // 年度预算申请（万元） in front of the headers.
        if index == 0, case .value = token { continue }
        return false
      }
      if [.yearAmount, .initialAmount, .executed, .moneyColumn].contains(field) { amounts += 1 }
    }
    return amounts >= 2
  }

  private mutating func setMoneyColumns(_ row: FormRow, _ tokens: [Token]) {
    moneyColumns = []
    for case .value(let column) in tokens { noteUnit(row.cells[column].key) }
    for case .label(let field, let column) in tokens {
      noteUnit(row.cells[column].key)
      if [.yearAmount, .initialAmount, .executed, .moneyColumn].contains(field) {
        moneyColumns.append((column, field, FormText.withoutBracket(row.cells[column].key)))
      }
    }
  }

  /// A row under the money header: the total of the year, or one source of it.
  private mutating func readMoneyRow(_ row: FormRow, _ tokens: [Token]) -> Bool {
    guard !moneyColumns.isEmpty else { return false }
    var label: (field: Field, column: Int)?
    var values: [Int] = []
    for token in tokens {
      switch token {
      case .label(let field, let column):
        guard values.isEmpty else { return false }
        label = (field, column)
      case .value(let column):
        // What stands left of the label belongs to the block, not to this row.
        if label == nil { noteUnit(row.cells[column].key) } else { values.append(column) }
      case .pair: return false
      }
    }
    guard let label, [.yearAmount, .termAmount, .fund, .other].contains(label.field),
      !values.isEmpty
    else { return false }
    let isAligned = values.allSatisfy { column in moneyColumns.contains { $0.column == column } }
    guard isAligned || values.count == moneyColumns.count else { return false }
    var readExecution = Project.Execution(weight: nil, rate: nil, score: nil)
    for (index, header) in moneyColumns.enumerated() {
      let column = isAligned ? header.column : values[index]
      guard row.cells.indices.contains(column), !row.cells[column].isEmpty else { continue }
      let cell = row.cells[column]
      if header.field == .moneyColumn {
        let plain = QuantityScanner.cell(document.text, cell.span, unit: nil)
        if header.key.holds("率") {
          readExecution.rate = QuantityScanner.cell(document.text, cell.span, unit: .percent)
        } else if header.key.holds("得分") {
          readExecution.score = plain
        } else {
          readExecution.weight = plain
        }
        continue
      }
      guard let amount = amount(cell) else { continue }
      if label.field == .fund {
        let side: Project.Fund.Side = header.field == .executed ? .executed : .budget
        if header.field != .initialAmount {
          funds.append(fund(row.cells[label.column], amount, side))
        }
      } else {
        switch header.field {
        case .initialAmount: if initialBudget == nil { initialBudget = amount }
        case .executed: if executed == nil { executed = amount }
        default: if budget == nil { budget = amount }
        }
      }
    }
    if label.field != .fund, execution == nil,
      readExecution.rate != nil || readExecution.score != nil
    {
      execution = readExecution
    }
    return true
  }

  // MARK: Goals and tasks

  private mutating func readGoals(_ row: FormRow) {
    guard !goalColumns.isEmpty else { return }
    for column in row.filled where row.cells[column].text.utf8.count > 3 {
      let nearest = goalColumns.last { $0.column <= column } ?? goalColumns[0]
      goals.append((row.cells[column].span, nearest.isOutcome))
    }
  }

  private mutating func startTasks(_ row: FormRow) -> Bool {
    let keys = row.filled.map { FormText.withoutBracket(row.cells[$0].key) }
    guard keys.count >= 2, keys.contains(where: vocabulary.taskHeaders.contains) else {
      return false
    }
    for column in row.filled { noteUnit(row.cells[column].key) }
    isInTasks = true
    goalColumns = []
    return true
  }

  private func endsTasks(_ row: FormRow, _ tokens: [Token]) -> Bool {
    for case .label(let field, _) in tokens where field != .other && field != .fund {
      // 总额 | 财政拨款 under the task header is a second header row; any other label ends the list.
      if field != .yearAmount { return true }
    }
    return false
  }

  private mutating func readTask(_ row: FormRow) {
    let columns = row.filled.filter { vocabulary.field(row.cells[$0].key) == nil }
    guard let first = columns.first else { return }
    let label = row.cells[first]
    let money = columns.dropFirst().compactMap { amount(row.cells[$0]) }.first
    if vocabulary.taskTotals.contains(FormText.withoutBracket(label.key)) {
      taskTotal = taskTotal ?? money
      return
    }
    let key = Self.withoutTaskNumber(label.key)
    guard !key.isEmpty, columns.count > 1 else { return }
    tasks.append(Project.Task(name: key, nameSpan: label.span, amount: money, span: row.span))
  }

  /// 任务1：科技活动 → 科技活动.
  static func withoutTaskNumber(_ key: String) -> String {
    var text = key
    if text.hasPrefix("任务") {
      let rest = text.dropFirst(2).drop { "0123456789一二三四五六七八九十:、.".contains($0) }
      if !rest.isEmpty { text = String(rest) }
    }
    return FormText.withoutMarker(text)
  }
}
