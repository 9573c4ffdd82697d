import Disclosure
import Extract
import Testing

/// One small table a layout: what the reader makes of it, drawn.
@Suite struct TableLayoutTests {
  /// A row a line, a page break inside, the unit line broken, merged header cells, codes in two styles.
  @Test func rowsPartedByTabs() {
    draws(
      """
      支出总表

      填报单位:青川县河道管理局

      单位：万
      元

      支出功能分类科目\t\t2024年预算数\t\t
      科目编码\t科目名称\t合计\t基本支出\t项目支出
      **\t**\t1\t2\t3
      \t合计\t1,204.50\t800.00\t404.50
      213\t农林水支出\t1,204.50\t800.00\t404.50
      03\t水利\t1,204.50\t800.00\t404.50
      2130301\t行政运行\t800.00\t800.00\t

      2130305\t水利工程建设\t404.50\t—\t404.50
      """,
      """
      table 0 line 8 《支出总表》 kind=- unit=万元 rows=8 columns=5 header=3 reporter=青川县河道管理局 section=
        c0 code 0 [] 支出功能分类科目›科目编码
        c1 name 0 [] 支出功能分类科目›科目名称
        c2 amount 0 [万元] 2024年预算数›合计
        c3 amount 0 [万元] 2024年预算数›基本支出
        c4 amount 0 [万元] 2024年预算数›项目支出
        r0h | 支出功能分类科目 | ^支出功能分类科目 | 2024年预算数 | ^2024年预算数 | ^2024年预算数
        r1h | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
        r2h | ** | ** | #1 | #2 | #3
        r3 |  | 合计 | #1,204.50 | #800.00 | #404.50  ⟵ L0 d0 total 合计
        r4 | #213 | 农林水支出 | #1,204.50 | #800.00 | #404.50  ⟵ L1 d0 213 农林水支出
        r5 | #03 | 水利 | #1,204.50 | #800.00 | #404.50  ⟵ L2 d1<L1 21303 水利
        r6 | #2130301 | 行政运行 | #800.00 | #800.00 |   ⟵ L3 d2<L2 2130301 行政运行
        r7 | #2130305 | 水利工程建设 | #404.50 | — | #404.50  ⟵ L4 d2<L2 2130305 水利工程建设
      """)
  }

  /// The number of the table, who reports and the unit share the line below the title.
  @Test func numberReporterAndUnitBelowTitle() {
    draws(
      """
      部门支出总表
      附表3　编报部门：青川县河道管理局　金额单位：万元
      科目名称\t合计\t基本支出\t项目支出
      农林水支出\t12.50\t8.00\t4.50
      合计\t12.50\t8.00\t4.50
      """,
      """
      table 0 line 3 《部门支出总表》 kind=- unit=万元 rows=3 columns=4 header=1 reporter=青川县河道管理局 section=
        c0 name 0 [] 科目名称
        c1 amount 0 [万元] 合计
        c2 amount 0 [万元] 基本支出
        c3 amount 0 [万元] 项目支出
        r0h | 科目名称 | 合计 | 基本支出 | 项目支出
        r1 | 农林水支出 | #12.50 | #8.00 | #4.50  ⟵ L0 d0 农林水支出
        r2 | 合计 | #12.50 | #8.00 | #4.50  ⟵ L1 d0 total 合计
      """)
  }

  /// 3-2 in a column is the number of a table, and no torn figure.
  @Test func numbersOfTablesAreRead() {
    draws(
      """
      部门支出表
      单位：万元
      支出性质\t见表\t金额
      基本支出\t3-1\t8.00
      项目支出\t3-2\t4.50
      """,
      """
      table 0 line 3 《部门支出表》 kind=- unit=万元 rows=3 columns=3 header=1 section=
        c0 name 0 [] 支出性质
        c1 text 0 [] 见表
        c2 amount 0 [万元] 金额
        r0h | 支出性质 | 见表 | 金额
        r1 | 基本支出 | 3-1 | #8.00  ⟵ L0 d0 基本支出
        r2 | 项目支出 | 3-2 | #4.50  ⟵ L1 d0 项目支出
      """)
  }

  /// Rows parted by blank lines; one cell has an empty paragraph of its own.
  @Test func oneCellALine() {
    draws(
      """
      收支总表
      \t河道管理局
      \t预算年度：2024
      \t单位：万元

      \t序号
      \t收入
      \t支出

      \t
      \t项  目
      \t预算数
      \t项  目
      \t预算数

      \t栏次
      \t1
      \t2
      \t3
      \t4

      \t1
      \t一、财政拨款收入
      \t1,200.00
      \t一、农林水支出
      \t1,204.50

      \t2
      \t二、其他收入
      \t4.50

      \t二、其他支出
      \t

      \t3
      \t本年收入合计
      \t1,204.50
      \t本年支出合计
      \t1,204.50


      注：本表反映收支。
      """,
      """
      table 0 line 6 《收支总表》 kind=- unit=万元 rows=6 columns=5 header=3 reporter=河道管理局 section=
        c0 ordinal 0 [] 序号
        c1 name 0 [] 收入›项目
        c2 amount 0 [万元] 收入›预算数
        c3 name 1 [] 支出›项目
        c4 amount 1 [万元] 支出›预算数
        r0h | 序号 | 收入 | ^收入 | 支出 | ^支出
        r1h | ^序号 | 项目 | 预算数 | 项目 | 预算数
        r2h | 栏次 | #1 | #2 | #3 | #4
        r3 | #1 | 一、财政拨款收入 | #1,200.00 | 一、农林水支出 | #1,204.50  ⟵ L0 d0 [一、] 财政拨款收入  ⟵ L3 d0 [一、] 农林水支出
        r4 | #2 | 二、其他收入 | #4.50 | 二、其他支出 |   ⟵ L1 d0 [二、] 其他收入  ⟵ L4 d0 [二、] 其他支出
        r5 | #3 | 本年收入合计 | #1,204.50 | 本年支出合计 | #1,204.50  ⟵ L2 d0 total 本年收入合计  ⟵ L5 d0 total 本年支出合计
      """)
  }

