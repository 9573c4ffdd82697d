import PCRE
import Testing

struct MatcherTests {
  /// Both ways of matching must agree: as machine code and interpreted.
  static let engines = ["", "(*NO_JIT)"]

  @Test(arguments: engines)
  func `offsets are those of the text, not of the window`(engine: String) throws {
    let text = Array("甲方支出12.5万元。乙方支出30万元。".utf8)
    let pattern = try Pattern(engine + "支出(?<amount>[0-9.]+)(?<unit>万元)?(?<none>x)?")
    var matcher = Matcher()
    let first = matcher.search(pattern, in: text, window: 0..<text.count)
    let captures = try #require(first.captures)
    #expect(string(captures.whole, of: text) == "支出12.5万元")
    #expect(captures.groups[2] == nil)
    #expect(captures.named(in: pattern).map(\.name) == ["amount", "unit"])
    let second = matcher.search(pattern, in: text, window: 26..<text.count)
    let amount = try #require(second.captures?.range(of: "amount", in: pattern))
    #expect(string(amount, of: text) == "30")
  }

  @Test(arguments: engines)
  func `a window is a subject of its own`(engine: String) throws {
    let text = Array("abcabc".utf8)
    var matcher = Matcher()
    let hits = { (source: String, window: Range<Int>) throws -> Search in
      matcher.search(try Pattern(engine + source), in: text, window: window)
    }
    #expect(try hits("^b", 1..<3).captures?.whole == 1..<2)
    #expect(try hits("b$", 0..<2).captures?.whole == 1..<2)
    #expect(try hits("(?<=a)b", 1..<3) == .notFound)
    #expect(try hits("(?<!a)b", 1..<3).captures?.whole == 1..<2)
    #expect(try hits("b(?=c)", 0..<2) == .notFound)
    #expect(try hits("bc", 0..<2) == .notFound)
    #expect(try hits("\\bbc\\b", 1..<3).captures?.whole == 1..<3)
  }

  @Test(arguments: engines)
  func `lookbehind sees the window before the place where the search starts`(engine: String) throws {
    var matcher = Matcher()
    let pattern = try Pattern(engine + "(?<=a)b")
    let found = matcher.search(pattern, in: Array("xab".utf8), window: 1..<3, from: 2)
    #expect(found.captures?.whole == 2..<3)
  }

  @Test func `line edges inside a window are edges too`() throws {
    let found = try all("^.", in: "一\n二\n")
    #expect(found == ["一", "二"])
  }

  @Test(arguments: engines)
  func `empty matches advance by one scalar and end`(engine: String) throws {
    #expect(try all(engine + "x*", in: "中x文") == ["", "x", "", ""])
    #expect(try all(engine + "$", in: "中") == [""])
    #expect(try all(engine + "", in: "") == [""])
  }

  @Test func `free spacing and comments are not matched`() throws {
    #expect(try all("万 元 # unit", in: "万元 万 元") == ["万元"])
  }

  @Test func `word characters are ASCII`() throws {
    #expect(try all("\\w+", in: "中a1文") == ["a1"])
    #expect(try all("\\d", in: "1１") == ["1"])
  }

  @Test func `more groups than were made room for`() throws {
    let pattern = try Pattern(String(repeating: "(a)", count: 100))
    var matcher = Matcher()
    let text = [UInt8](repeating: 0x61, count: 100)
    let captures = try #require(matcher.search(pattern, in: text, window: 0..<100).captures)
    #expect(captures.groups.count == 100)
    #expect(captures.groups[99] == 99..<100)
  }

  @Test func `a window or start outside the text is no match`() throws {
    var matcher = Matcher()
    let pattern = try Pattern("b")
    let text = Array("ab".utf8)
    #expect(matcher.search(pattern, in: text, window: 0..<9).captures?.whole == 1..<2)
    #expect(matcher.search(pattern, in: text, window: 5..<9) == .notFound)
    #expect(matcher.search(pattern, in: text, window: 0..<1, from: 2) == .notFound)
    #expect(matcher.probe(pattern, in: text, window: 0..<2, from: 0) == .found(1))
    #expect(matcher.probe(pattern, in: text, window: 0..<1, from: 0) == .notFound)
    #expect(matcher.search(pattern, in: [], window: 0..<0) == .notFound)
  }

  @Test func `one pattern serves many tasks`() async throws {
    let pattern = try Pattern("(?<n>[0-9]+)万元")
    let counts = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          var matcher = Matcher()
          let text = Array(String(repeating: "共1万元。", count: task * 100).utf8)
          var count = 0
          _ = matcher.forEachMatch(of: pattern, in: text, window: 0..<text.count) { _ in
            count += 1
          }
          return count
        }
      }
      return await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(counts.sorted() == (0..<8).map { $0 * 100 })
  }

  private func all(_ source: String, in string: String) throws -> [String] {
    let text = Array(string.utf8)
    var found: [String] = []
    var matcher = Matcher()
    let end = matcher.forEachMatch(of: try Pattern(source), in: text, window: 0..<text.count) {
      found.append(self.string($0.whole, of: text))
    }
    #expect(end == nil)
    return found
  }

  private func string(_ range: Range<Int>, of text: [UInt8]) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}

extension Search {
  var captures: Captures? {
    if case .found(let captures) = self { captures } else { nil }
  }
}
