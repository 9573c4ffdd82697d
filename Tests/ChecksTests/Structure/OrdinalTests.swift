import Testing

@testable import Checks

struct OrdinalTests {
  @Test(
    "every style of number is read with its value",
    arguments: [
      ("第三部分 名词解释", Ordinal.Style.part, 3), ("十二、其他", .chinese, 12),
      ("（二）支出", .chineseInBrackets, 2),
      ("(二) 支出", .chineseInBrackets, 2), ("3.公务接待费", .arabic, 3), ("4、名词", .arabic, 4),
      ("（10）完成", .arabicInBrackets, 10), ("2)完善", .arabicInBrackets, 2),
    ])
  func read(_ text: String, _ style: Ordinal.Style, _ value: Int) {
    let ordinal = Ordinal(text.values)
    #expect(ordinal?.style == style)
    #expect(ordinal?.value == value)
  }

  @Test(
    "figures, years and words are no numbers",
    arguments: ["1.5万元", "2023年度", "一般公共预算", "第三方评价", "（境）费", "", "第", "（"])
  func none(_ text: String) {
    #expect(Ordinal(text.values) == nil)
  }
}
