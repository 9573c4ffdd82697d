internal import Disclosure

/// The money of a form: amounts beside their labels, and the grid of budget, execution and score. Fed by `FormFields`.
struct FormAmounts {
  typealias Field = FormVocabulary.Field

  private(set) var budget: Quantity?
  private(set) var totalBudget: Quantity?
  private(set) var initialBudget: Quantity?
  private(set) var executed: Quantity?
  private(set) var funds: [Project.Fund] = []
  private(set) var sourceRows: [Project.SourceRow] = []
  /// What the grid says of the execution, or the weight that a label alone gives it.
  var execution: Project.Execution? {
    executionRow ?? labelled.map { Project.Execution(weight: $0, rate: nil, score: nil) }
  }
  /// Unit of the table at hand, for amounts that print none.
  var tableUnit: Unit?

  private let text: [UInt8]
  /// Unit printed in a label such as 项目资金（万元）: holds until another label prints one.
  private var labelUnit: Unit?
  /// Columns of 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分.
  private var columns: [(column: Int, field: Field, key: String)] = []
  /// 预算执行情况（20分）, 得分（20分×执行率）: the weight of the grid, where its header alone says it.
  private var headerWeight: Quantity?
  private var executionRow: Project.Execution?
  /// 预算执行率权重（%） | 10, in forms of targets.
  private var labelled: Quantity?
  /// Columns of 执行率 | 权重 | 得分 that stand right of a labelled amount: their figures are in the next row.
  private var sideColumns: [(column: Int, key: String)] = []
  /// Column from which on amounts are executed rather than budgeted.
  private var executedColumn: Int?
  /// Columns of the labels 实施期资金总额 and 年度资金总额: side by side, the sources under each are its own.
  private var termColumn: Int?
  private var yearColumn: Int?

  init(text: [UInt8]) { self.text = text }

  var unit: Unit? { labelUnit ?? tableUnit }

  mutating func noteUnit(_ key: String) {
    // 预算执行情况（万元）（20分）: the unit may stand before the points.
    for words in [key, FormText.withoutBracket(key)] {
      guard let bracket = FormText.bracket(words), let unit = UnitReader.unit(named: bracket), unit.dimension == .money
      else { continue }
      labelUnit = unit
      return
    }
  }

  func amount(_ cell: FormRow.Cell) -> Quantity? {
    guard cell.text.utf8.count <= 40 else { return nil }
    return QuantityScanner.cell(text, cell.span, unit: unit)
  }

  /// Takes an amount that stands beside its label. `column`: the label's.
  mutating func take(_ field: Field, _ amount: Quantity, label: FormRow.Cell, column: Int) {
    switch field {
    case .yearAmount where budget == nil:
      budget = amount
      yearColumn = column
    case .termAmount where totalBudget == nil:
      totalBudget = amount
      termColumn = column
    case .initialAmount: if initialBudget == nil { initialBudget = amount }
    case .executed:
      if executed == nil { executed = amount }
      if executedColumn == nil { executedColumn = column }
    case .fund:
      let isExecuted = executedColumn.map { column >= $0 } ?? false
      funds.append(fund(label, amount, isExecuted ? .executed : isOfTerm(column) ? .term : .budget))
    default: break
    }
  }

  private func isOfTerm(_ column: Int) -> Bool {
    guard let termColumn, let yearColumn, termColumn != yearColumn else { return false }
    return termColumn < yearColumn ? column < yearColumn : column >= termColumn
  }

  /// 其中：财政拨款：12.50 → 财政拨款
  private func fund(
    _ label: FormRow.Cell, _ amount: Quantity, _ side: Project.Fund.Side
  ) -> Project.Fund {
    var name = FormText.withoutMarker(FormText.withoutBracket(label.key))
    if let colon = name.firstOffset(of: ":"), colon > 0 {
      name = String(decoding: name.utf8.prefix(colon), as: UTF8.self)
    }
    if name.ends(with: "支出总额") { name.removeLast(2) }
    return Project.Fund(label: name, labelSpan: label.span, amount: amount, side: side)
  }

  // MARK: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分

  private static let headers: Set<Field> = [.yearAmount, .initialAmount, .executed, .moneyColumn]

  /// Reads the header of the grid; false when the row is none.
  mutating func readHeader(_ row: FormRow, _ tokens: [FormToken]) -> Bool {
    var found: [(column: Int, field: Field, key: String)] = []
    for (index, token) in tokens.enumerated() {
      switch token {
      case .label(let field, let column):
        guard Self.headers.contains(field) else { continue }
        found.append((column, field, FormText.withoutBracket(row.cells[column].key)))
      // 年度预算申请（万元） in front of the headers.
      case .value: guard index == 0 else { return false }
      case .pair: return false
      }
    }
    guard found.count >= 2 else { return false }
    for token in tokens { noteUnit(row.cells[token.column].key) }
    headerWeight = tokens.compactMap { Self.points(in: row.cells[$0.column].span, text) }.first
    columns = found
    return true
  }

  /// The points in brackets: 预算执行情况（20分）, 新增床位（10分）.
  static func points(in label: Span, _ text: [UInt8]) -> Quantity? {
    QuantityScanner.scan(text, label).lazy.map(\.quantity).first { quantity in
      quantity.unit?.symbol == "分" && text[..<quantity.span.start].last.map { $0 == 0x28 || $0 == 0x88 } ?? false
    }
  }

