internal import Disclosure

/// 产出指标（50分）: the weights of the indicators below a level against the points its label has.
extension FormScoreCheck {
  private struct Level {
    var name: String
    var points: Int
    var column: Int
    var span: Span
  }

  /// Where the weights of the whole form add up, so that a label and not a weight is the odd one.
  func levels(_ project: Project, _ reading: Reading) -> [Outcome] {
    let weights = project.indicators.compactMap(\.weight)
    let sum = weights.reduce(Rational.zero) { $0 + $1.value } + (project.execution?.weight?.value ?? .zero)
    guard weights.count == project.indicators.count, weights.count >= 3, project.unreadRows.isEmpty,
      !project.levelsAreUncertain, sum == project.total?.weight?.value ?? Rational(100)
    else { return [] }
    let found = project.tables.flatMap { labels(in: reading.document.tables[$0], of: project) }
    return found.enumerated().compactMap { index, label in
      let next = found[(index + 1)...].first { $0.column == label.column }
      let end = next?.span.start ?? project.span.end
      let below = project.indicators.filter { (label.span.start..<end).contains($0.nameSpan.start) }
      return judge(label, below, project)
    }
  }

  private func judge(_ label: Level, _ below: [Indicator], _ project: Project) -> Outcome? {
    guard !below.isEmpty, below.allSatisfy({ $0.level1 == label.name && !$0.isRealigned }) else { return nil }
    let weights = below.compactMap(\.weight)
    let sum = weights.reduce(Rational.zero) { $0 + $1.value }
    let points = Rational(Int128(label.points))
    // The points of the execution rate may be among those of a level that takes inputs or costs; benefits have none of them.
    let mayHoldExecution = !label.name.starts(withAnyOf: ["效益", "效果", "满意度"])
    let execution = mayHoldExecution ? project.execution?.weight?.value ?? .zero : .zero
    guard sum != points, sum + execution != points else { return nil }
    return .disagrees(
      Finding(
        rule: rule,
        values: [
          "project": project.label, "level": label.name, "points": "\(label.points) 分",
          "sum": sum.decimal(places: weights.map(\.numeral.decimals).max() ?? 0),
          "terms": weights.map(\.numeral.text).joined(separator: " + "),
        ],
        locations: [.init(role: .primary, span: label.span)] + weights.map { .init(role: .related, span: $0.span) }))
  }

  private func labels(in table: Table, of project: Project) -> [Level] {
    (0..<table.rowCount).flatMap { row in
      (0..<table.columnCount).compactMap { column -> Level? in
        let cell = table[row, column]
        guard !cell.isContinuation, cell.span.start >= project.span.start, cell.span.end <= project.span.end,
          let (name, points) = Self.named(cell.text), project.indicators.contains(where: { $0.level1 == name })
        else { return nil }
        return Level(name: name, points: points, column: column, span: cell.span)
      }
    }
  }

  /// 产出指标（50分） → 产出指标 and 50.
  private static func named(_ text: String) -> (name: String, points: Int)? {
    let plain = String(text.filter { !$0.isWhitespace }.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 })
    guard plain.ends(with: "分)"), let open = plain.lastIndex(of: "("),
      let points = Int(plain[plain.index(after: open)...].dropLast(2))
    else { return nil }
    return (String(plain[..<open]), points)
  }
}
