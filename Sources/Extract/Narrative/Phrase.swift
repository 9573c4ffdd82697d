package import Disclosure

/// Words that make a claim, found by an extractor rule of `rules/extract`.
package struct Phrase: Sendable {
  /// What the words do; the closed list of names `emits` may have.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// 增加, 增长: the figure after it is a change or a rate. Capture `to`: 增加到, the figure is a level.
    case up
    /// 减少, 下降.
    case down
    /// 持平, 一致. Capture `nearly`: 基本持平.
    case flat
    /// 占…的: the percentage after it is a share. Capture `whole`.
    case share
    /// 完成预算, 执行率: the percentage after it is a completion rate. Capture `of`: which budget.
    case completion
    /// 比上年, 较年初预算: what the next change is measured from. Capture `base`.
    case base
    /// 大于预算, 等于预算数. Captures `up`, `down` or `flat`, and `of`.
    case comparison
    /// 分别为, 按…划分: the figures after it make up the whole. Capture `basis`.
    case exhaustiveList = "exhaustive-list"
    /// 其中.
    case itemisedList = "itemised-list"
    /// 主要包括, 主要是.
    case partialList = "partial-list"
    /// 主要原因是.
    case reason
    /// 共 N 个. Capture `items`: what is counted.
    case count
    /// 详见表2-1. Capture `label`.
    case reference
  }

  package let role: Role
  /// Id of the rule that found it.
  package let rule: String
  package let span: Span
  package let captures: [(name: String, span: Span)]

  package init(role: Role, rule: String, span: Span, captures: [(name: String, span: Span)]) {
    self.role = role
    self.rule = rule
    self.span = span
    self.captures = captures
  }

  /// The same phrase, its span reaching to the end of the figure it governs.
  func extended(to figure: Span) -> Phrase {
    Phrase(role: role, rule: rule, span: span.union(figure), captures: captures)
  }

  /// 水资源节约管理与保护（项）: a word of the account's own name.
  func isOfAccount(in text: [UInt8]) -> Bool {
    guard role == .up || role == .down else { return false }
    let rest = Wording.label(text[span.end..<min(span.end + Self.longestName, text.count)])
    guard let end = LabelReader.levelMarks.compactMap({ rest.range(of: $0)?.lowerBound }).min() else { return false }
    let name = rest.prefix(end)
    return !name.bytes.contains(where: NumeralReader.isDigit) && !Self.marks.contains(where: name.contains)
  }

  private static let longestName = 90
  private static let marks: [Wording] = ["，", "。", "；", "：", "、"]

  func capture(_ name: String) -> Span? { captures.first { $0.name == name }?.span }
}

extension Claim.Change {
  /// Takes the figure as amount or rate, with the words that say it.
  mutating func set(_ found: QuantityScanner.Found, isRate: Bool, words: Span) {
    if isRate {
      rate = found.quantity
      rateSpan = words
    } else {
      amount = found.quantity
      amountSpan = words
    }
  }
}
