internal import Disclosure

/// The figures of the known tables by the words the prose would use for them.
///
/// A figure answers to its line's label; a figure of a total line also to its column's header (合计 row, 基本支出
/// column: 基本支出) and to the total the table gives (收入 or 支出).
struct TableIndex {
  private var byConcept: [String: [Fact]] = [:]
  /// Of the tables of projects, by name.
  private var projects: [String: [Fact]] = [:]
  /// The amounts of total lines, yuan.
  private(set) var totals: Set<Rational> = []
  /// All amounts, yuan.
  private(set) var amounts: Set<Rational> = []

  init(_ reading: Reading) {
    let parts = Self.kindsOfPart(reading.vocabulary)
    for fact in reading.facts {
      guard case .cell(let table, let line, let column) = fact.origin,
        reading.document.tables.indices.contains(table)
      else { continue }
      let grid = reading.document.tables[table]
      guard Self.isOfAccounts(grid), grid.lines.indices.contains(line),
        grid.columns.indices.contains(column)
      else { continue }
      let row = grid.lines[line]
      byConcept[fact.concept, default: []].append(fact)
      if fact.quantity.isMoney {
        amounts.insert(fact.quantity.value)
        if row.role != .item { totals.insert(fact.quantity.value) }
      }
      if grid.kind?.hasSuffix("project-expenditure") == true, row.role == .item {
        projects[row.label, default: []].append(fact)
      }
      guard row.role != .item || grid.lines.count == 1 else { continue }
      let header = reading.vocabulary.concept(grid.columns[column].name)
      if header != fact.concept { byConcept[header, default: []].append(fact) }
      // Only the total column of a total line is the total; its 基本支出 column is not.
      let own = reading.vocabulary.concept(row.label)
      guard fact.concept == own || fact.concept == row.label || Self.ofYear.contains(fact.concept) else { continue }
      let heads = grid.columns[column].path
      if row.role != .item, Self.isOfOfficial(grid, heads) { byConcept[Self.official, default: []].append(fact) }
      if row.role != .item, Self.isOfRunning(grid, heads) { byConcept[Self.running, default: []].append(fact) }
      guard !parts.contains(grid.kind ?? "") else { continue }
      // What was carried over is in a 总计 and not in what the year brought or took.
      let isOfYear = Self.ofYear.contains(fact.concept)
      for name in Self.totalNames(row.label, fact.flow)
      where name != fact.concept && !(isOfYear && name.hasSuffix("总计")) {
        byConcept[name, default: []].append(fact)
      }
    }
  }

  /// A known disclosure table, or one whose caption says it holds amounts of the accounts.
  static func isOfAccounts(_ table: Table) -> Bool {
    table.kind != nil
      || table.unit?.dimension == .money && table.title.holds(anyOf: captionWords)
        && !table.title.holds(anyOf: evaluationWords)
  }

  /// Figures of the project the words of the prose name: 保洁服务项目 is the line 保洁服务.
  func project(named concept: String) -> [Fact] {
    let name = concept.hasSuffix("项目") ? String(concept.dropLast(2)) : concept
    guard name.unicodeScalars.count >= 5 else { return [] }
    return projects[concept] ?? projects[name] ?? projects[name + "项目"] ?? []
  }

  /// What more figures are called by is the name of none of them, and would be gone through for each figure of the prose.
  private static let mostOfOneName = 1_000
  private static let official = "“三公”经费"

  private static let running = "机关运行经费"

  /// The total of the table of official expenses: where it holds nothing else, or under a head of their own.
  private static func isOfOfficial(_ table: Table, _ heads: [String]) -> Bool {
    table.kind == "three-public"
      && (!table.title.holds(anyOf: ["会议", "培训", "机关运行", "行政经费"])
        || heads.first.map { $0.holds("三公") && !$0.holds("机关运行") } == true)
  }

  /// 机关运行经费 | 预算数 | 决算数 beside “三公”经费 in one table.
  private static func isOfRunning(_ table: Table, _ heads: [String]) -> Bool {
    table.kind == "three-public" && heads.count > 1 && heads[0].holds(running) && !heads[0].holds("三公")
  }

  /// The total of 基本支出决算表 is that of the basic spending, that of “三公”经费 of those expenses, not of all.
  private static func kindsOfPart(_ vocabulary: Vocabulary) -> Set<String> {
    Set(
      vocabulary.tableKinds.filter {
        $0.classification == "none" || $0.id.hasSuffix("basic-expenditure") || $0.id.hasSuffix("project-expenditure")
      }.map(\.id))
  }

  /// 本年支出 as the head of a column of all that was spent.
  private static let ofYear: Set<String> = ["本年收入合计", "本年支出合计"]
  /// A summary of evaluations totals its projects, and nothing of the accounts.
  private static let evaluationWords = ["自评", "绩效评价"]
  private static let captionWords = ["预算", "决算", "收支", "收入", "支出"]

  /// Figures that a fact of the prose may be a copy of: same words, kind of unit and period; same parent where
  /// the prose names one.
  func candidates(for fact: Fact) -> [Fact] {
    let named = byConcept[fact.concept] ?? []
    guard named.count <= Self.mostOfOneName else { return [] }
    let same = named.filter { $0.quantity.isComparable(with: fact.quantity) && $0.period == fact.period }
    if let code = fact.code {
      let coded = same.filter { $0.code == code }
      if !coded.isEmpty { return coded }
    }
    guard let parent = fact.path.last(where: { !FactKey.totals.contains($0) }) else { return same }
    let under = same.filter { Self.isUnder(parent, $0) }
    return under.isEmpty ? same : under
  }

  static func isUnder(_ parent: String, _ fact: Fact) -> Bool {
    fact.path.contains { $0 == parent || $0.hasPrefix(parent) || parent.hasPrefix($0) }
  }

  private static let income = ["收入", "收入预算合计"]
  private static let expenditure = ["支出", "支出预算合计"]

  private static func totalNames(_ label: String, _ flow: Flow) -> [String] {
    // 收入预算合计 may or may not hold what was carried over: it answers to any of the totals, as 收入 does.
    if label.holds("收入") { return income + (label == "收入总计" ? ["收入支出总计"] : []) }
    if label.holds("支出") { return expenditure + (label == "支出总计" ? ["收入支出总计"] : []) }
    // 收、支总计: the grand totals of both halves are one figure, whichever half the columns were read as.
    let both = label == "总计" ? ["收入支出总计", "收入总计", "支出总计"] : []
    switch flow {
    case .income: return income + ["本年收入合计", "收入总计"] + both
    case .expenditure: return expenditure + ["本年支出合计", "支出总计"] + both
    case .both, .none: return income + expenditure + ["收入支出总计"] + both.dropFirst()
    }
  }
}
