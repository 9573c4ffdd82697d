package import Disclosure

/// Judges the figures of a goal against the indicators that are to measure it.
///
/// What it compares (`test`): a figure of the goal with the value of the indicator of the same matter (`conflict`);
/// a goal of the department with the indicator of its project (`department`); figures that no indicator takes up
/// (`missing`).
/// When it stays silent: where the words do not clearly speak of one matter; where another indicator has the figure.
/// Limits: one matter is told by shared pairs of characters.
package struct GoalCheck: Check {
  package static let kind = "indicator-goal"
  package static let parameters = [
    ParameterSpec(
      "test", isRequired: true, choices: ["conflict", "department", "missing"],
      help: "What is looked for."),
    ParameterSpec("subject-lacks", help: "Words of goals that are no indicators' matter."),
    ParameterSpec(
      "results",
      help: "missing: words of amounts that are a result; others are the money put in. @list for a word list."),
  ]

  private let rule: Rule
  private let test: String
  private let lacks: [String]
  private let results: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    test = rule.parameters["test"]?.string ?? ""
    lacks = rule.parameters["subject-lacks"]?.strings ?? []
    results = rule.parameters["results"]?.strings ?? []
  }

  private struct Match {
    var indicator: Indicator
    var value: IndicatorValue
    var quantity: Quantity
    /// Of the goal's pairs of characters, percent.
    var share: Int
    var count: Int
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    guard reading.projects.contains(where: { !$0.goalFigures.isEmpty }) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    switch test {
    case "conflict":
      return reading.projects.flatMap { project in
        project.goalFigures.compactMap { conflict($0, project, project.indicators, reading) }
      }
    case "department": return department(reading)
    default:
      let results = results.resolved(reading.vocabulary)
      return reading.projects.compactMap { missing($0, reading, results) }
    }
  }

  // MARK: Conflicts

  private func conflict(
    _ figure: Project.GoalFigure, _ project: Project, _ indicators: [Indicator], _ reading: Reading
  ) -> Outcome? {
    guard !figure.subject.holds(anyOf: lacks) else { return nil }
    let subject = GoalWords.matter(figure.subject)
    let matches = indicators.flatMap { candidates(subject, figure, $0) }
    guard let best = matches.max(by: { ($0.share, $0.count) < ($1.share, $1.count) }),
      isOneMatter(best, figure, project) || isInPieces(best.indicator, figure, project, reading.document)
    else { return nil }
    // Likeness chose the best match, so that one need not be alike again.
    let isTakenUp =
      GoalWords.equals(best.quantity, figure.quantity)
      || matches.contains { $0.share >= 30 && GoalWords.equals($0.quantity, figure.quantity) }
    if isTakenUp, !opposes(best.quantity, figure, reading.document) {
      return .agrees(
        Agreement(
          rule: rule.id, spans: [figure.quantity.span, best.value.span],
          evidence: Evidence(
            formula: "\(figure.quantity.printed) = \(best.value.text)", claimed: best.value.text,
            feasible: [], difference: "", verdict: .exact, terms: [])))
    }
    // Two indicators as near as each other: which one is meant is not known.
    let rivals = matches.filter { $0.share >= best.share - 10 }
    guard Set(rivals.map(\.indicator.nameSpan)).count == 1, !isOfAnother(figure, best, indicators) else { return nil }
    return .disagrees(finding(figure, best, project, reading))
  }

  /// 22个社区工作者 beside 社区工作者人数≥350人 and 覆盖社区22个: in the unit of the goal, and not of the match.
  private func isOfAnother(_ figure: Project.GoalFigure, _ best: Match, _ indicators: [Indicator]) -> Bool {
    guard best.quantity.unit != figure.quantity.unit else { return false }
    return indicators.contains { indicator in
      indicator.targets.contains { value in
        value.quantity.map {
          GoalWords.equals($0, figure.quantity) && indicator.unit(of: $0) == figure.quantity.unit
        } ?? false
      }
    }
  }

  /// What its clause says before the digits and behind them, and the unit that stands first there.
  private func words(around figure: Project.GoalFigure, _ document: Document) -> (
    before: String, behind: String, unit: String
  ) {
    let (digits, clause) = (figure.quantity.span, figure.clause)
    return (
      document.string(Span(clause.start, max(digits.start, clause.start))),
      document.string(Span(digits.end, max(digits.end, clause.end))), figure.quantity.unit?.symbol ?? ""
    )
  }

  /// 260人次以上 and ≤260人次: one number, opposite bounds. 国三及以下柴油货车1200辆 is none.
  private func opposes(_ value: Quantity, _ figure: Project.GoalFigure, _ document: Document) -> Bool {
    guard GoalWords.equals(value, figure.quantity) else { return false }
    let (before, behind, unit) = words(around: figure, document)
    func follows(_ words: [String]) -> Bool { behind.starts(withAnyOf: words + words.map { unit + $0 }) }
    switch value.comparator {
    case .atMost, .less: return follows(["以上"]) || before.ends(withAnyOf: ["不少于", "不低于"])
    case .atLeast, .greater: return follows(["以内", "以下"]) || before.ends(withAnyOf: ["不超过", "不高于", "控制在"])
    default: return false
    }
  }

  /// Percentages are alike more often than counts; figures one digit apart are hardly a coincidence.
  private func isOneMatter(
    _ match: Match, _ figure: Project.GoalFigure, _ project: Project
  ) -> Bool {
    if isOnlyOne(match, figure, project) { return true }
    let isSlip = isOneDigitApart(match.quantity.numeral.text, figure.quantity.numeral.text)
    if isSlip { return match.count >= 3 && match.share >= 40 }
    if figure.quantity.unit?.dimension == .percent {
      return match.share >= 75 && match.count >= 3 || match.share >= 60 && match.count >= 5
    }
    return match.share >= 60 && match.count >= 3
  }

  /// The only figure of the goal and the only indicator in one special unit (人次, 公里), with a word in common.
  private func isOnlyOne(
    _ match: Match, _ figure: Project.GoalFigure, _ project: Project
  ) -> Bool {
    guard match.count >= 1, let unit = figure.quantity.unit, match.quantity.unit == unit,
      unit.dimension == .count || unit.dimension == .measure,
      !["个", "项", "次", "家"].contains(unit.symbol),
      !figure.isTask, !figure.isOutcome
    else { return false }
    let goals = project.goalFigures.filter {
      $0.quantity.unit == unit && !$0.isTask && !$0.isOutcome
    }
    let indicators = project.indicators.filter { indicator in
      indicator.target?.quantity.map { indicator.unit(of: $0) == unit } ?? false
    }
    return goals.count == 1 && indicators.count == 1
  }

  private func isOneDigitApart(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count, a.utf8.count >= 2, a != b else { return false }
    return zip(a.utf8, b.utf8).filter { $0 != $1 }.count == 1
  }

  /// One for each target column: 实施周期指标值 and 当年度指标值 both measure the matter.
  private func candidates(
    _ subject: String, _ figure: Project.GoalFigure, _ indicator: Indicator
  ) -> [Match] {
    let values = figure.isOutcome ? [indicator.actual].compactMap(\.self) : indicator.targets
    return values.compactMap { match(subject, figure, indicator, $0) }
  }

  private func match(
    _ subject: String, _ figure: Project.GoalFigure, _ indicator: Indicator,
    _ value: IndicatorValue
  ) -> Match? {
    guard value.isPlain, let quantity = value.quantity else { return nil }
    guard let goalUnit = figure.quantity.unit else { return nil }
    if let unit = indicator.unit(of: quantity) {
      guard !CounterGroups.conflict(unit, goalUnit), unit.dimension == goalUnit.dimension else {
        return nil
      }
    } else if goalUnit.dimension == .money {
      return nil
    }
    var overlap = FormNames.overlap(subject, in: indicator.name + "，" + indicator.description)
    // 合格率 inside 合格率达: the whole name is there.
    if indicator.name.unicodeScalars.count >= 3, subject.holds(indicator.name) || isCounted(indicator, in: subject) {
      overlap = (max(overlap.share, 80), max(overlap.count, 3))
    }
    return Match(
      indicator: indicator, value: value,
      quantity: quantity.unit == nil
        ? quantity.with(indicator.unit(of: quantity) ?? goalUnit) : quantity,
      share: overlap.share, count: overlap.count)
  }

  /// 受益乡镇卫生院数量 of 为乡镇卫生院更新设备: what is counted, without the words that say so.
  private func isCounted(_ indicator: Indicator, in subject: String) -> Bool {
    var name = indicator.name
    guard let ending = Self.countWords.first(where: name.ends(with:)) else { return false }
    name.removeLast(ending.count)
    if let lead = Self.countLeads.first(where: name.hasPrefix) { name.removeFirst(lead.count) }
    return name.unicodeScalars.count >= 4 && subject.holds(name)
  }

  /// 新建招呼站 of 新建农村客运招呼站20个, 在职人员保障人数 of 保障112名在职人员: both pieces of the name are there, what is counted
  /// beside the figure, and no other figure of the goal counts it.
  private func isInPieces(
    _ indicator: Indicator, _ figure: Project.GoalFigure, _ project: Project, _ document: Document
  ) -> Bool {
    guard !figure.isTask, figure.quantity.unit?.dimension == .count else { return false }
    let ending = Self.countWords.first(where: indicator.name.ends(with:)) ?? ""
    let name = Array(indicator.name.unicodeScalars.dropLast(ending.unicodeScalars.count))
    guard name.count >= 5 else { return false }
    let (before, behind, unit) = words(around: figure, document)
    return (2...(name.count - 2)).contains { cut in
      let pieces = [Self.string(name[..<cut]), Self.string(name[cut...])]
      let noun = pieces[cut >= 3 && cut > name.count - cut ? 0 : 1]
      guard noun.unicodeScalars.count >= 3, pieces.allSatisfy(figure.subject.holds),
        before.ends(with: noun) || behind.starts(withAnyOf: [noun, unit + noun])
      else { return false }
      return project.goalFigures.count { $0.isOutcome == figure.isOutcome && $0.subject.holds(noun) } == 1
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static let countWords = ["数量", "家数", "个数", "户数", "人数", "次数", "台数", "控制数"]
  private static let countLeads = ["受益", "新增", "完成", "惠及", "覆盖", "支持"]

  private func finding(
    _ figure: Project.GoalFigure, _ match: Match, _ project: Project, _ reading: Reading
  ) -> Finding {
    Finding(
      rule: rule,
      values: [
        "goal": reading.document.string(figure.clause), "figure": figure.quantity.printed,
        "name": match.indicator.name, "value": match.value.text, "project": project.label,
      ],
      locations: [
        .init(role: .primary, span: match.value.span),
        .init(role: .related, span: figure.clause),
        .init(role: .related, span: match.indicator.nameSpan),
      ])
  }

  /// What the department promises, against the project that has an indicator of the same words.
  private func department(_ reading: Reading) -> [Outcome] {
    let projects = reading.projects.filter { !$0.isWholeDepartment }
    let indicators = projects.flatMap(\.indicators)
    return reading.projects.filter(\.isWholeDepartment).flatMap { whole in
      whole.goalFigures.filter { !$0.isOutcome && $0.quantity.unit?.dimension == .count }
        .compactMap { figure in
          // Its own indicators come first.
          let subject = GoalWords.matter(figure.subject)
          let own = whole.indicators.flatMap { candidates(subject, figure, $0) }
          guard !own.contains(where: { $0.share >= 50 }) else { return nil }
          return conflict(figure, whole, indicators, reading)
        }
    }
  }

  // MARK: Figures without an indicator

  private func missing(_ project: Project, _ reading: Reading, _ results: [String]) -> Outcome? {
    guard project.indicators.contains(where: { $0.target?.quantity != nil }) else { return nil }
    // What the department promises may be measured by its projects.
    let indicators =
      project.isWholeDepartment ? reading.projects.flatMap(\.indicators) : project.indicators
    let figures = project.goalFigures.filter { figure in
      guard !figure.isOutcome, !figure.isTask, let unit = figure.quantity.unit,
        unit.dimension != .money || figure.subject.holds(anyOf: results),
        !figure.subject.holds(anyOf: lacks), figure.subject.unicodeScalars.count >= 3
      else { return false }
      let subject = GoalWords.matter(figure.subject)
      return !indicators.contains { indicator in
        let overlap = FormNames.overlap(subject, in: indicator.name + "，" + indicator.description)
        if overlap.count >= 2 && overlap.share >= 34 { return true }
        return indicator.targets.contains {
          $0.quantity.map { GoalWords.equals($0, figure.quantity) } ?? false
        }
      }
    }
    guard let first = figures.first else { return nil }
    let list = figures.prefix(5).map { "“\(reading.document.string($0.clause))”" }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "project": project.label, "goals": list.joined(separator: "、"),
          "count": String(figures.count),
        ],
        locations: [.init(role: .primary, span: first.clause)]
          + figures.dropFirst().map { .init(role: .related, span: $0.clause) }))
  }
}
