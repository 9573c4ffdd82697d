import Disclosure
import Testing

@testable import Audit

/// The words of a comment in a copy of the file.
struct NoteWriterTests {
  @Test(arguments: [(Language.zh, "说明：为什么"), (.en, "why: The reason.")])
  func `a comment gives the reason in the language of the run`(language: Language, reason: String) throws {
    let run = SampleAudit.run(language: language)
    let finding = try #require(SampleAudit.reports(run).first?.findings.first)
    #expect(NoteWriter(run: run).whole(finding, number: 1, others: []).contains(reason))
  }
}
