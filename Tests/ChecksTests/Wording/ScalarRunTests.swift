import Disclosure
import Testing

@testable import Checks

struct ScalarRunTests {
  @Test("offsets lead back to the bytes of every scalar width")
  func offsets() {
    let text = Array("aé中😀".utf8)
    let run = ScalarRun(text, Span(0, text.count))
    #expect(run.scalars == [0x61, 0xE9, 0x4E2D, 0x1F600])
    #expect(run.offsets == [0, 1, 3, 6, 10])
    #expect(run.span(1..<3) == Span(1, 6))
  }

  @Test("a span outside the text, or cut inside a scalar, does not trap")
  func bounds() {
    let text = Array("中文".utf8)
    #expect(ScalarRun(text, Span(-5, 99)).count == 2)
    #expect(ScalarRun(text, Span(9, 3)).count == 0)
    #expect(ScalarRun(text, Span(0, 4)).offsets.last == 4)
    #expect(ScalarRun(text, Span(0, 6)).span(5..<9) == Span(6, 6))
  }
}
