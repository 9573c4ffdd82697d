import Foundation
import Testing

/// Baselines and suppressions, as a user and a gate meet them.
@Suite struct StandingTests {
  private let folder: Gouji.Folder

  init() throws {
    folder = try Gouji.Folder()
    try folder.write("错.txt", Samples.faulty)
  }

  private func finding(_ arguments: [String] = []) throws -> [String: Any] {
    let result = try Gouji.run(["错.txt", "-f", "json", "--select", "growth-rate"] + arguments, in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(result.out.utf8))
    let report = try #require(object as? [String: Any])
    let document = try #require((report["documents"] as? [[String: Any]])?.first)
    let lists = ["findings", "suppressed", "known"].compactMap { document[$0] as? [[String: Any]] }
    return try #require(lists.joined().first)
  }

  private func place(_ finding: [String: Any]) throws -> String {
    try #require((finding["fingerprints"] as? [String: String])?["place"])
  }

  @Test func aMissingBaselineIsAnError() throws {
    let result = try Gouji.run(["错.txt", "--baseline", "无.jsonl"], in: folder)
    #expect(result.status == 2)
    #expect(result.err.contains("读不到“无.jsonl”。先用 gouji baseline write 生成。"), "\(result.err)")
    #expect(result.out == "")
    try folder.write("坏.jsonl", "{}\n")
    #expect(try Gouji.run(["错.txt", "--baseline", "坏.jsonl"], in: folder).status == 2)
    #expect(try Gouji.run(["错.txt", "--new-only"], in: folder).status == 2)
  }

  @Test func aBaselineSurvivesAMoveAndSeesAChangedFigure() throws {
    #expect(try Gouji.run(["baseline", "write", "基线.jsonl", "错.txt"], in: folder).status == 0)
    let same = try Gouji.run(["错.txt", "--baseline", "基线.jsonl", "--new-only"], in: folder)
    #expect(same.status == 0)
    #expect(same.out.contains("基线已有 1"), "\(same.out)")
    try folder.write("下/别名.txt", "\n\n\n" + Samples.faulty.replacingOccurrences(of: "负责示范工作", with: "负责示范和指导工作"))
    #expect(try Gouji.run(["下/别名.txt", "--baseline", "基线.jsonl", "--new-only"], in: folder).status == 0)

    try folder.write("错.txt", Samples.faulty.replacingOccurrences(of: "66.57%", with: "67.57%"))
    let changed = try Gouji.run(["错.txt", "--baseline", "基线.jsonl", "--new-only"], in: folder)
    #expect(changed.status == 1)
    let updated = try finding(["--baseline", "基线.jsonl"])
    #expect(updated["state"] as? String == "updated")
    let difference = try Gouji.run(["baseline", "diff", "基线.jsonl", "错.txt"], in: folder)
    #expect(difference.status == 1)
    #expect(difference.out.contains("数字已变 1 处\n~ 错.txt:13:"), "\(difference.out)")

    try folder.write("错.txt", Samples.clean)
    let mended = try Gouji.run(["baseline", "diff", "基线.jsonl", "错.txt"], in: folder)
    #expect(mended.status == 0)
    #expect(mended.out.contains("已消失 1 处\n- growth-rate"), "\(mended.out)")
    #expect(try Gouji.run(["baseline", "prune", "基线.jsonl", "错.txt"], in: folder).out.contains("删去 1 处，留下 0 处"))
    #expect(try folder.read("基线.jsonl") == "{\"schema\":\"gouji.baseline/1\"}\n")
  }

  @Test func aSuppressionNeedsAReasonAndIsListed() throws {
    let place = try place(finding())
    #expect(try Gouji.run(["suppress", "add", place, "--rule", "growth-rate"], in: folder).status == 2)
    let added = try Gouji.run(
      ["suppress", "add", place, "--rule", "growth-rate", "--reason", "口径：\"见附注\"", "--by", "甲"], in: folder)
    #expect(added.status == 0, "\(added.err)")
    let result = try Gouji.run(["错.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.out.contains("说明理由后忽略 1 处") && result.out.contains("口径：\"见附注\""), "\(result.out)")
    #expect(try finding()["suppression"] != nil)
    #expect(try Gouji.run(["suppress", "list"], in: folder).out.contains("growth-rate  口径"))
    #expect(try Gouji.run(["suppress", "audit", "错.txt"], in: folder).status == 0)

    // Mended: the entry is no longer needed, and said to be so.
    try folder.write("错.txt", Samples.clean)
    let audit = try Gouji.run(["suppress", "audit", "错.txt"], in: folder)
    #expect(audit.status == 1)
    #expect(audit.out.contains("gouji-suppressions.yaml:2  忽略 growth-rate 已无对应的发现"), "\(audit.out)")
  }

  @Test func anExpiredSuppressionHoldsNoMore() throws {
    let place = try place(finding())
    try folder.write(
      "gouji-suppressions.yaml",
      "suppressions:\n  - rule: growth-rate\n    place: \(place)\n    reason: 暂缓\n    until: 2020-01-01\n")
    let result = try Gouji.run(["错.txt"], in: folder)
    #expect(result.status == 1)
    #expect(result.out.contains("已过期"), "\(result.out)")
  }

  @Test(arguments: [
    ("suppressions:\n  - rule: a\n    place: 0123456789abcdef\n", "x.yaml:2:5：缺少 reason"),
    ("suppressions:\n  - rule: a\n    place: 0123\n    reason: 甲\n", "x.yaml:3:12：place 至少要有指纹的前 16 位"),
    ("suppressions:\n  - rule: a\n    plce: 0123456789abcdef\n    reason: 甲\n", "没有 plce 这个键；是否要用 place？"),
    ("suppressions:\n  - {rule: a, place: 0123456789abcdef, reason: 甲, until: 明年}\n", "日期应写作 YYYY-MM-DD，不是“明年”"),
  ])
  func aFaultyListIsAnError(text: String, message: String) throws {
    try folder.write("x.yaml", text)
    let result = try Gouji.run(["错.txt", "--suppressions", "x.yaml"], in: folder)
    #expect(result.status == 2)
    #expect(result.err.contains(message), "\(result.err)")
  }

  @Test func aCommentHoldsForTheNextParagraphAndNeedsItsReason() throws {
    func text(_ comment: String) -> String {
      Samples.faulty.replacingOccurrences(of: "2023年收入预算总额", with: comment + "\n\n2023年收入预算总额")
    }
    try folder.write("错.txt", text("<!-- gouji-ignore growth-rate: 口径不同 -->"))
    #expect(
      try finding()["suppression"] as? [String: String] == [
        "origin": "comment", "reason": "口径不同", "by": "", "until": "",
      ])
    try folder.write("错.txt", text("<!-- gouji-ignore growth-rate -->"))
    let result = try Gouji.run(["错.txt", "--select", "growth-rate"], in: folder)
    #expect(result.status == 1)
    #expect(result.out.contains("缺少规则或理由"), "\(result.out)")
  }
}
