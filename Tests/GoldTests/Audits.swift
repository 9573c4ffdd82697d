import Audit
import Disclosure
import FoundationEssentials
import Support

/// Documents beside and inside the project, and audits of them with the built-in rules.
enum Audits {
  static let project: String =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// Folder with `corpus` and `gold`, beside the project unless the environment names another; `nil` when absent.
  static let shared: String? = {
    let named = ProcessInfo.processInfo.environment["GOUJI_SHARED"]
    let folder = named ?? project + "/../shared"
    return FileManager.default.fileExists(atPath: folder + "/corpus") ? folder : nil
  }()

  /// The built-in rules are sound when `CatalogueTests` pass; without them nothing here can.
  static func auditor(keepsLedger: Bool = false) throws -> Auditor {
    let rules = try RuleSet.load(.builtIn)
    return Auditor(
      ruleSet: rules,
      run: Run(
        version: "test", rulesDigest: rules.digest, rules: rules.rules.map(\.rule), language: .zh,
        documentCount: 1, keepsLedger: keepsLedger),
      opener: .withPDF)
  }

  /// The document of one file, or of several that are one disclosure.
  static func report(on paths: String...) throws -> DocumentReport {
    let path = paths[0]
    let input =
      paths.count == 1
      ? Input(path: path, source: .file(name: Array(path.utf8))) : try Input.together(paths)
    let report = try auditor().audit(input)
    struct Unchecked: Error {
      let path: String
    }
    guard report.status == .checked else { throw Unchecked(path: path) }
    return report
  }

  static func bytes(_ path: String) throws -> Data {
    struct Absent: Error {
      let path: String
    }
    guard let data = FileManager.default.contents(atPath: path) else { throw Absent(path: path) }
    return data
  }
}
