import Disclosure
import PatternText
import Testing

@testable import Audit

struct LexiconTests {
  @Test func `words, concepts, tables and accounts are read`() {
    let (lexicon, errors) = load([
      "rules/lexicon/words.yaml": "up: [增加, 增长]\n",
      "rules/lexicon/concepts.yaml": "人员经费: [人员支出]\n",
      "rules/lexicon/tables.yaml":
        "basic:\n  titles: [基本支出表]\n  scope: general-budget\n  flow: expenditure\n",
      "rules/taxonomy/a.csv":
        "code,name,confidence,since,until\r\n201,一般公共服务支出,confirmed,,2023\r\n202,外交,recalled,2024-03,\r\n",
    ])
    #expect(errors.isEmpty)
    let vocabulary = lexicon.vocabulary
    #expect(vocabulary.words["up"] == ["增加", "增长"])
    #expect(vocabulary.concepts["人员支出"] == "人员经费")
    #expect(vocabulary.tableKinds.map(\.scope) == [.generalBudget])
    #expect(vocabulary.taxonomy.entries.map(\.isReliable) == [true, false])
    #expect(vocabulary.taxonomy.entries(code: "201").first?.until == 2023)
    #expect(vocabulary.taxonomy.entries(code: "202").first?.since == 2024)
    #expect(vocabulary.taxonomy.entries.count == 2)
  }

  @Test(arguments: [
    ("concepts.yaml", "甲: [丙]\n乙: [丙]\n", "2:4", "'丙' stands under both '甲' and '乙'"),
    ("words.yaml", "up: [[a]]\n", "1:6", "expected text or a list of texts"),
    ("macros.yaml", "a: '@b'\n", "1:4", "there is no macro @b"),
    ("macros.yaml", "a: [x]\n", "1:4", "a macro must be one pattern"),
    ("tables.yaml", "x:\n  titles: [a]\n  scope: no\n  flow: both\n", "1:1", "a table kind needs"),
    ("words.yaml", "- a\n", "1:1", "expected a mapping, not a list"),
  ])
  func `what is wrong is said with its place`(
    name: String, text: String, place: String, message: String
  ) throws {
    let (_, errors) = load(["rules/lexicon/\(name)": text])
    let error = try #require(errors.first)
    #expect(error.place == "rules/lexicon/\(name):\(place)")
    #expect(error.message.en.hasPrefix(message))
  }

  @Test func `a torn row of the taxonomy is an error`() {
    let (_, errors) = load(["rules/taxonomy/a.csv": "code,name,confidence\n201,甲\n"])
    #expect(errors.map(\.place) == ["rules/taxonomy/a.csv:2:1"])
  }

  @Test func `a taxonomy without its columns is an error`() {
    let (_, errors) = load(["rules/taxonomy/a.csv": "code,title\n201,甲\n"])
    #expect(errors.map(\.place) == ["rules/taxonomy/a.csv:1:1"])
  }

  @Test func `the built-in lexicon is sound`() {
    var errors: [RuleFileError] = []
    let lexicon = Lexicon.load(.builtIn, &errors)
    #expect(errors.isEmpty)
    #expect(lexicon.classes.flatMap(\.names).count > 50)
    #expect(lexicon.vocabulary.taxonomy.entries.count > 1_500)
    #expect(lexicon.macros.names.contains("amount"))
  }

  private func load(_ texts: [String: String]) -> (Lexicon, [RuleFileError]) {
    var errors: [RuleFileError] = []
    let files = texts.map { Resources.File(path: $0, text: $1) }
    return (Lexicon.load(Resources(files), &errors), errors)
  }
}
