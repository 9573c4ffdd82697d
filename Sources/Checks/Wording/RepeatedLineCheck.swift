package import Disclosure

/// A line that stands twice in a row: 部门职责： above 部门职责：.
///
/// What it compares: each heading, paragraph or note with the next one; spaces, numbers in front and the marks at the
/// end do not count. Running heads and what is empty lie between without parting them; a table parts them.
/// When it stays silent: lines shorter than `least` characters; the title of the document, which stands on the cover
/// and again on the first page.
package struct RepeatedLineCheck: Check {
  package static let kind = "repeated-line"
  package static let parameters = [
    ParameterSpec("least", help: "Fewest characters of a line, numbering and marks aside (default 4).")
  ]

  private let rule: Rule
  private let least: Int

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    guard let least = Int(rule.parameters["least"]?.string ?? "4"), least > 0 else {
      throw RuleFault(parameter: "least", message: "应为正整数")
    }
    self.least = least
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let title = Title(document.title).key
    var outcomes: [Outcome] = []
    var last: (key: [UInt32], span: Span)?
    for block in document.blocks where block.kind != .furniture {
      guard [.heading, .paragraph, .note].contains(block.kind) else {
        last = nil
        continue
      }
      let key = Title(document.string(block.span)).key
      guard !key.isEmpty else { continue }
      // Years do not count in a key: lists by year are no repeats.
      if let last, last.key == key, key.count >= least, key != title, isSameText(last.span, block.span, document) {
        outcomes.append(.disagrees(finding(block.span, after: last.span, document)))
      }
      last = (key, block.span)
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// The same figures in the same places.
  private func isSameText(_ first: Span, _ second: Span, _ document: Document) -> Bool {
    digits(first, document) == digits(second, document)
  }

  private func digits(_ span: Span, _ document: Document) -> [UInt32] {
    let text = ScalarRun(document.text, span).scalars
    return text.dropFirst(Ordinal(text)?.length ?? 0).filter(\.isDigit)
  }

  private func finding(_ span: Span, after first: Span, _ document: Document) -> Finding {
    Finding(
      rule: rule, values: ["match": document.string(span)],
      locations: [.init(role: .primary, span: span), .init(role: .related, span: first)])
  }
}
