import Foundation
import Testing

/// `gouji check`: streams, files, exit status.
@Suite struct CheckTests {
  let folder: Gouji.Folder

  init() throws {
    folder = try Gouji.Folder()
    try folder.write("好.txt", Samples.clean)
    try folder.write("错.txt", Samples.faulty)
  }

  @Test func aCleanFile() throws {
    let result = try Gouji.run(["好.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.out.contains("错误 0，警告 0"), "\(result.out)")
    #expect(result.err == "")
  }

  @Test func aFaultyFile() throws {
    let result = try Gouji.run(["check", "错.txt"], in: folder)
    #expect(result.status == 1)
    #expect(result.out.contains("错.txt:13:"), "\(result.out)")
    #expect(result.out.contains("66.57%"))
    #expect(result.out.contains("^^^"))
    #expect(!result.out.contains("\u{1B}"), "no colour where there is no terminal")
    #expect(result.err == "")
  }

  @Test func standardInput() throws {
    let result = try Gouji.run(["-", "--format", "json"], in: folder, input: Samples.faulty)
    #expect(result.status == 1)
    let report = try report(result.out)
    #expect(report["schema"] as? String == "gouji.report/1")
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.map { $0["path"] as? String } == ["-"])
  }

  @Test func aFolderIsReadInByteOrder() throws {
    try folder.write("下/乙.txt", Samples.clean)
    try folder.write("下/甲.TXT", Samples.clean)
    try folder.write("下/.隐藏.txt", Samples.faulty)
    try folder.write("下/表.csv", "1,2")
    let result = try Gouji.run(["下", "-f", "jsonl"], in: folder)
    #expect(result.status == 0)
    let paths = try result.out.split(separator: "\n").map {
      try report(String($0))["path"] as? String
    }
    #expect(paths == ["下/乙.txt", "下/甲.TXT"])
  }

  @Test func failOnChoosesTheSeverity() throws {
    #expect(try Gouji.run(["错.txt", "--ignore", "growth-rate"], in: folder).status == 0)
    #expect(try Gouji.run(["错.txt", "--select", "growth-rate"], in: folder).status == 1)
    #expect(try Gouji.run(["错.txt", "--fail-on=info"], in: folder).status == 1)
  }

  @Test func severalReportsOfOneRun() throws {
    let result = try Gouji.run(
      ["错.txt", "-o", "json=a.json", "-ohtml=a.html", "--output=text"], in: folder)
    #expect(result.status == 1)
    #expect(result.out.contains("66.57%"))
    _ = try report(try folder.read("a.json"))
    #expect(try folder.read("a.html").hasSuffix("</html>\n"))
    #expect(try folder.names.filter { $0.hasSuffix(".tmp") } == [])
  }

  @Test func withoutAReportOnStandardOutputTheConclusionIsSaid() throws {
    let result = try Gouji.run(["错.txt", "-o", "json=a.json"], in: folder)
    #expect(result.out.contains("有错误"))
    #expect(!result.out.contains("66.57%"))
  }

  @Test func english() throws {
    let result = try Gouji.run(["错.txt", "--lang", "en"], in: folder)
    #expect(result.out.contains("Errors found"))
    #expect(result.out.contains("1 errors, 0 warnings"), "\(result.out)")
  }

  @Test func theLedgerListsWhatHolds() throws {
    let plain = try Gouji.run(["好.txt"], in: folder)
    let ledger = try Gouji.run(["好.txt", "--ledger"], in: folder)
    #expect(!plain.out.contains("✓"))
    #expect(ledger.out.contains("✓"), "\(ledger.out)")
  }

  @Test func theSameBytesEveryTime() throws {
    for index in 0..<12 { try folder.write("多/\(index).txt", Samples.faulty) }
    let first = try Gouji.run(["多", "-f", "json", "--ledger", "-j", "1"], in: folder)
    let second = try Gouji.run(["多", "-f", "json", "--ledger", "-j", "8"], in: folder)
    #expect(first.out == second.out)
    #expect(first.status == 1)
  }

  @Test func aClosedPipeIsQuiet() throws {
    for index in 0..<40 { try folder.write("多/\(index).txt", Samples.faulty) }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "'\(Gouji.program)' 多 -f json --ledger 2>err | head -c 10 >/dev/null; cat err",
    ]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(try folder.read("err") == "")
  }

  @Test func anExistingReportIsReplacedWholeOrNotAtAll() throws {
    try folder.write("a.json", "old")
    let missing = try Gouji.run(["无.txt", "-o", "json=a.json"], in: folder)
    #expect(missing.status == 2)
    #expect(try folder.read("a.json") == "old")
    _ = try Gouji.run(["好.txt", "-o", "json=a.json"], in: folder)
    #expect(try folder.read("a.json").hasPrefix("{\"schema\""))
  }

  private func report(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }
}
