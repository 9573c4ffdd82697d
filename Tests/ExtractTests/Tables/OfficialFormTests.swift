import Disclosure
import Extract
import Testing

/// The tables of the official forms of final accounts, as programs write their merged cells into a text.
@Suite struct OfficialFormTests {
  /// Code, name and amounts of each line.
  private static let lines = [
    " 合计: 246.25 240.05 6.20", "201 一般公共服务支出: 112.86 106.66 6.20", "20106 财政事务: 112.86 106.66 6.20",
    "2010601 行政运行: 112.86 106.66 6.20", "213 农林水支出: 133.39 133.39 ", "21303 水利: 133.39 133.39 ",
    "2130301 行政运行: 33.39 33.39 ", "2130305 水利工程建设: 100.00 100.00 ",
  ]
  private static let paths = ["本年收入合计", "财政拨款收入", "其他收入"]

  /// Every place of the grid, the names of the columns of codes beside the numbers of the others.
  static let places = """
    项目\t\t\t\t本年收入合计\t财政拨款收入\t其他收入
    功能分类科目编码\t\t\t科目名称\t\t\t
    类\t款\t项\t栏次\t1\t2\t3
    \t\t\t合计\t246.25\t240.05\t6.20
    201\t\t\t一般公共服务支出\t112.86\t106.66\t6.20
    201\t06\t\t财政事务\t112.86\t106.66\t6.20
    201\t06\t01\t行政运行\t112.86\t106.66\t6.20
    213\t\t\t农林水支出\t133.39\t133.39\t
    213\t03\t\t水利\t133.39\t133.39\t
    213\t03\t01\t行政运行\t33.39\t33.39\t
    213\t03\t05\t水利工程建设\t100.00\t100.00\t
    """

  /// The names of the columns of codes beside the total, and each part of a code printed once.
  static let beside = """
    项目\t\t\t\t本年收入合计\t财政拨款收入\t其他收入
    支出功能分类\t\t\t科目名称\t\t\t
    科目编码\t\t\t\t\t\t
    类\t款\t项\t合计\t246.25\t240.05\t6.20
    201\t\t\t一般公共服务支出\t112.86\t106.66\t6.20
    \t06\t\t财政事务\t112.86\t106.66\t6.20
    \t\t01\t行政运行\t112.86\t106.66\t6.20
    213\t\t\t农林水支出\t133.39\t133.39\t
    \t03\t\t水利\t133.39\t133.39\t
    \t\t01\t行政运行\t33.39\t33.39\t
    \t\t05\t水利工程建设\t100.00\t100.00\t
    """

  /// A cell merged over columns comes once, one that reaches down leaves an empty one; a code has one cell.
  static let words = """
    项目\t本年收入合计\t财政拨款收入\t其他收入
    功能分类科目编码\t科目名称\t\t\t
    类\t款\t项\t栏次\t1\t2\t3
    \t\t\t合计\t246.25\t240.05\t6.20
    201\t一般公共服务支出\t112.86\t106.66\t6.20
    20106\t财政事务\t112.86\t106.66\t6.20
    2010601\t行政运行\t112.86\t106.66\t6.20
    213\t农林水支出\t133.39\t133.39\t
    21303\t水利\t133.39\t133.39\t
    2130301\t行政运行\t33.39\t33.39\t
    2130305\t水利工程建设\t100.00\t100.00\t
    """

  /// Only what is printed in a row; one column of codes.
  static let printed = """
    项目\t本年收入合计\t财政拨款收入\t其他收入
    功能分类科目编码\t科目名称
    类款项\t栏次\t1\t2\t3
    合计\t246.25\t240.05\t6.20
    201\t一般公共服务支出\t112.86\t106.66\t6.20
    20106\t财政事务\t112.86\t106.66\t6.20
    2010601\t行政运行\t112.86\t106.66\t6.20
    213\t农林水支出\t133.39\t133.39\t
    21303\t水利\t133.39\t133.39\t
    2130301\t行政运行\t33.39\t33.39\t
    2130305\t水利工程建设\t100.00\t100.00\t
    """

  @Test(arguments: [places, beside, words, printed])
  func aTableOfAccountsIsOneInEveryLayout(_ rows: String) throws {
    let table = try table("收入决算表\n单位：万元\n" + rows)
    let amounts = table.columns.indices.filter { table.columns[$0].role == .amount }
    #expect(amounts.map { table.columns[$0].path.last } == Self.paths)
    let read = table.lines.map { line in
      "\(line.code ?? "") \(line.label): " + amounts.map { table[line.row, $0].text }.joined(separator: " ")
    }
    #expect(read == Self.lines)
  }

  /// 小计 | 购置费 | 运行费 stand below a name whose merged cell is printed once.
  @Test func namesBelowAMergedOneFindIt() throws {
    let table = try table(
      """
      财政拨款“三公”经费支出决算表
      单位：万元
      预算数\t决算数
      合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费
      小计\t公务用车购置费\t公务用车运行费\t小计\t公务用车购置费\t公务用车运行费
      1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
      12.00\t\t9.00\t\t9.00\t3.00\t10.40\t\t8.60\t\t8.60\t1.80
      """)
    #expect(
      table.columns.map { $0.path.joined(separator: "›") } == [
        "预算数›合计", "预算数›因公出国（境）费", "预算数›公务用车购置及运行费›小计", "预算数›公务用车购置及运行费›公务用车购置费",
        "预算数›公务用车购置及运行费›公务用车运行费", "预算数›公务接待费", "决算数›合计", "决算数›因公出国（境）费", "决算数›公务用车购置及运行费›小计",
        "决算数›公务用车购置及运行费›公务用车购置费", "决算数›公务用车购置及运行费›公务用车运行费", "决算数›公务接待费",
      ])
  }

  /// 人员经费合计 is merged over code and name, and a name begins with a numeral.
  @Test func totalsOfEachHalfStandBesideTheirAmounts() throws {
    let table = try table(
      """
      基本支出决算表
      单位：万元
      科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额
      301\t工资福利支出\t900.00\t302\t商品和服务支出\t200.00
      30101\t基本工资\t500.00\t30201\t办公费\t120.00
      30102\t津贴补贴\t400.00\t30202\t一般印刷费\t80.00
      人员经费合计\t900.00\t公用经费合计\t200.00
      """)
    let totals = table.lines.filter { $0.label.hasSuffix("合计") }
    #expect(totals.map { line in line.valueColumns.map { table[line.row, $0].text } } == [["900.00"], ["200.00"]])
    #expect(totals.allSatisfy { $0.code == nil })
  }

  private func table(_ text: String) throws -> Table {
    try #require(Sample.document(text).tables.first)
  }
}
