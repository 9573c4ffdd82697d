package import Disclosure

/// Bytes → Document → facts and claims. See docs/architecture.md.
package enum Extraction {
  /// A file's bytes as a document: decoded, structured, its tables read.
  ///
  /// `digest`: SHA-256 of `bytes`, lower-case hexadecimal.
  package static func document(
    _ bytes: [UInt8], path: String, digest: String, vocabulary: Vocabulary
  ) throws(ReadError) -> Document {
    let (encoding, text) = try Decoder.decode(bytes)
    return try document(
      [Manuscript(format: encoding, content: .text(text))], path: path, digest: digest,
      vocabulary: vocabulary)
  }

  /// The files of one disclosure as one document.
  ///
  /// `manuscripts`: at least one; `digest`: SHA-256 of the file, or over the digests of the files, lower-case hexadecimal.
  package static func document(
    _ manuscripts: [Manuscript], path: String, digest: String, vocabulary: Vocabulary
  ) throws(ReadError) -> Document {
    guard manuscripts.contains(where: { $0.text.contains { $0 > 0x20 } }) else { throw .empty }
    let bound = BoundManuscripts(manuscripts, path: path, digest: digest)
    if let line = bound.source.firstLine(longerThan: ReadError.lineLengthMax) {
      throw .endlessLine(line: line)
    }
    var document = DocumentAssembly(bound.source, bound.layouts, vocabulary).document()
    // Blanks have many code points; the view has folded them all to one.
    guard document.text.contains(where: { $0 > 0x20 }) else { throw .empty }
    document.omissions = bound.omissions
    document.comments = bound.comments
    document.doubts = bound.doubts
    return document
  }

  /// Facts, claims, projects and the matches of pattern rules: everything that is read from a document.
  ///
  /// `patterns`: of the rules; `phrases`: of the extractor rules, whose matches the narrative is read by.
  package static func reading(
    of document: Document, vocabulary: Vocabulary, patterns: [PatternSet],
    phrases: [PhrasePattern]
  ) -> Reading {
    let scan = PatternScanner.scan(patterns + phrases.map(\.patterns), document)
    let narrative = NarrativeReader(
      document: document, vocabulary: vocabulary, phrases: found(phrases, in: scan)
    ).read()
    return Reading(
      document: document, facts: narrative.facts + TableFacts(document, vocabulary).facts(),
      claims: narrative.claims,
      projects: ProjectReader.projects(in: document, vocabulary: vocabulary),
      matches: scan.matches, exhausted: scan.exhausted, vocabulary: vocabulary)
  }

  /// The matches of extractor rules as the phrases their files say they are.
  private static func found(_ patterns: [PhrasePattern], in scan: PatternScan) -> [Phrase] {
    patterns.flatMap { pattern -> [Phrase] in
      guard let role = Phrase.Role(rawValue: pattern.emits) else { return [] }
      return (scan.matches[pattern.patterns.id] ?? []).map {
        Phrase(role: role, rule: pattern.patterns.id, span: $0.span, captures: $0.captures)
      }
    }
  }

  package static func emptyReading(of document: Document) -> Reading {
    Reading(
      document: document, facts: [], claims: [], projects: [], matches: [:], exhausted: [],
      vocabulary: Vocabulary())
  }
}
