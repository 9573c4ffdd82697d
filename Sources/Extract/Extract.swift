package import Disclosure

/// Bytes → Document → facts and claims. See docs/architecture.md.
package enum Extraction {
  /// A file's bytes as a document: decoded, structured, its tables read.
  ///
  /// `digest`: SHA-256 of `bytes`, lower-case hexadecimal.
  package static func document(
    _ bytes: [UInt8], path: String, digest: String, vocabulary: Vocabulary
  ) throws(ReadError) -> Document {
    let source = try Decoder.decode(bytes, path: path, digest: digest)
    if let line = source.firstLine(longerThan: ReadError.lineLengthMax) {
      throw .endlessLine(line: line)
    }
    return TextReader.read(source, vocabulary: vocabulary)
  }

  /// What the reader of a file's format wrote down, as a document.
  package static func document(
    _ transcript: Transcript, path: String, digest: String, format: String, vocabulary: Vocabulary
  ) throws(ReadError) -> Document {
    guard transcript.text.contains(where: { $0 > 0x20 }) else { throw .empty }
    return TranscriptReader.read(
      transcript, path: path, digest: digest, format: format, vocabulary: vocabulary)
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
