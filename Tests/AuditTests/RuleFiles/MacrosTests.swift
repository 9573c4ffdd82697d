import Disclosure
import PatternText
import Testing

@testable import Audit

struct MacrosTests {
  let macros: Macros = {
    var macros = Macros()
    _ = macros.add(["sum": "@n@unit", "n": "[0-9]+", "unit": "万元|元 # yuan", "at": "a\\@n"])
    macros.add(words: ["增", "增加", "a.b"], as: "words.up")
    return macros
  }()

  @Test(arguments: [
    ("共@{n}个", "共(?:[0-9]+)个"),
    ("@sum", "(?:(?:[0-9]+)(?:万元|元 # yuan\n)\n)"),
    ("@at", "(?:a\\@n)"),
    ("[@n]]@n", "[@n]](?:[0-9]+)"),
    ("[]@n]@n", "[]@n](?:[0-9]+)"),
    ("[^]@n]", "[^]@n]"),
    ("\\@n\\[@n", "\\@n\\[(?:[0-9]+)"),
    ("x # @no\n@n", "x # @no\n(?:[0-9]+)"),
    ("a@ b@万", "a@ b@万"),
    ("@{words.up}", "(?:增加|a\\.b|增)"),
  ])
  func `macros are replaced where a pattern means them`(source: String, expected: String) throws {
    #expect(try macros.expand(source).text == expected)
  }

  @Test func `offsets lead back to what was written`() throws {
    let expanded = try macros.expand("共@n个(")
    #expect(expanded.source(of: 0) == 0)
    // 共 has three bytes, @n two, 个 three.
    #expect(expanded.source(of: 5) == 3)
    #expect(expanded.source(of: expanded.text.utf8.count) == 9)
  }

  @Test func `an unknown name is an error with the nearest one`() throws {
    let error = try #require(throws: MacroError.self) { try macros.expand("共@sun") }
    #expect(error == .unknown("sun", offset: 3))
    #expect(error.message(among: macros.names).en == "there is no macro @sun; did you mean @sum?")
  }

  @Test func `macros that contain each other are named`() {
    var macros = Macros()
    let errors = macros.add(["a": "@b", "b": "x@a", "c": "1"])
    #expect(errors["a"] == .cycle(["a", "b", "a"]))
    #expect(errors["b"] == .cycle(["b", "a", "b"]))
    #expect(macros.names == ["c"])
  }
}
