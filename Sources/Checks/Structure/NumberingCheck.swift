package import Disclosure

/// Headings and list items whose numbers jump, repeat or run backwards, or stand inside the item before.
///
/// What it compares: the numbers of siblings of one style under one heading, of numbered paragraphs in a row, and of the
/// lines of the contents.
/// When it stays silent: where a piece of text between the two carries the missing number (inside the first of them, behind the end of a
/// sentence, it is run on: it should have begun a paragraph); where as many headings
/// without a number stand between as numbers are missing (a converter lost automatic numbers); series of two, unless
/// both headings have one number or the second is the third.
/// Verdict: the rule's severity for parts (第二部分 → 第四部分) and main headings; info for deeper ones and items.
package struct NumberingCheck: Check {
  package static let kind = "numbering"
  package static let parameters = [
    ParameterSpec(
      "report", isRequired: true, choices: Report.allCases.map(\.rawValue),
      help:
        "gap: a number is left out; conflict: a number stands twice, or the order is wrong; run-on: a number inside the item before."
    )
  ]

  private enum Report: String, CaseIterable {
    case gap, conflict
    case runOn = "run-on"
  }

  private static let openings = Set("第（(一二三四五六七八九十0123456789".values)

  /// Bytes of a line that is set as a heading, though it ends with a stop.
  private static let shortest = 120

  private let rule: Rule
  private let report: Report

  package init(rule: Rule) throws(RuleFault) {
    self.rule = rule
    report = rule.parameters["report"]?.string.flatMap(Report.init) ?? .gap
  }

  private struct Item {
    var ordinal: Ordinal
    /// Index into `Document.blocks`.
    var block: Int
    var span: Span
    var isHeading: Bool
    /// A line of the contents.
    var isListed = false
  }

  package func judge(_ reading: Reading) -> [Outcome] {
    let document = reading.document
    let findings = series(document).flatMap { judge($0, document) }
    return findings.isEmpty
      ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)]
      : findings.sorted { $0.locations[0].span < $1.locations[0].span }.map { .disagrees($0) }
  }

  // MARK: Series

  private func series(_ document: Document) -> [[Item]] {
    var byParent: [Key: [Item]] = [:]
    var runs: [[Item]] = []
    var run: [Item] = []
    var listed = ListedSeries()
    for (index, block) in document.blocks.enumerated() {
      let ordinal = Ordinal(
        ScalarRun(document.text, Span(block.span.start, min(block.span.end, block.span.start + 48)))
          .scalars)
      switch block.kind {
      case .heading:
        if !run.isEmpty { runs.append(run) }
        run = []
        guard let ordinal, document.sections.indices.contains(block.section) else { continue }
        let section = document.sections[block.section]
        let item = Item(ordinal: ordinal, block: index, span: block.span, isHeading: true)
        byParent[Key(parent: section.parent ?? 0, style: ordinal.style), default: []].append(item)
      case .paragraph:
        if let ordinal, run.last.map({ $0.ordinal.style == ordinal.style }) ?? true {
          run.append(Item(ordinal: ordinal, block: index, span: block.span, isHeading: false))
        } else if ordinal != nil {
          if !run.isEmpty { runs.append(run) }
          run = []
        }
      case .contents:
        if let ordinal {
          listed.add(Item(ordinal: ordinal, block: index, span: block.span, isHeading: false, isListed: true))
        }
      default: continue
      }
    }
    if !run.isEmpty { runs.append(run) }
    return Array(byParent.values) + runs + listed.all
  }

  /// The lines of the contents by level: a line of an outer style ends the series inside it.
  private struct ListedSeries {
    private var closed: [[Item]] = []
    /// Outermost first.
    private var open: [[Item]] = []

    var all: [[Item]] { closed + open }

    mutating func add(_ item: Item) {
      guard let level = open.firstIndex(where: { $0[0].ordinal.style == item.ordinal.style }) else {
        open.append([item])
        return
      }
      closed += open[(level + 1)...]
      open.removeSubrange((level + 1)...)
      open[level].append(item)
    }
  }

  private struct Key: Hashable {
    var parent: Int
    var style: Ordinal.Style
  }

  // MARK: Judging

  private func judge(_ items: [Item], _ document: Document) -> [Finding] {
    let isPart = items.first?.ordinal.style == .part
    let values = items.map(\.ordinal.value)
    let isOddPair =
      values.count == 2 && items.allSatisfy { $0.isHeading || $0.isListed || $0.span.length <= Self.shortest }
      && (values[0] == values[1] || values == [1, 3])
    guard items.count >= (isPart || isOddPair ? 2 : 3) else { return [] }
    // A table read as headings, or lists that start over again and again, tell nothing.
    let steps = zip(values, values.dropFirst())
    let regular = steps.count { $1 == $0 + 1 || $1 == 1 }
    guard regular * 3 >= (values.count - 1) * (isPart ? 1 : 2) || hasOneSlip(values)
    else { return [] }
    guard items.count(where: { !$0.isHeading || isFollowed($0.block, document) }) * 2 >= items.count
    else { return [] }
    var findings: [Finding] = []
    for index in items.indices.dropFirst() {
      let (a, b) = (items[index - 1], items[index])
      let step = b.ordinal.value - a.ordinal.value
      if step == 1 || b.ordinal.value == 1 { continue }
      if step > 1 {
        let missing = a.ordinal.value + 1..<b.ordinal.value
        if missing.count > 3 { continue }
        if let inside = runOn(missing, in: a, document) {
          if report == .runOn { findings.append(inside) }
          continue
        }
        if isElsewhere(missing, a, b, document) { continue }
        let isLater = items[(index + 1)...].contains { missing.contains($0.ordinal.value) }
        if report == (isLater ? .conflict : .gap) { findings.append(gap(a, b, missing, document)) }
      } else if report == .conflict, step == 0, a.isHeading || hasOneSlip(values) {
        findings.append(finding(b, related: a.span, ["number": String(b.ordinal.value)], document))
      }
    }
    return findings
  }

  /// 1, 3, 3, 4: all numbers but one are where they belong, so the one is wrong, short as the series is.
  private func hasOneSlip(_ values: [Int]) -> Bool {
    values.indices.count { values[$0] != $0 + 1 } == 1
  }

  /// A heading has something under it; the rows of a misread table have not.
  private func isFollowed(_ block: Int, _ document: Document) -> Bool {
    guard block + 1 < document.blocks.count else { return false }
    let next = document.blocks[block + 1]
    switch next.kind {
    case .paragraph, .note, .table, .caption: return true
    case .heading:
      // A heading of a deeper level.
      return document.sections.indices.contains(next.section)
        && document.sections[next.section].parent == document.blocks[block].section
    case .contents, .furniture: return false
    }
  }

  private func gap(_ a: Item, _ b: Item, _ missing: Range<Int>, _ document: Document) -> Finding {
    // The heading that lost its number, where there is one.
    let titles = ["名词解释", "附表", "附件", "部门概况", "单位概况", "情况说明", "决算表", "预算表", "决算公开表", "部门决算表"]
    let orphan = document.blocks[(a.block + 1)..<b.block].first { block in
      guard block.kind == .heading, document.sections.indices.contains(block.section) else {
        return false
      }
      let section = document.sections[block.section]
      return section.number.isEmpty && titles.contains { section.title.hasSuffix($0) }
    }
    let orphanSpan = b.ordinal.style == .part ? orphan?.span : nil
    return finding(
      b, related: a.span,
      [
        "number": missing.map(String.init).joined(separator: "、"),
        "before": document.string(a.span),
      ],
      document, orphan: orphanSpan)
  }

  /// …；管理国库。（八）负责…: the first of the missing numbers, which ends a sentence of the item before.
  private func runOn(_ missing: Range<Int>, in item: Item, _ document: Document) -> Finding? {
    guard !item.isHeading, !item.isListed else { return nil }
    let run = ScalarRun(document.text, item.span)
    let stops = Set("。；;".values)
    for index in run.scalars.indices.dropFirst(item.ordinal.length) where stops.contains(run.scalars[index]) {
      guard let ordinal = Ordinal(run.scalars[(index + 1)...]), ordinal.style == item.ordinal.style,
        missing.contains(ordinal.value)
      else { continue }
      let span = run.span(index + 1..<index + 1 + ordinal.length)
      return Finding(
        rule: rule, values: ["match": document.string(span), "number": String(ordinal.value)],
        locations: [
          .init(role: .primary, span: span), .init(role: .related, span: run.span(0..<item.ordinal.length)),
        ])
    }
    return nil
  }

  private func finding(
    _ item: Item, related: Span, _ values: [String: String], _ document: Document,
    orphan: Span? = nil
  ) -> Finding {
    var values = values
    let text = document.string(item.span)
    values["match"] = String(String.UnicodeScalarView(text.unicodeScalars.prefix(30)))
    let head = ScalarRun(document.text, item.span)
    let primary = item.isHeading ? item.span : head.span(0..<item.ordinal.length)
    let isMain = item.ordinal.style == .part || (item.isHeading && item.ordinal.style == .chinese)
    return Finding(
      rule: rule, severity: isMain ? nil : .info, values: values,
      locations: [.init(role: .primary, span: primary), .init(role: .related, span: related)]
        + (orphan.map { [.init(role: .related, span: $0)] } ?? []))
  }

  /// The missing numbers stand in text that is no heading, or as many headings lost theirs.
  private func isElsewhere(
    _ missing: Range<Int>, _ a: Item, _ b: Item, _ document: Document
  ) -> Bool {
    var unnumbered = 0
    let section = document.blocks[b.block].section
    let parent =
      document.sections.indices.contains(section) ? document.sections[section].parent : nil
    let level = document.sections.indices.contains(section) ? document.sections[section].level : 0
    for block in document.blocks[(a.block + 1)..<b.block] {
      let scalars = ScalarRun(document.text, block.span).scalars
      if holds(missing, of: a.ordinal.style, scalars) || opensHalfBracketed(missing, a.ordinal.style, scalars) {
        return true
      }
      guard block.kind == .heading, document.sections.indices.contains(block.section) else {
        continue
      }
      let other = document.sections[block.section]
      if other.number.isEmpty, other.parent == parent, other.level == level { unnumbered += 1 }
    }
    return unnumbered >= missing.count
  }

  /// （五推动, 五）推动: the number is there, a half of its bracket is not, which has a finding of its own.
  private func opensHalfBracketed(_ missing: Range<Int>, _ style: Ordinal.Style, _ scalars: [UInt32]) -> Bool {
    let head = Array(scalars.prefix(8).drop(while: \.isSpace))
    let (opening, closing) = (UInt32(Unicode.Scalar("（")), UInt32(Unicode.Scalar("）")))
    let mended = [[opening] + head] + (2...4).reversed().map { head.prefix($0) + [closing] }
    return mended.lazy.compactMap { Ordinal($0) }.contains { $0.style == style && missing.contains($0.value) }
  }

  /// A number of the style stands in the text where a clause can begin.
  private func holds(_ missing: Range<Int>, of style: Ordinal.Style, _ scalars: [UInt32]) -> Bool {
    for index in scalars.indices where Self.openings.contains(scalars[index]) {
      if index > 0, scalars[index - 1].isHan || scalars[index - 1].isDigit { continue }
      if let ordinal = Ordinal(scalars[index...]), ordinal.style == style,
        missing.contains(ordinal.value)
      {
        return true
      }
    }
    return false
  }
}
