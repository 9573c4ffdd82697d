package import Disclosure

/// Facts and claims of the prose: what the extractor phrases mean where they stand.
///
/// Binding goes section → item → sentence → clause. The subject carries forward inside a paragraph, never across
/// items; a figure governed by no phrase is a level of the line its words name.
package struct NarrativeReader {
  let document: Document
  private(set) var labels: LabelReader
  let contexts: [SectionContext]
  /// Sorted by start.
  let phrases: [Phrase]

  package init(document: Document, vocabulary: Vocabulary, phrases: [Phrase]) {
    self.document = document
    labels = LabelReader(
      entity: document.entity, year: document.year, kind: document.kind,
      concepts: vocabulary.concepts)
    contexts = SectionContext.all(of: document, labels: labels)
    self.phrases = phrases.filter { !$0.isOfAccount(in: document.text) }.sorted { $0.span < $1.span }
  }

  package func read() -> (facts: [Fact], claims: [Claim]) {
    var facts: [Fact] = []
    var claims: [Claim] = []
    var carry = ParagraphReader.Carry()
    var carried = CarriedList()
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .paragraph, .heading: break
      case .note, .contents, .furniture, .caption, .table: continue
      }
      guard contexts.indices.contains(block.section), !contexts[block.section].isDefinitions
      else { continue }
      var paragraph = ParagraphReader(
        reader: ofSection(block.section), block: index, section: block.section, firstFact: facts.count,
        firstClaim: claims.count,
        carry: carry.entering(block.section))
      paragraph.read(block)
      facts += paragraph.facts
      claims += paragraph.claims
      claims += carried.pass(paragraph, block, facts: facts)
      carry.leave(paragraph, facts: facts)
    }
    claims += carried.close(facts)
    if contexts.contains(where: { $0.year != nil }) { countYears(of: &facts, &claims) }
    return (facts, ReferenceResolver(facts: facts, labels: labels).resolve(claims))
  }

  /// Periods of sections that tell of another year, counted from the document's.
  private func countYears(of facts: inout [Fact], _ claims: inout [Claim]) {
    for index in facts.indices {
      facts[index].period = contexts[facts[index].section].period(facts[index].period, of: document.year)
    }
    for index in claims.indices {
      guard case .change(var change) = claims[index].relation else { continue }
      change.basePeriod = contexts[claims[index].section].period(change.basePeriod, of: document.year)
      claims[index].relation = .change(change)
    }
  }

  /// Years are told from the section's own while it is read.
  private func ofSection(_ section: Int) -> NarrativeReader {
    guard let year = contexts[section].year else { return self }
    var reader = self
    reader.labels.year = year
    return reader
  }

  func phrases(in span: Span) -> ArraySlice<Phrase> {
    let start = phrases.partitioningIndex { $0.span.start >= span.start }
    return phrases[start...].prefix { $0.span.start < span.end }
  }
}
