package import Disclosure

/// A statement a section must make: batches and persons beside reception costs, a reason beside a change.
///
/// What it compares: the text of the sections whose title contains one of `sections` with the words of `needs`.
/// When it stays silent: no such section; no line of `when` with a figure that is not zero (nothing spent, nothing owed).
/// Limits: words, not meaning.
package struct RequiredStatementCheck: Check {
  package static let kind = "required-statement"
  package static let parameters = [
    ParameterSpec("sections", isRequired: true, help: "Words of the section's title; any of them."),
    ParameterSpec("needs", isRequired: true, help: "Words; one of them must stand in the section."),
    ParameterSpec("when", help: "Concepts; one must have a figure that is not zero."),
  ]

  private let rule: Rule
  private let sections: [String]
  private let needs: [[UInt8]]
  private let when: Set<String>

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    sections = rule.parameters["sections"]?.strings ?? []
    needs = (rule.parameters["needs"]?.strings ?? []).map { Array($0.utf8) }
    when = Set(rule.parameters["when"]?.strings ?? [])
    guard !sections.contains(""), !needs.contains([]) else {
      throw RuleFault(parameter: "needs", message: "不能有空字符串")
    }
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    guard rule.applies.documents.isEmpty || rule.applies.documents.contains(document.kind) else {
      return [.notApplicable(rule: rule.id, reason: .otherDocumentKind)]
    }
    let kind = reading.document.kind
    guard when.isEmpty || reading.facts.contains(where: { isDue($0, kind) }) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let roots = document.sections.indices.filter { index in
      index > 0 && sections.contains { document.sections[index].title.contains($0) }
    }
    guard let first = roots.first else {
      return [.notApplicable(rule: rule.id, reason: .partnerMissing)]
    }
    let inside = members(of: Set(roots), document)
    let bodies = document.blocks.filter { inside.contains($0.section) && $0.kind == .paragraph }
    // A heading with nothing under it is another fault.
    guard !bodies.isEmpty, !bodies.contains(where: { states($0.span, document) }) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    return [
      .disagrees(
        Finding(
          rule: rule, values: ["match": document.sections[first].title],
          locations: [.init(role: .primary, span: document.sections[first].span)]))
    ]
  }

  private func isDue(_ fact: Fact, _ kind: Document.Kind) -> Bool {
    when.contains(fact.concept) && fact.period == .current && fact.quantity.value.sign > 0
      && fact.measure.resolved(in: kind) == .own
  }

  /// The sections and all below them.
  private func members(of roots: Set<Int>, _ document: Document) -> Set<Int> {
    var inside = roots
    for index in document.sections.indices {
      if let parent = document.sections[index].parent, inside.contains(parent) {
        inside.insert(index)
      }
    }
    return inside
  }

  private func states(_ span: Span, _ document: Document) -> Bool {
    let text = document.text[span.range.clamped(to: 0..<document.text.count)]
    return needs.contains { need in text.indices.contains { text[$0...].starts(with: need) } }
  }
}
