package import Disclosure

/// A score and the grade it is given: 自评得分 68.4 分，等级为“良”.
///
/// What it compares: the captured `grade` with the captured `score`, and the grade of a table's row with its score, by the grades the document itself
/// sets out (captured `floor`, `top` and `name`: 90（含）—100分为优); where it sets out none, by the bounds that all ways of grading keep.
/// Stays silent: where a grade is set out twice and differently, and on the bounds themselves.
/// Source: checks.md H05; 财预〔2020〕10号.
package struct GradeCheck: Check {
  package static let kind = "score-grade"
  package static let parameters = PatternParameters.all

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Graded {
    var score: Quantity
    var grade: Span
    var word: String
  }

  /// The scores a grade may have, bounds included.
  private struct Bounds {
    var lower: Rational
    var upper: Rational
    var words: String
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let matches = reading.matches[rule.id] ?? []
    let graded = matches.compactMap { told($0, document) } + document.tables.flatMap { listed($0) }
    guard !graded.isEmpty else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    guard let scale = scale(matches, document) else { return [] }
    return graded.compactMap { judge($0, scale.isEmpty ? Self.kept : scale, isOwn: !scale.isEmpty) }
  }

  private func judge(_ graded: Graded, _ scale: [String: Bounds], isOwn: Bool) -> Outcome? {
    guard let bounds = scale[graded.word] else { return nil }
    let value = graded.score.value
    let fits = value >= bounds.lower && value <= bounds.upper
    let evidence = Evidence(
      formula: "\(graded.word)：\(bounds.words)", claimed: graded.score.printed, feasible: [bounds.words],
      difference: "",
      verdict: fits ? .exact : .contradicted, terms: [])
    if fits {
      return .agrees(Agreement(rule: rule.id, spans: [graded.score.span, graded.grade], evidence: evidence))
    }
    return .disagrees(
      Finding(
        rule: rule, severity: isOwn ? nil : .warning,
        values: ["score": graded.score.numeral.text, "grade": graded.word, "bounds": bounds.words],
        locations: [.init(role: .primary, span: graded.grade), .init(role: .related, span: graded.score.span)],
        evidence: evidence))
  }

  private func told(_ match: Match, _ document: Document) -> Graded? {
    guard let score = match.figure("score", Self.points, document), score.value > Rational(30),
      score.value <= Rational(100),
      let grade = match.capture("grade")
    else { return nil }
    return Graded(score: score, grade: grade, word: Self.short(document.string(grade)))
  }

  /// The rows of a table that has one column of scores and one of grades; where points are given for parts, scores are none out of 100.
  private func listed(_ table: Table) -> [Graded] {
    guard table.columns.count >= 3, table.column(headedBy: ["分值", "权重", "满分", "标准分"]) == nil,
      let scores = table.column(headedBy: ["得分", "评分"]),
      let grades = table.column(headedBy: ["等级", "等次", "评级", "档次"]), scores != grades
    else { return [] }
    let rows = table.headerRowCount..<max(table.rowCount, table.headerRowCount)
    return rows.compactMap { row in
      let grade = table[row, grades]
      guard !grade.isContinuation, let score = table[row, scores].quantity?.read(in: Self.points),
        score.value > Rational(30), score.value <= Rational(100)
      else { return nil }
      return Graded(score: score, grade: grade.span, word: Self.short(grade.text))
    }
  }

  // MARK: Scales

  /// The grades a document sets out; empty where it sets out none, `nil` where one is set out twice and differently.
  private func scale(_ matches: [Match], _ document: Document) -> [String: Bounds]? {
    var floors: [String: Rational] = [:]
    for match in matches {
      guard let floor = match.figure("floor", Self.points, document)?.value, let name = match.capture("name") else {
        continue
      }
      let word = Self.short(document.string(name))
      if let other = floors[word], other != floor { return nil }
      floors[word] = floor
    }
    guard floors.count >= 2 else { return [:] }
    var scale: [String: Bounds] = [:]
    for (word, floor) in floors {
      let upper = floors.values.filter { $0 > floor }.min()
      let words = "\(floor.decimal(places: 0))分以上" + (upper.map { "、\($0.decimal(places: 0))分以下" } ?? "")
      scale[word] = Bounds(lower: floor, upper: upper ?? Rational(100), words: words)
    }
    return scale
  }

  /// 优 begins at 90 (财预〔2020〕10号) and nowhere below 85, 良 at 80 or 75 and ends at 90, here and there at 95; a doubtful score keeps silence.
  private static let kept: [String: Bounds] = [
    "优": Bounds(lower: Rational(85), upper: Rational(100), words: "90分以上"),
    "良": Bounds(lower: Rational(70), upper: Rational(95), words: "80分以上、90分以下"),
    "中": Bounds(lower: Rational(55), upper: Rational(85), words: "60分以上、80分以下"),
    "差": Bounds(lower: .zero, upper: Rational(70), words: "60分以下"),
  ]

  private static func short(_ word: String) -> String {
    ["优秀": "优", "良好": "良", "中等": "中"][word] ?? word
  }

  private static let points = Unit(symbol: "分", dimension: .score)
}
