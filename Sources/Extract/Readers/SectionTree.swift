import Disclosure

/// Builds sections from headings in order.
///
/// Levels follow from nesting: a style of number already open closes what is below it, a new one opens a level.
struct SectionTree {
  let text: [UInt8]
  private(set) var sections: [Section] = [
    Section(title: "", number: "", level: 0, parent: nil, span: Span(0, 0))
  ]
  /// The innermost open section.
  private(set) var current = 0
  private var open: [(style: Numbering.Style, section: Int)] = []

  init(text: [UInt8]) { self.text = text }

  /// What a heading is in the order of headings.
  struct Heading {
    var style: Numbering.Style
    /// 0 when it has no number.
    var ordinal = 0
    /// Scalars of its number, 0 when it has none.
    var numberLength: Int
  }

  /// The style of every heading among the drafts, by draft index. A heading without number takes that of the
  /// series it stands in: the one whose next number it must have had.
  func headings(_ drafts: [Draft], _ spans: [Span]) -> [Int: Heading] {
    var result: [Int: Heading] = [:]
    var plain: [Int] = []
    var last: Numbering.Style = .part
    /// The last number of each style, as far as its series is still open.
    var ordinals: [Numbering.Style: Int] = [:]
    for (index, draft) in drafts.enumerated() {
      guard case .heading(let number) = draft.kind else { continue }
      guard let number else {
        plain.append(index)
        continue
      }
      let missing = number.ordinal - 1 - (ordinals[number.style] ?? 0)
      let style = plainStyle(before: number, last: last, isSibling: missing >= plain.count)
      for lost in plain { result[lost] = Heading(style: style, numberLength: 0) }
      plain = []
      result[index] = Heading(
        style: number.style, ordinal: number.ordinal, numberLength: number.length)
      last = number.style
      ordinals = ordinals.filter { $0.key < number.style }
      ordinals[number.style] = number.ordinal
    }
    let style: Numbering.Style = last == .part ? .chinese : min(last, .chinese)
    for lost in plain { result[lost] = Heading(style: style, numberLength: 0) }
    return result
  }

  /// The second of a series or later: its elder siblings lost their numbers, if numbers are missing; else they stand
  /// below the heading before them. The first: they are its parents.
  private func plainStyle(
    before next: Numbering, last: Numbering.Style, isSibling: Bool
  ) -> Numbering.Style {
    if next.style == .part { return .chinese }
    if next.ordinal > 1 {
      if isSibling { return next.style }
      return Numbering.Style(rawValue: last.rawValue + 1) ?? .circled
    }
    return Numbering.Style(rawValue: max(next.style.rawValue - 1, Numbering.Style.chinese.rawValue))
      ?? .chinese
  }

  mutating func open(_ heading: Heading?, _ span: Span) {
    let heading = heading ?? Heading(style: .chinese, numberLength: 0)
    if let level = open.firstIndex(where: { $0.style == heading.style }) {
      open.removeSubrange(level...)
    } else if heading.style == .part {
      open = []
    } else if heading.ordinal != 1 {
      // It goes on with a series begun further out: what is deeper ends.
      while let last = open.last, last.style > heading.style { open.removeLast() }
    }
    let parent = open.last?.section ?? 0
    let (number, title) = split(span, heading.numberLength)
    current = sections.count
    sections.append(
      Section(
        title: title, number: number, level: sections[parent].level + 1, parent: parent, span: span)
    )
    open.append((heading.style, current))
  }

  /// The number, counted in scalars without white space, and the title behind it.
  private func split(_ span: Span, _ length: Int) -> (String, String) {
    var left = length
    var index = span.start
    while index < span.end, left > 0 {
      if text[index] != 0x20 { left -= 1 }
      index += Folding.scalarLength(text[index])
    }
    let number = String(decoding: text[span.start..<min(index, span.end)], as: UTF8.self)
    while index < span.end, text[index] == 0x20 { index += 1 }
    return (number, String(decoding: text[min(index, span.end)..<span.end], as: UTF8.self))
  }
}
