import Disclosure
import Foundation
import Support
import Testing

@testable import Audit

/// Which files of an archive are one disclosure.
@Suite struct ArchivePartsTests {
  private typealias Member = ArchiveParts.Member

  private static func budget(_ name: String, _ entity: String?, _ year: Int? = 2024) -> Member {
    Member(name: name, kind: .budget, entity: entity, year: year)
  }

  private static func parts(_ members: Member...) -> [[String]] { ArchiveParts.parts(members).map(\.members) }

  @Test func textAndTablesOfOneBodyAreOne() {
    #expect(
      Self.parts(
        Self.budget("附表.xlsx", "农业农村局"), Self.budget("说明.docx", "岚溪县农业农村局"), Member(name: "附件.pdf"))
        == [["附表.xlsx", "说明.docx", "附件.pdf"]])
  }

  @Test func severalBodiesAreSeveral() {
    #expect(
      Self.parts(
        Self.budget("1.docx", "岚溪县农业农村局"), Self.budget("2.docx", "岚溪县卫生健康局"),
        Self.budget("3.xlsx", "岚溪县农业农村局"))
        == [["1.docx", "3.xlsx"], ["2.docx"]])
  }

  /// A subordinate unit bears its department's name in front of its own.
  @Test func aUnitIsNotItsDepartment() {
    #expect(
      Self.parts(Self.budget("1.docx", "岚溪县农业农村局"), Self.budget("2.docx", "岚溪县农业农村局种子站")).count == 2)
  }

  @Test func yearsAndKindsAreKeptApart() {
    #expect(Self.parts(Self.budget("a.docx", "岚溪县农业农村局", 2023), Self.budget("b.docx", "岚溪县农业农村局", 2024)).count == 2)
    let accounts = Member(name: "b.docx", kind: .finalAccounts, entity: "岚溪县农业农村局", year: 2024)
    #expect(Self.parts(Self.budget("a.docx", "岚溪县农业农村局"), accounts).count == 2)
  }

  @Test func whatDoesNotSayGoesWithItsFolder() {
    let members = [
      Self.budget("农业/说明.docx", "岚溪县农业农村局"), Member(name: "农业/附表/表.xlsx"),
      Self.budget("卫生/说明.docx", "岚溪县卫生健康局"), Member(name: "卫生/表.xlsx"), Member(name: "读我.txt"),
    ]
    let parts = ArchiveParts.parts(members.sorted { $0.name < $1.name })
    #expect(parts.map(\.name) == ["农业", "卫生", "读我.txt"])
    #expect(parts.map(\.members.count) == [2, 2, 1])
  }

  /// An annex of targets goes with the budget of its body, and opens no disclosure of its own beside budgets.
  @Test func targetsGoWithTheirBudget() {
    let targets = Member(name: "c.xlsx", kind: .performance, entity: "岚溪县卫生健康局", year: 2024)
    #expect(
      Self.parts(Self.budget("a.docx", "岚溪县农业农村局"), Self.budget("b.docx", "岚溪县卫生健康局"), targets)
        == [["a.docx"], ["b.docx", "c.xlsx"]])
    #expect(Self.parts(targets, Member(name: "d.xlsx", kind: .performance, entity: "岚溪县教育局")).count == 2)
  }

  // MARK: From bytes

  private static func sample(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/samples/\(name)")))
  }

  private static func reports(_ files: [(String, [UInt8])]) throws -> [DocumentReport] {
    var zip = StoredZip()
    for (name, bytes) in files { zip.add(name, bytes) }
    let rules = try RuleSet.load(.builtIn)
    let run = Run(
      version: "test", rulesDigest: rules.digest, rules: rules.rules.map(\.rule), language: .zh,
      documentCount: 1, keepsLedger: false)
    let auditor = Auditor(ruleSet: rules, run: run, opener: .alone)
    return auditor.unpacked([Input(path: "a.zip", source: .bytes(zip.finish()))]).map(auditor.audit)
  }

  @Test func departmentsOfAnArchiveAreAuditedApart() throws {
    var inner = StoredZip()
    inner.add("决算.txt", try Self.sample("clean/03-accounts-city-culture.txt"))
    let reports = try Self.reports([
      ("农业/说明.docx", try Self.sample("formats/clean/01-budget-county-agriculture-text.docx")),
      ("农业/附表.xlsx", try Self.sample("formats/clean/01-budget-county-agriculture-tables.xlsx")),
      ("交通.txt", try Self.sample("faulty/02-budget-city-transport.txt")), ("文旅.zip", inner.finish()),
      ("坏.docx", [0x50, 0x4B, 3, 4]),
    ])
    #expect(reports.map(\.path) == ["a.zip/交通.txt", "a.zip/农业", "a.zip/文旅.zip/决算.txt", "a.zip/坏.docx"])
    #expect(reports.map(\.status) == [.checked, .checked, .checked, .unreadable])
    #expect(reports.map { $0.count(.error) > 0 } == [true, false, false, false])
    #expect(Set(reports.map(\.digest)).count == 4)
  }

  @Test func anArchiveOfOneDisclosureStaysOne() throws {
    let reports = try Self.reports([
      ("说明.docx", try Self.sample("formats/clean/01-budget-county-agriculture-text.docx")),
      ("附表.xlsx", try Self.sample("formats/clean/01-budget-county-agriculture-tables.xlsx")),
    ])
    #expect(reports.map(\.path) == ["a.zip"])
    #expect(reports.map(\.status) == [.checked])
    #expect(reports[0].findings.isEmpty)
  }
}
