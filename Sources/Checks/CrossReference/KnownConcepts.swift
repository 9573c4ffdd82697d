internal import Disclosure

/// Which words name a line of the accounts: only those may be compared from place to place.
///
/// 项目预算金额 or 总投资 name another thing in every paragraph; 公务接待费 names one.
struct KnownConcepts {
  private let names: Set<String>
  private let taxonomy: Taxonomy

  init(_ reading: Reading) {
    var names = Set(reading.vocabulary.concepts.values)
    for table in reading.document.tables where TableIndex.isOfAccounts(table) {
      for line in table.lines where line.label.utf8.count >= 6 { names.insert(reading.vocabulary.concept(line.label)) }
    }
    taxonomy = reading.vocabulary.taxonomy
    for fact in reading.facts where fact.isNarrative && !taxonomy.entries(name: fact.concept).isEmpty {
      names.insert(fact.concept)
    }
    self.names = names
  }

  func contains(_ concept: String) -> Bool { names.contains(concept) }
  /// Needs its 款 beside it to name one line: 行政运行 stands under many.
  /// By the account codes: 2050201 is a part of 205 and of 20502.
  func isPart(_ concept: String, of parent: String) -> Bool {
    let codes = taxonomy.entries(name: parent).map(\.code)
    return taxonomy.entries(name: concept).contains { entry in codes.contains { entry.code.hasPrefix($0) } }
  }
  func isShared(_ concept: String) -> Bool { taxonomy.isShared(concept) }
}

/// What makes two printed facts one fact.
struct FactKey: Hashable {
  var concept: String
  var parent: String
  var scope: Scope
  var measure: Measure
  var period: Period
  var unit: String
  /// The year its section is about, where that is not the document's.
  var year: Int?

  init(_ fact: Fact, _ years: SectionYears) {
    concept = fact.concept
    // A natural whole is no restriction: 公务接待费 under “三公”经费 is the same line as without it, while
    // 商品和服务支出 under 基本支出 is not.
    parent = fact.path.last { !Self.totals.contains($0) && !Self.wholes.contains($0) } ?? ""
    scope = fact.scope
    measure = fact.measure
    period = fact.period
    let quantity = fact.quantity
    unit = quantity.isMoney ? "元" : quantity.unit?.symbol ?? ""
    year = years[fact.section]
  }

  static let wholes: Set<String> = [
    "“三公”经费", "公务用车购置及运行维护费", "政府采购支出总额", "财政拨款收入",
  ]
  static let totals: Set<String> = [
    "支出", "收入", "本年支出合计", "本年收入合计", "支出总计", "收入总计", "收入支出总计", "合计", "总计", "",
  ]
}
