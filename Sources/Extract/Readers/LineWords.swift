/// What the words of one line say about its part in the layout. Texts are given without white space.
enum LineWords {
  typealias Scalars = [Unicode.Scalar]

  /// The first `limit` scalars of folded bytes, white space removed.
  static func compact(_ bytes: ArraySlice<UInt8>, limit: Int = 160) -> Scalars {
    // A scalar has at most four bytes; spaces are rare enough that three times the limit is a fair cut.
    let head = bytes.prefix(limit * 6)
    var result: Scalars = []
    result.reserveCapacity(min(limit, head.count))
    for scalar in String(decoding: head, as: UTF8.self).unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" { continue }
      result.append(scalar)
      if result.count == limit { break }
    }
    return result
  }

  static func starts(_ text: Scalars, _ words: [String]) -> Bool {
    words.contains { text.starts(with: $0.unicodeScalars) }
  }

  static func ends(_ text: Scalars, _ words: [String]) -> Bool {
    words.contains { text.reversed().starts(with: $0.unicodeScalars.reversed()) }
  }

  static func contains(_ text: Scalars, _ word: String) -> Bool {
    let word = Array(word.unicodeScalars)
    guard let first = word.first, text.count >= word.count else { return false }
    for start in 0...(text.count - word.count)
    where text[start] == first && text[start..<(start + word.count)].elementsEqual(word) {
      return true
    }
    return false
  }

  static func isNote(_ text: Scalars) -> Bool {
    var rest = text[...]
    if let first = rest.first, first == "（" || first == "(" { rest = rest.dropFirst() }
    for word in ["附注", "备注", "注释", "说明", "注"] where rest.starts(with: word.unicodeScalars) {
      let mark = rest.dropFirst(word.unicodeScalars.count).first
      if let mark, mark == "：" || mark == ":" { return true }
      // 注1：
      let next = rest.dropFirst(word.unicodeScalars.count + 1).first
      if let mark, mark.isASCII, mark.properties.numericType != nil, let next,
        next == "：" || next == ":" || next == "." || next == "、"
      {
        return true
      }
    }
    return false
  }

  /// 单位：万元, alone on its line or part of the line above a table; behind the year in brackets too (（2025年度）金额单位：万元).
  static func isUnitLine(_ text: Scalars) -> Bool {
    guard text.count <= 24 else { return false }
    if let first = text.first, first == "（" || first == "(",
      let end = text.firstIndex(where: { $0 == "）" || $0 == ")" }), isYearInBrackets(Scalars(text[...end]))
    {
      return isUnitLine(Scalars(text[text.index(after: end)...]))
    }
    return starts(text, ["单位：", "单位:", "金额单位：", "金额单位:", "计量单位：", "计量单位:", "货币单位", "（单位", "(单位"])
  }

  /// 编制单位：… 单位：元 on one line.
  static func hasUnitAtEnd(_ text: Scalars) -> Bool {
    text.count <= 60
      && ends(text, ["单位：元", "单位:元", "单位：万元", "单位:万元", "单位：千元", "单位：亿元", "单位：人民币元", "单位：人民币万元"])
  }

  /// 填报单位：…, 编制部门：…, 预算年度：…, 公开01表: the lines between a table and its title.
  static func isTableMeta(_ text: Scalars) -> Bool {
    if isTableNumber(text) { return true }
    // 附表1 编报部门：某局 金额单位：万元, but not 附表1 收入支出总表 单位：万元, which is the title with its unit.
    if starts(text, ["表", "附表"]), hasUnitAtEnd(text), text.count(where: { $0 == "表" }) == 1 { return true }
    if text.count <= 14, ends(text, ["表"]) || text.last?.isASCII == true,
      starts(text, ["公开", "财决", "财公开", "批复", "预算公开", "附表", "表"]),
      text.contains(where: { $0.isASCII && $0.properties.numericType != nil }),
      !contains(text, "支出"),
      !contains(text, "收入")
    {
      return starts(text, ["公开", "财决", "财公开", "批复", "预算公开"])
    }
    let labels = [
      "填报单位", "编制单位", "编报单位", "编报部门", "填报部门", "编制部门", "预算单位", "公开部门", "公开单位", "部门名称", "单位名称", "部门",
      "预算部门", "预算年度", "填表单位", "制表单位", "预算编码", "单位编码", "填报日期", "年度", "预算主管部门", "批复单位", "部门编码",
      "项目单位", "汇总单位", "部门（单位）", "部门(单位)", "截止时间", "截止日期", "填报时间", "编制日期",
    ]
    for label in labels where text.starts(with: label.unicodeScalars) {
      let rest = text.dropFirst(label.unicodeScalars.count)
      if let mark = rest.first, mark == "：" || mark == ":" || mark == "（" || mark == "(" {
        return rest.prefix(12).contains { $0 == "：" || $0 == ":" }
      }
    }
    return isYearInBrackets(text)
  }

  /// 表1, 附表3-2, 表六, 部门公开表10: what a table is counted as, and no word of what it shows.
  private static func isTableNumber(_ text: Scalars) -> Bool {
    guard (2...12).contains(text.count), text.count(where: { $0 == "表" }) == 1 else { return false }
    var hasNumber = false
    for scalar in text {
      if scalar.isASCII && scalar.properties.numericType != nil || "一二三四五六七八九十".unicodeScalars.contains(scalar) {
        hasNumber = true
      } else if !"表附公开部门单位预决算第号-—－.".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return hasNumber
  }

  /// (2023年度), 2023年度
  static func isYearInBrackets(_ text: Scalars) -> Bool {
    guard text.count >= 5, text.count <= 12 else { return false }
    var rest = text[...]
    if let first = rest.first, first == "（" || first == "(" {
      rest = rest.dropFirst()
      guard let last = rest.last, last == "）" || last == ")" else { return false }
      rest = rest.dropLast()
    }
    let digits = rest.prefix { $0.isASCII && $0.properties.numericType != nil }
    guard digits.count == 4 else { return false }
    let tail = String(String.UnicodeScalarView(rest.dropFirst(4)))
    return tail == "年度" || tail == "年"
  }

  /// The title of a table: 收支预算总表, 表2-1 年度预算表, …明细表（2023年）.
  static func isTableTitle(_ text: Scalars) -> Bool {
    guard text.count >= 3, text.count <= 60 else { return false }
    var body = text[...]
    // A bracket behind the title does not belong to it: 绩效目标表（2023年度）.
    if let last = body.last, last == "）" || last == ")",
      let open = body.lastIndex(where: { $0 == "（" || $0 == "(" }), open > body.startIndex
    {
      body = body[..<open]
    }
    if body.contains(where: { "。；！？".unicodeScalars.contains($0) }) { return false }
    if let mark = body.first, mark == "表" || starts(Array(body.prefix(2)), ["附表"]) {
      let rest = body.drop { $0 == "附" || $0 == "表" }
      if let next = rest.first, next.properties.numericType != nil || next == "一" { return true }
    }
    if body.contains("，") { return false }
    return ends(Array(body), ["表", "体系", "明细", "一览", "目录表"])
  }

  /// A line that says what its page is, not what the document says.
  static func isPageNumber(_ text: Scalars) -> Bool {
    guard !text.isEmpty, text.count <= 14 else { return false }
    let core = text.filter { !"-—–~·第页共/,，".unicodeScalars.contains($0) }
    guard core.allSatisfy({ $0.isASCII && $0.properties.numericType != nil }) else { return false }
    if core.count == text.count { return text.count <= 3 }
    return !core.isEmpty && core.count <= 7
  }

  static func isImage(_ text: Scalars) -> Bool {
    starts(text, ["[image", "![", "<img"])
  }
}

extension FoldedText {
  /// Whether a line is nothing but the number of its page.
  func isPageNumber(_ line: Int) -> Bool {
    LineWords.isPageNumber(LineWords.compact(bytes[lines[line].content], limit: 16))
  }
}
