import Checks
import Disclosure
import Support
import Testing

@Suite struct TableSumTests {
  static let functional = """
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|3,258.80|2,405.16|853.64
    208|社会保障和就业支出|419.02|419.02|
    20805|行政事业单位养老支出|371.27|371.27|
    2080501|行政单位离退休|115.22|115.22|
    2080505|机关事业单位基本养老保险缴费支出|256.05|256.05|
    20808|抚恤|47.75|47.75|
    2080801|死亡抚恤|47.75|47.75|
    215|资源勘探工业信息等支出|2,465.78|1,986.14|479.64
    21505|工业和信息产业监管|1,923.46|1,513.81|409.65
    2150501|行政运行|1,513.81|1,513.81|
    2150599|其他工业和信息产业监管支出|409.65||409.65
    21508|支持中小企业发展和管理支出|542.32|472.33|69.99
    2150801|行政运行|472.33|472.33|
    2150802|一般行政管理事务|10.00||10.00
    2150899|其他支持中小企业发展和管理支出|59.99||59.99
    229|其他支出|374.00||374.00
    22999|其他支出|374.00||374.00
    2299999|其他支出|374.00||374.00
    """

  static let vocabulary = Vocabulary(
    words: [
      "total-columns": ["合计", "小计", "总计", "本年收入合计", "本年支出合计"],
      "non-additive-columns": ["单价", "率", "占比", "比重", "%"],
    ])

  func rule(_ relation: String) throws -> Rule {
    Rule(
      id: "table-\(relation)", findingClass: "table-total-mismatch", kind: TableSum.kind,
      severity: .error, confidence: .high, title: Localized(zh: "", en: ""),
      message: Localized(zh: "", en: ""), why: Localized(zh: "", en: ""), fix: Localized(zh: "", en: ""), basis: "",
      applies: Applicability(), parameters: ["relation": .string(relation)])
  }

  func findings(
    _ text: String, _ relation: String, headers: Int = 1, unit: Unit? = .tenThousandYuan
  ) throws -> [Finding] {
    let reading = reading(
      [Sketch("支出总表", unit: unit, headers: headers, text)], vocabulary: Self.vocabulary)
    return try TableSum(rule: rule(relation)).judge(reading).compactMap {
      if case .disagrees(let finding) = $0 { finding } else { nil }
    }
  }

  func all(_ text: String, headers: Int = 1) throws -> [Finding] {
    try ["codes", "outline", "of-which", "total", "grand-total", "columns"].flatMap {
      try findings(text, $0, headers: headers)
    }
  }

  @Test func aRoundedTableIsClean() throws {
    #expect(try all(Self.functional).isEmpty)
  }

  @Test func agreementsCarryTheirArithmetic() throws {
    let reading = reading([Sketch("支出总表", Self.functional)], vocabulary: Self.vocabulary)
    let agreed = try TableSum(rule: rule("codes")).judge(reading).compactMap { outcome in
      if case .agrees(let agreement) = outcome { agreement.evidence } else { nil }
    }
    #expect(agreed.count == 19)
    #expect(agreed.contains { $0.formula == "371.27 + 47.75" && $0.claimed == "419.02万元" })
  }

