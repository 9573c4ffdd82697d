package import Disclosure

/// Another body's name where the document's own belongs: the 编制单位 line of a table, or a title with a year.
///
/// What it compares: the name there with the document's entity.
/// When it stays silent: short and long forms of the entity; names that also stand in the running text (units of the
/// department); documents whose tables do not agree on one name.
package struct OtherEntityCheck: SurveyedCheck {
  package static let kind = "other-entity"
  package static let parameters: [ParameterSpec] = []

  private static let endings = Set("局委厅办院站所会府校馆队处社团".values)

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  private struct Named {
    var name: [UInt32]
    var span: Span
  }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    guard let forms = EntityForms(document, Array(survey.windows(of: rule))) else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let named = reporters(document) + titles(document)
    let own = named.filter { isOwn($0.name, forms) }
    guard own.count >= 2 else {
      return [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
    }
    let prose = document.blocks.filter { $0.kind == .paragraph }
    let outcomes = named.compactMap { named -> Outcome? in
      guard !isOwn(named.name, forms), !isMentioned(named.name, prose, document) else { return nil }
      return .disagrees(
        Finding(
          rule: rule,
          values: ["match": document.string(named.span), "right": document.entity ?? ""],
          locations: [.init(role: .primary, span: named.span)]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// Also true for a slip of the own name, which is another check's.
  private func isOwn(_ name: [UInt32], _ forms: EntityForms) -> Bool {
    if forms.isShortForm(name) { return true }
    let shared = Set(name).intersection(forms.full)
    return shared.count * 10 >= Set(forms.full).count * 7
  }

  private func isMentioned(_ name: [UInt32], _ blocks: [Block], _ document: Document) -> Bool {
    blocks.contains { block in
      let scalars = ScalarRun(document.text, block.span).scalars
      return scalars.indices.contains { scalars[$0...].starts(with: name) }
    }
  }

  private func reporters(_ document: Document) -> [Named] {
    document.tables.compactMap { table in
      guard let span = table.reporterSpan else { return nil }
      let run = ScalarRun(document.text, span)
      // Several units, or a code with the name: not one name to compare.
      guard run.scalars.allSatisfy({ $0.isHan || $0.isSpace }) else { return nil }
      return named(run, run.scalars.indices)
    }
  }

  /// 某局2023年部门预算…
  private func titles(_ document: Document) -> [Named] {
    document.blocks.compactMap { block in
      guard block.kind == .heading || block.kind.isCaption, block.span.length <= 180 else {
        return nil
      }
      let run = ScalarRun(document.text, block.span)
      guard let year = run.scalars.indices.first(where: { isYear(run.scalars, $0) }) else {
        return nil
      }
      var start = year
      while start > 0, run.scalars[start - 1].isHan { start -= 1 }
      return named(run, start..<year)
    }
  }

  private func isYear(_ scalars: [UInt32], _ index: Int) -> Bool {
    guard index + 4 < scalars.count, scalars[index] == 0x32, scalars[index + 1] == 0x30 else {
      return false
    }
    return scalars[index + 2].isDigit && scalars[index + 3].isDigit
      && scalars[index + 4] == UInt32(Unicode.Scalar("年"))
  }

  private func named(_ run: ScalarRun, _ range: Range<Int>) -> Named? {
    let name = run.scalars[range].filter(\.isHan)
    guard name.count >= 4, name.count <= 30, let last = name.last, Self.endings.contains(last)
    else {
      return nil
    }
    return Named(name: name, span: run.span(range))
  }
}

extension Block.Kind {
  var isCaption: Bool {
    if case .caption = self { true } else { false }
  }
}
