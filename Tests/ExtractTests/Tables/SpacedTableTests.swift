import Disclosure
import Extract
import Testing

/// Tables whose cells are parted by spaces: what the reader makes of them, drawn, and what it leaves unread.
@Suite struct SpacedTableTests {
  /// Right-aligned figures beside the labels of the other half.
  @Test func columnsAlignedBySpaces() {
    draws(
      """
                       收支预算总表
      编制单位：青川县河道管理局                              单位：元

               收入                          支出
          项目          预算数          项目            预算数
      一、财政拨款收入      1,200,000   一、农林水支出        1,204,500
      二、其他收入            4,500   二、其他支出
          收入总计      1,204,500       支出总计      1,204,500
      """,
      """
      table 0 line 4 《收支预算总表》 kind=- unit=元 rows=5 columns=4 header=2 reporter=青川县河道管理局 section=
        c0 name 0 [] 收入›项目
        c1 amount 0 [元] 收入›预算数
        c2 name 1 [] 支出›项目
        c3 amount 1 [元] 支出›预算数
        r0h | 收入 | ^收入 | 支出 | ^支出
        r1h | 项目 | 预算数 | 项目 | 预算数
        r2 | 一、财政拨款收入 | #1,200,000 | 一、农林水支出 | #1,204,500  ⟵ L0 d0 [一、] 财政拨款收入  ⟵ L3 d0 [一、] 农林水支出
        r3 | 二、其他收入 | #4,500 | 二、其他支出 |   ⟵ L1 d0 [二、] 其他收入  ⟵ L4 d0 [二、] 其他支出
        r4 | 收入总计 | #1,204,500 | 支出总计 | #1,204,500  ⟵ L2 d0 grandTotal 收入总计  ⟵ L5 d0 grandTotal 支出总计
      """)
  }

  /// A fixed pitch gives a Chinese character two columns; a page number stands between the captions and the table.
  @Test func columnsOfAFixedPitch() {
    draws(
      """
      收支预算总表
      单位：元

               3
      项目                  预算数   项目            预算数
      一、财政拨款收入   1,200,000   一、农林水支出  1,204,500
      二、其他收入           4,500   二、其他支出
      收入总计           1,204,500   支出总计        1,204,500
      """,
      """
      table 0 line 5 《收支预算总表》 kind=- unit=元 rows=4 columns=4 header=1 section=
        c0 name 0 [] 项目
        c1 amount 0 [元] 预算数
        c2 name 1 [] 项目
        c3 amount 1 [元] 预算数
        r0h | 项目 | 预算数 | 项目 | 预算数
        r1 | 一、财政拨款收入 | #1,200,000 | 一、农林水支出 | #1,204,500  ⟵ L0 d0 [一、] 财政拨款收入  ⟵ L3 d0 [一、] 农林水支出
        r2 | 二、其他收入 | #4,500 | 二、其他支出 |   ⟵ L1 d0 [二、] 其他收入  ⟵ L4 d0 [二、] 其他支出
        r3 | 收入总计 | #1,204,500 | 支出总计 | #1,204,500  ⟵ L2 d0 grandTotal 收入总计  ⟵ L5 d0 grandTotal 支出总计
      """)
  }

  /// Placed by count: every row has as many figures as there are columns of figures.
  @Test func oneSpaceBetweenCells() {
    draws(
      """
      支出预算表
      单位：万元
      科目编码 科目名称 合计 基本支出 项目支出
      213 农林水支出 1,204.50 800.00 404.50
      21303 水利 1,204.50 800.00 404.50
      """,
      """
      table 0 line 3 《支出预算表》 kind=- unit=万元 rows=3 columns=5 header=1 section=
        c0 code 0 [] 科目编码
        c1 name 0 [] 科目名称
        c2 amount 0 [万元] 合计
        c3 amount 0 [万元] 基本支出
        c4 amount 0 [万元] 项目支出
        r0h | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
        r1 | #213 | 农林水支出 | #1,204.50 | #800.00 | #404.50  ⟵ L0 d0 213 农林水支出
        r2 | #21303 | 水利 | #1,204.50 | #800.00 | #404.50  ⟵ L1 d1<L0 21303 水利
      """)
  }

  /// The rows below a code add up to it column by column: 800.00 can only be 基本支出, 404.50 only 项目支出.
  @Test func rowsThatLostTheirEmptyCellsArePlacedByTheirSums() {
    draws(
      """
      支出预算表
      单位：万元
      科目编码 科目名称 合计 基本支出 项目支出
      合计 1,300.00 895.50 404.50
      213 农林水支出 1,204.50 800.00 404.50
      21303 水利 1,204.50 800.00 404.50
      2130301 行政运行（含离退
      休人员） 800.00 800.00
      2130305 水利工程建设 404.50 404.50
      221 住房保障支出 95.50 95.50
      """,
      """
      table 0 line 3 《支出预算表》 kind=- unit=万元 rows=7 columns=5 header=1 section=
        c0 code 0 [] 科目编码
        c1 name 0 [] 科目名称
        c2 amount 0 [万元] 合计
        c3 amount 0 [万元] 基本支出
        c4 amount 0 [万元] 项目支出
        r0h | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
        r1 |  | 合计 | #1,300.00 | #895.50 | #404.50  ⟵ L0 d0 total 合计
        r2 | #213 | 农林水支出 | #1,204.50 | #800.00 | #404.50  ⟵ L1 d0 213 农林水支出
        r3 | #21303 | 水利 | #1,204.50 | #800.00 | #404.50  ⟵ L2 d1<L1 21303 水利
        r4 | #2130301 | 行政运行（含离退休人员） | #800.00 | #800.00 |   ⟵ L3 d2<L2 2130301 行政运行（含离退休人员）
        r5 | #2130305 | 水利工程建设 | #404.50 |  | #404.50  ⟵ L4 d2<L2 2130305 水利工程建设
        r6 | #221 | 住房保障支出 | #95.50 | #95.50 |   ⟵ L5 d0 221 住房保障支出
      """)
  }

