internal import Checks
internal import Disclosure
internal import Extract

/// The steps between a file's bytes and its outcomes.
extension Auditor {
  /// Bytes → document → facts, claims, projects and matches.
  func read(_ bytes: [UInt8], path: String, digest: String) throws(Problem) -> Reading {
    // The readers land here: Decoder.decode, then TextReader.read, then facts and matches.
    guard !bytes.isEmpty else { throw problem(.empty) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw problem(.undecodable) }
    let source = SourceText(path: path, digest: digest, encoding: "UTF-8", bytes: bytes)
    var map = OffsetMap()
    map.append(textLength: bytes.count, source: 0, sourceLength: bytes.count)
    return Extraction.emptyReading(
      of: Document(
        source: source, text: bytes, map: map, blocks: [],
        sections: [Section(title: "", number: "", level: 0, parent: nil, span: Span(0, 0))],
        tables: [], kind: .other, entity: nil, year: nil, title: "", remarks: []))
  }

  /// Every check on one reading, in catalogue order, then diagnosis.
  func judge(_ reading: Reading) -> [Outcome] {
    var outcomes: [Outcome] = []
    for (loaded, check) in zip(ruleSet.rules, ruleSet.checks) {
      let kinds = loaded.rule.applies.documents
      guard kinds.isEmpty || kinds.contains(reading.document.kind) else {
        outcomes.append(.notApplicable(rule: loaded.rule.id, reason: .otherDocumentKind))
        continue
      }
      outcomes += check.judge(reading)
    }
    return Diagnosis.refine(outcomes, reading: reading)
  }
}
