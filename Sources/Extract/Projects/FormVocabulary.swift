internal import Disclosure

/// The words of performance forms, from `rules/lexicon/performance.yaml`, ready for look-up by key.
struct FormVocabulary {
  /// What a column under 一级指标, 二级指标, 三级指标 … holds.
  enum Role: Hashable {
    case level1, level2, name, project, goal, description, target, actual, sign, unit
    case rate, weight, score, standard, past, reason, other
  }

  /// What a labelled cell above the indicators introduces.
  enum Field: Hashable {
    case name, department, authority, agency
    case yearAmount, termAmount, initialAmount, executed, fund, moneyColumn
    case goal, outcome, years, other
  }

  let level1: Set<ExactText>
  let level2: Set<ExactText>
  let groups: Set<ExactText>
  let taskHeaders: Set<ExactText>
  let taskAmounts: Set<ExactText>
  let taskTotals: Set<ExactText>
  let totals: Set<ExactText>
  /// Rows below the indicators that hold remarks, as whole words or before 及, 和, 与, a colon or a bracket.
  let remarks: [String]
  let titles: [String]
  let titleEndings: [String]
  let whole: [String]
  private let exactRoles: [ExactText: Role]
  /// The words of a header that tell its role, those that overrule others first, and the role of each.
  private let roleWords: RankedWords
  private let roles: [Role]
  private let fields: [ExactText: Field]

  init(_ words: [String: [String]]) {
    func list(_ name: String) -> [String] { words["form-" + name] ?? [] }
    func keys(_ name: String) -> Set<ExactText> { Set(words: list(name)) }
    level1 = keys("level-1")
    level2 = keys("level-2")
    groups = keys("group")
    taskHeaders = keys("task-header")
    taskAmounts = keys("task-amount")
    taskTotals = keys("task-total")
    totals = keys("total")
    remarks = list("remark")
    titles = list("title")
    titleEndings = list("title-ending").sorted { $0.utf8.count > $1.utf8.count }
    whole = list("whole")
    let exact: [(words: [String], role: Role)] = [
      (list("column-level-1"), .level1), (list("column-level-2"), .level2),
      (list("column-project"), .project), (list("column-unit"), .unit),
    ]
    exactRoles = Dictionary(exact.flatMap { entry in entry.words.map { (ExactText($0), entry.role) } }) {
      first, _ in first
    }
    let ranked: [(words: [String], role: Role)] = [
      (list("column-level-1"), .level1), (list("column-level-2"), .level2),
      (list("column-name"), .name), (list("column-past"), .past),
      (list("column-reason"), .reason), (list("column-other"), .other),
      (list("column-rate"), .rate), (list("column-standard"), .standard),
      (list("column-score"), .score), (list("column-weight"), .weight),
      (list("column-target-first"), .target), (list("column-actual"), .actual),
      (list("column-target-with-unit"), .target), (list("column-sign"), .sign), (list("column-unit"), .unit),
      (list("column-description"), .description), (list("column-target"), .target),
    ]
    roleWords = RankedWords(ranked.flatMap(\.words))
    roles = ranked.flatMap { entry in entry.words.map { _ in entry.role } }
    let byField: [(String, Field)] = [
      ("other-label", .other), ("years", .years), ("money-column", .moneyColumn), ("fund", .fund),
      ("outcome", .outcome), ("goal", .goal), ("executed", .executed),
      ("initial-amount", .initialAmount), ("term-amount", .termAmount),
      ("year-amount", .yearAmount), ("agency", .agency), ("authority", .authority),
      ("department", .department), ("name", .name),
    ]
    var fields: [ExactText: Field] = [:]
    for (name, field) in byField {
      for word in list(name) { fields[ExactText(FormText.key(word))] = field }
    }
    self.fields = fields
  }

  func role(ofHeader key: String) -> Role? {
    guard !key.isEmpty, key.utf8.count <= 60 else { return nil }
    if let role = exactRoles[ExactText(key)] { return role }
    if key.ends(withAnyOf: ["项目名称"]) { return .project }
    return roleWords.first(in: key).map { roles[$0] }
  }

  /// The field a cell's key names; a last bracket (单位, 万元) does not matter.
  func field(_ key: String) -> Field? {
    guard !key.isEmpty, key.utf8.count <= 75 else { return nil }
    if let field = fields[ExactText(key)] { return field }
    let bare = FormText.withoutMarker(FormText.withoutBracket(key))
    if let field = fields[ExactText(bare)] { return field }
    // 省级预算部门名称, 项目总目标: what the label ends with says what it is.
    guard bare.utf8.count <= 36 else { return nil }
    if bare.ends(with: "项目名称") { return .name }
    if bare.ends(with: "部门名称") || bare.ends(with: "单位名称") { return .department }
    if bare.ends(with: "资金总额") || bare.ends(with: "支出总额") { return .yearAmount }
    if bare.ends(with: "财政资金") || bare.ends(with: "财政拨款") || bare.ends(with: "自筹资金") { return .fund }
    if bare.ends(with: "绩效目标") || bare.ends(with: "总目标") { return .goal }
    return isNumberedGoal(bare) ? .goal : nil
  }

  /// 年度目标2：（40分）, above the indicators of its own.
  func isNumberedGoal(_ key: String) -> Bool {
    let numbered = FormText.key(FormText.withoutBracket(key))
    let plain = FormText.withoutFigures(numbered)
    return plain != numbered && fields[ExactText(plain)] == .goal
  }

  /// 存在问题及改进措施; 存在问题整改率 is an indicator, where it has a value beside it. Loose text has label and remark in one cell.
  func isRemark(_ row: FormRow) -> Bool {
    guard let first = row.filled.first else { return false }
    let key = row.cells[first].key
    return remarks.contains { word in
      key == word || key.starts(withAnyOf: ["及", "和", "与", "、", "/", ":", "("].map { word + $0 })
        || row.filled.count == 1 && key.starts(withAnyOf: [word])
    }
  }

  func isLevel1(_ key: String) -> Bool { isWord(key, level1) }
  func isLevel2(_ key: String) -> Bool { isWord(key, level2) }
  func isLevel(_ key: String) -> Bool { isLevel1(key) || isLevel2(key) }

  private func isWord(_ key: String, _ words: Set<ExactText>) -> Bool {
    guard key.utf8.count <= 60, !key.isEmpty else { return false }
    return words.contains(key) || words.contains(FormText.withoutBracket(key))
  }

  /// A form's title ends with one of the known endings or names a form with its table number behind.
  func isTitle(_ key: String) -> Bool { key.utf8.count <= 240 && key.holds(anyOf: titles) }

  func isWhole(_ title: String) -> Bool { title.holds(anyOf: whole) }
}