  /// Two rows of one amount can change places: their figures stay in the text and in no column.
  @Test func rowsThatCanStandInTwoWaysAreNotPlaced() {
    let document = Sample.document(
      """
      支出预算表
      单位：万元
      科目编码 科目名称 合计 基本支出 项目支出
      合计 1,000.00 500.00 500.00
      213 农林水支出 1,000.00 500.00 500.00
      21303 水利 1,000.00 500.00 500.00
      2130301 行政运行 500.00 500.00
      2130305 水利工程建设 500.00 500.00
      """)
    let rows = document.tables.map { table in
      (table.rowCount - 2..<table.rowCount).map { row in (2..<5).map { table[row, $0].content } }
    }
    #expect(rows == [[[.unread, .unread, .unread], [.unread, .unread, .unread]]])
    MapCheck.check(document)
  }

  /// Not read, and said so: no row gives the total first, or most cannot be placed.
  @Test func aTableWhoseColumnsCannotBeToldIsRemarked() {
    let document = Sample.document(
      """
      支出预算表
      单位：万元
      科目名称 年初预算数 调整预算数 决算数
      水利 1,204.50 800.00 404.50
      行政运行 800.00 800.00
      水利工程建设 404.50 404.50
      """)
    #expect(document.tables.isEmpty)
    #expect(document.remarks.map(\.kind) == [.unreadTable])
    MapCheck.check(document)
  }

  /// A cell a line: nothing says which figures stand side by side. What the table holds is no running text.
  @Test func aTableOfOneCellALineIsRemarked() {
    let rows = (1...4).map { "二、其他支出\n\($0),204.50\n800.00\n404.50" }
    let document = Sample.document(
      "支出预算表\n单位：万元\n科目名称\n合计\n基本支出\n项目支出\n" + rows.joined(separator: "\n")
        + "\n2024年支出合计1204.50万元。\n")
    #expect(document.tables.isEmpty)
    #expect(document.remarks.map(\.kind) == [.unreadTable])
    #expect(!document.blocks.contains { $0.kind == .heading && document.string($0.span).contains("其他支出") })
    #expect(document.blocks.last?.kind == .paragraph)
    MapCheck.check(document)
  }

  /// 4,204.50其他支出: a figure that ran into its neighbour is in no cell that could be named.
  @Test func aTableWhoseCellsRanTogetherIsNotRead() {
    let document = Sample.document(
      """
      收支预算表
      单位：万元
      项目             预算数      项目         预算数
      财政拨款收入      1,204.50一、农林水支出    1,204.50
      其他收入             4.50二、其他支出         4.50
      收入总计         1,209.00支出总计        1,209.00
      """)
    #expect(document.tables.isEmpty)
    #expect(document.remarks.map(\.kind) == [.unreadTable])
    MapCheck.check(document)
  }

  /// One line of figures under its header is a table; 预算数 and 决算数 head the same expenses twice.
  @Test func aTableOfOneRowWithoutLabels() {
    draws(
      """
                                “三公”经费支出决算表
                                                                单位：万元
      预算数                                        决算数
      合计    公务用车购置费   公务接待费   合计    公务用车购置费   公务接待费
       46.00                       3.00   40.41                      1.26
      """,
      """
      table 0 line 3 《“三公”经费支出决算表》 kind=- unit=万元 rows=3 columns=6 header=2 section=
        c0 amount 0 [万元] 预算数›合计
        c1 amount 0 [万元] 预算数›公务用车购置费
        c2 amount 0 [万元] 预算数›公务接待费
        c3 amount 0 [万元] 决算数›合计
        c4 amount 0 [万元] 决算数›公务用车购置费
        c5 amount 0 [万元] 决算数›公务接待费
        r0h | 预算数 | ^预算数 | ^预算数 | 决算数 | ^决算数 | ^决算数
        r1h | 合计 | 公务用车购置费 | 公务接待费 | 合计 | 公务用车购置费 | 公务接待费
        r2 | #46.00 |  | #3.00 | #40.41 |  | #1.26  ⟵ L0 d0 total 合计
      """)
  }

  /// Figures on lines of their own, between the labels they may belong to: not read either.
  @Test func figuresApartFromTheirLabelsAreNotRead() {
    let document = Sample.document(
      """
                      收支预算总表
                                        单位：万元
          项目            预算数      项目        预算数
                        1,204.50
      一、财政拨款收入              一、农林水支出     1,204.50
      二、其他收入         4.50   二、其他支出        4.50
      """)
    #expect(document.tables.isEmpty)
  }
}
