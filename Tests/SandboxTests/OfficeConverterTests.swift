import Foundation
import Sandbox
import Testing

private let searchPath = "/usr/bin:/bin"
private let hasOffice = OfficeConverter(searchPath: searchPath, scratch: "/tmp") != nil

extension SandboxTests {
  /// Needs LibreOffice; skipped where there is none.
  @Suite(.enabled(if: hasOffice, "LibreOffice is not installed"))
  struct OfficeConverterTests {
    private let root: String
    private let converter: OfficeConverter

    init() throws {
      root = FileManager.default.temporaryDirectory.path + "/gouji 转换 \(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      converter = try #require(OfficeConverter(searchPath: searchPath, scratch: root))
    }

    @Test(.timeLimit(.minutes(5))) func converts() throws {
      defer { removeRoot() }
      let document = try old("doc", from: "收入1,204.50万元", named: "text.txt")
      let outcome = converter.convert(document, .text)
      guard case .converted(let bytes) = outcome else { return #expect(Bool(false), "\(outcome)") }
      #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
    }

    /// Left to itself, LibreOffice takes what it cannot read for text.
    @Test(.timeLimit(.minutes(5))) func whatIsNoOldFileIsNotConverted() throws {
      defer { removeRoot() }
      #expect(converter.convert(Array("收入1,204.50万元".utf8), .text) == .notConverted)
    }

    @Test(.timeLimit(.minutes(5))) func severalAtOnce() async throws {
      defer { removeRoot() }
      let converter = converter
      let sheet = try old("xls", from: "1,2\n", named: "sheet.csv")
      await withTaskGroup(of: OfficeConverter.Outcome.self) { group in
        for _ in 0..<2 { group.addTask { converter.convert(sheet, .sheets) } }
        for await outcome in group {
          guard case .converted = outcome else { return #expect(Bool(false), "\(outcome)") }
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
    }

    /// A file as Word or Excel wrote it before 2007, made by LibreOffice itself.
    private func old(_ ending: String, from text: String, named name: String) throws -> [UInt8] {
      let folder = root + "/made"
      let profile = FileManager.default.temporaryDirectory.path + "/gouji-office-\(UUID().uuidString)"
      defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: profile) } }
      defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      let office = Process()
      office.executableURL = URL(filePath: converter.program.path)
      office.arguments = [
        "-env:UserInstallation=file://\(profile)", "--headless", "--convert-to", ending,
        "--outdir", folder,
        "\(folder)/\(name)",
      ]
      office.standardOutput = FileHandle.nullDevice
      office.standardError = FileHandle.nullDevice
      try office.run()
      office.waitUntilExit()
      let made = try #require(
        try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".\(ending)") })
      return Array(try Data(contentsOf: URL(filePath: "\(folder)/\(made)")))
    }

    @Test(.timeLimit(.minutes(5))) func tooSlow() throws {
      defer { removeRoot() }
      #expect(converter.convert([0x31], .text, deadline: .milliseconds(100)) == .timedOut)
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == [])
    }

    private func removeRoot() {
      #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: root) }
    }
  }

  @Suite struct ExecutionTests {
    @Test func outputAndStatus() throws {
      let shell = Program(path: "/bin/sh")
      func run(_ script: String, outputLimit: Int = 100) -> Execution.Outcome {
        Execution.run(
          Invocation(shell, ["-c", script]), deadline: .seconds(2), outputLimit: outputLimit)
      }
      #expect(run("echo one; exit 3") == .ended(status: 3, output: Array("one\n".utf8)))
      #expect(run("kill -SEGV $$") == .crashed(signal: SIGSEGV))
      #expect(run("exec 1>&-; sleep 30") == .timedOut)
      #expect(run("cat /dev/zero") == .tooLarge)
      // What it leaves behind holds the pipe, and is not waited for.
      #expect(run("sleep 30 & echo two") == .ended(status: 0, output: Array("two\n".utf8)))
    }

    /// Otherwise the folder of a program that was stopped fills again while it is emptied.
    @Test func whatItStartedWritesNothingAfterwards() throws {
      let folder = FileManager.default.temporaryDirectory.path + "/gouji-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let script = """
        for n in 1 2 3 4 5 6 7 8; do (while :; do : > $n-$((i = i + 1)); done) & done; wait
        """
      for _ in 0..<5 {
        let outcome = Execution.run(
          Invocation(Program(path: "/bin/sh"), ["-c", script], folder: folder), deadline: .milliseconds(200),
          outputLimit: 100)
        #expect(outcome == .timedOut)
        let written = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!written.isEmpty)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder)) == Set(written))
        for name in written { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
      }
      // Fails when something is in it again.
      #expect(rmdir(folder) == 0)
    }
  }
}
