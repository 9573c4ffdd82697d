import PCRE
import Testing

struct PatternTests {
  @Test func `names come in pattern order, a repeated one once for each group`() throws {
    let pattern = try Pattern("(?<late>b)|(x)|(?<early>a)|(?<late>c)")
    #expect(pattern.groupCount == 4)
    #expect(pattern.names.map(\.name) == ["late", "early", "late"])
    #expect(pattern.names.map(\.group) == [1, 3, 4])
  }

  @Test func `what a match begins with is known`() throws {
    #expect(try Pattern("abc").start == .byte(0x61))
    #expect(try Pattern("^abc").start == .lineStart)
    #expect(try Pattern("a|b|c").start == .bytes([0x61, 0x62, 0x63]))
    #expect(try Pattern(".*").start == .lineStart)
    #expect(try Pattern("(?=(x?))").start == .unknown)
  }

  @Test(arguments: [
    ("万元(", 7, "missing closing parenthesis"),
    ("(?<a>x", 6, "missing closing parenthesis"),
    ("[[:nope:]]", 3, "unknown POSIX class name"),
    ("\\C", 2, "using \\C is disabled by the application"),
  ])
  func `a pattern that does not compile says where`(source: String, offset: Int, words: String)
    throws
  {
    let error = try #require(throws: PatternError.self) { try Pattern(source) }
    #expect(error.offset == offset)
    #expect(error.message == words)
  }

  @Test func `compiled code is machine code unless the pattern refuses`() throws {
    #expect(try Pattern("abc").isJIT)
    #expect(try !Pattern("(*NO_JIT)abc").isJIT)
  }
}
