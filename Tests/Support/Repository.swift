import FoundationEssentials

/// The files of this project, found from where the tests were built.
package enum Repository {
  /// Path of the project's folder, without a slash at the end.
  package static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// Paths below a folder of the project, sorted, those that end so.
  package static func files(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
      .filter { $0.hasSuffix(ending) }
      .sorted()
      .map { "\(folder)/\($0)" }
  }

  /// A file's text; bytes that are not UTF-8 (samples in other encodings) become U+FFFD.
  package static func anyText(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(path)")), as: UTF8.self)
  }

  package static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }
}
