internal import Disclosure

/// The indicator rows of one form under one header. Fed row by row.
struct FormIndicators {
  typealias Role = FormVocabulary.Role

  private(set) var indicators: [Indicator] = []
  private(set) var blankLevels: [Project.BlankLevel] = []
  private(set) var unreadRows: [Span] = []
  private(set) var total: Project.Total?

  private(set) var header: IndicatorHeader
  private let document: Document
  private let vocabulary: FormVocabulary
  private var alignment: IndicatorAlignment
  private var level1 = ""
  private var level2 = ""
  private var level2Span: Span?
  /// Pieces of a row that blank lines inside its cells have cut.
  private var pieces: [FormRow] = []

  init(header: IndicatorHeader, document: Document, vocabulary: FormVocabulary) {
    self.header = header
    self.document = document
    self.vocabulary = vocabulary
    alignment = IndicatorAlignment(header: header, vocabulary: vocabulary)
    level2 = header.ownLevel2(vocabulary)
  }

  /// Reads an indicator row, a blank level or the total; anything else is counted as unread.
  mutating func read(_ row: FormRow) {
    if indicators.isEmpty, let parted = header.parted(by: row) {
      header = parted
      alignment = IndicatorAlignment(header: parted, vocabulary: vocabulary)
    }
    if join(row) { return }
    readWhole(row)
  }

  /// No more rows will come.
  mutating func finish() {
    let waiting = pieces
    pieces = []
    for piece in waiting { readWhole(piece) }
  }

  /// Puts pieces of a row together until they fill it; false when the row stands for itself.
  private mutating func join(_ row: FormRow) -> Bool {
    guard !pieces.isEmpty || alignment.isShort(row) else { return false }
    let joined = FormRow(
      source: row.source,
      cells: (pieces + [row]).flatMap { piece in piece.filled.map { piece.cells[$0] } },
      section: row.section)
    let parts = alignment.parts(of: joined)
    let expected = header.following.count
    let starts = pieces.isEmpty || alignment.parts(of: row).levels.isEmpty || parts.rest.isEmpty
    if starts, parts.rest.count < expected, parts.levels.count <= 2, pieces.count < 6 {
      pieces.append(row)
      return true
    }
    if starts, !pieces.isEmpty, let placed = alignment.placeInOrder(joined) {
      pieces = []
      take(joined, placed)
      return true
    }
    finish()
    return false
  }

  private mutating func readWhole(_ row: FormRow) {
    if readTotal(row) || isBelowTotal(row) { return }
    guard let placed = alignment.place(row) else {
      unreadRows.append(row.span)
      return
    }
    take(row, placed)
  }

  /// 存在问题 户外演出受天气影响: words without a figure under the total are no indicator.
  private func isBelowTotal(_ row: FormRow) -> Bool {
    total != nil && row.filled.count <= 2
      && row.filled.allSatisfy { row.cells[$0].key.utf8.allSatisfy { !(0x30...0x39).contains($0) } }
  }

  private mutating func take(_ row: FormRow, _ placed: IndicatorAlignment.Placed) {
    if let column = placed.level1 {
      let key = FormText.withoutBracket(row.cells[column].key)
      if key != level1 {
        level1 = key
        level2 = header.ownLevel2(vocabulary)
        level2Span = nil
      }
    }
    if let column = placed.level2 {
      level2 = FormText.withoutBracket(row.cells[column].key)
      level2Span = row.cells[column].span
    }
    guard let name = placed.name else {
      let label = placed.level2 ?? placed.level1
      blankLevels.append(
        Project.BlankLevel(
          level1: level1, level2: level2, span: label.map { row.cells[$0].span } ?? row.span))
      return
    }
    append(row, placed, name)
  }

