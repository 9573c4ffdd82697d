import Checks
import Disclosure
import Support
import Testing

struct PatternCheckTests {
  static let document: Document = {
    var hand = HandDocument()
    hand.heading("一、", "收入情况", level: 1)
    hand.paragraph("收入增加/减少1万元。")
    hand.heading("二、", "名词解释", level: 1)
    hand.heading("（一）", "收入", level: 2)
    hand.paragraph("收入增加/减少1万元。")
    return hand.document(path: "a.txt")
  }()

  @Test func `each match is a finding with the words it fills its message with`() throws {
    let findings = try judge([:])
    #expect(findings.count == 2)
    #expect(findings[0].values == ["match": "增加/减少", "up": "增加", "down": "减少"])
    #expect(findings[0].locations.map(\.span) == [Self.document.span(of: "增加/减少")])
    #expect(findings[0].locations[0].role == .primary)
  }

  @Test func `a capture may be marked, others shown beside it`() throws {
    let finding = try #require(
      try judge(["primary": .string("down"), "related": .list([.string("up")])]).first)
    #expect(
      finding.locations.map(\.span) == [
        Self.document.span(of: "减少"), Self.document.span(of: "增加"),
      ])
    #expect(finding.locations.map(\.role) == [.primary, .related])
  }

  @Test func `a place for a group that took no part is filled with nothing`() throws {
    let rule = rule([:], message: Localized(zh: "{up}{unit}", en: "{down} {other}"))
    let outcome = try #require(try PatternCheck(rule: rule).judge(reading()).first)
    guard case .disagrees(let finding) = outcome else {
      Issue.record("expected a finding, got \(outcome)")
      return
    }
    #expect(rule.message.text(.zh, filledWith: finding.values) == "增加")
    #expect(rule.message.text(.en, filledWith: finding.values) == "减少 ")
  }

  @Test func `a capture that took no part leaves the whole match marked`() throws {
    let finding = try #require(try judge(["primary": .string("none")]).first)
    #expect(finding.locations.map(\.span) == [Self.document.span(of: "增加/减少")])
  }

  @Test func `sections may be left out, with all below them`() throws {
    let findings = try judge(["skip_sections": .list([.string("名词解释")])])
    #expect(findings.map(\.locations[0].span) == [Self.document.span(of: "增加/减少")])
  }

  @Test func `without a match there was nothing to check`() throws {
    var reading = reading()
    reading.matches = [:]
    let outcomes = try PatternCheck(rule: rule([:])).judge(reading)
    guard case .notApplicable("r", .nothingToCheck) = try #require(outcomes.first) else {
      Issue.record("expected nothing to check, got \(outcomes)")
      return
    }
  }

  @Test func `an empty word would leave everything out`() {
    #expect(throws: RuleFault.self) {
      try PatternCheck(rule: rule(["skip_sections": .string("")]))
    }
  }

  private func judge(_ parameters: [String: Parameter]) throws -> [Finding] {
    try PatternCheck(rule: rule(parameters)).judge(reading()).compactMap {
      if case .disagrees(let finding) = $0 { finding } else { nil }
    }
  }

  private func reading() -> Reading {
    let document = Self.document
    let matches = [0, 1].map { place in
      Match(
        span: document.span(of: "增加/减少", place),
        captures: [
          ("up", document.span(of: "增加", place)), ("down", document.span(of: "减少", place)),
        ],
        block: place == 0 ? 1 : 4)
    }
    return Reading(
      document: document, facts: [], claims: [], projects: [], matches: ["r": matches],
      exhausted: [], vocabulary: Vocabulary())
  }

  private func rule(_ parameters: [String: Parameter], message: Localized? = nil) -> Rule {
    let words = Localized(zh: "词", en: "words")
    return Rule(
      id: "r", findingClass: "choice-unresolved", kind: "pattern", severity: .error,
      confidence: .high, title: words, message: message ?? words, why: words, fix: words, basis: "",
      applies: Applicability(), parameters: parameters)
  }
}
