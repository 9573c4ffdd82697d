import Foundation
import Support
import Testing

private let browser = "/usr/bin/chromium"

/// The pages as a reader uses them. Needs chromium and playwright (scripts/setup --tests); skipped without.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: browser), "chromium is not installed"),
  .serialized)
struct PageInBrowserTests {
  @Test(.timeLimit(.minutes(3)))
  func aReportIsReadFilteredJudgedExportedAndPrinted() throws {
    let folder = try Gouji.Folder()
    try folder.write("错.txt", Samples.faulty)
    _ = try Gouji.run(["错.txt", "-o", "html=a.html"], in: folder)
    let seen = try drive("report", "\(folder.path)/a.html", in: folder)
    #expect(seen["requests"] as? [String] == [])
    #expect(seen["complaints"] as? [String] == [], "the browser complains")
    #expect(seen["verdict"] as? String == "有错误")
    #expect(seen["count"] as? String == "1 处")
    #expect((seen["marks"] as? [String])?.contains("增长66.57%") == true, "\(seen)")
    #expect((seen["sums"] as? [String])?.contains { $0.contains("1031.835万元 ~ 1031.845万元") } == true, "\(seen)")
    #expect((seen["filtered"] as? String)?.hasPrefix("1") == true)
    #expect(seen["filteredAgain"] as? String == seen["filtered"] as? String)
    #expect(seen["searchAgain"] as? String == "增长")
    for key in ["stepped", "steppedBack", "drawerCloses"] { #expect(seen[key] as? Bool == true, "\(key)") }
    #expect((seen["drawer"] as? String)?.contains("suppressions:\n  - rule: growth-rate") == true)
    #expect(seen["examples"] as? Int == 4)
    #expect((seen["examplesMarked"] as? [String])?.isEmpty == false)
    let languages = try #require(seen["languages"] as? [[String]])
    let english = [
      "Errors found", "the rate is printed as 66.57%", "66.57", "gouji report", "en", "true",
    ]
    let chinese = ["有错误", "增减率写作 66.57%", "66.57", "勾稽核对报告", "zh-CN", "true"]
    #expect(languages.count == 2)
    for (said, expected) in zip(languages, [english, chinese]) {
      #expect(said.count == expected.count)
      for (text, part) in zip(said, expected) { #expect(text.contains(part), "\(text) lacks \(part)") }
    }
    let reasons = seen["reasons"] as? [String] ?? []
    #expect(zip(reasons, ["\nThe change divided", "\n增减率由增减额"]).count { $0.contains($1) } == 2, "\(reasons)")
    #expect((seen["exportWithoutReason"] as? String)?.contains("没有写理由") == true)
    #expect(seen["judgedAfterReload"] as? String == "true")
    let export = try #require(seen["export"] as? String)
    #expect(export.contains("rule: growth-rate") && export.contains("reason: \"口径不同：\\\"见附表\\\"\""), "\(export)")
    #expect(seen["onPaper"] as? Int == 1)
    #expect(seen["listOnPaper"] as? Bool == false)
    #expect((seen["pdfPages"] as? Int ?? 0) >= 1)
  }

  /// Two thousand findings: only what is in sight exists, and it is there at once.
  @Test(.timeLimit(.minutes(3)))
  func twoThousandFindingsStayFluent() throws {
    let folder = try Gouji.Folder()
    let residue = (0..<1000).map { "\($0 + 1)．甲\($0)收入0万元，比上年增加/减少0万元。\n\n乙\($0)支出XX万元。\n\n" }.joined()
    try folder.write("长.txt", Samples.faulty + residue)
    _ = try Gouji.run(["长.txt", "-o", "html=a.html"], in: folder)
    let page = try folder.read("a.html")
    #expect(page.contains("class=\"document packed\"") && page.utf8.count < 1_000_000, "\(page.utf8.count) bytes")
    let seen = try drive("report", "\(folder.path)/a.html", in: folder)
    let digits = (seen["count"] as? String ?? "").filter { $0.isNumber || $0 == "/" }
    let count = Int(digits.prefix { $0.isNumber }) ?? 0
    #expect(count >= 2000)
    #expect(seen["rowsInPage"] as? Int ?? .max < 60)
    #expect(seen["rowsAtEnd"] as? Int ?? .max < 60)
    #expect(seen["onPaper"] as? Int == count)
    #expect(seen["complaints"] as? [String] == [])
    #expect(seen["seconds"] as? Double ?? .infinity < 5, "first screen took \(seen["seconds"] ?? "")")
  }

  @Test(.timeLimit(.minutes(3)))
  func anIndexLeadsToAPageForEachDocument() throws {
    let folder = try Gouji.Folder()
    for index in 0..<80 {
      try folder.write("多/\(index).txt", index.isMultiple(of: 2) ? Samples.faulty : Samples.clean)
    }
    _ = try Gouji.run(["多", "-o", "html=报告/"], in: folder)
    let seen = try drive("index", "\(folder.path)/报告/index.html", in: folder)
    #expect(seen["requests"] as? [String] == [])
    #expect(seen["complaints"] as? [String] == [])
    #expect(seen["count"] as? String == "80 个文件")
    #expect(seen["rowsInPage"] as? Int ?? .max < 60)
    #expect(seen["found"] as? String == "1 / 80 个文件", "\(seen)")
    #expect((seen["followed"] as? String)?.hasPrefix("多/") == true)
  }

  @Test(.timeLimit(.minutes(1)))
  func packedDataIsUnpackedHoweverItWasPacked() throws {
    let folder = try Gouji.Folder()
    let seen = try drive("inflate", Repository.root + "/reports/templates/page/inflate.js", in: folder)
    #expect(seen["same"] as? [Bool] == Array(repeating: true, count: 16))
  }

  private func drive(_ view: String, _ page: String, in folder: Gouji.Folder) throws -> [String: Any] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", Repository.root + "/Tests/CommandTests/Browser/page.py", browser, view, page, folder.path,
    ]
    try folder.write(".seen", "")
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/.seen")
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "scripts/setup --tests installs playwright")
    let seen = try folder.read(".seen")
    return try #require(try JSONSerialization.jsonObject(with: Data(seen.utf8)) as? [String: Any])
  }
}
