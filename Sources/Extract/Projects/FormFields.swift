internal import Disclosure

/// A cell of a form's upper part: what it labels, or a value.
enum FormToken {
  case label(FormVocabulary.Field, column: Int)
  case value(column: Int)
  /// 其中：财政拨款：12.50 in one cell.
  case pair(FormVocabulary.Field, column: Int, Quantity)

  var column: Int {
    switch self {
    case .label(_, let column), .value(let column), .pair(_, let column, _): column
    }
  }
}

/// The upper part of a form: names, amounts, goals, key tasks. Fed row by row.
struct FormFields {
  typealias Field = FormVocabulary.Field

  struct Named {
    var text: String
    var span: Span
  }

  let document: Document
  let vocabulary: FormVocabulary
  private(set) var name: Named?
  private(set) var department: Named?
  private(set) var goals: [(span: Span, isOutcome: Bool)] = []
  private(set) var years: [Int] = []
  private(set) var emptyFields: [Span] = []
  /// 总金额 beside a filled 当年度金额, or the other way round: labels of those left blank.
  private(set) var emptyAmounts: [Span] = []

  var amounts: FormAmounts
  private(set) var tasks: FormTasks

  /// Columns under which goal texts stand, until a row of labels comes.
  private var goalColumns: [(column: Int, isOutcome: Bool)] = []

  init(document: Document, vocabulary: FormVocabulary) {
    self.document = document
    self.vocabulary = vocabulary
    amounts = FormAmounts(text: document.text)
    tasks = FormTasks(vocabulary: vocabulary)
  }

  mutating func read(_ row: FormRow) {
    if tasks.open(row) {
      for column in row.filled { amounts.noteUnit(row.cells[column].key) }
      goalColumns = []
      return
    }
    let tokens = tokens(of: row)
    if tasks.isOpen, tasks.read(row, tokens, amounts) { return }
    let hasLabel = tokens.contains { if case .value = $0 { false } else { true } }
    guard hasLabel else {
      if amounts.readRow(row, tokens) { return }
      // 当年预算情况（万元）: a label of the template that only says the unit.
      if row.filled.count == 1 { amounts.noteUnit(row.cells[row.filled[0]].key) }
      readGoals(row)
      return
    }
    if amounts.readHeader(row, tokens) || amounts.readRow(row, tokens) { return }
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
  private func tokens(of row: FormRow) -> [FormToken] {
    row.filled.filter { !row.cells[$0].repeatsAbove }.map { column in
      let cell = row.cells[column]
      if let field = vocabulary.field(cell.key) ?? fieldOfYear(cell.key) { return .label(field, column: column) }
      return pair(cell, column) ?? .value(column: column)
    }
  }

  /// 2025年预算（万元） in a budget of 2025 is 年度预算; 2024年预算 beside it is not.
  private func fieldOfYear(_ key: String) -> Field? {
    guard let year = document.year, key.hasPrefix("\(year)年") else { return nil }
    let rest = key.dropFirst(5)
    let field = vocabulary.field("年度" + (rest.hasPrefix("度") ? rest.dropFirst() : rest))
    return field == .yearAmount || field == .goal ? field : nil
  }

  private func pair(_ cell: FormRow.Cell, _ column: Int) -> FormToken? {
    guard cell.text.utf8.count <= 90, let colon = lastColon(cell) else { return nil }
    let label = FormText.key(
      String(decoding: document.text[cell.span.start..<colon.start], as: UTF8.self))
    let rest = Span(colon.end, cell.span.end)
    guard !rest.isEmpty, let field = vocabulary.field(label),
      let amount = QuantityScanner.cell(document.text, trimmed(rest), unit: amounts.unit)
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

  private mutating func readPairs(_ row: FormRow, _ tokens: [FormToken]) {
    var waiting: (field: Field, column: Int)?
    var hasValue = false
    var openGoals: [(column: Int, isOutcome: Bool)] = []
    var amountLabels: [AmountLabel] = []
    amounts.readSide(row, tokens)
    func close(_ fields: inout FormFields) {
      guard let (field, column) = waiting else { return }
      if field == .termAmount || field == .yearAmount { amountLabels.append((field, column, hasValue)) }
      guard !hasValue else { return }
      if field == .authority || field == .name, fields.isBlank(row, after: column) {
        fields.emptyFields.append(row.cells[column].span)
      }
      if field == .goal || field == .outcome { openGoals.append((column, field == .outcome)) }
    }
    for token in tokens {
      switch token {
      case .label(let field, let column):
        close(&self)
        amounts.noteUnit(row.cells[column].key)
        waiting = (field, column)
        hasValue = false
      case .value(let column):
        guard let (field, labelColumn) = waiting else {
          amounts.noteUnit(row.cells[column].key)
          continue
        }
        take(field, row, label: labelColumn, value: column, isFirst: !hasValue)
        hasValue = true
      case .pair(let field, let column, let amount):
        close(&self)
        waiting = nil
        amounts.take(field, amount, label: row.cells[column], column: column)
      }
    }
    close(&self)
    goalColumns = openGoals
    noteEmptyAmount(row, amountLabels)
  }

  private typealias AmountLabel = (field: Field, column: Int, hasValue: Bool)

  /// A label in front of the others, such as 预算金额, may name the row and have no cell of its own.
  private mutating func noteEmptyAmount(_ row: FormRow, _ labels: [AmountLabel]) {
    let blanks = labels.filter { label in
      let mayHeadRow =
        label.column == row.filled.first && (label.field == .yearAmount || !isBlank(row, after: label.column))
      return !label.hasValue && !mayHeadRow && !labels.contains { $0.hasValue && $0.field == label.field }
    }
    guard blanks.count == 1, labels.contains(where: \.hasValue) else { return }
    emptyAmounts.append(row.cells[blanks[0].column].span)
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
    case .yearAmount where isFirst, .termAmount where isFirst, .initialAmount where isFirst,
      .executed where isFirst, .fund where isFirst:
      if let amount = amounts.amount(cell) {
        amounts.take(field, amount, label: row.cells[label], column: label)
      }
    case .moneyColumn where isFirst: amounts.takeWeight(cell, label: row.cells[label])
    case .years:
      if let year = Int(cell.key.prefix(4)), (1990...2100).contains(year) { years.append(year) }
    default: break
    }
  }

  private mutating func readGoals(_ row: FormRow) {
    guard !goalColumns.isEmpty else { return }
    for column in row.filled where row.cells[column].text.utf8.count > 3 {
      let nearest = goalColumns.last { $0.column <= column } ?? goalColumns[0]
      goals.append((row.cells[column].span, nearest.isOutcome))
    }
  }
}
