import Testing

/// The tests' own eyes: what they overlook they cannot complain of.
@Suite struct SwiftSourceTests {
  @Test func stringsAndCommentsAreBlanked() {
    let source = SwiftSource(
      path: "a.swift",
      text: """
        let a = "try? \\"x\\" // no" + b! // as!
        let c = \"\"\"
          print(try!)
          \"\"\" + d
        """)
    #expect(source.code == ["let a =  + b! ", "let c = ", "", " + d"])
  }

  @Test func functionsAreMeasured() {
    let source = SwiftSource(
      path: "a.swift",
      text: """
        protocol P {
          func bodyless() -> Int
          init()
        }
        struct S {
          func two() {
          }
          func wrapped(
            _ a: Int
          ) -> Int {
            a
          }
          func one() { }
        }
        """)
    #expect(source.functions.map(\.line) == [6, 8])
    #expect(source.functions.map(\.length) == [2, 5])
  }

  @Test(arguments: [
    ("a!.b", true), ("f(x)!", true), ("a[0]! + 1", true), ("a != b", false), ("!a", false),
    ("if !(a || b)", false), ("x !== y", false),
  ])
  func forceUnwrapsAreSeen(line: String, isForced: Bool) {
    #expect(TidyTests.hasForceUnwrap(line) == isForced)
  }
}
