import Testing
import YAML

@Suite struct YAMLOutlineTests {
  @Test(arguments: [
    "id: a\nlist:\n  - 一\n  - 'it''s'\n  - \"x\\ny\"\nempty:\nnone: []\n",
    "text: |\n  甲\n\n  乙 ####\"\"\"\nfolded: >\n  a\n  b\n",
    "- [1, {k: v}]\n", "x\n", "deep: {a: {b: [[[c]]]}}\n",
    "far: " + String(repeating: "长", count: 5000) + "\nlate: " + String(repeating: "\n", count: 1100) + "  here\n",
  ])
  func `an outline reads back as what was parsed`(text: String) throws {
    let parsed = try #require(try YAMLParser.parse(text))
    let read = YAMLNode(outline: parsed.outline)
    #expect(Self.lines(read) == Self.lines(parsed))
  }

  /// Every node with its place, style and value.
  private static func lines(_ node: YAMLNode) -> [String] {
    let head = "\(node.mark.line):\(node.mark.column) \(node.style)"
    switch node.content {
    case .scalar(let value): return ["\(head) \(value)"]
    case .sequence(let items): return ["\(head) list"] + items.flatMap(lines)
    case .mapping(let entries):
      return ["\(head) mapping"]
        + entries.flatMap { ["\($0.keyMark.line):\($0.keyMark.column) \($0.key)"] + lines($0.value) }
    }
  }
}
