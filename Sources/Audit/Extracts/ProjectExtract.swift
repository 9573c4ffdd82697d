internal import Disclosure

/// Performance forms as they were read: one form a block, one field or indicator a line.
enum ProjectExtract {
  static func render(_ project: Project, _ places: Places) -> String {
    func line(_ span: Span) -> String { String(places.position(of: span).line) }
    let position = places.position(of: project.nameSpan)
    var text = "project  \(position.line):\(position.column)  \(project.name)"
    if project.isWholeDepartment { text += "  (department)" }
    let amounts = [
      ("budget", project.budget), ("total", project.totalBudget),
      ("initial", project.initialBudget),
      ("executed", project.executed), ("rate", project.execution?.rate),
      ("tasks", project.taskTotal), ("weights", project.total?.weight),
      ("score", project.total?.score),
    ]
    for (name, amount) in amounts {
      if let amount { text += "  \(name) \(amount.printed)" }
    }
    if let first = project.firstYear { text += "  from \(first)" }
    if let last = project.lastYear { text += "  to \(last)" }
    text += "\n"
    for fund in project.funds {
      text += "  fund  \(line(fund.amount.span))  \(fund.label)  \(fund.amount.printed)"
      text += fund.side == .budget ? "\n" : "  \(fund.side.rawValue)\n"
    }
    for task in project.tasks {
      text += "  task  \(line(task.nameSpan))  \(task.name)  \(task.amount?.printed ?? "—")\n"
    }
    for goal in project.goalFigures {
      text += "  goal  \(line(goal.clause))  \(goal.subject)  \(goal.quantity.printed)"
      text += goal.isOutcome ? "  done\n" : "\n"
    }
    for field in project.emptyFields + project.emptyAmounts { text += "  empty field  \(line(field))\n" }
    for indicator in project.indicators { text += render(indicator, line(indicator.nameSpan)) }
    for blank in project.blankLevels {
      text += "  blank  \(line(blank.span))  \(blank.level1)›\(blank.level2)\n"
    }
    for row in project.unreadRows { text += "  unread  \(line(row))\n" }
    return text
  }

  private static func render(_ indicator: Indicator, _ line: String) -> String {
    var text = "  indicator  \(line)  \(indicator.level1)›\(indicator.level2)›\(indicator.name)"
    if let unit = indicator.nameUnit { text += "(\(unit))" }
    text += "  " + indicator.targets.map(value).joined(separator: " | ")
    if let actual = indicator.actual { text += " → " + value(actual) }
    let figures = [
      ("rate", indicator.completionRate), ("weight", indicator.weight), ("score", indicator.score),
    ]
    for (name, figure) in figures {
      if let figure { text += "  \(name) \(figure.printed)" }
    }
    return text + (indicator.isRealigned ? "  (realigned)\n" : "\n")
  }

  /// The value with what it was read as.
  private static func value(_ value: IndicatorValue) -> String {
    let kind =
      switch value.content {
      case .empty: "empty"
      case .number(let quantity):
        (value.isPlain ? "" : "~") + (quantity.comparator?.rawValue ?? "") + quantity.printed
      case .range(let low, let high): "\(low.printed)..\(high.printed)"
      case .date: "date"
      case .choice: "choice"
      case .bound: "bound"
      case .words: "words"
      }
    return "\(value.text) [\(kind)]"
  }
}