  private mutating func append(_ row: FormRow, _ placed: IndicatorAlignment.Placed, _ name: Int) {
    func cell(_ role: Role) -> FormRow.Cell? {
      placed.columns(role).lazy.compactMap { column in
        row.cells.indices.contains(column) && !row.cells[column].repeatsLeft
          ? row.cells[column] : nil
      }.first
    }
    let reader = IndicatorValueReader(document: document)
    let context = IndicatorValueReader.Context(
      sign: cell(.sign)?.text ?? "", unit: cell(.unit)?.text ?? "")
    let targets = placed.columns(.target).map { column in
      let cell = row.cells.indices.contains(column) ? row.cells[column] : nil
      guard let cell, !cell.repeatsLeft else {
        return IndicatorValue(span: Span(row.span.end, row.span.end), text: "", content: .empty)
      }
      var value = reader.value(text: cell.text, span: cell.span, context: context)
      value.coverage = coverage(of: column, placed)
      return value
    }
    let actual = cell(.actual).map {
      reader.value(
        text: $0.text, span: $0.span,
        context: IndicatorValueReader.Context(unit: cell(.unit)?.text ?? ""))
    }
    func number(_ role: Role, unit: Unit?) -> Quantity? {
      cell(role).flatMap { QuantityScanner.cell(document.text, $0.span, unit: unit) }
    }
    let label = row.cells[name]
    var (plainName, nameUnit) = Self.splitUnit(label.text)
    var weight = number(.weight, unit: nil)
    if weight == nil, header.columns(.weight).isEmpty, plainName.ends(with: "分)"),
      let points = FormAmounts.points(in: label.span, document.text)
    {
      // 新增床位（10分）
      weight = points
      plainName = FormText.withoutBracket(plainName)
    }
    let description = cell(.description)
    var indicator = Indicator(
      level1: level1, level2: level2, name: plainName, nameSpan: label.span, nameUnit: nameUnit,
      description: description?.text ?? "",
      descriptionSpan: description.flatMap { $0.isEmpty ? nil : $0.span }, targets: targets,
      actual: actual, completionRate: number(.rate, unit: .percent),
      weight: weight, score: number(.score, unit: nil), span: row.span)
    indicator.descriptionFigures =
      indicator.descriptionSpan.map { span in
        GoalReader.figures(in: span, isOutcome: false, document: document).map(\.quantity)
      } ?? []
    indicator.standardSpan = cell(.standard).flatMap { $0.isEmpty ? nil : $0.span }
    indicator.isExplained = cell(.reason).map { $0.text.unicodeScalars.count >= 4 } ?? false
    indicator.isRealigned = placed.isRealigned
    indicator.level2Span = level2Span
    indicators.append(indicator)
  }

  /// What the header over a target says of its time.
  private func coverage(
    of column: Int, _ placed: IndicatorAlignment.Placed
  ) -> IndicatorValue.Coverage {
    let order = placed.columns(.target)
    let headers = header.columns(.target)
    guard order.count == headers.count, let index = order.firstIndex(of: column),
      let key = header.keys[headers[index]]
    else { return .unknown }
    if key.holds(anyOf: ["周期", "中期", "实施期", "长期"]) { return .term }
    return key.holds(anyOf: ["年度", "当年", "本年"]) ? .year : .unknown
  }

  /// 满意度（%） → 满意度 and %; brackets that hold no unit stay in the name.
  static func splitUnit(_ text: String) -> (name: String, unit: String?) {
    let key = FormText.key(text)
    guard let bracket = FormText.bracket(key), !bracket.isEmpty, bracket.utf8.count <= 18 else {
      return (key, nil)
    }
    let isUnit =
      UnitReader.unit(named: bracket) != nil || bracket == "％"
      || IndicatorValueReader.isChoice(bracket)
    return isUnit ? (FormText.withoutBracket(key), bracket) : (key, nil)
  }

  /// 总分 | 100 | 98.5
  private mutating func readTotal(_ row: FormRow) -> Bool {
    guard let first = row.filled.first else { return false }
    let label = row.cells[first]
    guard vocabulary.totals.contains(FormText.withoutFigures(label.key)) else { return false }
    // Loose text may leave 总分 100 98.27 in one cell.
    let within = QuantityScanner.scan(document.text, label.span).filter { $0.kind == .bare }.map {
      (first, $0.quantity)
    }
    let numbers =
      within
      + row.filled.dropFirst().compactMap { column in
        QuantityScanner.cell(document.text, row.cells[column].span, unit: nil).map { (column, $0) }
      }
    guard !numbers.isEmpty else {
      // 自评总分 100 98 read as one torn number: a total all the same.
      let isTorn = label.key != FormText.withoutFigures(label.key)
      if isTorn { unreadRows.append(row.span) }
      return isTorn
    }
    var result = Project.Total(weight: nil, score: nil, span: row.span)
    for (column, quantity) in numbers {
      if header.roles[column] == .weight { result.weight = quantity }
      if header.roles[column] == .score { result.score = quantity }
    }
    if result.weight == nil, result.score == nil, numbers.count == 2 {
      result.weight = numbers[0].1
      result.score = numbers[1].1
    } else if result.weight == nil, result.score == nil, numbers.count == 1 {
      result.score = numbers[0].1
    }
    total = total ?? result
    return true
  }
}
