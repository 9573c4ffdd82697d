import Disclosure
import Extract
import PCRE
import Support
import Testing

@testable import Extract

struct ScoutTests {
  @Test(arguments: [
    ("^增加/减少$", "(?:)增加/减少(?:)"),
    ("(?<![0-9])元(?!整|(?:x|[)]))", "(?:)元(?:)"),
    ("(?<=共)[0-9]++(?=个)", "(?<=共)[0-9]+(?=个)"),
    ("a{2,3} + b{x}+", "a{2,3}  b{x}+"),
    ("a*?b+ # +\n +c", "a*?b+ c"),
    ("(?>ab|[^a]*+)\\b", "(?:ab|[^a\\n]*)(?:)"),
    ("[^]\\]a]|[[:alpha:]]|[]^]", "[^]\\]a\\n]|[[:alpha:]]|[]^]"),
    ("\\x{4E00}+\\p{Han}+\\^", "\\x{4E00}+\\p{Han}+\\^"),
    ("(?<n>a)(?'m'b)(?P<o>c)(?i:d)(?#x)e", "(?<n>a)(?'m'b)(?P<o>c)(?i:d)e"),
  ])
  func `edges go, groups open`(source: String, expected: String) {
    #expect(Scout.pattern(for: source, stopsAtLineEnd: true) == expected)
  }

  @Test(arguments: [
    "(a)\\1", "(?<n>a)\\k<n>", "a\\Kb", "(*COMMIT)a", "(a)(?(1)b|c)", "(a(?R)?b)", "(?x-i)a b",
    "(?-x) a", "a\\X", "\\Qa\\E", "(?&n)",
  ])
  func `what cannot be loosened safely has no scout`(source: String) {
    #expect(Scout.pattern(for: source, stopsAtLineEnd: true) == nil)
  }

  @Test func `a scout that could match nothing at all is done without`() throws {
    #expect(try SearchPattern("^$", window: .sentence).scout == nil)
    #expect(try SearchPattern("x*", window: .sentence).scout == nil)
    #expect(try SearchPattern("x+", window: .sentence).scout != nil)
  }

  /// Random patterns over random texts: with and without scout, the same matches.
  @Test func `a scout never hides a match`() throws {
    var random = SeededGenerator(for: "scouts")
    var scouted = 0
    for _ in 0..<1_500 {
      let source = Self.pattern(depth: 3, &random)
      for window in [PatternSet.Window.sentence, .paragraph, .section] {
        let search: SearchPattern
        do { search = try SearchPattern(source, window: window) } catch { continue }
        if search.scout != nil { scouted += 1 }
        let document = Self.document(&random)
        let with = Self.scan(search, window, document)
        let without = Self.scan(SearchPattern(unscouted: search.pattern), window, document)
        #expect(with == without, "\(source) in \(window) of \(document.string(document.all))")
      }
    }
    #expect(scouted > 500)
  }

  private static func scan(
    _ search: SearchPattern, _ window: PatternSet.Window, _ document: Document
  ) -> [Span] {
    let set = PatternSet(id: "r", window: window, find: [search])
    return PatternScanner.scan([set], document).matches["r"]?.map(\.span) ?? []
  }

  private static func pattern(depth: Int, _ random: inout SeededGenerator) -> String {
    let atoms = ["a", "b", "文", "[ab]", "[^a]", "[^b文]", ".", "^", "$", "\\b", "\\B", "\\s", "\\n"]
    guard depth > 0 else { return atoms.randomElement(using: &random) ?? "a" }
    let quantifiers = ["", "", "", "*", "+", "?", "*+", "++", "?+", "{2}", "{1,2}+", "*?", "+?"]
    let openings = ["(?:", "(", "(?>", "(?=", "(?!", "(?<=", "(?<!", "(?<n>"]
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let quantifier = quantifiers.randomElement(using: &random) ?? ""
      if Bool.random(using: &random) {
        return pattern(depth: 0, &random) + quantifier
      }
      let opening = openings.randomElement(using: &random) ?? "("
      let inner = pattern(depth: depth - 1, &random)
      let other = Bool.random(using: &random) ? "|" + pattern(depth: 0, &random) : ""
      return opening + inner + other + ")" + quantifier
    }.joined()
  }

  private static func document(_ random: inout SeededGenerator) -> Document {
    var document = HandDocument()
    for block in 0..<4 {
      let text = (0..<8).map { _ in ["a", "b", "文", " ", "。"].randomElement(using: &random) ?? "a" }
      if block == 2 { document.heading("一、", "ab", level: 1) }
      document.paragraph("a" + text.joined())
    }
    return document.document(path: "random.txt")
  }
}

extension Document {
  var all: Span { Span(0, text.count) }
}
