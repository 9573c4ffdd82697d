import Audit
import Disclosure
import FoundationEssentials
import Testing

/// Findings are known again when nothing about them changed, and told apart when a figure of theirs did.
///
/// On the project's samples, several edits to a text: over 200 that must not matter, over 200 that must be seen.
struct IdentityTests {
  private static let faulty = Result { try SampleText.names.map { try SampleText("faulty", $0) } }
  private static let clean = Result { try SampleText.names.map { try SampleText("clean", $0) } }

  /// What is found in the faulty ones as they are.
  private static let found = Task { try await originals(faulty.get()) }

  /// Reports in the order of the texts, under names that say nothing.
  private static func reports(_ texts: [[UInt8]]) async throws -> [DocumentReport] {
    let auditor = try Audits.auditor(keepsLedger: true)
    var reports: [DocumentReport] = []
    let inputs = texts.enumerated().map { Input(path: "别处/改名\($0.offset).txt", source: .bytes($0.element)) }
    try await auditor.audit(inputs, width: 2, render: { report, _ in report }, deliver: { reports.append($0) })
    return reports
  }

  private static func originals(_ samples: [SampleText]) async throws -> [DocumentReport] {
    try await reports(samples.map { SampleText.bytes(of: $0.lines, as: .plain) })
  }

  // MARK: Harmless

  private struct Harmless {
    var sample: Int
    var edits: [HarmlessEdit]
    var form: SampleText.Form
  }

  @Test func harmlessEditsChangeNoFingerprint() async throws {
    let samples = try Self.faulty.get()
    let originals = try await Self.found.value
    var texts: [Harmless] = []
    for round in 0..<2 {
      for (index, sample) in samples.enumerated() {
        let edits = HarmlessEdit.edits(of: sample, sparing: originals[index].findings.flatMap(\.all), round: round)
        let form = SampleText.Form.stored[(round * 5 + index * 3) % SampleText.Form.stored.count]
        texts.append(Harmless(sample: index, edits: edits, form: form))
      }
    }
    // How wide lines are is told from the text as a whole: by itself.
    for (index, form) in zip([0, 4, 5], SampleText.Form.wrapped) {
      texts.append(Harmless(sample: index, edits: [], form: form))
    }
    // Each text has a form of its own beside its edits.
    #expect(texts.reduce(0) { $0 + $1.edits.count + 1 } > 200)
    let edited = try await Self.reports(texts.map { bytes(of: $0, samples) })
    for (text, report) in zip(texts, edited) where !isKnown(report, from: originals[text.sample]) {
      try await blame(text, samples, originals[text.sample], report)
    }
  }

  private func bytes(of text: Harmless, _ samples: [SampleText]) -> [UInt8] {
    SampleText.bytes(of: HarmlessEdit.apply(text.edits, to: samples[text.sample].lines), as: text.form)
  }

  /// Names the edits that change a finding by themselves; all of them when none does.
  private func blame(
    _ text: Harmless, _ samples: [SampleText], _ original: DocumentReport, _ changed: DocumentReport
  ) async throws {
    var alone = text.edits.map { Harmless(sample: text.sample, edits: [$0], form: .plain) }
    alone.append(Harmless(sample: text.sample, edits: [], form: text.form))
    let reports = try await Self.reports(alone.map { bytes(of: $0, samples) })
    let guilty = zip(alone, reports).filter { !isKnown($1, from: original) }
    for (edit, report) in guilty.isEmpty ? [(text, changed)] : guilty {
      Issue.record("\(samples[text.sample].name), \(edit.edits) \(edit.form): \(difference(report, original))")
    }
  }

  @Test(arguments: ["01-budget-county-agriculture", "05-accounts-province-water", "07-targets-county-health"])
  func anotherFormatChangesNoFingerprint(name: String) throws {
    let text = try Audits.report(on: "\(Audits.project)/samples/faulty/\(name).txt")
    let files = "\(Audits.project)/samples/formats/faulty/\(name)"
    var reports = try [".docx", ".html", ".pdf"].map { try Audits.report(on: files + $0) }
    // Forms on sheets of their own have no titles: without one a form is another place.
    if !name.contains("targets") {
      reports.append(try Audits.report(on: files + "-text.docx", files + "-tables.xlsx"))
    }
    for report in reports { #expect(isKnown(report, from: text), "\(report.path): \(difference(report, text))") }
  }

  /// Every finding is in the baseline with its figures, and none of the baseline is gone.
  private func isKnown(_ report: DocumentReport, from original: DocumentReport) -> Bool {
    let baseline = Baseline(of: [original])
    return report.findings.allSatisfy { baseline.state(of: $0) == .unchanged }
      && baseline.gone(documents: [report.key], places: Set(report.findings.map(\.fingerprints.place))).isEmpty
      && report.key == original.key
  }

  private func difference(_ report: DocumentReport, _ original: DocumentReport) -> String {
    let (old, new) = (Set(original.findings.map(\.fingerprints)), Set(report.findings.map(\.fingerprints)))
    return
      (report.findings.filter { !old.contains($0.fingerprints) }.map { "+ " + $0.text }
      + original.findings.filter { !new.contains($0.fingerprints) }.map { "- " + $0.text }).joined(separator: "\n")
  }

  // MARK: Harmful

  /// An increase beyond the level itself has no base to be a rate of: nothing is said of it yet.
  private static let knownGaps: Set = ["clean/02-budget-city-transport, line 64, column 16"]

  @Test func everyChangedFigureIsSeen() async throws {
    let (faulty, clean) = (try Self.faulty.get(), try Self.clean.get())
    let originals = try await Self.found.value + Self.originals(clean)
    var texts: [(sample: Int, changes: [FigureChange])] = []
    for (index, sample) in (faulty + clean).enumerated() {
      let changes =
        index < faulty.count
        ? FigureChange.ofFindings(originals[index], sample.lines)
        : FigureChange.ofLedger(originals[index], sample.lines, stride: 2)
      texts += FigureChange.batches(changes, most: 2).map { (index, $0) }
    }
    #expect(texts.reduce(0) { $0 + $1.changes.count } > 200)
    let changed = try await Self.reports(
      texts.map {
        SampleText.bytes(of: FigureChange.apply($0.changes, to: (faulty + clean)[$0.sample].lines), as: .plain)
      })
    for (text, report) in zip(texts, changed) {
      let baseline = Baseline(of: [originals[text.sample]])
      let told = report.findings.filter { baseline.state(of: $0) != .unchanged }.flatMap(\.all)
      for change in text.changes where !told.contains(where: { $0.lines.contains(change.line + 1) }) {
        let place = "\((faulty + clean)[text.sample].name), \(change)"
        if Self.knownGaps.contains(place) {
          withKnownIssue { Issue.record("\(place): not seen") }
        } else {
          Issue.record("\(place): not seen")
        }
      }
    }
  }
}
