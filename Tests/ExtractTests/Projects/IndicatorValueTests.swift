import Disclosure
import Support
import Testing

@testable import Extract

struct IndicatorValueTests {
  static func read(
    _ text: String, sign: String = "", unit: String = ""
  ) -> IndicatorValue {
    var draft = HandDocument()
    draft.table("", [["指标值"], [text]])
    let document = draft.document(path: "t")
    return IndicatorValueReader(document: document).value(
      text: text, span: document.tables[0][1, 0].span, context: .init(sign: sign, unit: unit))
  }

  /// Comparator, digits, unit symbol.
  static func summary(_ value: IndicatorValue) -> String {
    switch value.content {
    case .number(let quantity):
      let mark = value.isPlain ? "" : "~"
      return mark + (quantity.comparator?.rawValue ?? "") + quantity.numeral.text
        + (quantity.unit?.symbol ?? "")
    case .range(let low, let high):
      return "\(low.numeral.text)..\(high.numeral.text)\(low.unit?.symbol ?? "")"
    case .empty: return "empty"
    case .date: return "date"
    case .choice: return "choice"
    case .bound: return "bound"
    case .words: return "words"
    }
  }

  @Test(arguments: [
    ("≥95%", "≥95%"), ("≧95%", "≥95%"), ("》90%", "≥90%"), ("》=90", "≥90"), (">35%", ">35%"),
    ("≤0.25%", "≤0.25%"), ("＜3天", "<3天"), ("=1500 人次", "=1500人次"), ("≥ 300 家", "≥300家"),
    ("大于0%", ">0%"), ("不低于60场次", "≥60场次"), ("6个及以上", "≥6个"), ("30个以上", "≥30个"),
    ("20天以内", "≤20天"), ("200余次", "200次"), ("100", "100"), ("1,500人", "1,500人"),
    ("48000元", "48000元"), ("≦1.8万元", "≤1.8万元"), ("≦12个月", "≤12个月"), ("10棵", "10棵"),
    ("≤0.27次/100吨", "≤0.27次/100吨"), ("120元/人", "120元/人"), ("≥95%。", "≥95%"),
    ("约30个", "30个"),
  ])
  func plainNumbers(_ text: String, _ expected: String) {
    #expect(Self.summary(Self.read(text)) == expected)
  }

  @Test(arguments: [
    ("增长6%", "~6%"), ("比率≥90%", "~≥90%"), ("培训200人次", "~200人次"), ("每年10次", "~10次"),
    ("80%-90%", "80..90%"), ("10~20个", "10..20个"), ("3至5场", "3..5场"),
  ])
  func numbersAmongWords(_ text: String, _ expected: String) {
    #expect(Self.summary(Self.read(text)) == expected)
  }

  @Test(arguments: [
    "12月底前", "2023年12月前完成", "每季度", "每个月", "年内完成", "≦12月", "2023年12月前", "每年 7 月底前",
    "2024年", "12月31日前", "每月10日前", "2024年6月30日之前",
  ])
  func dates(_ text: String) { #expect(Self.summary(Self.read(text)) == "date") }

  @Test(arguments: ["是/否", "有/无", "是否", "（是/否）", "达标/不达标", "合格/不合格"])
  func openChoices(_ text: String) { #expect(Self.summary(Self.read(text)) == "choice") }

  @Test(arguments: [
    "及时", "是", "优", "有所提高", "不超过项目建设时间", "实际采购金额≤采购计划金额", "规划编制完整、合规",
    "完成3个方案2次会议", "按时/及时",
  ])
  func words(_ text: String) { #expect(Self.summary(Self.read(text)) == "words") }

  @Test(arguments: ["不超过", "≥", "不低于"])
  func boundsWithoutNumber(_ text: String) { #expect(Self.summary(Self.read(text)) == "bound") }

  @Test(arguments: ["", "-", "/", "—"])
  func nothing(_ text: String) { #expect(Self.summary(Self.read(text)) == "empty") }

  @Test func signAndUnitFromTheirOwnColumns() {
    #expect(Self.summary(Self.read("95", sign: "≥", unit: "%")) == "≥95%")
    #expect(Self.summary(Self.read("180", sign: "＝", unit: "批次")) == "=180批次")
    #expect(Self.summary(Self.read("180", sign: "定性", unit: "/")) == "180")
  }

  @Test func residueOfFormulas() {
    #expect(Self.summary(Self.read("$\\geq 80\\%$")) == "≥80%")
  }

  @Test func positionOfDigits() {
    let value = Self.read("≥95%")
    #expect(value.quantity?.span == Span(value.span.start + 3, value.span.start + 5))
  }
}
