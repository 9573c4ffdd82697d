import Testing

@testable import YAML

struct YAMLParserTests {
  @Test func `values keep their order and place`() throws {
    let root = try #require(
      try YAMLParser.parse("# note\nb: 一\na:\n  - x\n  - {k: 'v'}\n"))
    #expect(root.mapping?.map(\.key) == ["b", "a"])
    #expect(root["b"]?.scalar == "一")
    #expect(root["b"]?.mark == YAMLMark(line: 2, column: 4))
    let list = try #require(root["a"]?.sequence)
    #expect(list[1]["k"]?.scalar == "v")
    #expect(list[1]["k"]?.mark == YAMLMark(line: 5, column: 9))
    #expect(root["c"] == nil)
  }

  @Test func `every scalar is a string`() throws {
    let root = try #require(try YAMLParser.parse("- yes\n- 0.10\n- ~\n- \n"))
    #expect(root.sequence?.map(\.scalar) == ["yes", "0.10", "~", ""])
  }

  @Test(arguments: ["", "\n", "# only a note\n"])
  func `a file without a value is none`(text: String) throws {
    #expect(try YAMLParser.parse(text) == nil)
  }

  @Test func `a byte order mark is not part of the first key`() throws {
    #expect(try YAMLParser.parse("\u{FEFF}id: a\n")?["id"]?.scalar == "a")
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", 3, 1, "key 'a' is repeated; it first stands in line 1"),
    ("a: &x 1\n", 1, 4, "anchors (&name) are not used here"),
    ("a: 1\nb: *x\n", 2, 4, "aliases (*name) are not used here"),
    ("a: !!int 1\n", 1, 4, "tags (!name) are not used here"),
    ("[a]: 1\n", 1, 1, "a key must be a scalar"),
    ("a: 1\n---\nb: 1\n", 2, 1, "a second document in one file"),
    ("a: 'x\n", 2, 1, "found unexpected end of stream"),
    ("a: 1\n b: 2\n", 2, 3, "mapping values are not allowed in this context"),
    ("a:\n\t- 1\n", 2, 1, "found character that cannot start any token"),
  ])
  func `what is refused says where`(text: String, line: Int, column: Int, message: String) throws {
    let error = try #require(throws: YAMLError.self) { try YAMLParser.parse(text) }
    #expect(error == YAMLError(mark: YAMLMark(line: line, column: column), message: message))
  }

  @Test func `nesting has a limit`() throws {
    let deep = String(repeating: "[", count: 31) + "x" + String(repeating: "]", count: 31)
    #expect(try YAMLParser.parse(deep) != nil)
    let error = try #require(throws: YAMLError.self) { try YAMLParser.parse("[" + deep + "]") }
    #expect(error.message == "nested deeper than 32 levels")
  }

  @Test func `size has a limit`() throws {
    let large = String(repeating: "#", count: YAMLParser.bytesMax + 1)
    #expect(throws: YAMLError.self) { try YAMLParser.parse(large) }
  }

  @Test(arguments: [
    ("p: ab(c\n", 2, 1, 6),
    ("p: '甲''(c'\n", 2, 1, 8),
    ("p: |\n  ab\n  c(d\n", 4, 3, 4),
    ("p: 'ab\n  c(d'\n", 4, 2, 4),
    ("p: \"ab(\"\n", 2, 1, 4),
  ])
  func `an offset into a value is a place in the file`(
    text: String, offset: Int, line: Int, column: Int
  ) throws {
    let node = try #require(try YAMLParser.parse(text)?["p"])
    let mark = ScalarPlace(file: text).mark(of: node, offset: offset)
    #expect(mark == YAMLMark(line: line, column: column))
  }
}