  /// One digit changed anywhere is found, and the changed cell is named wherever two sums cross in it.
  @Test func everyChangedCellIsFound() throws {
    let rows = Self.functional.split(separator: "\n").map(String.init)
    for row in 1..<rows.count {
      var cells = rows[row].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      for column in 2..<cells.count where !cells[column].isEmpty {
        let before = cells[column]
        cells[column] = "9" + before
        var changed = rows
        changed[row] = cells.joined(separator: "|")
        let found = try all(changed.joined(separator: "\n"))
        cells[column] = before
        #expect(!found.isEmpty, "row \(row) column \(column)")
        #expect(
          found.contains {
            $0.severity == .error && $0.locations[0].cell?.line == row - 1
              && $0.locations[0].cell?.column == column
          }, "row \(row) column \(column)")
      }
    }
  }

  @Test func theSlipIsNamed() throws {
    let swapped = Self.functional.replacing("|1,923.46|", with: "|1,932.46|")
    let cause = try all(swapped).first?.cause
    #expect(cause == Cause(kind: .digitSwap, printed: "1,932.46万元", fits: "1923.46万元"))
  }

  @Test func listsThatAreNotCompleteAreNoSums() throws {
    // Only some 项 are printed: the table bears no hierarchy out.
    let partial = """
      科目编码|科目名称|合计
      208|社会保障和就业支出|419.02
      2080501|行政单位离退休|115.22
      210|卫生健康支出|360.71
      2101101|行政单位医疗|283.83
      215|资源勘探工业信息等支出|1,967.78
      2150501|行政运行|800.50
      """
    #expect(try all(partial).isEmpty)
  }

  @Test func halvesAreSummedApart() throws {
    let sheet = """
      项目|预算数‖项目|预算数
      一、财政拨款收入|2,624.06‖社会保障和就业支出|419.02
      （一）一般公共预算收入|2,624.06‖卫生健康支出|360.71
      （二）政府性基金预算收入|‖资源勘探工业信息等支出|1,967.78
      二、事业收入|‖住房保障支出|137.28
      三、其他收入|374.00‖其他支出|374.00
      本年收入合计|2,998.06‖本年支出合计|3,258.80
      四、上年结转|260.74‖结转下年|
      收入总计|3,258.80‖支出总计|3,258.80
      """
    #expect(try all(sheet).isEmpty)
    let wrong = try all(sheet.replacing("其他收入|374.00", with: "其他收入|734.00"))
    #expect(wrong.count == 1 && wrong[0].severity == .error)
    let carry = try all(sheet.replacing("上年结转|260.74", with: "上年结转|206.74"))
    #expect(carry.count == 1)
  }

  @Test func nestedColumnHeadsAreFollowed() throws {
    let official = """
      项目|合计||因公出国（境）费||公务用车购置及运行维护费||||||公务接待费|
      |.|.|.|.|小计||购置费||运行费||.|.
      |预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数
      财政拨款|10.00|7.00|2.00|1.00|5.00|4.00|2.00|1.00|3.00|3.00|3.00|2.00
      """
    #expect(try findings(official, "columns", headers: 3).isEmpty)
    let wrong = official.replacing("10.00|7.00", with: "10.00|7.60")
    #expect(try findings(wrong, "columns", headers: 3).count == 1)
  }

  @Test func unitPricesAreNotAdded() throws {
    let list = """
      项目|单价|数量|金额
      设备甲|2.00|3|6.00
      设备乙|5.00|1|5.00
      合计|3.00|4|11.00
      """
    #expect(try all(list).isEmpty)
  }

  @Test func ofWhichMayFallShort() throws {
    let sheet = """
      项目|金额
      一、公务用车购置及运行费|10.00
      其中：公务用车运行费|6.00
      二、公务接待费|3.00
      合计|13.00
      """
    #expect(try all(sheet).isEmpty)
    #expect(try findings(sheet.replacing("运行费|6.00", with: "运行费|60.00"), "of-which").count == 1)
  }

  @Test func anUnreadCellDecidesNothing() throws {
    #expect(try all(Self.functional.replacing("|371.27|371.27", with: "|?|?")).isEmpty)
  }

  @Test func aTableWithoutFiguresIsNotClean() throws {
    let reading = reading([Sketch("支出总表", "科目编码|科目名称|合计")], vocabulary: Self.vocabulary)
    let outcomes = try TableSum(rule: rule("total")).judge(reading)
    #expect(outcomes.count == 1)
    guard case .notApplicable = outcomes[0] else {
      Issue.record("an empty table is not checked")
      return
    }
  }
}
