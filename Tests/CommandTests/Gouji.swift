import Foundation
import Support
import Testing

/// Runs the built program as a user would.
struct Gouji {
  struct Result {
    var status: Int32
    var out: String
    var err: String
  }

  /// A folder of its own for each test, removed afterwards; the program runs in it.
  final class Folder {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.path + "/gouji-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
      do { try FileManager.default.removeItem(atPath: path) } catch {
        print("left behind: \(path)")
      }
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
      let target = URL(fileURLWithPath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: target)
    }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func read(_ name: String) throws -> String {
      try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    var names: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
  }

  /// The program stands beside the tests in the build folder.
  static let program: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/gouji"
  }()

  static func run(
    _ arguments: [String], in folder: Folder, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    try folder.write(".in", input)
    try folder.write(".out", "")
    try folder.write(".err", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: folder.path + "/.in")
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/.out")
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/.err")
    try process.run()
    process.waitUntilExit()
    // A trap ends the process by a signal: that is never a status a test may expect.
    try #require(process.terminationReason == .exit, "\(arguments) ended by signal")
    return Result(
      status: process.terminationStatus, out: try folder.read(".out"), err: try folder.read(".err"))
  }
}

/// Small disclosures of the tests' own.
enum Samples {
  static let clean = """
    示范市示范局2023年部门预算

    第一部分 部门概况

    一、主要职责

    负责示范工作。

    第二部分 2023年部门预算情况说明

    一、收入预算情况

    2023年收入预算总额为1031.84万元，比上年增加408.62万元，增长65.57%。

    """

  /// The rate does not follow from the amounts.
  static let faulty = clean.replacingOccurrences(of: "65.57%", with: "66.57%")
}
