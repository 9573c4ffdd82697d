import FoundationEssentials
package import Testing

/// Compares a value with a file beside the test. `GOUJI_RECORD=1` writes the files, and fails, so that a recording
/// run is never mistaken for a passing one.
package enum Snapshot {
  /// `name`: file name in `Snapshots` beside the test file.
  package static func expect(
    _ actual: [UInt8], named name: String, file: String = #filePath,
    at location: SourceLocation = #_sourceLocation
  ) {
    let path = folder(beside: file) + "/" + name
    let expected = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    if isRecording, expected != actual {
      do {
        try FileManager.default.createDirectory(
          atPath: folder(beside: file), withIntermediateDirectories: true)
        try Data(actual).write(to: URL(filePath: path))
        Issue.record("recorded \(name); run again without GOUJI_RECORD", sourceLocation: location)
      } catch {
        Issue.record("cannot write \(path): \(error)", sourceLocation: location)
      }
      return
    }
    guard let expected else {
      Issue.record("no snapshot \(name); record it with GOUJI_RECORD=1", sourceLocation: location)
      return
    }
    if expected != actual {
      Issue.record(
        "\(name) differs:\n\(difference(expected, actual))\nif meant: GOUJI_RECORD=1 swift test",
        sourceLocation: location)
    }
  }

  /// Fails for every file in `Snapshots` that no test beside it names.
  package static func expectNoOrphans(
    file: String = #filePath, at location: SourceLocation = #_sourceLocation
  ) throws {
    let tests = folder(beside: file).dropLast("/Snapshots".count)
    var code = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: String(tests))
    where name.hasSuffix(".swift") {
      code += try String(contentsOfFile: tests + "/" + name, encoding: .utf8)
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder(beside: file))
    where !code.contains("\"\(name)\"") {
      Issue.record("no test names the snapshot \(name): delete it", sourceLocation: location)
    }
  }

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["GOUJI_RECORD"] == "1"
  }

  private static func folder(beside file: String) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Snapshots"
  }

  /// The first line that differs, expected and actual.
  private static func difference(_ expected: [UInt8], _ actual: [UInt8]) -> String {
    let old = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func show(_ lines: [ArraySlice<UInt8>]) -> String {
      lines.indices.contains(line) ? String(decoding: lines[line], as: UTF8.self) : "(end)"
    }
    return "line \(line + 1)\n- \(show(old))\n+ \(show(new))"
  }
}
