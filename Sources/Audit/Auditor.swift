internal import Checks
internal import Disclosure
internal import Extract

/// Audits documents: bytes → reading → outcomes → report, each step a pure function.
package struct Auditor: Sendable {
  let ruleSet: RuleSet
  let run: Run
  let opener: FileOpener
  let glossary: Glossary
  let profiles: ProfilePlan
  private(set) var template: OfficialTemplate?
  private(set) var templateDefects: TemplateDefects?
  let templateRules: Set<String>

  /// `run.rules` are the rules of `ruleSet`.
  package init(ruleSet: RuleSet, run: Run, opener: FileOpener, profile: ProfileRequest = ProfileRequest()) {
    self.ruleSet = ruleSet
    self.run = run
    self.opener = opener
    glossary = Glossary(ruleSet.lexicon.vocabulary)
    profiles = ProfilePlan(ruleSet, profile, language: run.language)
    templateRules = Set(ruleSet.rules.map(\.rule).filter { $0.kind == TemplateCheck.kind }.map(\.id))
  }

  /// Compares all documents with an official template from now on. Throws: why it cannot be read.
  package mutating func compare(with input: Input) throws(Problem) {
    let reading = try read(try open(input))
    templateDefects = TemplateDefects(judge(reading, under: profiles.choice(for: reading.document)), reading)
    template = OfficialTemplate(reading)
  }

  /// What a document is held to; `nil` when there is no profile for it. Throws: why it cannot be read.
  package func profile(of input: Input) throws(Problem) -> ProfileChoice? {
    profiles.choice(for: try document(try open(input)))
  }

  // MARK: Many

  /// Audits all inputs and hands each result over in the order of the inputs.
  ///
  /// `width`: documents in flight at most. `render` runs beside others of its kind, right after its document was
  /// audited, so that what is kept waiting is small; `deliver` runs alone, and what it throws ends the run.
  package func audit<Result: Sendable>(
    _ inputs: [Input], width: Int,
    render: @escaping @Sendable (DocumentReport, _ index: Int) -> Result,
    deliver: (Result) throws -> Void
  ) async throws {
    // What these documents took is told of this process only after its children have ended.
    defer { opener.foreign.dismissIdle() }
    let width = max(width, 1)
    // A slow document holds back those behind it; so many may be begun before it is done.
    let ahead = width * 16
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var started = 0
      var finished = 0
      var delivered = 0
      var waiting: [Int: Result] = [:]
      while delivered < inputs.count {
        while started < inputs.count, started - finished < width, started - delivered < ahead {
          let index = started
          group.addTask { (index, render(audit(inputs[index]), index)) }
          started += 1
        }
        guard let (index, result) = try await group.next() else { return }
        finished += 1
        waiting[index] = result
        while let ready = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(ready)
        }
      }
    }
  }

  // MARK: One

  package func audit(_ input: Input) -> DocumentReport {
    let opened: Opened
    do {
      opened = try open(input)
    } catch {
      return DocumentReport(path: input.path, problem: error)
    }
    return audit(opened)
  }

  func audit(_ opened: Opened) -> DocumentReport {
    var report: DocumentReport
    do {
      let reading = try read(opened)
      let profile = profiles.choice(for: reading.document)
      report = ReportBuilder.report(on: reading, outcomes: judge(reading, under: profile), run: run)
      report.profile = profile
      if run.showsPictures { picture(&report, opened) }
    } catch {
      report = DocumentReport(path: opened.path, digest: opened.digest, problem: error)
    }
    report.length = opened.files.reduce(0) { $0 + $1.bytes.count }
    return report
  }
}
