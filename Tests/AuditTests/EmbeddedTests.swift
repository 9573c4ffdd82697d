import Audit
import Support
import Testing

/// What was compiled in is what lies in the repository.
@Suite struct EmbeddedTests {
  private static let endings = [".yaml", ".csv", ".html", ".css", ".js"]

  @Test func rulesAndTemplatesAreThoseOnDisk() throws {
    let paths = try ["rules", "reports/templates"].flatMap { folder in
      try Self.endings.flatMap { try Repository.files(in: folder, ending: $0) }
    }
    let stale: Comment = "run: touch Package.swift && swift build"
    #expect(Resources.builtIn.files.map(\.path) == paths.sorted(), stale)
    for path in paths {
      // A Swift literal holds LF whatever line ends its file has.
      let text = try Repository.text(path).replacing("\r\n", with: "\n")
      #expect(Resources.builtIn[path]?.text == text, "\(path) is stale; \(stale)")
    }
  }
}
