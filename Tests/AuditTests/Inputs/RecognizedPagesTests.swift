import Disclosure
import Extract
import Support
import Testing

@testable import Audit

/// What a finding is worth that rests on what character recognition read.
@Suite struct RecognizedPagesTests {
  private let document: Document
  private static let printed = "示范市示范局2023年部门预算\n收入1031.84万元，增长66.57%。\n"
  private static let recognized = "支出1031.84万元，增长99.19%。\n预算43$0.52万元。\n"

  init() throws {
    let text = Self.printed + Self.recognized
    var transcript = Transcript(
      text: Array(text.utf8),
      marks: [
        .init(offset: 0, place: .page(1)), .init(offset: Self.printed.utf8.count, place: .page(2), isRecognized: true),
      ])
    var start = 0
    for line in text.split(separator: "\n") {
      transcript.elements.append(.paragraph(.init(span: Span(start, start + line.utf8.count))))
      start += line.utf8.count + 1
    }
    let doubt = (Self.printed + "支出1031.84万元，增长99.1").utf8.count
    transcript.doubts = [Span(doubt, doubt + 1)]
    document = try Extraction.document(
      [Manuscript(format: "PDF", content: .transcript(transcript))], path: "a.pdf", digest: "",
      vocabulary: Vocabulary())
  }

  private func weighed(_ kind: String, on words: String, isArithmetic: Bool = true) throws -> Outcome {
    let like = SampleAudit.rules[0]
    let rule = Rule(
      id: like.id, findingClass: like.findingClass, kind: kind, severity: like.severity, confidence: like.confidence,
      title: like.title, message: like.message, why: like.why, fix: like.fix, basis: like.basis, applies: like.applies,
      parameters: like.parameters)
    let span = document.span(of: words)
    var finding = Finding(rule: rule, values: [:], locations: [.init(role: .primary, span: span)])
    if isArithmetic {
      finding.evidence = Evidence(
        formula: "", claimed: "", feasible: [], difference: "", verdict: .contradicted, terms: [])
    }
    let pages = try #require(RecognizedPages(document, rules: [rule]))
    return pages.weighed([.disagrees(finding)])[0]
  }

  private func finding(_ outcome: Outcome) -> Finding? {
    if case .disagrees(let finding) = outcome { finding } else { nil }
  }

  @Test func aFindingOnAPrintedPageStays() throws {
    let finding = try #require(finding(try weighed("growth", on: "66.57")))
    #expect(finding.severity == .error && finding.confidence == .high && !finding.isRecognized)
  }

  @Test func onARecognisedPageArithmeticIsAWarning() throws {
    let finding = try #require(finding(try weighed("growth", on: "支出1031.84")))
    #expect(finding.severity == .warning && finding.confidence == .low && finding.isRecognized)
  }

  @Test func withoutArithmeticItIsWorthALook() throws {
    let finding = try #require(finding(try weighed("pattern", on: "支出1031.84", isArithmetic: false)))
    #expect(finding.severity == .info && finding.isRecognized)
  }

  /// What is missed anywhere may stand on the page and be misread.
  @Test func whatIsMissedMayBeMisread() throws {
    let finding = try #require(finding(try weighed("required-parts", on: "示范市示范局", isArithmetic: false)))
    #expect(finding.severity == .info && finding.isRecognized)
  }

  @Test(arguments: ["99.19%", "0.52"])
  func anUnsureCharacterOrOneThatIsNoPartOfAFigureProvesNothing(words: String) throws {
    guard case .undecidable(_, _, .doubtfulReading) = try weighed("growth", on: words) else {
      Issue.record("a finding")
      return
    }
  }

  @Test func singleCharactersAreNotJudged() throws {
    guard case .undecidable(_, _, .doubtfulReading) = try weighed("brackets", on: "支出1031.84", isArithmetic: false)
    else {
      Issue.record("a finding")
      return
    }
    #expect(finding(try weighed("brackets", on: "收入1031.84", isArithmetic: false)) != nil)
  }
}
