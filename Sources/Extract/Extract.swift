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
    return TextReader.read(source, vocabulary: vocabulary)
  }

  /// Everything that is read from a document except the matches of pattern rules, which need the rules.
  package static func reading(of document: Document, vocabulary: Vocabulary) -> Reading {
    Reading(
      document: document, facts: TableFacts(document, vocabulary).facts(), claims: [],
      projects: [], matches: [:], exhausted: [], vocabulary: vocabulary)
  }

  package static func emptyReading(of document: Document) -> Reading {
    Reading(
      document: document, facts: [], claims: [], projects: [], matches: [:], exhausted: [],
      vocabulary: Vocabulary())
  }
}
