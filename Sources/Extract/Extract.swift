package import Disclosure

/// Bytes → Document → facts and claims. See docs/architecture.md.
package enum Extraction {
  package static func emptyReading(of document: Document) -> Reading {
    Reading(
      document: document, facts: [], claims: [], projects: [], matches: [:], exhausted: [],
      vocabulary: Vocabulary())
  }
}
