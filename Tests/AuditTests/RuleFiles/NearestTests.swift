import Audit
import Testing

struct NearestTests {
  @Test(arguments: [
    ("severty", "severity"), ("colunm", "column"), ("x", nil), ("sevirty", "severity"), ("", nil),
  ])
  func `the nearest word, when it is near`(typed: String, expected: String?) {
    #expect(Nearest.word(to: typed, among: ["column", "severity"]) == expected)
  }

  @Test func `neighbours exchanged are one edit`() {
    #expect(Nearest.distance("ab", "ba") == 1)
    #expect(Nearest.distance("", "abc") == 3)
    #expect(Nearest.distance("收入", "支出") == 2)
  }
}
