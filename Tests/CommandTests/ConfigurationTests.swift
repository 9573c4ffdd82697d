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
    ("profile: nationl\n", "没有“nationl”这套公开要求；是否要用 national？"),
    ("profile: [a]\n", "gouji.yaml:1:10：profile 应为文字"),
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

  // MARK: Profiles

  /// All but one of the parts of a budget.
  private static let partless = """
    示范市示范局2024年部门预算

    第一部分 部门概况

    一、主要职责

    负责示范工作。

    二、机构设置

    设5个科。

    第二部分 部门预算情况说明

    一、收支预算情况说明

    收入1031.84万元。

    二、“三公”经费情况

    没有“三公”经费。

    三、机关运行经费情况

    没有机关运行经费。

    四、政府采购情况

    没有政府采购。

    五、绩效目标情况

    设置绩效目标3个。

    """

  @Test func aProfileIsChosenByTheDocumentOrByName() throws {
    try folder.write("甲/缺.txt", Self.partless)
    let chosen = try Gouji.run(["甲/缺.txt"], in: folder)
    #expect(chosen.out.contains("错误 0，警告 0，提示 1"), "\(chosen.out)")
    #expect(chosen.out.contains("要求  部门预算，2021年起（budget-2021），依据：文种、年度\n"))
    let named = try Gouji.run(["甲/缺.txt", "--profile", "national", "--fail-on", "warning"], in: folder)
    #expect(named.status == 1)
    #expect(named.out.contains("（budget-2021），依据：指定、文种、年度\n"), "\(named.out)")
    try folder.write("gouji.yaml", "profile: accounts\nfail-on: warning\n")
    #expect(try Gouji.run(["甲/缺.txt"], in: folder).out.contains("依据：指定、与文种、年度或地区不合\n"))
    #expect(try Gouji.run(["甲/缺.txt", "--profile", "budget"], in: folder).status == 1)
    try folder.write("gouji.yaml", "profile: budget\nseverity: {missing-part: info}\n")
    #expect(try Gouji.run(["甲/缺.txt", "--fail-on", "warning"], in: folder).status == 0)
  }

  @Test func aProfileOfAnOfficeIsChosenByRegion() throws {
    try folder.write("甲/缺.txt", Self.partless)
    let own = """
      profiles:
        - name: budget-sample-city
          title: 示范市部门预算
          inherits: budget
          regions: [示范市]
          rules: {required-parts-budget: {parts: {名词解释: []}}}
          examples: {quiet: ["示范市示范局2024年部门预算"]}

      """
    try folder.write("规则/profiles/示范市.yaml", own)
    let shown = try Gouji.run(["甲/缺.txt", "--rules", "规则"], in: folder)
    #expect(shown.out.contains("提示 0"), "\(shown.out)")
    #expect(shown.out.contains("（budget-sample-city），依据：文种、地区"))
    #expect(try Gouji.run(["rules", "test", "--rules", "规则", "budget-sample-city"], in: folder).status == 0)
    try folder.write("规则/profiles/示范市.yaml", own.replacingOccurrences(of: "budget\n", with: "bugdet\n"))
    let faulty = try Gouji.run(["甲/缺.txt", "--rules", "规则"], in: folder)
    #expect(faulty.status == 2)
    #expect(faulty.err.contains("规则/profiles/示范市.yaml:4:15：没有“bugdet”这套公开要求，是否为 budget？"), "\(faulty.err)")
  }

  @Test func aProfileIsShownWhereItCounts() throws {
    try folder.write("甲/缺.txt", Self.partless)
    let shown = try Gouji.run(["config", "show", "甲/缺.txt"], in: folder).out
    #expect(shown.contains("profile: 部门预算，2021年起（budget-2021），依据：文种、年度\n"), "\(shown)")
    #expect(try Gouji.run(["config", "show", "甲"], in: folder).out.contains("profile: （由各文件决定）\n"))
    let listed = try Gouji.run(["rules", "list", "--profile", "budget-before-2017"], in: folder).out
    #expect(listed.contains("required-parts-budget") && !listed.contains("required-tables-budget"))
    #expect(try Gouji.run(["rules", "list", "--profile", "buget"], in: folder).status == 2)
    let json = try Gouji.run(["甲/缺.txt", "-f", "json"], in: folder).out
    #expect(json.contains(#""profile":{"name":"budget-2021","title":"部门预算，2021年起","grounds":["kind","year"]}"#))
  }

  @Test func initWritesOnceAndWhatItWritesIsRead() throws {
    #expect(try Gouji.run(["init"], in: folder).status == 0)
    #expect(try Gouji.run(["甲/错.txt"], in: folder).status == 1)
    #expect(try Gouji.run(["init"], in: folder).status == 2)
    let commented = try folder.read("gouji.yaml")
    let used = commented.replacingOccurrences(of: "# select:", with: "select:")
      .replacingOccurrences(of: "# ignore:", with: "ignore:").replacingOccurrences(of: "# severity:", with: "severity:")
      .replacingOccurrences(of: "# profile:", with: "profile:")
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
