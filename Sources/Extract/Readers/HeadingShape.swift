/// Tells headings from paragraphs by their shape. Texts are given without white space.
enum HeadingShape {
  typealias Scalars = [Unicode.Scalar]

  /// A title behind its number: short, one phrase, no figure.
  static func isNumberedTitle(_ text: Scalars, _ number: Numbering) -> Bool {
    var body = text[min(number.length, text.count)...]
    if let last = body.last, last == "：" || last == ":" { body = body.dropLast() }
    guard !body.isEmpty else { return number.style == .part }
    guard body.count <= (number.style <= .chineseInBrackets ? 48 : 40) else { return false }
    if number.style >= .arabicInBrackets, body.count > 24 { return false }
    return isPhrase(body) && !hasAmount(body)
  }

  /// A heading whose number was lost (Word numbers are not part of the text): it must name what a heading names.
  static func isPlainTitle(_ text: Scalars) -> Bool {
    // 附件2：
    if text.count <= 6, LineWords.starts(text, ["附件", "附表"]) { return true }
    guard text.count >= 3, text.count <= 36, isPhrase(text[...]), !hasAmount(text[...]) else {
      return false
    }
    if let first = text.first, "（(“\"-—·•*#…".unicodeScalars.contains(first) { return false }
    return LineWords.ends(text, endings) || LineWords.starts(text, ["附件", "附表", "附录"])
  }

  /// A line that its format marks as a heading, and that reads like one.
  static func isStyledTitle(_ text: Scalars) -> Bool {
    !text.isEmpty && text.count <= 60 && isPhrase(text[...]) && !hasAmount(text[...])
  }

  /// A title of a table that lacks the word 表: 部门政府采购预算.
  static func isCaption(_ text: Scalars) -> Bool {
    guard text.count >= 4, text.count <= 30, Numbering.read(text) == nil, isPhrase(text[...]) else {
      return false
    }
    return LineWords.ends(text, ["预算", "决算", "明细", "一览", "情况"]) && !text.contains("，")
  }

  private static let endings = [
    "说明", "情况", "职责", "职能", "概况", "解释", "设置", "构成", "公开", "目录", "目标", "建议", "问题", "措施", "结论", "附件",
    "附表", "报告", "范本", "信息", "预算表", "决算表", "部门预算", "部门决算", "单位预算", "单位决算", "总体要求", "主要内容",
    "预算编制", "事项", "评价", "管理", "名词", "术语", "基本情况",
  ]

  /// One phrase: no sentence mark, no list of clauses.
  private static func isPhrase(_ body: ArraySlice<Unicode.Scalar>) -> Bool {
    var commas = 0
    for (offset, scalar) in body.enumerated() {
      if "。；！？;!?…".unicodeScalars.contains(scalar) { return false }
      if scalar == "：" || scalar == ":" { return false }
      if scalar == "，" || scalar == "," { commas += 1 }
      if offset > 60 { return false }
    }
    return commas <= 1 && (commas == 0 || body.count <= 24)
  }

  /// A figure with a unit of money or share makes a statement of it.
  private static func hasAmount(_ body: ArraySlice<Unicode.Scalar>) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in body {
      if previous.isASCII, previous.properties.numericType != nil,
        "元万亿%人辆个次台".unicodeScalars.contains(scalar)
      {
        return true
      }
      previous = scalar
    }
    return false
  }
}
