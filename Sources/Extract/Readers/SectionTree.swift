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
    /// Scalars of its number, 0 when it has none.
    var numberLength: Int
  }

  /// The style of every heading among the drafts, by draft index. A heading without number takes that of the
  /// series it stands in: the one whose next number it must have had.
  func headings(_ drafts: [Draft], _ spans: [Span]) -> [Int: Heading] {
    var result: [Int: Heading] = [:]
    var plain: [Int] = []
    var last: Numbering.Style = .part
    for (index, draft) in drafts.enumerated() {
      guard case .heading(let number) = draft.kind else { continue }
      guard let number else {
        plain.append(index)
        continue
      }
      let style = plainStyle(before: number, last: last)
      for lost in plain { result[lost] = Heading(style: style, numberLength: 0) }
      plain = []
      result[index] = Heading(style: number.style, numberLength: number.length)
      last = number.style
    }
    let style: Numbering.Style = last == .part ? .chinese : min(last, .chinese)
    for lost in plain { result[lost] = Heading(style: style, numberLength: 0) }
    return result
  }

  /// The second of a series or later: its elder siblings lost their numbers. The first: they are its parents.
  private func plainStyle(before next: Numbering, last: Numbering.Style) -> Numbering.Style {
    if next.ordinal > 1 || next.style == .part { return next.style == .part ? .chinese : next.style }
    return Numbering.Style(rawValue: max(next.style.rawValue - 1, Numbering.Style.chinese.rawValue))
      ?? .chinese
  }

  mutating func open(_ heading: Heading?, _ span: Span) {
    let heading = heading ?? Heading(style: .chinese, numberLength: 0)
    if let level = open.firstIndex(where: { $0.style == heading.style }) {
      open.removeSubrange(level...)
    } else if heading.style == .part {
      open = []
    }
    let parent = open.last?.section ?? 0
    let (number, title) = split(span, heading.numberLength)
    current = sections.count
    sections.append(
      Section(
        title: title, number: number, level: sections[parent].level + 1, parent: parent, span: span))
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
