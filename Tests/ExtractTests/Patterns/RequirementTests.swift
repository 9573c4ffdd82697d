import Testing

@testable import Extract

struct RequirementTests {
  /// Each pattern with a text it may match in and, where it asks for anything, one it cannot match in.
  @Test(arguments: [
    ("增加/减少", "收入增加/减少", "增加和减少/"),
    ("(?:增加|增长) [/／] (?:减少|下降)", "增长/下降", "增加减少"),
    ("(?:增加|增长)? 持平", "持平", "增加"),
    ("[^。]{0,9}持平", "持平", "平持"),
    ("(?<!基本)持平(?!的)", "持平", "基本"),
    ("(?<=基本)持平", "基本持平", "持平"),
    ("持平(?=的[一-龥]|吗)", "持平吗", "持平"),
    ("(?<n>持平)++ # 的\n +", "持平", "的"),
    ("(?>一|二)表", "二表", "三表"),
    ("\\[表\\]", "[表]", "表"),
    ("[)）]表", ")表", "）书"),
    ("(?:收|支)[入出].{0,9}总表", "支出决算总表", "支出总决算表"),
    ("表{2,3}", "表表", "书"),
    ("一.{0,3}二", "一x二", "一"),
    ("^一\\b二$", "一二", "二一"),
  ])
  func `words that must be there`(pattern: String, meets: String, misses: String) throws {
    let requirement = Requirement(pattern: pattern)
    #expect(try isMet(requirement, by: meets))
    #expect(try !isMet(requirement, by: misses))
  }

  @Test(arguments: [
    "表?", "表{0,2}", "表{00,2}", "表 # x\n *", "[一-龥]", "[^表]", "\\d+", "(?i)abc", "(?!表)", "一|[0-9]",
    "(?:表)*", "a(?#x)*", "(*NO_JIT)表", "(表)?(?(1)一|二)", "\\Q表\\E", "\\x{8868}", "", "[[:alpha:]]",
  ])
  func `what asks for nothing certain lets every text through`(pattern: String) throws {
    #expect(try isMet(Requirement(pattern: pattern), by: ""))
  }

  @Test func `characters of every length are found where they are`() throws {
    let text = Array("a½表𠀀ba½".utf8)
    let index = try #require(GramIndex(text))
    let places = [
      "a": [0, 11], "a½": [0, 11], "½表": [1], "表𠀀": [3], "𠀀b": [6], "𠀀": [6], "表½": [],
    ]
    for (string, expected) in places {
      let scalars = string.unicodeScalars.map(\.value)
      let gram = scalars.count == 1 ? GramIndex.single(scalars[0]) : GramIndex.pair(scalars[0], scalars[1])
      let found = index.positions(of: gram).map(Int.init)
      // Another gram may share the bucket.
      #expect(Set(expected).isSubset(of: found), "\(string)")
      #expect(found.count <= expected.count + 2)
      #expect(found == found.sorted())
    }
  }

  @Test func `the rarest words say where to look`() throws {
    let text = Array("支出增加，支出减少，支出持平".utf8)
    let index = try #require(GramIndex(text))
    let requirement = Requirement(pattern: "支出.*(?:减少|持平)")
    #expect(requirement.count(in: index) == 2)
    #expect(requirement.places(in: index).sorted() == [21, 36])
  }

  @Test func `a text beyond the limit is not indexed`() {
    #expect(GramIndex([UInt8](repeating: 0x61, count: GramIndex.textMax + 1)) == nil)
    #expect(GramIndex([]) != nil)
  }

  private func isMet(_ requirement: Requirement, by text: String) throws -> Bool {
    let index = try #require(GramIndex(Array(text.utf8)))
    return requirement.count(in: index) != 0
  }
}
