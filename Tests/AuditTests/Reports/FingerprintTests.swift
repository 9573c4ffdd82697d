import Audit
import Disclosure
import Support
import Testing

/// Who a finding is from one run to the next: by place and figures, never by line, count or path.
@Suite struct FingerprintTests {
  private static let rule = SampleAudit.rules[1]

  /// A finding at each needle of a document made of paragraphs.
  private func fingerprints(
    _ paragraphs: [String], at needle: String, path: String = "a.txt", heading: String = "一、",
    entity: String? = "示范市示范局"
  ) -> [Fingerprints] {
    var hand = HandDocument()
    hand.heading(heading, "支出情况", level: 2)
    for paragraph in paragraphs { hand.paragraph(paragraph) }
    let document = hand.document(path: path, entity: entity, year: 2023)
    let count = paragraphs.count { $0.contains(needle) }
    let reading = Reading(
      document: document, facts: [], claims: [], projects: [], matches: [:], exhausted: [],
      vocabulary: Vocabulary())
    let outcomes = (0..<count).map { number in
      Outcome.disagrees(
        Finding(
          rule: Self.rule, values: [:],
          locations: [Finding.Location(role: .primary, span: document.span(of: needle, number))]))
    }
    return ReportBuilder.report(on: reading, outcomes: outcomes, run: SampleAudit.run())
      .findings.map(\.fingerprints)
  }

  @Test func aChangedFigureIsTheSamePlaceWithAnotherValue() {
    let old = fingerprints(["收入增长66.57%。"], at: "增长66.57%")
    let new = fingerprints(["收入增长101.3%。"], at: "增长101.3%")
    #expect(old.map(\.place) == new.map(\.place))
    #expect(old.map(\.value) != new.map(\.value))
  }

  @Test func whatStandsElsewhereDoesNotMatter() {
    let old = fingerprints(["收入增长66.57%。"], at: "增长66.57%")
    #expect(old == fingerprints(["前面多了一段。", "收入增长66.57%。"], at: "增长66.57%"))
    #expect(old == fingerprints(["收入增长66.57%。"], at: "增长66.57%", path: "别处/b.txt"))
    #expect(old == fingerprints(["收入增长66.57%。"], at: "增长66.57%", heading: "三、"))
  }

  @Test func equalPlacesAreToldApartByTheirOrder() {
    let twice = fingerprints(["收入增长5%。", "收入增长5%。"], at: "增长5%")
    #expect(Set(twice.map(\.place)).count == 2)
    #expect(twice.first == fingerprints(["收入增长5%。"], at: "增长5%").first)
  }

  @Test func anotherDisclosureIsAnotherPlace() {
    let one = fingerprints(["收入增长5%。"], at: "增长5%")
    #expect(one != fingerprints(["收入增长5%。"], at: "增长5%", entity: "另一示范局"))
    #expect(one != fingerprints(["支出增长5%。"], at: "增长5%"))
  }
}
