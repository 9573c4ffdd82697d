import Disclosure
import Testing

@Suite("Words in order of preference")
struct RankedWordsTests {
  let words = RankedWords(["完成率", "率", "", "年度指标值", "指标值", "A级"])

  @Test(
    "the first word of the list that occurs is found, wherever it stands",
    arguments: [
      ("预算完成率", 0), ("增长率", 1), ("率先完成率", 0), ("年度指标值", 3), ("三年指标值", 4),
      ("评为A级单位", 5), ("指标值与完成率", 0),
    ])
  func first(text: String, index: Int) {
    #expect(words.first(in: text) == index)
  }

  @Test("nothing is found where no word stands whole", arguments: ["", "完成", "指标", "A", "级A"])
  func none(text: String) {
    #expect(words.first(in: text) == nil)
  }
}

@Suite("Titles of known tables")
struct TableTitlesTests {
  let titles = TableTitles([
    TableKind(id: "total", titles: ["收支总表"], scope: .allFunds, flow: .both, classification: "none"),
    TableKind(
      id: "fiscal", titles: ["财政拨款收支总表", "财政拨款“三公”经费表"], scope: .fiscal, flow: .both,
      classification: "none"),
    TableKind(id: "other", titles: ["收支总表"], scope: .fiscal, flow: .both, classification: "none"),
  ])

  @Test("the longest title decides, then the order of the kinds; quotes and spaces do not matter")
  func longest() {
    #expect(titles.kind(of: "2023年财政拨款收支总表") == "fiscal")
    #expect(titles.kind(of: "部门收支总表") == "total")
    #expect(titles.kind(of: "财政拨款 三公 经费表") == "fiscal")
    #expect(titles.kind(of: "收支总 结") == nil)
  }

  @Test(
    "a word before the title that says on what was spent makes it another table", arguments: ["会议费", "政府采购", "专项资金"])
  func narrowed(words: String) {
    #expect(titles.kind(of: "2023年\(words)收支总表") == nil)
  }
}
