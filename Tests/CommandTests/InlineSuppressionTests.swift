import Foundation
import Support
import Testing

/// Comments in a document that set findings aside, in every format that has comments.
@Suite struct InlineSuppressionTests {
  /// What a run says of the sample whose paragraph on the total carries a comment.
  private struct Outcome {
    var standing: Int
    var reasons: [String]
    var origins: [String]
    var remarks: [[String: String]]
  }

  private let folder: Gouji.Folder

  init() throws { folder = try Gouji.Folder() }

  private static let words = "机关运行经费预算196.17万元"
  private static let name = "01-budget-county-agriculture"

  /// Writes the sample with a comment of the format's own kind and tells what becomes of its growth rates.
  private func outcome(_ ending: String, _ comment: String) throws -> Outcome {
    switch ending {
    case "docx": try writeWord(comment)
    case "html": try writeText("a.html", "<!-- \(comment) -->") { "<p>\($0)</p>" }
    default: try writeText("a.txt", "<!-- \(comment) -->") { $0 }
    }
    return try outcome(ending)
  }

  private func writeWord(_ comment: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "\(Repository.root)/Tests/CommandTests/Scripts/comment.py",
      "\(Repository.root)/samples/formats/faulty/\(Self.name).docx", "\(folder.path)/a.docx", Self.words, comment,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private func writeText(_ name: String, _ comment: String, _ form: (String) -> String) throws {
    let text = try String(contentsOfFile: "\(Repository.root)/samples/faulty/\(Self.name).txt", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try folder.write(
      name, lines.map { ($0.contains(Self.words) ? comment + "\n" : "") + form($0) }.joined(separator: "\n"))
  }

  private func outcome(_ ending: String) throws -> Outcome {
    _ = try Gouji.run(
      ["a.\(ending)", "--select", "growth-rate", "-o", "json=a.json", "-o", "sarif=a.sarif"], in: folder)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.read("a.json").utf8)) as? [String: Any])
    let document = try #require((report["documents"] as? [[String: Any]])?.first)
    let suppressions = (document["suppressed"] as? [[String: Any]] ?? []).compactMap {
      $0["suppression"] as? [String: String]
    }
    return Outcome(
      standing: (document["findings"] as? [Any])?.count ?? 0, reasons: suppressions.compactMap { $0["reason"] },
      origins: suppressions.compactMap { $0["origin"] },
      remarks: (report["summary"] as? [String: Any])?["suppressionRemarks"] as? [[String: String]] ?? [])
  }

  @Test(
    arguments: ["docx", "html", "txt"],
    ["gouji-ignore growth-rate: 口径不同", "gouji:忽略 growth-rate 口径不同", "gouji：忽略 growth-rate：口径不同"])
  func aCommentSetsTheFindingOfItsParagraphAside(ending: String, comment: String) throws {
    let outcome = try outcome(ending, comment)
    #expect(outcome.standing == 0)
    #expect(outcome.reasons == ["口径不同"] && outcome.origins == ["comment"])
    #expect(outcome.remarks.isEmpty, "\(outcome.remarks)")
    #expect(
      try folder.read("a.sarif").contains(
        "\"suppressions\":[{\"kind\":\"inSource\",\"status\":\"accepted\",\"justification\":\"口径不同\"}]"))
  }

  @Test(arguments: ["docx", "html", "txt"])
  func aCommentWithoutReasonDoesNotHoldAndIsTold(ending: String) throws {
    let outcome = try outcome(ending, "gouji:忽略 growth-rate")
    #expect(outcome.standing == 1 && outcome.reasons.isEmpty)
    #expect(outcome.remarks.map { $0["kind"] } == ["incomplete"])
  }

  @Test(arguments: ["docx", "html", "txt"])
  func aCommentThatSetsNothingAsideIsTold(ending: String) throws {
    let outcome = try outcome(ending, "gouji:忽略 share-of-total 口径不同")
    #expect(outcome.standing == 1)
    #expect(outcome.remarks.map { $0["kind"] } == ["unused"])
    #expect(outcome.remarks.first?["place"]?.hasPrefix("a.\(ending):") == true)
    #expect(try folder.read("a.sarif").contains("suppression-unused"))
  }

  @Test func anAnnotatedFileKeepsTheCommentAndLeavesItsFindingOut() throws {
    _ = try outcome("docx", "gouji:忽略 growth-rate 口径不同")
    let result = try Gouji.run(["annotate", "a.docx", "--select", "growth-rate"], in: folder)
    #expect(result.out.hasPrefix("a-gouji.docx：错误 0，"), "\(result.out)")
    let again = try Gouji.run(["a-gouji.docx", "--select", "growth-rate"], in: folder)
    #expect(again.out.contains("错误 0"), "\(again.out)")
  }
}
