import Foundation
import Testing

/// gouji.yaml: the nearest counts, and what is wrong in it is said with its place.
@Suite struct ConfigurationTests {
  private let folder: Gouji.Folder

  init() throws {
    folder = try Gouji.Folder()
    try folder.write("甲/错.txt", Samples.faulty)
  }

  @Test func theNearestFileCountsAndNothingIsMerged() throws {
    try folder.write("gouji.yaml", "ignore: [growth-rate]\n")
    #expect(try Gouji.run(["甲/错.txt"], in: folder).status == 0)
    try folder.write("甲/gouji.yaml", "severity: {growth-rate: warning}\n")
    let nearest = try Gouji.run(["甲/错.txt"], in: folder)
    #expect(nearest.status == 0)
    #expect(nearest.out.contains("错误 0，警告 1"), "\(nearest.out)")
    try folder.write("甲/gouji.yaml", "extends: ../gouji.yaml\nfail-on: info\n")
    #expect(try Gouji.run(["甲/错.txt"], in: folder).out.contains("错误 0，警告 0"))
    try folder.write("甲/gouji.yaml", "severity: {growth-mismatch: off}\n")
    #expect(try Gouji.run(["甲/错.txt"], in: folder).status == 0)
  }

  @Test func flagsGoBeforeTheFile() throws {
    try folder.write("gouji.yaml", "select: [typo]\nfail-on: info\n")
    #expect(try Gouji.run(["甲/错.txt"], in: folder).status == 0)
    #expect(try Gouji.run(["甲/错.txt", "--select", "growth-rate"], in: folder).status == 1)
    try folder.write("无.yaml", "{}\n")
    #expect(try Gouji.run(["甲/错.txt", "--config", "无.yaml"], in: folder).status == 1)
  }

  @Test(arguments: [
    ("selct: [typo]\n", "gouji.yaml:1:1：没有 selct 这个键；是否要用 select？"),
    ("\nfail-on: fatal\n", "gouji.yaml:2:10：没有“fatal”这个级别"),
    ("severity: {growth-rate: hard}\n", "没有“hard”这个级别"),
    ("ignore: [growth-rat]\n", "没有“growth-rat”这条规则或类别；是否要用 growth-rate？"),
    ("extends: gouji.yaml\n", "extends 互相引用，没有尽头"),
    ("extends: 无.yaml\n", "gouji.yaml:1:10：读不到 无.yaml"),
    ("baseline: 无.jsonl\n", "读不到“无.jsonl”"),
    ("docs: checks.md\n", "gouji.yaml:1:7：docs 应为网址"),
    ("- a\n", "文件应为键值映射"),
  ])
  func aFaultyFileIsAnError(text: String, message: String) throws {
    try folder.write("gouji.yaml", text)
    let result = try Gouji.run(["甲/错.txt"], in: folder)
    #expect(result.status == 2)
    #expect(result.err.contains(message), "\(result.err)")
  }

  @Test func twoConfigurationsAreNotMixed() throws {
    try folder.write("甲/gouji.yaml", "fail-on: error\n")
    try folder.write("乙/好.txt", Samples.clean)
    let result = try Gouji.run(["甲/错.txt", "乙/好.txt"], in: folder)
    #expect(result.status == 2)
    #expect(result.err.contains("属于不同的 gouji.yaml"))
  }

  @Test func showSaysWhatHoldsAndWhy() throws {
    try folder.write("gouji.yaml", "fail-on: warning\nseverity: {growth-rate: off}\n")
    try folder.write("甲/gouji.yaml", "extends: ../gouji.yaml\nsuppressions: 忽略.yaml\n")
    let shown = try Gouji.run(["config", "show", "甲/错.txt"], in: folder).out
    #expect(shown.contains("files: 甲/gouji.yaml, 甲/../gouji.yaml\n"), "\(shown)")
    #expect(shown.contains("fail-on: warning\n") && shown.contains("severity: growth-rate=off\n"))
    #expect(shown.contains("suppressions: 甲/忽略.yaml\n"))
  }

  @Test func initWritesOnceAndWhatItWritesIsRead() throws {
    #expect(try Gouji.run(["init"], in: folder).status == 0)
    #expect(try Gouji.run(["甲/错.txt"], in: folder).status == 1)
    #expect(try Gouji.run(["init"], in: folder).status == 2)
    let commented = try folder.read("gouji.yaml")
    let used = commented.replacingOccurrences(of: "# select:", with: "select:")
      .replacingOccurrences(of: "# ignore:", with: "ignore:").replacingOccurrences(of: "# severity:", with: "severity:")
      .replacingOccurrences(of: "#   growth-rate", with: "  growth-rate")
    try folder.write("gouji.yaml", used)
    #expect(try Gouji.run(["config", "show", "甲/错.txt"], in: folder).status == 0)
  }

  // MARK: Reports again

  @Test func aStoredReportIsWrittenInEveryFormat() throws {
    _ = try Gouji.run(
      ["甲/错.txt", "-o", "json=a.json", "-o", "jsonl=a.jsonl", "-o", "html=a.html", "--ledger"], in: folder)
    let again = try Gouji.run(
      ["report", "a.json", "--to", "json=b.json", "--to", "html=b.html", "--ledger"], in: folder)
    #expect(again.status == 1, "\(again.err)")
    #expect(try folder.read("a.json") == folder.read("b.json"))
    #expect(try folder.read("a.html") == folder.read("b.html"))
    #expect(try Gouji.run(["report", "a.jsonl", "--to", "csv"], in: folder).out.contains("growth-rate"))
    #expect(try Gouji.run(["report", "甲/错.txt", "--to", "csv"], in: folder).status == 2)
  }

  @Test func diffComparesReportsAndDocuments() throws {
    try folder.write("新.txt", Samples.clean)
    let mended = try Gouji.run(["diff", "甲/错.txt", "新.txt"], in: folder)
    #expect(mended.status == 0)
    #expect(mended.out.contains("新增 0 处") && mended.out.contains("已消失 1 处"), "\(mended.out)")
    #expect(try Gouji.run(["diff", "新.txt", "甲/错.txt"], in: folder).status == 1)
    _ = try Gouji.run(["甲/错.txt", "-o", "json=a.json"], in: folder)
    #expect(try Gouji.run(["diff", "a.json", "甲/错.txt"], in: folder).out.contains("未变 1 处"))
  }
}
