internal import Checks
internal import Disclosure
internal import Extract

/// The steps between a file's bytes and its outcomes.
extension Auditor {
  /// Bytes → document → facts, claims, projects and matches.
  func read(_ bytes: [UInt8], path: String, digest: String) throws(Problem) -> Reading {
    let document: Document
    do {
      document = try Extraction.document(
        bytes, path: path, digest: digest, vocabulary: ruleSet.lexicon.vocabulary)
    } catch {
      throw problem(error)
    }
    return Extraction.reading(
      of: document, vocabulary: ruleSet.lexicon.vocabulary, patterns: ruleSet.patterns,
      phrases: ruleSet.phrases)
  }

  /// Every check on one reading, in catalogue order, then diagnosis.
  func judge(_ reading: Reading) -> [Outcome] {
    let survey = Survey(reading)
    var outcomes: [Outcome] = []
    for (loaded, check) in zip(ruleSet.rules, ruleSet.checks) {
      let kinds = loaded.rule.applies.documents
      guard kinds.isEmpty || kinds.contains(reading.document.kind) else {
        outcomes.append(.notApplicable(rule: loaded.rule.id, reason: .otherDocumentKind))
        continue
      }
      outcomes += check.judge(survey)
    }
    return Diagnosis.refine(outcomes, reading: reading)
  }
}
