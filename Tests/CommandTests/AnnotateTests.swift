import Foundation
import Support
import Testing

private let office = "/usr/bin/soffice"

/// `gouji annotate` on the project's own samples.
@Suite struct AnnotateTests {
  private let folder: Gouji.Folder

  init() throws { folder = try Gouji.Folder() }

  private func take(_ sample: String, as name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/samples/formats/\(sample)"))
    try folder.write(name, [UInt8](data))
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
  }

  @Test(arguments: [
    "05-accounts-province-water.docx", "05-accounts-province-water-tables.xlsx", "05-accounts-province-water.pdf",
  ])
  func aFaultyFileIsWrittenBesideAndASecondRunChangesNothing(sample: String) throws {
    let ending = String(sample.suffix(4).trimmingPrefix("."))
    try take("faulty/\(sample)", as: "a.\(ending)")
    let before = try bytes("a.\(ending)")
    let first = try Gouji.run(["annotate", "a.\(ending)"], in: folder)
    #expect(first.status == 1)
    #expect(first.out.hasPrefix("a-gouji.\(ending)：错误 ") && first.out.contains("写入批注 "), "\(first.out)")
    #expect(try bytes("a.\(ending)") == before)
    let second = try Gouji.run(["annotate", "a-gouji.\(ending)", "-o", "b.\(ending)"], in: folder)
    #expect(second.status == 1)
    #expect(try bytes("b.\(ending)") == bytes("a-gouji.\(ending)"))
    #expect(try folder.names.filter { $0.contains("tmp") } == [])
  }

  @Test(arguments: ["docx", "pdf"]) func aCleanFileIsTheSameFile(ending: String) throws {
    try take("clean/01-budget-county-agriculture.\(ending)", as: "a.\(ending)")
    let result = try Gouji.run(["annotate", "a.\(ending)", "--lang", "en"], in: folder)
    #expect(result.status == 0)
    #expect(result.out == "a-gouji.\(ending): 0 errors, 0 warnings, 0 infos; 0 comments written.\n")
    #expect(try bytes("a-gouji.\(ending)") == bytes("a.\(ending)"))
  }

  @Test func theFileItselfCanBeTheTarget() throws {
    try take("faulty/01-budget-county-agriculture.docx", as: "a.docx")
    let before = try bytes("a.docx")
    #expect(try Gouji.run(["annotate", "a.docx", "-o", "a.docx"], in: folder).status == 1)
    #expect(try bytes("a.docx") != before)
  }

  @Test func aCopySomebodyWorkedInIsNotLost() throws {
    try take("faulty/01-budget-county-agriculture.docx", as: "a.docx")
    #expect(try Gouji.run(["annotate", "a.docx"], in: folder).status == 1)
    // The same again loses nothing.
    #expect(try Gouji.run(["annotate", "a.docx"], in: folder).status == 1)
    try take("clean/01-budget-county-agriculture.docx", as: "a-gouji.docx")
    let mended = try bytes("a-gouji.docx")
    let refused = try Gouji.run(["annotate", "a.docx"], in: folder)
    #expect(refused.status == 2)
    #expect(refused.err.contains("没有覆盖。接着批注它：gouji annotate a-gouji.docx；重新生成：加 -o a-gouji.docx。"), "\(refused.err)")
    #expect(try bytes("a-gouji.docx") == mended)
    // The copy is its own target.
    #expect(try Gouji.run(["annotate", "a-gouji.docx"], in: folder).out.hasPrefix("a-gouji.docx：错误 0"))
    #expect(try Gouji.run(["annotate", "a.docx", "-o", "a-gouji.docx"], in: folder).status == 1)
    // The file was changed after its copy.
    try take("faulty/05-accounts-province-water.docx", as: "a.docx")
    #expect(try Gouji.run(["annotate", "a.docx"], in: folder).status == 1)
  }

  @Test func onlyWhatIsAskedForIsWritten() throws {
    try take("faulty/05-accounts-province-water.docx", as: "a.docx")
    let result = try Gouji.run(["annotate", "a.docx", "--select", "growth-rate"], in: folder)
    #expect(result.out.contains("警告 0，提示 0；"), "\(result.out)")
    #expect(
      try Gouji.run(
        ["annotate", "a.docx", "-o", "b.docx", "--ignore", "growth-rate", "--fail-on", "info"], in: folder
      ).status == 1)
  }

  @Test func otherFormatsAreRefusedInOneSentence() throws {
    try folder.write("错.txt", Samples.faulty)
    let result = try Gouji.run(["annotate", "错.txt"], in: folder)
    #expect(result.status == 2)
    #expect(result.err == "gouji: “错.txt”不是 DOCX、XLSX 或 PDF，annotate 不能在其中加批注；请改用 gouji check -o html=报告.html。\n")
    #expect(try !folder.names.contains { $0.contains("gouji") })
  }

  @Test func whatCannotBeReadIsIncomplete() throws {
    try take("faulty/01-budget-county-agriculture.docx", as: "a.docx")
    try folder.write("torn.docx", [UInt8](bytes("a.docx").dropLast(4000)))
    #expect(try Gouji.run(["annotate", "torn.docx"], in: folder).status >= 2)
    #expect(try !folder.names.contains("torn-gouji.docx"))
    #expect(try Gouji.run(["annotate", "missing.docx"], in: folder).status == 2)
    #expect(try Gouji.run(["annotate", "a.docx", "torn.docx"], in: folder).status == 2)
    #expect(try Gouji.run(["annotate", "a.docx", "-o", "no/such/folder.docx"], in: folder).status == 2)
  }

  /// LibreOffice sees every comment, with its range in a text and on its cell in a sheet.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: office), "LibreOffice is not installed"),
    .timeLimit(.minutes(3)),
    arguments: [
      ("05-accounts-province-water.docx", "fodt"), ("05-accounts-province-water-tables.xlsx", "fods"),
    ])
  func libreOfficeSeesEveryComment(sample: String, format: String) throws {
    let name = "a." + (sample.hasSuffix("docx") ? "docx" : "xlsx")
    try take("faulty/\(sample)", as: name)
    let result = try Gouji.run(["annotate", name, "-o", name], in: folder)
    let count = try #require(Int(result.out.drop { $0 != "；" }.filter(\.isNumber)), "\(result.out)")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: office)
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", format, "--outdir",
      folder.path, "\(folder.path)/\(name)",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = try folder.read("a.\(format)")
    #expect(text.ranges(of: "<office:annotation ").count == count)
    if format == "fodt" { #expect(text.ranges(of: "<office:annotation-end ").count == count) }
    #expect(text.contains("批注 1 · "))
  }
}
