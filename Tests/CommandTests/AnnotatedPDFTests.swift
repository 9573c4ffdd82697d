import Foundation
import Support
import Testing

private let qpdf = "/usr/bin/qpdf"
private let pdftotext = "/usr/bin/pdftotext"

/// PDFs with notes as other programs see them.
@Suite struct AnnotatedPDFTests {
  private let folder: Gouji.Folder

  init() throws {
    folder = try Gouji.Folder()
    let sample = "\(Repository.root)/samples/formats/faulty/05-accounts-province-water.pdf"
    try folder.write("a.pdf", [UInt8](Data(contentsOf: URL(fileURLWithPath: sample))))
  }

  private func annotate(_ name: String) throws -> Gouji.Result {
    try Gouji.run(["annotate", name, "-o", "made.pdf"], in: folder)
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
  }

  /// What a program prints, and its exit status.
  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, out: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let out = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: out, as: UTF8.self))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: pdftotext), "poppler-utils is not installed"))
  func theTextIsTheSame() throws {
    #expect(try annotate("a.pdf").status == 1)
    let texts = try ["a.pdf", "made.pdf"].map { try run(pdftotext, ["-layout", $0, "-"]).out }
    #expect(texts[0] == texts[1] && !texts[0].isEmpty)
  }

  @Test func aReportShowsThePagesOnlyWhenAsked() throws {
    let pages = try [[], ["--evidence=image"]].map { flags in
      let result = try Gouji.run(["check", "a.pdf", "-o", "html=a.html", "-o", "json=a.json"] + flags, in: folder)
      #expect(result.status == 1)
      return (page: try folder.read("a.html"), report: try folder.read("a.json"))
    }
    // The payload is packed above a megabyte, pictures or not.
    #expect(pages[1].page.utf8.count > pages[0].page.utf8.count + 10_000)
    #expect(pages[0].report == pages[1].report)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: qpdf), "qpdf is not installed"))
  func qpdfFindsNoFault() throws {
    #expect(try annotate("a.pdf").status == 1)
    #expect(try run(qpdf, ["--check", "made.pdf"]).status == 0)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: qpdf), "qpdf is not installed"))
  func aProtectedFileIsReadAndRefusedInOneSentence() throws {
    try run(qpdf, ["--encrypt", "", "owner", "256", "--modify=none", "--", "a.pdf", "protected.pdf"])
    #expect(try Gouji.run(["protected.pdf"], in: folder).status == 1)
    let result = try annotate("protected.pdf")
    #expect(result.status == 3)
    #expect(result.err == "gouji: protected.pdf：PDF 设了编辑限制，不能往里写批注；请用没有限制的版本，或用 gouji check -o html=报告.html。\n")
    #expect(try !folder.names.contains("made.pdf"))
  }

  /// What somebody answered to a note stays when the note is written again, and windows go with their notes.
  @Test(.enabled(if: Python.has("pikepdf"), "pikepdf is not installed: scripts/setup --tests"))
  func answersStay() throws {
    let script = "\(Repository.root)/Tests/CommandTests/Scripts/notes.py"
    #expect(try annotate("a.pdf").status == 1)
    #expect(try run(Python.env, ["python3", script, "answer", "made.pdf", "answered.pdf", "请看附注"]).status == 0)
    let before = try annotate("a.pdf").out
    #expect(try annotate("answered.pdf").out == before)
    let replies = try run(Python.env, ["python3", script, "replies", "made.pdf"])
    #expect(replies.status == 0)
    #expect(replies.out == "reviewer\t请看附注\talone\n")
    _ = try Gouji.run(["annotate", "made.pdf", "-o", "again.pdf"], in: folder)
    #expect(try bytes("again.pdf") == bytes("made.pdf"))
  }

  /// Read back by a library that had no part in the writing: every note has its words, its author, its window and its side.
  @Test(
    .enabled(if: Python.has("pikepdf"), "pikepdf is not installed: scripts/setup --tests"),
    arguments: ["0", "90", "180", "270"])
  func everyNoteIsReadBack(rotation: String) throws {
    let script = "\(Repository.root)/Tests/CommandTests/Scripts/notes.py"
    #expect(try run(Python.env, ["python3", script, "turn", "a.pdf", "turned.pdf", rotation]).status == 0)
    let result = try annotate("turned.pdf")
    let count = try #require(Int(result.out.drop { $0 != "；" }.filter(\.isNumber)), "\(result.out)")
    let read = try run(Python.env, ["python3", script, "read", "made.pdf", "2"])
    #expect(read.status == 0, "\(read.out)")
    let lines = read.out.split(separator: "\n").map(String.init)
    #expect(lines.count == count)
    #expect(lines.contains { $0.hasPrefix("2\tgouji\t批注 ") && $0.hasSuffix("\t93,041.17") }, "\(read.out)")
  }
}

/// Python as the path has it.
private enum Python {
  static let env = "/usr/bin/env"

  static func has(_ module: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: env)
    process.arguments = ["python3", "-c", "import \(module)"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