  /// Reads a row of the grid: the total of the year, or one source of it; false when the row is none.
  mutating func readRow(_ row: FormRow, _ tokens: [FormToken]) -> Bool {
    guard !columns.isEmpty else { return false }
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
    if label == nil, let source = unnamedSource(row, tokens) {
      label = (.fund, source)
      values = tokens.dropFirst().map(\.column)
    }
    guard let label, [.yearAmount, .termAmount, .fund, .other].contains(label.field),
      !values.isEmpty
    else { return false }
    let isAligned = values.allSatisfy { column in columns.contains { $0.column == column } }
    guard isAligned || values.count == columns.count else { return false }
    let cells = columns.enumerated().compactMap { index, header -> (Field, String, FormRow.Cell)? in
      let column = isAligned ? header.column : values[index]
      guard row.cells.indices.contains(column), !row.cells[column].isEmpty else { return nil }
      return (header.field, header.key, row.cells[column])
    }
    if label.field == .fund {
      takeSource(cells, row.cells[label.column])
    } else {
      takeTotal(cells)
    }
    return true
  }

  /// 其中：市补资金 | 20.00 | 20.00 | …: a row of the grid below its total, whatever its source is called.
  private func unnamedSource(_ row: FormRow, _ tokens: [FormToken]) -> Int? {
    guard executionRow != nil || budget != nil, tokens.count == columns.count + 1, let first = tokens.first,
      amount(row.cells[first.column]) == nil, row.cells[first.column].key.utf8.count <= 60,
      tokens.dropFirst().contains(where: { amount(row.cells[$0.column]) != nil })
    else { return nil }
    return first.column
  }

  private mutating func takeSource(
    _ cells: [(field: Field, key: String, cell: FormRow.Cell)], _ label: FormRow.Cell
  ) {
    var rate: Quantity?
    var sides: [Project.Fund.Side: Quantity] = [:]
    for (field, key, cell) in cells {
      if field == .moneyColumn, key.holds("率") {
        rate = QuantityScanner.cell(text, cell.span, unit: .percent)
      }
      guard let side = Self.sides[field], let amount = amount(cell) else { continue }
      sides[side] = amount
      funds.append(fund(label, amount, side))
    }
    if let rate, let budget = sides[.budget], let executed = sides[.executed] {
      sourceRows.append(
        Project.SourceRow(
          label: fund(label, budget, .budget).label, initial: sides[.initial], budget: budget, executed: executed,
          rate: rate))
    }
  }

  private static let sides: [Field: Project.Fund.Side] = [
    .initialAmount: .initial, .yearAmount: .budget, .executed: .executed,
  ]

  private mutating func takeTotal(_ cells: [(field: Field, key: String, cell: FormRow.Cell)]) {
    var row = Project.Execution(weight: nil, rate: nil, score: nil)
    for (field, key, cell) in cells {
      switch field {
      case .initialAmount: initialBudget = initialBudget ?? amount(cell)
      case .executed: executed = executed ?? amount(cell)
      case .yearAmount: budget = budget ?? amount(cell)
      case .moneyColumn: read(cell, under: key, into: &row)
      default: break
      }
    }
    row.weight = row.weight ?? headerWeight
    if executionRow == nil, row.rate != nil || row.score != nil { executionRow = row }
  }

  private func read(_ cell: FormRow.Cell, under key: String, into row: inout Project.Execution) {
    if key.ends(with: "得分") {
      row.score = QuantityScanner.cell(text, cell.span, unit: nil)
    } else if key.ends(with: "率") {
      row.rate = QuantityScanner.cell(text, cell.span, unit: .percent)
    } else {
      row.weight = QuantityScanner.cell(text, cell.span, unit: nil)
    }
  }

  // MARK: Points beside labelled amounts

  mutating func takeWeight(_ cell: FormRow.Cell, label: FormRow.Cell) {
    guard labelled == nil, label.key.holds("执行率"), label.key.holds(anyOf: ["权重", "分值"]) else { return }
    labelled = QuantityScanner.cell(text, cell.span, unit: nil)
  }

  /// 年初预算数 | 400 | 执行率 | 权重 | 得分 over 全年预算数 | 386 | 91.38% | 10 | 9.14.
  mutating func readSide(_ row: FormRow, _ tokens: [FormToken]) {
    let under = sideColumns
    sideColumns = []
    if !under.isEmpty, tokens.contains(where: { if case .label(.yearAmount, _) = $0 { true } else { false } }) {
      var found = Project.Execution(weight: nil, rate: nil, score: nil)
      for (column, key) in under where row.filled.contains(column) { read(row.cells[column], under: key, into: &found) }
      if executionRow == nil, found.rate != nil { executionRow = found }
      return
    }
    let labels = tokens.compactMap { token in
      if case .label(.moneyColumn, let column) = token { column } else { nil }
    }
    let figures = row.filled.filter { amount(row.cells[$0]) != nil }
    guard labels.count >= 2, let first = labels.first, let last = figures.last, last < first else { return }
    sideColumns = labels.map { ($0, FormText.withoutBracket(row.cells[$0].key)) }
  }
}
