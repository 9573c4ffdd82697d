import Disclosure
import Extract
import Testing

@Suite struct TableFactsTests {
  private let vocabulary = Vocabulary(
    concepts: ["财政拨款": "财政拨款收入"],
    tableKinds: [
      TableKind(
        id: "expenditure-total", titles: ["支出决算表"], scope: .allFunds, flow: .expenditure,
        classification: "functional"),
      TableKind(
        id: "general-budget-expenditure", titles: ["一般公共预算财政拨款支出决算表"], scope: .generalBudget,
        flow: .expenditure, classification: "functional"),
    ])

  private func facts(_ text: String) -> [String] {
    let document = Sample.document(text, vocabulary: vocabulary)
    return TableFacts(document, vocabulary).facts().map { fact in
      "\((fact.path + [fact.concept]).joined(separator: "›")) \(fact.code ?? "-") "
        + "\(fact.quantity.numeral.text)\(fact.quantity.unit?.symbol ?? "?") "
        + "\(fact.scope) \(fact.flow) \(fact.measure) \(fact.period)"
    }
  }

  /// 栏次 1 2 names no column, 单位： is no part of the department's name, and [204] before a name is a code.
  @Test func indexLineUnitAndBracketedCodesOfAnAlignedTable() throws {
    let text = """
      某县人民法院2024年度部门决算

      支出决算表
      部门：某县人民法院\t金额单位：万元
      项目                        行次   决算数   基本支出
      栏次                               1        2
      合计                        1      12.50    10.00
      [204]公共安全支出           2      12.50    10.00
      [20405]法院                 3      12.50    10.00
      """
    let document = Sample.document(text, vocabulary: vocabulary)
    let table = try #require(document.tables.first)
    #expect(document.string(try #require(table.reporterSpan)) == "某县人民法院")
    #expect(table.columns.map(\.path) == [["项目"], ["行次"], ["决算数"], ["基本支出"]])
    #expect(table.lines.map(\.label) == ["合计", "公共安全支出", "法院"])
    #expect(table.lines.map(\.code) == [nil, "204", "20405"])
  }

  /// A converter has written each merged name of the header into every place it covers.
  @Test func mergedNamesWrittenOut() throws {
    let text = """
      某县水利局2024年度部门预算

      收支预算总表
      单位：万元

      本年收入\t本年收入\t本年支出\t本年支出\t本年支出\t本年支出
      项目\t预算数\t项目\t预算数\t预算数\t预算数
      项目\t预算数\t项目\t合计\t基本支出\t基本支出
      项目\t预算数\t项目\t合计\t人员经费\t公用经费
      一、财政拨款收入\t12.50\t一、农林水支出\t12.50\t10.00\t2.50
      收入总计\t12.50\t支出总计\t12.50\t10.00\t2.50
      """
    let table = try #require(Sample.document(text, vocabulary: vocabulary).tables.first)
    #expect(
      table.columns.map(\.path) == [
        ["本年收入", "项目"], ["本年收入", "预算数"], ["本年支出", "项目"], ["本年支出", "预算数", "合计"],
        ["本年支出", "预算数", "基本支出", "人员经费"], ["本年支出", "预算数", "基本支出", "公用经费"],
      ])
    #expect(table.columns.map(\.half) == [0, 0, 1, 1, 1, 1])
  }

  @Test func codesColumnsAndTheLongestTitle() {
    let text = """
      某县水利局2024年度部门决算

      一般公共预算财政拨款支出决算表
      单位：万元

      科目编码\t科目名称\t合计\t基本支出
      \t合计\t12.50\t10.00
      213\t农林水支出\t12.50\t10.00
      03\t水利\t12.50\t10.00
      """
    #expect(
      facts(text) == [
        "合计 - 12.50万元 generalBudget expenditure own current",
        "基本支出 - 10.00万元 generalBudget expenditure own current",
        "农林水支出 213 12.50万元 generalBudget expenditure own current",
        "农林水支出›基本支出 213 10.00万元 generalBudget expenditure own current",
        "农林水支出›水利 21303 12.50万元 generalBudget expenditure own current",
        "农林水支出›水利›基本支出 21303 10.00万元 generalBudget expenditure own current",
      ])
  }

  @Test func headersSayMeasureYearScopeAndUnit() {
    let text = """
      某县水利局2024年度部门决算

      财政拨款收支表

      项目\t年初预算数（元）\t2023年决算数\t2024年决算数\t完成率（%）
      财政拨款\t1,000\t900.50\t1,100.00\t110.00
      """
    #expect(
      facts(text) == [
        "财政拨款收入 - 1,000元 fiscal none initialBudget current",
        "财政拨款收入 - 900.50? fiscal none actual prior",
        "财政拨款收入 - 1,100.00? fiscal none actual current",
        "财政拨款收入›完成率 - 110.00% fiscal none own current",
      ])
  }
}
