internal import Disclosure

/// What a section's headings say about the figures under them.
struct SectionContext {
  var scope: Scope?
  var flow: Flow?
  /// The line the innermost heading names (公务接待费); empty when it names none.
  var subject: String
  /// 名词解释: what stands there claims nothing.
  var isDefinitions: Bool
  /// The year the section tells of, where the title names two: 2025年预算执行情况和2026年预算草案; `nil` where it is the document's.
  var year: Int?

  /// One context a section of the document, by index.
  static func all(of document: Document, labels: LabelReader) -> [SectionContext] {
    var contexts: [SectionContext] = []
    let years = Set(Profile.years(document.title))
    for section in document.sections {
      var context = SectionContext(scope: nil, flow: nil, subject: "", isDefinitions: false)
      if let parent = section.parent, parent < contexts.count {
        context.scope = contexts[parent].scope
        context.flow = contexts[parent].flow
        context.isDefinitions = contexts[parent].isDefinitions
        context.year = contexts[parent].year
      }
      let title = Wording(section.title.utf8.filter { $0 != 0x20 })
      if definitions.contains(where: title.contains) { context.isDefinitions = true }
      // 机关运行经费 is by definition paid from the general public budget, “三公”经费 from fiscal funds.
      if title.contains("机关运行") {
        context.scope = .generalBudget
      } else if title.contains("三公") {
        context.scope = .fiscal
      } else if let (_, scope) = LabelReader.scopes.first(where: { title.contains($0.word) }) {
        // 财政拨款支出决算结构情况 below the heading of one budget is still about that budget.
        if scope != .fiscal || context.scope == nil { context.scope = scope }
      } else if wholeDepartment.contains(where: title.contains) {
        context.scope = nil
      }
      switch (title.contains("收入"), title.contains("支出")) {
      case (true, false): context.flow = .income
      case (false, true): context.flow = .expenditure
      case (true, true): context.flow = .both
      case (false, false): break
      }
      context.subject = subject(of: title, labels: labels)
      let own = Set(Profile.years(section.title))
      if years.count == 2, own.count == 1, years.isSuperset(of: own) {
        context.year = own.first == document.year ? nil : own.first
      }
      contexts.append(context)
    }
    return contexts
  }

  /// A period counted from the section's year, counted from the document's.
  func period(_ period: Period, of document: Int?) -> Period {
    guard let year, let document else { return period }
    let told =
      switch period {
      case .current: year
      case .prior: year - 1
      case .year(let printed): printed
      }
    return told == document ? .current : told == document - 1 ? .prior : .year(told)
  }

  private static func subject(of title: Wording, labels: LabelReader) -> String {
    var name = title
    if name.hasPrefix("关于") { name.removeFirst(6) }
    while let word = endings.first(where: name.hasSuffix) { name.removeLast(word.count) }
    guard name.contains("费") || name.contains("支出"), name.count <= 60 else { return "" }
    let concept = labels.read(name.bytes).concept
    // 政府性基金预算财政拨款收入支出情况: both, and no line.
    return concept == "收入支出" ? "" : concept
  }

  private static let definitions: [Wording] = ["名词解释", "术语", "名词说明", "口径说明"]
  private static let wholeDepartment: [Wording] = ["收入支出决算总体", "收支总体", "收入决算情况", "支出决算情况"]
  private static let endings: [Wording] = [
    "说明", "情况", "具体", "总体", "结构", "变动", "变化", "决算", "预算", "安排",
  ]
}
