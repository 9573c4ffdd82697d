import Checks
import Disclosure
import Support
import Testing

@Suite struct TableTieTests {
  static let vocabulary = Vocabulary(
    taxonomy: Taxonomy(entries: [
      Taxonomy.Entry(
        code: "2080505", name: "基本养老保险缴费支出", isReliable: true, since: nil, until: nil),
      Taxonomy.Entry(
        code: "2080506", name: "职业年金缴费支出", isReliable: true, since: nil, until: nil),
    ]),
    tableKinds: [
      TableKind(
        id: "expenditure-total", titles: [], scope: .allFunds, flow: .expenditure,
        classification: "functional"),
      TableKind(
        id: "general-budget-expenditure", titles: [], scope: .generalBudget, flow: .expenditure,
        classification: "functional"),
    ],
    words: ["total-columns": ["合计"], "plain-totals": ["合计"], "table-components": ["基本支出"]])

  static let rows = """
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|1,844.49|1,434.84|409.65
    208|社会保障和就业支出|419.02|419.02|
    20805|行政事业单位养老支出|419.02|419.02|
    2080505|基本养老保险缴费支出|256.05|256.05|
    2080506|职业年金缴费支出|162.97|162.97|
    215|资源勘探工业信息等支出|1,425.47|1,015.82|409.65
    21505|工业和信息产业监管|1,425.47|1,015.82|409.65
    2150501|行政运行|1,425.47|1,015.82|409.65
    """

  func rule(_ kind: String, _ parameters: [String: Parameter]) -> Rule {
    Rule(
      id: "rule", findingClass: "table-table-mismatch", kind: kind, severity: .error,
      confidence: .high, title: Localized(zh: "", en: ""), message: Localized(zh: "", en: ""),
      why: Localized(zh: "", en: ""), fix: Localized(zh: "", en: ""), basis: "", applies: Applicability(),
      parameters: parameters)
  }

  func findings(
    _ relation: String, _ first: String, _ second: String
  ) throws -> [Finding] {
    let reading = reading(
      [
        Sketch("支出总表", kind: "expenditure-total", first),
        Sketch("一般公共预算支出表", kind: "general-budget-expenditure", second),
      ], kind: .budget, vocabulary: Self.vocabulary)
    return found(
      try TableTie(rule: rule(TableTie.kind, ["relation": .string(relation)])).judge(reading))
  }

  func found(_ outcomes: [Outcome]) -> [Finding] {
    outcomes.compactMap { if case .disagrees(let finding) = $0 { finding } else { nil } }
  }

  @Test func sameTablesAgree() throws {
    for relation in ["equal", "at-most"] {
      #expect(try findings(relation, Self.rows, Self.rows).isEmpty)
    }
  }

  @Test func theCellThatBreaksItsOwnTableIsNamed() throws {
    // The first table is wrong, although the second is the later one.
    let wrong = Self.rows.replacing("|162.97|162.97", with: "|126.97|162.97")
    let finding = try #require(findings("equal", wrong, Self.rows).first)
    #expect(finding.severity == .error && finding.locations[0].cell?.table == 0)
    #expect(finding.cause == Cause(kind: .digitSwap, printed: "126.97万元", fits: "162.97万元"))
  }

  @Test func otherMoneyIsNoMismatch() throws {
    // 100.00 of the project and of its whole branch are not of the general budget.
    let narrower = Self.rows.replacing("409.65", with: "309.65")
      .replacing("1,425.47", with: "1,325.47").replacing("1,844.49", with: "1,744.49")
    #expect(try findings("equal", Self.rows, narrower).isEmpty)
    #expect(try findings("at-most", Self.rows, narrower).isEmpty)
    #expect(!(try findings("at-most", narrower, Self.rows).isEmpty))
  }

  @Test func aWrongUnitLineIsOneFinding() throws {
    func sketch(_ unit: Unit, _ rows: String) -> Sketch {
      Sketch("支出总表", unit: unit, kind: "expenditure-total", rows)
    }
    let wrong = Self.rows.replacing("|162.97|162.97", with: "|126.97|162.97")
    for (rows, mistakes) in [(Self.rows, 0), (wrong, 1)] {
      let reading = reading(
        [sketch(.tenThousandYuan, Self.rows), sketch(.tenThousandYuan, Self.rows), sketch(.yuan, rows)],
        kind: .budget, vocabulary: Self.vocabulary)
      let slips = found(try UnitLineCheck(rule: rule(UnitLineCheck.kind, [:])).judge(reading))
      #expect(slips.map(\.cause?.kind) == [.unitSlip])
      #expect(slips[0].locations[1].cell?.table == 2)
      // Read in its right unit, the table shows what else is wrong in it, and nothing more.
      let equal = try TableTie(rule: rule(TableTie.kind, ["relation": .string("equal")]))
      #expect(Set(found(equal.judge(reading)).map { $0.locations[0].cell }).count == mistakes)
    }
  }

  @Test func tablesInDifferentUnitsAreNotWrong() throws {
    let yuan = Self.rows.replacing(#/[0-9,]+\.[0-9]{2}/#) {
      $0.output.replacing(",", with: "").replacing(".", with: "") + "00.00"
    }
    let reading = reading(
      [
        Sketch("支出总表", kind: "expenditure-total", Self.rows),
        Sketch("支出总表", unit: .yuan, kind: "expenditure-total", yuan),
      ], kind: .budget, vocabulary: Self.vocabulary)
    let check = try UnitLineCheck(rule: rule(UnitLineCheck.kind, [:]))
    #expect(found(check.judge(reading)).isEmpty)
  }

  @Test func aNameOfAnotherCodeIsFound() throws {
    let check = try AccountName(rule: rule(AccountName.kind, ["fault": .string("foreign-name")]))
    let wrong = Self.rows.replacing("2080505|基本养老保险缴费支出", with: "2080505|职业年金缴费支出")
    for (rows, count) in [(Self.rows, 0), (wrong, 1)] {
      let reading = reading(
        [Sketch("支出总表", kind: "expenditure-total", rows)], vocabulary: Self.vocabulary)
      #expect(found(check.judge(reading)).count == count)
    }
  }

  @Test(arguments: [
    ("length", "2150501|", "215501|"), ("orphan", "2080506|", "2081506|"),
    ("repeated", "2080506|", "2080505|"),
  ]) func oneOddCodeIsFound(_ fault: String, _ code: String, _ wrong: String) throws {
    let check = try AccountCode(rule: rule(AccountCode.kind, ["fault": .string(fault)]))
    let more =
      Self.rows + "\n2080507|其他养老支出|0.00|0.00|\n2150502|机关服务|0.00|0.00|\n2150503|信息安全|0.00|0.00|"
    for (rows, count) in [(more, 0), (more.replacing(code, with: wrong), 1)] {
      #expect(found(check.judge(reading([Sketch("支出总表", rows)]))).count == count)
    }
  }

  @Test func ratesAreRecomputedFromTheirRow() throws {
    let check = try TableRate(
      rule: rule(
        TableRate.kind, ["formula": .string("completion"), "headers": .list([.string("执行率")])]))
    let rows = """
      项目|预算数|执行数|执行率
      基本支出|124.44|120.00|96.43%
      项目支出|1,007.40|970.00|96.29%
      经营支出|120.00|100.00|83.33%
      """
    #expect(found(check.judge(reading([Sketch("执行表", rows)]))).isEmpty)
    let wrong = found(
      check.judge(reading([Sketch("执行表", rows.replacing("96.29%", with: "3.71%"))])))
    #expect(wrong.count == 1 && wrong[0].cause?.kind == .shortfallForCompletion)
  }
}
