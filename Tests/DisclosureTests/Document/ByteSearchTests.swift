import Disclosure
import Testing

@Suite("Search byte by byte")
struct ByteSearchTests {
  @Test("the first place of a word, in bytes")
  func place() {
    #expect("一般公共预算".firstOffset(of: "公共") == 6)
    #expect("预算预算".firstOffset(of: "预算") == 0)
    #expect("预".firstOffset(of: "预算") == nil)
    #expect("预算".firstOffset(of: "") == nil)
    #expect("".firstOffset(of: "预算") == nil)
  }

  @Test("a combining mark behind a word does not hide it, as it would between characters")
  func bytes() {
    #expect("合计\u{301}".holds("合计"))
    #expect(!"合计".holds("计合"))
  }

  @Test("beginnings and ends")
  func ends() {
    #expect("年初预算数".ends(withAnyOf: ["决算数", "预算数"]))
    #expect(!"数".ends(withAnyOf: ["预算数"]))
    #expect("年初预算数".starts(withAnyOf: ["年初"]))
    #expect(!"年".starts(withAnyOf: ["年初"]))
  }
}
