import Foundation
import Support
import Testing

private let python = "/usr/bin/python3"

/// Files made to break a reader (Tests/Hostile), one run of the program for each: every one of them says something wrong, so "clean" is never right.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: python), "python3 is not installed"), .tags(.slow))
struct HostileTests {
  /// Unoptimised code is many times slower, and long files are a tenth as long; `swift test -c release --filter HostileTests` has them whole.
  #if DEBUG
    fileprivate static let options = ["--small"]
    private static let processorSeconds = 60
  #else
    fileprivate static let options: [String] = []
    private static let processorSeconds = 30
  #endif
  private static let memoryMiB = 1536

  @Test(.timeLimit(.minutes(60))) func everyFileEndsWithAClearOutcome() async throws {
    let corpus = try Corpus()
    let names = try corpus.names()
    #expect(names.count >= 50)
    await withTaskGroup(of: Void.self) { group in
      var waiting = names[...]
      for _ in 0..<2 {
        if let name = waiting.popFirst() { group.addTask { judge(name, in: corpus) } }
      }
      while await group.next() != nil {
        if let name = waiting.popFirst() { group.addTask { judge(name, in: corpus) } }
      }
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/gouji-traversal.txt"), "a ZIP wrote outside")
    #expect(!FileManager.default.fileExists(atPath: "/tmp/gouji-absolute.txt"), "a ZIP wrote outside")
  }

  private func judge(_ name: String, in corpus: Corpus) {
    do {
      let run = try MeasuredRun(
        ["check", "\(corpus.path)/\(name)", "-f", "json"], processorSeconds: Self.processorSeconds,
        memoryMiB: Self.memoryMiB)
      guard let status = run.status else {
        Issue.record("\(name): ended by signal \(run.signal) after \(run.seconds) s, \(run.peakMiB) MiB")
        return
      }
      #expect(run.peakMiB <= Self.memoryMiB, "\(name)")
      // 2: the path leads nowhere, which is said on standard error.
      #expect([1, 2, 3].contains(status), "\(name): exit status \(status)")
      if status == 2 {
        #expect(
          run.errors.split(separator: "\n").count == 1 && run.errors.hasPrefix("gouji: "), "\(name): \(run.errors)")
        return
      }
      #expect(run.errors == "", "\(name)")
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      #expect(!report.documents.isEmpty, "\(name)")
      for document in report.documents {
        #expect(document.isClear(status: status), "\(name): \(document)")
      }
    } catch {
      Issue.record("\(name): \(error)")
    }
  }

  private struct Report: Decodable {
    struct Document: Decodable {
      struct Finding: Decodable { let severity: String }

      let status: String
      let reason: String?
      let findings: [Finding]

      /// Something was found in it, or one sentence says why not all of it was audited.
      func isClear(status: Int32) -> Bool {
        if self.status == "checked" { return status == 1 && reason == nil }
        guard let reason else { return false }
        return !reason.contains("\n") && reason.hasSuffix("。")
      }
    }

    let documents: [Document]
  }
}

extension Tag {
  @Tag static var slow: Self
}

/// The hostile files in a folder of their own, removed afterwards.
private final class Corpus: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/gouji-hostile-\(UUID().uuidString)"

  init() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-B", "\(Repository.root)/Tests/Hostile/make.py"] + HostileTests.options + [path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "make.py failed")
  }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  deinit {
    do {
      for closed in ["closed", "listed"] {
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(path)/\(closed)")
      }
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path)")
    }
  }
}
