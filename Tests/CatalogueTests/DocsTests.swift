import Audit
private import Foundation
import Testing

/// `docs/checks.md` is made from the rules and kinds; it must be made again when they change.
struct DocsTests {
  @Test func `the catalogue in docs is the one built in`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let written = try String(contentsOf: root.appending(path: "docs/checks.md"), encoding: .utf8)
    let current = RuleDocs(try RuleSet.load(.builtIn)).markdown()
    #expect(
      written == current,
      "docs/checks.md is stale; run: swift run gouji rules docs > docs/checks.md")
  }
}
