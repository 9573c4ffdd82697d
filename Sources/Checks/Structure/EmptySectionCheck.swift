package import Disclosure

/// A heading with nothing under it: 第二部分 专项资金绩效目标 and right behind it 第三部分.
///
/// What it looks at: headings that share parent and style of number, with the next of them following at once.
/// When it stays silent: headings that name tables, charts or attachments, which may come in a file of their own; the
/// last of a series, where the document may have been cut; series of which a third or more are empty, which are lists
/// or contents taken for headings; a heading that says 无 itself.
package struct EmptySectionCheck: Check {
  package static let kind = "empty-section"
  package static let parameters = [
    ParameterSpec("skip", help: "Words a heading may hold that needs no text of its own.")
  ]

  private let rule: Rule
  private let skip: [String]

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    skip = rule.parameters["skip"]?.strings ?? []
  }

  private struct Series: Hashable {
    var parent: Int
    var style: Ordinal.Style
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    var series: [Series: (members: Int, empty: [Int])] = [:]
    let blocks = document.blocks.filter { $0.kind != .furniture }
    for (index, block) in blocks.enumerated() {
      guard let key = self.series(of: block, document) else { continue }
      series[key, default: (0, [])].members += 1
      guard index + 1 < blocks.count, self.series(of: blocks[index + 1], document) == key else { continue }
      series[key]?.empty.append(index)
    }
    let found = series.values.filter { $0.empty.count * 3 < $0.members }.flatMap(\.empty).sorted()
    let outcomes = found.compactMap { index -> Outcome? in
      let text = document.string(blocks[index].span)
      guard !text.holds(anyOf: skip) else { return nil }
      return .disagrees(
        Finding(
          rule: rule, values: ["match": text],
          locations: [
            .init(role: .primary, span: blocks[index].span), .init(role: .related, span: blocks[index + 1].span),
          ]))
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  /// `nil` for all but numbered headings.
  private func series(of block: Block, _ document: Document) -> Series? {
    guard block.kind == .heading, document.sections.indices.contains(block.section),
      let ordinal = Ordinal(ScalarRun(document.text, block.span).scalars)
    else { return nil }
    return Series(parent: document.sections[block.section].parent ?? 0, style: ordinal.style)
  }
}
