package import Disclosure

/// The document's own name, one character lost, changed, added or swapped.
///
/// What it compares: every mention of a body of this kind against the full name and the short forms in regular use.
/// A short form made of the full name's characters in their order is legal; a form with a foreign character is not.
/// Verdict: the rule's severity; a warning where what is lost is a 市, 区 or 和 that short forms drop too, or a character
/// of a short form, and the form stands only once against many.
/// When it stays silent: numbers and directions that tell sister bodies apart (第一小学, 第二小学); names of other
/// agencies; a form used often.
/// Limits: needs the document's entity.
package struct EntityNameCheck: SurveyedCheck {
  package static let kind = "entity-name"
  package static let parameters: [ParameterSpec] = []

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private static let telling = Set("一二三四五六七八九十东西南北中上下左右前后老新大小男女".values)
  private static let droppable = Set("省市县区旗州盟镇乡和与及的、".values)

  private struct Slip {
    var span: Span
    var written: [UInt32]
    var meant: [UInt32]
    /// A short form may look so: only its being alone speaks against it.
    var isLegal = false
  }

  /// How often the usual name must stand for a lone legal form to be odd.
  private static let many = 5

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let windows = survey.windows(of: rule)
    guard let forms = EntityForms(document, windows) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let agencies = Set((survey.reading.vocabulary.words["agency-names"] ?? []).map(\.values))
    let known = forms.dominant(3)
    let slips = forms.mentions.compactMap { slip($0, forms, known, agencies) }
    let counts = Dictionary(grouping: slips, by: \.written).mapValues(\.count)
    let outcomes = slips.compactMap { slip -> Outcome? in
      let count = counts[slip.written] ?? 0
      let usual =
        slip.meant == forms.full
        ? max(forms.counts[slip.meant] ?? 1, 3) : forms.counts[slip.meant] ?? 0
      guard count * 3 <= max(usual, 3) else { return nil }
      return .disagrees(
        Finding(
          rule: rule, severity: slip.isLegal ? .warning : nil,
          confidence: slip.isLegal ? .medium : nil,
          values: ["match": document.string(slip.span), "right": Self.string(slip.meant)],
          locations: [.init(role: .primary, span: slip.span)]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private static func string(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  private func slip(
    _ mention: EntityForms.Mention, _ forms: EntityForms, _ known: [[UInt32]],
    _ agencies: Set<[UInt32]>
  ) -> Slip? {
    let scalars = mention.scalars
    if let lost = lost(scalars, forms, mention) { return lost }
    if let lone = lone(scalars, forms, mention, known) { return lone }
    guard mention.legal == 0 else { return nil }
    for form in known where form.count >= 5 {
      if scalars.count >= form.count {
        let tail = scalars.suffix(form.count)
        if let index = changed(Array(tail), form),
          isForeign(tail, at: index, form, mention, forms, agencies)
        {
          return Slip(span: mention.span(last: form.count), written: Array(tail), meant: form)
        }
      }
      if scalars.count > form.count {
        let tail = Array(scalars.suffix(form.count + 1))
        if isAdded(tail, form), !forms.isShortForm(tail) {
          return Slip(span: mention.span(last: tail.count), written: tail, meant: form)
        }
      }
    }
    return nil
  }

  /// A legal form that stands once and is a usual one, many times as common, less one character inside.
  private func lone(
    _ scalars: ArraySlice<UInt32>, _ forms: EntityForms, _ mention: EntityForms.Mention,
    _ known: [[UInt32]]
  ) -> Slip? {
    guard mention.legal >= 4 else { return nil }
    let written = Array(scalars.suffix(mention.legal))
    guard forms.counts[written] == 1 else { return nil }
    for form in known where form.count == written.count + 1 {
      guard (forms.counts[form] ?? 0) >= Self.many,
        let index = form.indices.dropLast().first(where: {
          $0 == written.count || form[$0] != written[$0]
        }), index > 0, form[(index + 1)...].elementsEqual(written[index...]),
        !Self.telling.contains(form[index])
      else { continue }
      return Slip(
        span: mention.span(last: written.count), written: written, meant: form, isLegal: true)
    }
    return nil
  }

  /// One character of the full name lost, neither a region's sign nor a conjunction.
  private func lost(
    _ scalars: ArraySlice<UInt32>, _ forms: EntityForms, _ mention: EntityForms.Mention
  ) -> Slip? {
    let full = forms.full
    guard full.count >= 8, scalars.count >= full.count - 1 else { return nil }
    let tail = Array(scalars.suffix(full.count - 1))
    guard
      let index = full.indices.dropLast().first(where: { $0 == tail.count || full[$0] != tail[$0] }
      ),
      index > 0, full[(index + 1)...].elementsEqual(tail[index...]),
      !Self.droppable.contains(full[index]), !Self.telling.contains(full[index]),
      (forms.counts[tail] ?? 0) * 3 <= max(forms.counts[full] ?? 0, 3)
    else { return nil }
    return Slip(span: mention.span(last: tail.count), written: tail, meant: full)
  }

  /// The index of the only difference, or of the first of two neighbours swapped.
  private func changed(_ written: [UInt32], _ form: [UInt32]) -> Int? {
    let differences = form.indices.filter { written[$0] != form[$0] }
    if differences.count == 1 { return differences[0] }
    guard differences.count == 2, differences[1] == differences[0] + 1,
      written[differences[0]] == form[differences[1]],
      written[differences[1]] == form[differences[0]]
    else { return nil }
    return differences[0]
  }

  private func isForeign(
    _ tail: ArraySlice<UInt32>, at index: Int, _ form: [UInt32], _ mention: EntityForms.Mention,
    _ forms: EntityForms, _ agencies: Set<[UInt32]>
  ) -> Bool {
    let written = Array(tail)
    // The first character may belong to the word before.
    guard index > 0, index >= (form == forms.full ? forms.placeLength : 0) else { return false }
    guard !Self.telling.contains(written[index]), !Self.telling.contains(form[index]),
      !Self.droppable.contains(written[index])
    else { return false }
    return !(2...min(8, written.count)).contains { agencies.contains(Array(written.suffix($0))) }
  }

  /// One character too many inside the form.
  private func isAdded(_ written: [UInt32], _ form: [UInt32]) -> Bool {
    guard let index = form.indices.first(where: { written[$0] != form[$0] }), index > 0,
      index < form.count - 1
    else { return false }
    return written[(index + 1)...].elementsEqual(form[index...])
      && !Self.droppable.contains(written[index]) && written[index] != written[index - 1]
  }
}
