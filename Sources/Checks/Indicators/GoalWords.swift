internal import Disclosure

/// What goals and indicators are compared by: their figures, and the words that say what is measured.
enum GoalWords {
  static func equals(_ a: Quantity, _ b: Quantity) -> Bool {
    guard a.unit?.dimension == b.unit?.dimension else { return false }
    return a.value == b.value || a.interval().meets(b.interval())
  }

  /// Without words that any goal has.
  static func matter(_ subject: String) -> String { subject.replacing(anyOf: fillers, by: "，") }

  private static let fillers = [
    "目标内容", "年度目标", "总体目标", "达到", "以上", "以下", "左右", "不低于", "不少于", "不超过", "力争", "计划", "预计",
    "全年", "本年", "完成", "实现", "保持", "同比", "较上年", "超过", "控制在", "确保", "年度",
  ]
}

extension String {
  /// `mark` must hold none of the words.
  func replacing(anyOf words: [String], by mark: String) -> String {
    var text = self
    for word in words {
      while let offset = text.firstOffset(of: word) {
        let bytes = Array(text.utf8)
        text =
          String(decoding: bytes[..<offset], as: UTF8.self) + mark
          + String(decoding: bytes[(offset + word.utf8.count)...], as: UTF8.self)
      }
    }
    return text
  }
}
