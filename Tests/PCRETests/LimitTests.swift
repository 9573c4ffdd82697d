import PCRE
import Testing

/// A search that gives up says so and says why; it is never "no match".
struct LimitTests {
  static let catastrophe = [UInt8](repeating: 0x61, count: 40) + [0x62]

  @Test(arguments: ["", "(*NO_JIT)"])
  func `too many steps`(engine: String) throws {
    let pattern = try Pattern(engine + "(?:(?:a+)+)+$")
    #expect(search(pattern, in: Self.catastrophe, .standard) == .exhausted(.steps))
  }

  @Test func `too deep`() throws {
    var limits = Matcher.Limits.standard
    limits.depth = 10
    let pattern = try Pattern("(*NO_JIT)(?:a(?=.))+?b")
    #expect(search(pattern, in: Self.catastrophe, limits) == .exhausted(.depth))
  }

  @Test func `too much memory`() throws {
    var limits = Matcher.Limits.standard
    limits.heapKiB = 0
    let pattern = try Pattern("(*NO_JIT)(?:(a)|b)*c")
    let text = [UInt8](repeating: 0x61, count: 5_000)
    #expect(search(pattern, in: text, limits) == .exhausted(.heap))
  }

  @Test func `stack used up`() throws {
    let pattern = try Pattern("^((?:a|(?R))*)b")
    var limits = Matcher.Limits.standard
    limits.stackBytes = 32 * 1024
    let text = [UInt8](repeating: 0x61, count: 40_000) + [0x62]
    #expect(search(pattern, in: text, limits) == .exhausted(.stack))
  }

  @Test func `what was found before the limit stands`() throws {
    let pattern = try Pattern("x|(?:(?:a+)+)+$")
    let text = [0x78] + Self.catastrophe
    var matcher = Matcher()
    var found: [Range<Int>] = []
    let end = matcher.forEachMatch(of: pattern, in: text, window: 0..<text.count) {
      found.append($0.whole)
    }
    #expect(found == [0..<1])
    #expect(end == .steps)
    #expect(matcher.probe(pattern, in: text, window: 1..<text.count, from: 1) == .exhausted(.steps))
  }

  @Test func `each reason has words of its own`() {
    let all: [Exhaustion] = [.steps, .depth, .heap, .stack, .failure(-44)]
    #expect(Set(all.map(\.reason)).count == all.count)
  }

  private func search(_ pattern: Pattern, in text: [UInt8], _ limits: Matcher.Limits) -> Search {
    var matcher = Matcher(limits: limits)
    return matcher.search(pattern, in: text, window: 0..<text.count)
  }
}
