import Testing

@testable import Checks

struct BracketScanTests {
  private func unmatched(_ text: String) -> [Int] {
    BracketScan(text.values).unmatched.map(\.index)
  }

  @Test("a half without its other half is found where it stands")
  func halves() {
    #expect(unmatched("一般公共服务（类组织事务（款）") == [6])
    #expect(unmatched("用于用餐费等)。") == [6])
    #expect(unmatched("《办法（试行）") == [0])
  }

  @Test(
    "numbers, intervals, comparisons and apostrophes are no brackets",
    arguments: ["1)强化；2)完善", "一）强化", "得分[0,60)为差", "满意度》90%", "it’s", "（甲（乙）丙）"])
  func quiet(_ text: String) {
    #expect(unmatched(text).isEmpty)
  }

  @Test("a pair keeps the width of each half")
  func widths() {
    let pairs = BracketScan("（类)".values).pairs
    #expect(pairs.count == 1)
    #expect(pairs.first.map { $0.open.isWide != $0.close.isWide } == true)
  }
}
