package import Disclosure

/// What is wrong in an official template itself: departments print it in good faith, and the template needs mending.
package struct TemplateDefects: Sendable {
  private struct Defect: Hashable {
    var rule: String
    /// The letters of the sentence.
    var sentence: [UInt32]
  }

  /// What a template must have and a disclosure must not: places to fill, choices, words to the writer.
  private static let open: Set<String> = [
    "template-leftover", "instruction-leftover", "chart-placeholder", "choice-unresolved", "empty-field",
    "empty-indicator", "empty-section",
  ]

  private let known: Set<Defect>

  /// `outcomes`: of the template, judged as if it were a disclosure.
  package init(_ outcomes: [Outcome], _ reading: Reading) {
    let sentences = Sentences(reading.document)
    known = Set(
      outcomes.compactMap { outcome in
        guard case .disagrees(let finding) = outcome else { return nil }
        return Self.defect(finding, sentences)
      })
  }

  /// The outcomes of a disclosure, those findings marked that its template has to the letter.
  package func marked(_ outcomes: [Outcome], _ reading: Reading) -> [Outcome] {
    guard !known.isEmpty else { return outcomes }
    let sentences = Sentences(reading.document)
    return outcomes.map { outcome in
      guard case .disagrees(var finding) = outcome, let defect = Self.defect(finding, sentences), known.contains(defect)
      else { return outcome }
      finding.isInherited = true
      return .disagrees(finding)
    }
  }

  private static func defect(_ finding: Finding, _ sentences: Sentences) -> Defect? {
    guard !open.contains(finding.findingClass), let span = finding.locations.first?.span,
      let sentence = sentences.letters(around: span)
    else { return nil }
    return Defect(rule: finding.rule, sentence: sentence)
  }

  /// The sentences and cells of a document by place.
  private struct Sentences {
    private let pieces: [TemplatePiece]

    init(_ document: Document) {
      pieces = TemplateCutter.pieces(of: TextWindow.all(of: document)).filter { !$0.isBracketed }
    }

    func letters(around span: Span) -> [UInt32]? {
      let next = pieces.partitioningIndex { $0.span.start > span.start }
      return next > 0 && pieces[next - 1].span.contains(span) ? pieces[next - 1].key : nil
    }
  }
}
