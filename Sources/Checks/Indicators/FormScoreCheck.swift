package import Disclosure

/// Judges weights and scores of a self-evaluation.
///
/// What it compares (`test`): the sum of the weights with the printed total or with 100 (`weights`), and of those below a level with
/// the points its label has in brackets (`levels`); a score with its
/// weight (`above`); the sum of the scores with the printed total (`total`); the score of the execution rate with
/// weight × rate (`execution`); points taken off with the rule that says how many each problem costs (`deduction`); the score the
/// running text gives under the project's name, or in a list of scores in the order of the projects named before, with the printed total
/// of its form or with its row in a table of projects (`told`).
/// When it stays silent: where a weight or score is blank or unread, so that the sum is not known to be whole.
package struct FormScoreCheck: Check {
  package static let kind = "form-scores"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true,
      choices: ["weights", "levels", "above", "total", "execution", "deduction", "told"],
      help: "Which comparison is made."),
    ParameterSpec("problem-headers", help: "deduction: headers of columns that list problems."),
  ]

  let rule: Rule
  private let test: String
  private let problemHeaders: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    problemHeaders = rule.parameters["problem-headers"]?.strings ?? []
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    if test == "told" {
      let outcomes = told(reading)
      return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
    }
    let forms = reading.projects.filter { project in
      project.indicators.contains { $0.weight != nil || $0.score != nil }
    }
    guard !forms.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let problems = test == "deduction" ? problems(reading) : nil
    return forms.flatMap { project -> [Outcome] in
      switch test {
      case "weights": weights(project, reading)
      case "levels": levels(project, reading)
      case "above": above(project)
      case "total": total(project, reading)
      case "execution": execution(project)
      case "deduction": deductions(project, reading, problems)
      default: []
      }
    }
  }

  // MARK: Sums

  private func weights(_ project: Project, _ reading: Reading) -> [Outcome] {
    let weights = project.indicators.compactMap(\.weight)
    guard weights.count >= 3, weights.count == project.indicators.count,
      project.unreadRows.isEmpty
    else { return [] }
    let sum = weights.reduce(Rational.zero) { $0 + $1.value }
    let execution = project.execution?.weight
    let whole = sum + (execution?.value ?? .zero)
    let hundred = Rational(100)
    guard sum.isDefined, !sum.isZero else { return [] }
    let expected = project.total?.weight?.value ?? hundred
    if execution == nil, isLabelled(expected - sum, in: project, reading) { return [] }
    if let printed = project.total?.weight {
      // The 10 points of the execution rate may stand in a row that was not read.
      if [whole, sum, sum + Rational(10)].contains(printed.value) { return [] }
      return [.disagrees(weightFinding(project, weights, whole, printed.printed, printed.span))]
    }
    // 90 leaves 10 points for execution, 80 another 10 for cost; parts of one (0.2, 0.3) add up to 1.
    let allowed = [hundred, Rational(90), Rational(80), .one]
    if allowed.contains(whole) { return [] }
    // 预算执行率权重 on a form of targets is printed to complete the hundred; points scored apart may come on top of it.
    if allowed.contains(sum), project.execution.map({ $0.rate != nil || $0.score != nil }) ?? true { return [] }
    return [.disagrees(weightFinding(project, weights, whole, "100", project.anchor))]
  }

  /// 预算执行情况（20分） over a row that was not read: a label says that it has the points the indicators leave.
  private func isLabelled(_ points: Rational, in project: Project, _ reading: Reading) -> Bool {
    guard points.sign > 0 else { return false }
    let number = points.decimal(places: points.placesNeeded(atMost: 2))
    return reading.document.string(project.span).holds(anyOf: ["（\(number)分", "(\(number)分"])
  }

  private func weightFinding(
    _ project: Project, _ weights: [Quantity], _ sum: Rational, _ expected: String, _ span: Span
  ) -> Finding {
    let places = weights.map(\.numeral.decimals).max() ?? 0
    return Finding(
      rule: rule,
      values: [
        "project": project.label, "sum": sum.decimal(places: places), "expected": expected,
        "terms": weights.map(\.numeral.text).joined(separator: " + "),
      ],
      locations: [.init(role: .primary, span: span)]
        + weights.map { .init(role: .related, span: $0.span) })
  }

  private func above(_ project: Project) -> [Outcome] {
    project.indicators.compactMap { indicator in
      guard let weight = indicator.weight, let score = indicator.score, score.value > weight.value
      else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": indicator.name, "weight": weight.printed, "score": score.printed,
            "project": project.label,
          ],
          locations: [
            .init(role: .primary, span: score.span), .init(role: .related, span: weight.span),
          ]))
    }
  }

  private func total(_ project: Project, _ reading: Reading) -> [Outcome] {
    guard let printed = project.total?.score, project.unreadRows.isEmpty else { return [] }
    let scores = project.indicators.compactMap(\.score)
    // A blank or slashed score is a row that was not scored; a form with several is not judged.
    guard scores.count >= 3, project.indicators.count - scores.count <= 1 else { return [] }
    let sum = scores.reduce(Rational.zero) { $0 + $1.value }
    let execution = project.execution?.score?.value
    guard sum.isDefined else { return [] }
    let candidates = [sum] + (execution.map { [sum + $0] } ?? [])
    // Points are exact as printed; a total with fewer places than its parts was rounded.
    let decimals = scores.map(\.numeral.decimals).max() ?? 0
    let slack =
      printed.numeral.decimals < decimals
      ? printed.unitInLastPlace * Rational(1, over: 2) : Rational.zero
    if candidates.contains(where: { ($0 - printed.value).magnitude <= slack }) { return [] }
    // The row of the execution rate may not have been read: up to 10 points are then missing, or what its label says.
    let weights = project.indicators.compactMap(\.weight).reduce(Rational.zero) { $0 + $1.value }
    let open = (project.total?.weight?.value ?? Rational(100)) - weights
    if execution == nil, weights != Rational(100), printed.value > sum,
      printed.value - sum <= (isLabelled(open, in: project, reading) ? open : Rational(10))
    {
      return []
    }
    let places = (scores + [printed]).map(\.numeral.decimals).max() ?? 0
    let whole = candidates.last ?? sum
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "project": project.label, "total": printed.printed,
            "sum": whole.decimal(places: places),
            "terms": (scores + [project.execution?.score].compactMap(\.self)).map(\.numeral.text)
              .joined(separator: " + "),
          ],
          locations: [.init(role: .primary, span: printed.span)]
            + scores.map { .init(role: .related, span: $0.span) }))
    ]
  }

  private func execution(_ project: Project) -> [Outcome] {
    guard let row = project.execution, let weight = row.weight, let rate = row.rate,
      let score = row.score, rate.value <= Rational(100)
    else { return [] }
    let judgement = Judgement.of(
      claim: Operand(score.with(Self.points)), from: [Operand(rate)], nature: .amount
    ) { terms in
      .range(terms[0] * (weight.value / Rational(100)))
    }
    // Whole points are often given for a rounded rate: only a gap of more than a point is told.
    let expected = weight.value * rate.value / Rational(100)
    guard judgement.severity != nil, (expected - score.value).magnitude > Rational(1, over: 10)
    else { return [] }
    return [
      .disagrees(
        Finding(
          rule: rule,
          values: [
            "project": project.label, "score": score.printed, "weight": weight.printed,
            "rate": rate.printed, "expected": expected.decimal(places: 2),
          ],
          locations: [
            .init(role: .primary, span: score.span), .init(role: .related, span: rate.span),
            .init(role: .related, span: weight.span),
          ]))
    ]
  }

  private static let points = Unit(symbol: "", dimension: .measure)

  // MARK: Told in the text

  /// A project and the score its form totals, or the row of a table of projects gives it.
  private struct Scored {
    var name: String
    var label: String
    var score: Quantity
    /// Words one of which names it in the text.
    var words: [String]
  }

  private func told(_ reading: Reading) -> [Outcome] {
    let facts = reading.facts.filter {
      $0.isNarrative && $0.quantity.unit?.symbol == "分" && $0.quantity.hedge == nil && !isByOthers($0, reading)
    }
    let (scored, names) = scored(reading)
    let inOrder = listed(scored, facts, reading)
    return scored.flatMap { told($0, names, facts, reading) } + inOrder
  }

  private func scored(_ reading: Reading) -> (scored: [Scored], names: [String]) {
    let wholes = reading.projects.filter { $0.isWholeDepartment && $0.total?.score != nil }
    var names = reading.projects.map(\.name)
    let scored = reading.projects.compactMap { project -> Scored? in
      guard let total = project.total?.score, !project.nameIsFromTitle,
        // A total that its own form contradicts is the fault.
        self.total(project, reading).isEmpty
      else { return nil }
      let words = project.isWholeDepartment ? wholes.count == 1 ? Self.wholeWords : [] : [project.name]
      return Scored(name: project.name, label: project.label, score: total, words: words)
    }
    let listed = reading.document.tables.flatMap(rows).filter { row in !names.contains(row.name) }
    names += listed.map(\.name)
    return ((scored + listed).filter { one in names.count(where: { $0 == one.name }) == 1 }, names)
  }

  /// What the paragraph says before a score, where that is not far.
  private func words(before fact: Fact, _ reading: Reading) -> (words: String, block: Int)? {
    guard let block = fact.block, reading.document.blocks.indices.contains(block),
      case let start = reading.document.blocks[block].span.start, fact.span.start - start <= 600
    else { return nil }
    return (reading.document.string(Span(start, fact.span.start)), block)
  }

  /// 开展重点绩效评价，评价得分 93.6 分: what others gave is not what the form holds.
  private func isByOthers(_ fact: Fact, _ reading: Reading) -> Bool {
    guard let (words, _) = words(before: fact, reading) else { return false }
    let others = Self.otherEvaluators.compactMap { words.lastOffset(of: $0) }.max()
    return others.map { $0 > words.lastOffset(of: "自评") ?? -1 } ?? false
  }

  private static let otherEvaluators = ["重点绩效评价", "重点评价", "财政评价", "部门评价", "第三方", "抽查", "复核", "再评价", "专家"]
  private static let wholeWords = ["部门整体", "整体支出"]

  /// 项目名称 | … | 自评得分, without the points there are for each.
  private func rows(_ table: Table) -> [Scored] {
    guard let name = table.column(headedBy: ["项目名称"]),
      let score = table.column(headedBy: ["自评得分", "评价得分", "得分"]),
      !table.columns.contains(where: { $0.name.holds(anyOf: ["分值", "权重", "满分", "指标"]) })
    else { return [] }
    return (table.headerRowCount..<max(table.rowCount, table.headerRowCount)).compactMap { row in
      guard table[row, name].content == .text, !table[row, name].isContinuation, let points = table[row, score].quantity
      else { return nil }
      let words = table[row, name].text
      return Scored(name: words, label: words, score: points, words: [words])
    }
  }

  /// 甲项目 95.18 分: the words between the figure before and this one hold the project's whole name, and no longer one.
  private func told(_ scored: Scored, _ names: [String], _ facts: [Fact], _ reading: Reading) -> [Outcome] {
    guard scored.words.allSatisfy({ $0.unicodeScalars.count >= 4 }) else { return [] }
    let longer = names.filter { $0 != scored.name && $0.holds(anyOf: scored.words) }
    let told = facts.filter { fact in
      let words = reading.document.string(fact.labelSpan)
      if words.holds(anyOf: scored.words) {
        return !words.holds(anyOf: longer) && (scored.words == [scored.name] || words.holds("自评") && words.holds("得分"))
      }
      return scored.words == [scored.name] && words.holds("得分") && !words.holds("平均")
        && isOnlyProject(scored.name, before: fact, names, facts, reading)
    }
    return told.compactMap { finding($0, scored) }
  }

  private func finding(_ fact: Fact, _ scored: Scored) -> Outcome? {
    guard !fact.quantity.isPrinted(as: scored.score) else { return nil }
    return .disagrees(
      Finding(
        rule: rule,
        values: ["project": scored.label, "told": fact.quantity.printed, "total": scored.score.numeral.text],
        locations: [
          .init(role: .primary, span: fact.quantity.extent), .init(role: .related, span: scored.score.span),
        ]))
  }

  /// 甲项目…、乙项目…。得分分别为 99.87 分、97.55 分: as many scores as projects are named before, in their order.
  private func listed(_ scored: [Scored], _ facts: [Fact], _ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    for (index, first) in facts.enumerated() {
      guard let block = first.block, reading.document.blocks.indices.contains(block),
        case let before = reading.document.string(Span(reading.document.blocks[block].span.start, first.span.start)),
        before.ends(withAnyOf: ["得分分别为", "得分分别是", "得分分别为:", "得分分别为："])
      else { continue }
      var list = [first]
      for next in facts[(index + 1)...] {
        let between = Span(
          list[list.count - 1].quantity.extent.end, max(next.span.start, list[list.count - 1].quantity.extent.end))
        guard next.block == block, ["、", "，", "和"].contains(reading.document.string(between)) else { break }
        list.append(next)
      }
      let named = scored.compactMap { one in before.lastOffset(of: one.name).map { (offset: $0, one) } }
        .sorted { $0.offset < $1.offset }.map(\.1)
      guard list.count > 1, named.count == list.count else { continue }
      outcomes += zip(list, named).compactMap { finding($0, $1) }
    }
    return outcomes
  }

  /// “甲项目”绩效自评综述：根据年初设定的目标，项目自评得分 95.18 分: a paragraph that has named this project, and no other,
  /// and told no score yet.
  private func isOnlyProject(
    _ name: String, before fact: Fact, _ names: [String], _ scores: [Fact], _ reading: Reading
  ) -> Bool {
    guard let (words, block) = words(before: fact, reading),
      !scores.contains(where: { $0.block == block && $0.span.start < fact.span.start })
    else { return false }
    return words.holds(name) && !words.replacing(anyOf: [name + "”项目"], by: "").holds("”项目")
      && !names.contains { $0 != name && words.holds($0) && !name.holds($0) }
  }

  // MARK: Deductions

  /// 每个问题扣0.5分: the points lost must be that many times the problems the document lists.
  private func deductions(_ project: Project, _ reading: Reading, _ problems: [Span]?) -> [Outcome] {
    guard let problems else { return [] }
    return project.indicators.compactMap { indicator in
      guard let standard = indicator.standardSpan, let weight = indicator.weight,
        let score = indicator.score,
        let each = DeductionRule.points(in: reading.document.string(standard)),
        score.value < weight.value
      else { return nil }
      let count = Rational(Int128(problems.count))
      let expected = max(weight.value - each * count, .zero)
      guard expected != score.value else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: [
            "name": indicator.name, "weight": weight.printed, "score": score.printed,
            "each": each.decimal(places: each.placesNeeded(atMost: 2)),
            "count": String(problems.count),
            "expected": expected.decimal(places: expected.placesNeeded(atMost: 2)),
          ],
          locations: [
            .init(role: .primary, span: score.span), .init(role: .related, span: weight.span),
            .init(role: .related, span: standard),
          ] + problems.map { .init(role: .related, span: $0) }))
    }
  }

  /// The filled cells of the one column that lists problems; `nil` when there is none or more than one.
  private func problems(_ reading: Reading) -> [Span]? {
    var found: [[Span]] = []
    for table in reading.document.tables where table.columns.count > 1 && table.rowCount < 100 {
      for (column, header) in table.columns.enumerated()
      where problemHeaders.contains(header.name) {
        let rows = table.headerRowCount..<max(table.rowCount, table.headerRowCount)
        let spans = rows.compactMap { row -> Span? in
          let cell = table[row, column]
          return cell.text.isEmpty || cell.isContinuation ? nil : cell.span
        }
        if !spans.isEmpty { found.append(spans) }
      }
    }
    return found.count == 1 ? found[0] : nil
  }
}
