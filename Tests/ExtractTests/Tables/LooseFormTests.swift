import Disclosure
import Extract
import Testing

@Suite struct LooseFormTests {
  @Test func aFormOfLooseLinesIsATable() {
    let document = Sample.document(
      """
      2024年项目支出绩效目标表

      项目名称 河道清淤经费

      主管部门 某县水利局 用款单位 某县河道管理所

      绩效指标

      一级指标 二级指标 三级指标 实施周期指标值 当年度指标值

      产出指标

      数量指标
      清淤河道长度（公里） 12 6

      参加培训的巡河员人数
      （人）
      30 30

      质量指标
      验收合格率 ≥95% ≥95%

      满意度指标 服务对象满意度指标

      沿岸群众满意度 ≥90% ≥90%

      备注：一个项目填报一份表格。
      """)
    let table = document.tables[0]
    let rows = (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { table[row, $0].text }.joined(separator: "|")
    }
    #expect(document.tables.count == 1)
    #expect(
      rows == [
        "项目名称|河道清淤经费|||", "主管部门|某县水利局|用款单位|某县河道管理所|", "绩效指标||||",
        "一级指标|二级指标|三级指标|实施周期指标值|当年度指标值", "产出指标|数量指标|清淤河道长度（公里）|12|6",
        "||参加培训的巡河员人数（人）|30|30", "|质量指标|验收合格率|≥95%|≥95%", "满意度指标|服务对象满意度指标|沿岸群众满意度|≥90%|≥90%",
      ])
    #expect(document.kind == .performance)
    MapCheck.check(document)
  }
}