  /// 其中：, and a line that goes on with it by its indent.
  @Test func ofWhichLinesByIndent() {
    draws(
      """
      “三公”经费支出表
      \t单位：元

      \t项目
      \t上年预算数
      \t本年预算数

      \t合计
      \t30,000
      \t28,000

      \t一、因公出国（境）费
      \t0
      \t

      \t二、公务用车购置及运行费
      \t20,000
      \t18,000

      \t    其中：公务用车购置费
      \t-
      \t-

      \t          公务用车运行维护费
      \t20,000
      \t18,000

      \t三、公务接待费
      \t10,000
      \t10,000
      """,
      """
      table 0 line 4 《“三公”经费支出表》 kind=- unit=元 rows=7 columns=3 header=1 section=
        c0 name 0 [] 项目
        c1 amount 0 [元] 上年预算数
        c2 amount 0 [元] 本年预算数
        r0h | 项目 | 上年预算数 | 本年预算数
        r1 | 合计 | #30,000 | #28,000  ⟵ L0 d0 total 合计
        r2 | 一、因公出国（境）费 | #0 |   ⟵ L1 d0 [一、] 因公出国（境）费
        r3 | 二、公务用车购置及运行费 | #20,000 | #18,000  ⟵ L2 d0 [二、] 公务用车购置及运行费
        r4 | 其中：公务用车购置费 | - | -  ⟵ L3 d1<L2 of-which [其中：] 公务用车购置费
        r5 | 公务用车运行维护费 | #20,000 | #18,000  ⟵ L4 d1<L2 of-which 公务用车运行维护费
        r6 | 三、公务接待费 | #10,000 | #10,000  ⟵ L5 d0 [三、] 公务接待费
      """)
  }

  /// Markdown.
  @Test func barsBetweenCells() {
    draws(
      """
      收入决算表
      单位：万元
      | 项目 | 决算数 |
      |---|---:|
      | 一、财政拨款收入 | 1,200.00 |
      | 二、其他收入 | 4.50 |
      | 合计 | 1,204.50 |
      """,
      """
      table 0 line 3 《收入决算表》 kind=- unit=万元 rows=4 columns=2 header=1 section=
        c0 name 0 [] 项目
        c1 amount 0 [万元] 决算数
        r0h | 项目 | 决算数
        r1 | 一、财政拨款收入 | #1,200.00  ⟵ L0 d0 [一、] 财政拨款收入
        r2 | 二、其他收入 | #4.50  ⟵ L1 d0 [二、] 其他收入
        r3 | 合计 | #1,204.50  ⟵ L2 d0 total 合计
      """)
  }

  /// No figures, and a note that says so.
  @Test func emptyTableAndItsNote() {
    draws(
      """
      政府性基金预算支出表
      单位：万元

      科目编码\t科目名称\t合计\t基本支出\t项目支出
      \t\t\t\t

      注：本部门没有政府性基金预算支出，本表为空表。
      """,
      """
      table 0 line 4 《政府性基金预算支出表》 kind=- unit=万元 rows=2 columns=5 header=1 empty=注：本部门没有政府性基金预算支出，本表为空表。 section=
        c0 code 0 [] 科目编码
        c1 name 0 [] 科目名称
        c2 amount 0 [万元] 合计
        c3 amount 0 [万元] 基本支出
        c4 amount 0 [万元] 项目支出
        r0h | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
        r1 |  |  |  |  |\u{20}
      """)
  }

  /// The unit’s name stands once for two rows.
  @Test func labelsMergedOverRows() {
    draws(
      """
      一、机构情况
      \t单位名称
      \t内设科室
      \t人数（人）

      \t河道管理局
      \t办公室
      \t5

      \t
      \t工程科
      \t8


      二、其他事项
      无。
      """,
      """
      table 0 line 2 《》 kind=- unit=- rows=3 columns=3 header=1 section=机构情况
        c0 name 0 [] 单位名称
        c1 text 0 [] 内设科室
        c2 count 0 [人] 人数（人）
        r0h | 单位名称 | 内设科室 | 人数（人）
        r1 | 河道管理局 | 办公室 | #5  ⟵ L0 d0 办公室
        r2 | ^河道管理局 | 工程科 | #8  ⟵ L1 d0 工程科
      """)
  }
}
