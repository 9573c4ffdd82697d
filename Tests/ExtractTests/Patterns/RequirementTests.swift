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
    ("表{2,3}", "表表", "书"),
    ("一.{0,3}二", "一x二", "一"),
    ("^一\\b二$", "一二", "二一"),
  ])
  func `words that must be there`(pattern: String, meets: String, misses: String) {
    let requirement = Requirement(pattern: pattern)
    #expect(isMet(requirement, by: meets))
    #expect(!isMet(requirement, by: misses))
  }

  @Test(arguments: [
    "表?", "表{0,2}", "表{00,2}", "表 # x\n *", "[一-龥]", "[^表]", "\\d+", "(?i)abc", "(?!表)", "一|[0-9]",
    "(?:表)*", "a(?#x)*", "(*NO_JIT)表", "(表)?(?(1)一|二)", "\\Q表\\E", "\\x{8868}", "", "[[:alpha:]]",
  ])
  func `what asks for nothing certain lets every text through`(pattern: String) {
    #expect(isMet(Requirement(pattern: pattern), by: ""))
  }

  @Test func `characters of every length are told apart`() {
    let grams = TextGrams(Array("a½表𠀀b".utf8))
    for string in ["a", "a½", "½表", "表𠀀", "𠀀b", "𠀀"] {
      for gram in TextGrams.grams(of: Array(string.unicodeScalars)) {
        #expect(grams.contains(gram), "\(string)")
      }
    }
    let other = TextGrams.grams(of: Array("表½".unicodeScalars))
    #expect(!other.allSatisfy { grams.contains($0) })
  }

  private func isMet(_ requirement: Requirement, by text: String) -> Bool {
    requirement.isMet(by: TextGrams(Array(text.utf8)))
  }
}
