internal import Checks
package import Disclosure
internal import Extract

/// Runs the examples of rules: each as it stands and under every change that must not matter.
package struct RuleTester: Sendable {
  private let ruleSet: RuleSet
  private let phrases: [PhrasePattern]
  private let glossary: Glossary

  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    phrases = ruleSet.phrases
    glossary = Glossary(ruleSet.lexicon.vocabulary)
  }

  /// Throws: examples that are not well formed.
  package func test(_ rule: LoadedRule) throws(RuleFileErrors) -> RuleTestResult {
    guard let index = ruleSet.rules.firstIndex(where: { $0.rule.id == rule.rule.id }) else {
      return RuleTestResult(id: rule.rule.id)
    }
    let check = ruleSet.checks[index]
    return result(rule.rule.id, rule.origin, try rule.examples()) { text, example throws(ReadError) in
      let (reading, outcomes) = try judge(rule, check, text, example)
      return Observation(reading: reading, rules: [rule.rule], outcomes: outcomes)
    }
  }

  /// Its examples are documents that choose it by themselves; the rules it speaks of mark just what is marked.
  ///
  /// Throws: examples that are not well formed.
  package func test(_ profile: DisclosureProfile) throws(RuleFileErrors) -> RuleTestResult {
    let own = ruleSet.filtered(profile.speaks).under(profile, ProfileRequest())
    return result(profile.name, profile.origin, try profile.examples()) { text, example throws(ReadError) in
      let reading = try read(text, kind: example.kind, own.patterns)
      let survey = Survey(reading, glossary)
      let outcomes = Diagnosis.refine(own.checks.flatMap { $0.judge(survey) }, reading: reading)
      var observation = Observation(reading: reading, rules: own.rules.map(\.rule), outcomes: outcomes)
      let chosen = ruleSet.profiles.choice(for: reading.document, named: nil, language: .zh)?.name
      if chosen != profile.name { observation.faults.append(.otherProfile(chosen ?? "")) }
      return observation
    }
  }

  /// What each part of a rule did with an example that does not behave; empty for a text that cannot be read.
  package func why(_ failure: ExampleFailure) -> [Localized] {
    let text = MarkedText(failure.variant.applied(to: failure.example.marked) ?? "")
    do throws(ReadError) {
      if let index = ruleSet.rules.firstIndex(where: { $0.rule.id == failure.rule }) {
        let rule = ruleSet.rules[index]
        let (reading, outcomes) = try judge(rule, ruleSet.checks[index], text, failure.example)
        return RuleTrace(reading: reading, outcomes: outcomes).lines(rule.patterns)
      }
      guard let extractor = ruleSet.extractors.first(where: { $0.id == failure.rule }) else {
        return []
      }
      let patterns = extractor.phrase.patterns
      let reading = try read(text, kind: failure.example.kind, [patterns])
      return RuleTrace(reading: reading, outcomes: []).lines(patterns)
    } catch {
      return []
    }
  }

  /// A document of the example's kind, else of the first kind the rule is for, else of the kind the reader found.
  private func judge(
    _ rule: LoadedRule, _ check: any Check, _ text: MarkedText, _ example: Example
  ) throws(ReadError) -> (Reading, [Outcome]) {
    let reading = try read(
      text, kind: example.kind ?? rule.rule.applies.documents.first, [rule.patterns].compactMap(\.self))
    var template: OfficialTemplate?
    if let text = example.template { template = OfficialTemplate(try read(MarkedText(text), kind: nil, [])) }
    let survey = Survey(reading, glossary, template: template)
    return (reading, Diagnosis.refine(check.judge(survey), reading: reading))
  }

  /// Throws: examples that are not well formed.
  package func test(_ extractor: LoadedExtractor) throws(RuleFileErrors) -> RuleTestResult {
    result(extractor.id, extractor.origin, try extractor.examples()) {
      text, example throws(ReadError) in
      let reading = try read(text, kind: example.kind, [extractor.phrase.patterns])
      return Observation(reading: reading, extractor: extractor.id)
    }
  }

  private func result(
    _ id: String, _ origin: RuleOrigin, _ examples: [Example],
    _ observe: (MarkedText, Example) throws(ReadError) -> Observation
  ) -> RuleTestResult {
    var result = RuleTestResult(id: id)
    for example in examples {
      var behaves = true
      for variant in ExampleVariant.allCases {
        guard let text = variant.applied(to: example.marked) else { continue }
        result.runCount += 1
        let marked = MarkedText(text)
        let faults: [ExampleFault]
        do throws(ReadError) {
          faults = try observe(marked, example).faults(expecting: marked)
        } catch {
          faults = [.unreadable]
        }
        guard !faults.isEmpty else { continue }
        behaves = false
        if example.expectation != .todo {
          result.failures += faults.map {
            ExampleFailure(
              rule: id, path: origin.path, example: example, variant: variant, fault: $0)
          }
        }
        // What fails as written fails under every change too.
        if variant == .asWritten { break }
      }
      result.count(example, behaves: behaves)
    }
    return result
  }

  private func read(
    _ text: MarkedText, kind: Document.Kind?, _ patterns: [PatternSet]
  ) throws(ReadError) -> Reading {
    let vocabulary = ruleSet.lexicon.vocabulary
    var document = try Extraction.document(
      text.bytes, path: "example.txt", digest: "", vocabulary: vocabulary)
    if let kind { document.kind = kind }
    return Extraction.reading(
      of: document, vocabulary: vocabulary, patterns: patterns, phrases: phrases)
  }
}

/// What a rule did with an example.
private struct Observation {
  let document: Document
  /// Byte ranges of the source that were marked, in order of place.
  var marked: [Range<Int>] = []
  var faults: [ExampleFault] = []

  init(reading: Reading, extractor: String) {
    document = reading.document
    marked = (reading.matches[extractor] ?? []).map { document.map.source(of: $0.span) }
    faults = Self.exhaustion(reading, extractor)
  }

  init(reading: Reading, rules: [Rule], outcomes: [Outcome]) {
    document = reading.document
    faults = rules.flatMap { Self.exhaustion(reading, $0.id) }
    let names = Dictionary(
      rules.map { ($0.id, $0.title.names.union($0.message.names).union($0.fix.names)) },
      uniquingKeysWith: { first, _ in first })
    for outcome in outcomes {
      guard case .disagrees(let finding) = outcome else { continue }
      guard let primary = finding.locations.first, primary.role == .primary else {
        faults.append(.noPrimaryLocation)
        continue
      }
      marked.append(document.map.source(of: primary.span))
      let open = (names[finding.rule] ?? []).subtracting(finding.values.keys)
      faults += open.sorted().map { .openPlace($0) }
    }
  }

  private static func exhaustion(_ reading: Reading, _ id: String) -> [ExampleFault] {
    reading.exhausted.filter { $0.rule == id }.map { .exhausted($0.reason) }
  }

  func faults(expecting expected: MarkedText) -> [ExampleFault] {
    let offset = expected.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let wanted = expected.ranges.map { $0.lowerBound - offset..<$0.upperBound - offset }
    var faults = faults
    for range in wanted where !marked.contains(range) {
      let near = marked.first { $0.overlaps(range) && !wanted.contains($0) }
      faults.append(
        near.map { .misplaced(expected: quote(range), found: quote($0)) } ?? .missed(quote(range)))
    }
    for range in marked where !wanted.contains(range) {
      if !wanted.contains(where: { $0.overlaps(range) }) {
        faults.append(.unexpected(quote(range)))
      }
    }
    return faults
  }

  private func quote(_ range: Range<Int>) -> String {
    let bytes = document.source.bytes
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
