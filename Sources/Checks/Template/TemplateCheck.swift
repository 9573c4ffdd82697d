package import Disclosure

/// What of an official template was left in a disclosure that was made from it.
///
/// What it compares: sentences and brackets, letter for letter but for spaces and the width of signs, with those the
/// template speaks to the writer (`instruction`) or shows as an example (`example`); clauses of a sentence with those
/// that tell the writer what to do in the midst of one with places to fill; and sentences made from such a one, whose
/// places are still marked or were emptied (`slot`). A slot with other words in it is filled.
/// When it stays silent: without a template; for text the template prescribes.
package struct TemplateCheck: SurveyedCheck {
  package static let kind = "template"
  package static let parameters = [
    ParameterSpec(
      "report", isRequired: true, choices: ["instruction", "example", "slot"], help: "What is looked for.")
  ]

  private let rule: Rule
  private let report: String

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    report = rule.parameters["report"]?.string ?? ""
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    guard let template = survey.template else { return [.notApplicable(rule: rule.id, reason: .nothingToCheck)] }
    let document = survey.reading.document
    let outcomes =
      report == "slot"
      ? survey.pieces.filter { !$0.isBracketed }.flatMap { slots(of: $0, template, document) }
      : repeated(survey.pieces, template, document)
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func repeated(_ pieces: [TemplatePiece], _ template: OfficialTemplate, _ document: Document) -> [Outcome] {
    let wanted: OfficialTemplate.Voice = report == "example" ? .example : .instruction
    var last: Span?
    return pieces.flatMap { piece in
      // A sentence whose bracket was told is not told again.
      guard last.map({ !piece.span.contains($0) }) ?? true else { return [] as [Span] }
      if template.voices[piece.key] == wanted {
        last = piece.span
        return [piece.span]
      }
      return wanted == .instruction ? commands(in: piece, template, document) : []
    }.map { .disagrees(finding($0, document)) }
  }

  private func commands(in piece: TemplatePiece, _ template: OfficialTemplate, _ document: Document) -> [Span] {
    guard !piece.isBracketed, !template.commands.isEmpty else { return [] }
    return piece.clauses.filter { template.commands.contains(Array(piece.key[$0])) }.map {
      span(of: $0, in: piece, document)
    }
  }

  private func slots(of piece: TemplatePiece, _ template: OfficialTemplate, _ document: Document) -> [Outcome] {
    guard let (form, contents) = template.forms.form(of: piece.key) else { return [] }
    return zip(form.slots.indices, contents).compactMap { slot, content in
      guard !content.isEmpty else {
        return isEmptied(slot, content, form) ? .disagrees(finding(piece.span, document)) : nil
      }
      let filling = piece.key[content]
      guard filling.elementsEqual(form.slots[slot]) else {
        return .agrees(
          Agreement(
            rule: rule.id, spans: [piece.span],
            evidence: Evidence(
              formula: form.slots[slot].text, claimed: filling.text, feasible: [], difference: "", verdict: .exact,
              terms: [])))
      }
      return .disagrees(finding(span(of: content, in: piece, document), document))
    }
  }

  /// 支出万元: the slot is gone and its unit stands there. Where the words around were not both found nothing is known.
  private func isEmptied(_ slot: Int, _ content: Range<Int>, _ form: TemplateForm) -> Bool {
    guard content.lowerBound > 0, let unit = form.texts[slot + 1].first, let before = form.texts[slot].last
    else { return false }
    return before.isHan && "万元亿%％个辆人批台".values.contains(unit)
  }

  /// The bytes of a range of the piece's key, which has no spaces.
  private func span(of range: Range<Int>, in piece: TemplatePiece, _ document: Document) -> Span {
    let run = ScalarRun(document.text, piece.span)
    let kept = run.scalars.indices.filter { !run.scalars[$0].isSpace }
    guard kept.indices.contains(range.lowerBound), kept.indices.contains(range.upperBound - 1) else {
      return piece.span
    }
    return run.span(kept[range.lowerBound]..<kept[range.upperBound - 1] + 1)
  }

  private func finding(_ span: Span, _ document: Document) -> Finding {
    Finding(
      rule: rule, values: ["match": document.string(span)], locations: [.init(role: .primary, span: span)])
  }
}

extension Sequence<UInt32> {
  fileprivate var text: String { String(String.UnicodeScalarView(compactMap(Unicode.Scalar.init))) }
}
