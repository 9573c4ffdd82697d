internal import Disclosure

/// 年度重点工作任务: rows of name, content and amount under a header of their own.
struct FormTasks {
  private(set) var tasks: [Project.Task] = []
  private(set) var total: Quantity?
  /// What the tasks are to bring: their texts beside name and amount.
  private(set) var texts: [Span] = []
  private(set) var isOpen = false
  private let vocabulary: FormVocabulary

  init(vocabulary: FormVocabulary) { self.vocabulary = vocabulary }

  /// Opens the list at its header; false when the row is none.
  mutating func open(_ row: FormRow) -> Bool {
    let keys = row.filled.map { FormText.withoutBracket(row.cells[$0].key) }
    guard keys.count >= 2, keys.contains(where: vocabulary.taskHeaders.contains) else {
      return false
    }
    isOpen = true
    return true
  }

  /// Reads a row of the list; false when the row is no longer part of it.
  mutating func read(_ row: FormRow, _ tokens: [FormToken], _ amounts: FormAmounts) -> Bool {
    for case .label(let field, _) in tokens where field != .other && field != .fund {
      // 总额 | 财政拨款 under the header is a second header row; any other label ends the list.
      guard field == .yearAmount else {
        isOpen = false
        return false
      }
    }
    let columns = row.filled.filter { vocabulary.field(row.cells[$0].key) == nil }
    guard let first = columns.first else { return true }
    let label = row.cells[first]
    let money = columns.dropFirst().compactMap { amounts.amount(row.cells[$0]) }.first
    if vocabulary.taskTotals.contains(FormText.withoutBracket(label.key)) {
      total = total ?? money
      return true
    }
    let name = Self.withoutNumber(label.key)
    if !name.isEmpty, columns.count > 1 {
      texts += columns.dropFirst().map { row.cells[$0].span }
      tasks.append(Project.Task(name: name, nameSpan: label.span, amount: money, span: row.span))
    }
    return true
  }

  /// 任务1：科技活动 → 科技活动.
  static func withoutNumber(_ key: String) -> String {
    var text = key
    if text.hasPrefix("任务") {
      let rest = text.dropFirst(2).drop { "0123456789一二三四五六七八九十:、.".contains($0) }
      if !rest.isEmpty { text = String(rest) }
    }
    return FormText.withoutMarker(text)
  }
}
