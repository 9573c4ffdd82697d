package import Disclosure

/// A numbered list in one text whose items are all closed by a sign, but for one: 1、……；2、……；3、……4、…….
///
/// What it compares: the signs before the numbers of 1、 2、 …, 1. 2. …, （1）（2）…, 1）2）…, （一）（二）…, 一是 二是 ….
/// When it stays silent: lists of fewer than four items; where more than one item has no sign; where the number opens a line of the file.
/// Cost: linear in the text.
package struct RunOnListCheck: SurveyedCheck {
  package static let kind = "run-on-list"
  package static let parameters: [ParameterSpec] = []

  private struct Style {
    /// What the numbers look like, from one on.
    let markers: [[UInt32]]

    init(_ opening: String, _ closing: String, isChinese: Bool = false) {
      markers = (isChinese ? "一二三四五六七八九" : "123456789").values.map { opening.values + [$0] + closing.values }
    }
  }

  private static let styles = [
    Style("", "、"), Style("", "."), Style("（", "）"), Style("(", ")"), Style("", "）"), Style("", ")"),
    Style("（", "）", isChinese: true), Style("", "是", isChinese: true),
  ]
  private static let marks = Set("。；;，,、！？!?.：:".values)
  private static let closings = Set("”’）)》」』".values)
  private static let leastItems = 4
  /// What a list of four items has.
  private static let fourth = Set("4四".values)

  private let rule: Rule

  package init(rule: Rule) throws(RuleFault) { self.rule = rule }

  package func judge(_ survey: Survey) -> [Outcome] {
    let document = survey.reading.document
    let outcomes = survey.windows(of: rule).flatMap { window in
      lists(in: window.run.scalars).compactMap { list -> Outcome? in
        guard let odd = open(in: list, window.run.scalars) else { return nil }
        let span = window.run.span(odd)
        guard !document.source.bytes[document.map.source(of: span)].contains(0x0A) else { return nil }
        return .disagrees(
          Finding(
            rule: rule, values: ["match": document.string(span), "count": "\(list.count)"],
            locations: [.init(role: .primary, span: span)]))
      }
    }
    return outcomes.isEmpty ? [.notApplicable(rule: rule.id, reason: .nothingToCheck)] : outcomes
  }

  private func lists(in scalars: [UInt32]) -> [[Range<Int>]] {
    guard scalars.contains(where: Self.fourth.contains) else { return [] }
    return Self.styles.flatMap { lists(of: $0, in: scalars) }
  }

  /// The numbers of each list that counts from one, in order.
  private func lists(of style: Style, in scalars: [UInt32]) -> [[Range<Int>]] {
    let markers = style.markers
    var lists: [[Range<Int>]] = []
    var list: [Range<Int>] = []
    for index in scalars.indices {
      // Not the end of a longer number, nor of 统一是.
      let isFree = index == 0 || !(scalars[index - 1].isDigit || list.isEmpty && scalars[index - 1].isHan)
      guard isFree else { continue }
      func stands(_ number: Int) -> Range<Int>? {
        let marker = markers[number - 1]
        guard scalars[index...].starts(with: marker), scalars.han(at: index + marker.count) != 0 else { return nil }
        return index..<index + marker.count
      }
      if list.count < markers.count, let next = stands(list.count + 1) {
        list.append(next)
      } else if let first = stands(1) {
        lists.append(list)
        list = [first]
      }
    }
    return lists + [list]
  }

  /// The only number behind an item that no sign closes, with the last character before it.
  private func open(in list: [Range<Int>], _ scalars: [UInt32]) -> Range<Int>? {
    guard list.count >= Self.leastItems else { return nil }
    let open = list.dropFirst().compactMap { marker -> Range<Int>? in
      guard let before = scalars[..<marker.lowerBound].lastIndex(where: { !$0.isSpace }) else { return nil }
      // Also with the sign within quotation marks or brackets: ……。”（2）
      let sign = scalars[...before].last { !Self.closings.contains($0) }
      return sign.map(Self.marks.contains) == false ? before..<marker.upperBound : nil
    }
    return open.count == 1 ? open.first : nil
  }
}
