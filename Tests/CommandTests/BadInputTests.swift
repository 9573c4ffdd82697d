import Foundation
import Testing

/// Input nobody should be given: each ends in its status and one clear sentence, never in a crash or a hang.
@Suite(.timeLimit(.minutes(5)))
struct BadInputTests {
  let folder: Gouji.Folder

  init() throws { folder = try Gouji.Folder() }

  @Test(
    arguments: [
      ("空.txt", [], "文件是空的，没有可审核的内容。"),
      ("白.txt", Array("  \n\t\n".utf8), "文件是空的，没有可审核的内容。"),
      (
        "二.txt", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) },
        "文件含有二进制数据，不是文本，未审核。"
      ),
      ("图.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "文件是 PNG 图片，不能读取，未审核；请另存为 PDF、DOCX 或 XLSX 后再核对。"),
      (
        "码.txt", Array("部门预算".utf8) + (0..<200).flatMap { _ in [0xFF, 0x80, 0x81] as [UInt8] },
        "文件的文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030），未审核。"
      ),
      ("控.txt", [UInt8](repeating: 0x01, count: 100), "文件含有二进制数据，不是文本，未审核。"),
      (
        "外.txt", Array("+kOiV6JiEe5c- 1031.84+TgdRQw-\n".utf8),
        "文件里没有一个汉字（不是中文文件，或编码未能识别），未审核；请检查文件，或另存为 UTF-8。"
      ),
    ] as [(String, [UInt8], String)])
  func whatIsNoText(name: String, bytes: [UInt8], sentence: String) throws {
    try folder.write(name, bytes)
    let result = try Gouji.run([name], in: folder)
    #expect(result.status == 3)
    #expect(result.out.contains("未核完  \(sentence)\n"), "\(result.out)")
    #expect(result.err == "")
  }

  /// Under its own name, through a link, or under another name of the same file.
  @Test func aReportNeverReplacesWhatItIsAbout() throws {
    let text = "示范市示范局2023年部门预算\n收入100万元。\n"
    try folder.write("甲.txt", text)
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/链接.txt", withDestinationPath: "甲.txt")
    try FileManager.default.linkItem(atPath: "\(folder.path)/甲.txt", toPath: "\(folder.path)/同.txt")
    for name in ["甲.txt", "链接.txt", "同.txt"] {
      let result = try Gouji.run(["甲.txt", "-o", "text=\(name)"], in: folder)
      #expect(result.status == 2)
      #expect(result.err == "gouji: 报告会覆盖被核对的文件“甲.txt”；请用 -o 写到别的文件。\n")
      #expect(try folder.read("甲.txt") == text)
    }
  }

  /// What a name holds is shown, and no order to the terminal.
  @Test func namesGiveNoOrders() throws {
    let name = "甲\u{1B}[31m\n乙.txt"
    let missing = try Gouji.run([name], in: folder)
    #expect(missing.status == 2)
    #expect(missing.err.split(separator: "\n").count == 1)
    #expect(!missing.err.contains("\u{1B}"))
    try folder.write(name, "收入100万元。\n")
    let found = try Gouji.run([name], in: folder)
    #expect(!found.out.contains("\u{1B}"))
  }

  @Test func aFolderWithoutADocument() throws {
    try folder.write("夹/表.csv", "1")
    let result = try Gouji.run(["夹"], in: folder)
    #expect(result.status == 3)
    #expect(result.out.contains("文件夹里没有可审核的文件（PDF、Word、Excel、网页、文本或压缩包）。"))
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    try folder.write("甲.txt", Samples.faulty)
    try folder.write("乙.txt", "")
    let result = try Gouji.run(["乙.txt", "甲.txt", "-f", "jsonl"], in: folder)
    #expect(result.status == 1)
    #expect(result.out.split(separator: "\n").count == 2)
    #expect(try Gouji.run(["乙.txt", "甲.txt", "--ignore", "growth-rate"], in: folder).status == 3)
  }

  @Test func aFileThatMayNotBeRead() throws {
    try folder.write("锁.txt", Samples.clean)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/锁.txt")
    let result = try Gouji.run(["锁.txt"], in: folder)
    // The superuser may read everything.
    #expect(result.status == (geteuid() == 0 ? 0 : 3))
  }

  /// 50 MB with `GOUJI_SOAK=1`; less in the loop, where the program is a debug build.
  @Test(arguments: ["a", "预算收入，"])
  func anEndlessLine(piece: String) throws {
    let size = Self.isSoak ? 50 << 20 : 2 << 20
    var bytes: [UInt8] = []
    let unit = Array(piece.utf8)
    while bytes.count < size { bytes += unit }
    try folder.write("长.txt", bytes)
    let result = try Gouji.run(["长.txt"], in: folder)
    #expect(result.status == 3)
    #expect(result.out.contains("第 1 行超过 1 MB"), "\(result.out)")
  }

  /// 10^5 rows with `GOUJI_SOAK=1`; fewer in the loop, where the program is a debug build.
  @Test func aTableOfManyRows() throws {
    let count = Self.isSoak ? 100_000 : 3_000
    var text = "示范市示范局2023年部门预算\n\n一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    for row in 0..<count { text += "\(2_010_000 + row)\t科目\(row)\t3.00\t1.00\t2.00\n" }
    try folder.write("表.txt", text)
    let result = try Gouji.run(["表.txt"], in: folder)
    #expect(result.status == 0, "\(result.out.suffix(400))")
    #expect(result.out.contains("见到 \(count * 3) 个"), "\(result.out.suffix(400))")
  }

  @Test func aRuleWhoseRegexExplodes() throws {
    try folder.write("规则/x.yaml", Self.rule(find: #"(\d+)+[A-Z]"#))
    try folder.write("数.txt", "示范市示范局2023年部门预算\n\n" + String(repeating: "1", count: 2000) + "\n")
    let result = try Gouji.run(["数.txt", "--rules", "规则"], in: folder)
    #expect(result.status == 3)
    #expect(result.out.contains("规则 explosive 在第 3 行达到匹配上限"), "\(result.out)")
  }

  @Test(arguments: [
    ("id: [x\n", "gouji: 规则文件有误：规则/x.yaml:"),
    (rule(find: "(("), "gouji: 规则文件有误：规则/x.yaml:14:"),
    (
      rule(find: "a").replacingOccurrences(of: "kind: pattern", with: "kind: patern"), "是否为 pattern"
    ),
    (rule(find: "a").replacingOccurrences(of: "severity:", with: "severty:"), "severty"),
  ])
  func aRuleFileThatIsWrong(text: String, words: String) throws {
    try folder.write("规则/x.yaml", text)
    try folder.write("好.txt", Samples.clean)
    let result = try Gouji.run(["好.txt", "--rules", "规则"], in: folder)
    #expect(result.status == 2)
    #expect(result.err.contains(words), "\(result.err)")
    #expect(result.out == "")
  }

  @Test func aRuleFolderThatIsNotThere() throws {
    try folder.write("好.txt", Samples.clean)
    let result = try Gouji.run(["好.txt", "--rules", "无"], in: folder)
    #expect(result.status == 2)
    #expect(result.err == "gouji: 规则文件有误：无：无法读取规则目录\n")
  }

  @Test func textThatWouldActOnATerminalOrAPage() throws {
    try folder.write(
      "恶.txt", Samples.faulty.replacingOccurrences(of: "增长66", with: "\u{1B}[2J</script><b>增长66"))
    let plain = try Gouji.run(["恶.txt"], in: folder)
    #expect(!plain.out.contains("\u{1B}"))
    let page = try Gouji.run(["恶.txt", "-f", "html"], in: folder)
    #expect(!page.out.contains("</script><b>"))
  }

  private static var isSoak: Bool { ProcessInfo.processInfo.environment["GOUJI_SOAK"] == "1" }

  private static func rule(find: String) -> String {
    """
    id: explosive
    class: typo
    kind: pattern
    severity: error
    confidence: high
    since: 0.1.0
    title: 会爆炸的正则
    message: “{match}”
    why: 测试匹配上限。
    fix: 改写正则。
    en: {title: explosive, message: '{match}', why: limits, fix: rewrite}
    applies: {blocks: [paragraph]}
    window: paragraph
    find: '\(find)'
    examples:
      fire: ['⟦12A⟧', '⟦3B⟧']
      quiet: ['12', '甲']

    """
  }

  /// Of files of one disclosure what cannot be read is named, and the rest is checked.
  @Test func whatCannotBeReadOfSeveralIsNamed() throws {
    try folder.write("说明.txt", "示范市示范局2023年部门预算\n收入100万元。\n")
    try folder.write("空.txt", "")
    let result = try Gouji.run(["--together", "说明.txt", "空.txt"], in: folder)
    #expect(result.status == 3)
    #expect(result.out.contains("空.txt（文件是空的，没有可审核的内容）读不出来，没有核对，共 1 处；请检查原文件。"), "\(result.out)")
    #expect(result.out.contains("示范局"))
    let none = try Gouji.run(["--together", "空.txt", "/dev/null"], in: folder)
    #expect(none.status == 3)
    #expect(none.out.contains("所列文件都不能审核（"), "\(none.out)")
  }

  @Test func aTextWithoutEndIsRefused() throws {
    try folder.write("长.txt", String(repeating: "收入100万元。\n", count: 1_000_000))
    let result = try Gouji.run(["长.txt"], in: folder)
    #expect(result.status == 3)
    #expect(result.out.contains("未核完  文件超出读取上限（文字总长），不像公开文件，未审核。\n"), "\(result.out)")
  }
}
