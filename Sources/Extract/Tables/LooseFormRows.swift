/// Builds the rows of one form from its lines.
struct LooseFormRows {
  let folded: FoldedText
  private(set) var rows: [RawRow] = []
  /// Columns of levels and names in front of the values: three, or two where the form has no 二级指标.
  private var levels = 3

  init(folded: FoldedText) { self.folded = folded }

  /// The words of a line between spaces; brackets keep theirs.
  private func tokens(_ line: Int) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    let content = folded.lines[line].content
    var start = content.lowerBound
    for index in content where folded.bytes[index] == 0x20 || folded.bytes[index] == 0x09 {
      if start < index { tokens.append(start..<index) }
      start = index + 1
    }
    if start < content.upperBound { tokens.append(start..<content.upperBound) }
    return joinBrackets(tokens)
  }

  /// （万 元） is one word.
  private func joinBrackets(_ tokens: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for token in tokens {
      if let last = joined.last, opens(last), last.count <= 12 {
        joined[joined.count - 1] = last.lowerBound..<token.upperBound
      } else {
        joined.append(token)
      }
    }
    return joined
  }

  private func opens(_ token: Range<Int>) -> Bool {
    let text = folded.string(token)
    return text.mentions("（") && !text.mentions("）")
  }

  private func text(_ token: Range<Int>) -> String { folded.string(token) }

  private mutating func add(_ cells: [[Range<Int>]]) {
    rows.append(RawRow(cells: cells.map { RawCell(pieces: $0) }, gap: 1))
  }

  // MARK: Fields and tasks

  private static let labels: Set<String> = [
    "项目名称", "项目类型", "项目等级", "主管部门", "用款单位", "实施单位", "实施期限", "起始年度", "到期年度", "预算金额", "总金额",
    "当年度金额", "项目概述", "总体绩效目标", "绩效指标", "部门名称", "基本信息", "预算整体情况", "年度重点工作任务", "年度总体目标", "目标：",
    "当年度目标", "其他需完成的任务", "名称", "项目负责人", "资金来源", "年度目标", "年度绩效目标", "项目资金",
  ]

  mutating func readFields(_ lines: [Int]) {
    var index = 0
    while index < lines.count {
      let words = tokens(lines[index])
      if words.first.map(text) == "名称", words.count >= 2 {
        index = readTasks(lines, from: index)
        continue
      }
      if let next = brokenRow(lines, index) {
        index = next
        continue
      }
      if let last = rows.indices.last, let first = words.first, !isLabel(first),
        words.count == 1 || isProse(lines[index]), takesText(rows[last])
      {
        rows[last].cells[rows[last].cells.count - 1].pieces += words
      } else if let first = words.first, isLabel(first), words.count > 1, isProse(lines[index]) {
        add([[first], Array(words.dropFirst())])
      } else if isProse(lines[index]) {
        add([words])
      } else {
        add(words.map { [$0] })
      }
      index += 1
    }
  }

  private func isLabel(_ token: Range<Int>) -> Bool { Self.labels.contains(text(token)) }

  /// Running text goes on in the cell above when that is a text, too.
  private func takesText(_ row: RawRow) -> Bool {
    guard let cell = row.cells.last, let piece = cell.pieces.first else { return false }
    return row.cells.count == 1 && !isLabel(piece) || row.cells.count == 2 && cell.pieces.count > 1
  }

  /// Sentences, not cells: marks between clauses, or an end.
  private func isProse(_ line: Int) -> Bool {
    let text = folded.text(line)
    return text.mentions("。") || (folded.lines[line].width > 40 && text.mentions(any: ["；", "，"]))
  }

  /// 拟用于对下转移⏎⏎支付资金⏎0: a label broken over lines, its value below it.
  private mutating func brokenRow(_ lines: [Int], _ index: Int) -> Int? {
    guard index + 2 < lines.count, rows.last.map({ $0.cells.count >= 2 }) == true else {
      return nil
    }
    let first = tokens(lines[index])
    let second = tokens(lines[index + 1])
    let third = tokens(lines[index + 2])
    guard first.count == 1, second.count == 1, third.count == 1, !isLabel(first[0]),
      first[0].count <= 30, second[0].count <= 30, isNumber(third[0]), !isNumber(second[0]),
      !isNumber(first[0])
    else { return nil }
    add([[first[0], second[0]], [third[0]]])
    return index + 3
  }

  private func isNumber(_ token: Range<Int>) -> Bool {
    folded.bytes[token].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
  }

  /// 名称 | 主要实施内容 | 拟投入的资金 | 期望达到的目标: rows of a name, a text, an amount, a text.
  private mutating func readTasks(_ lines: [Int], from start: Int) -> Int {
    var index = start
    var header: [[Range<Int>]] = []
    // The header may be broken: its scraps go to the last word that is still open.
    while index < lines.count, index - start < 6 {
      let words = tokens(lines[index])
      let isScrap = words.count == 1 && text(words[0]).hasPrefix("（")
      if isScrap, !header.isEmpty {
        header[header.count - 1].append(words[0])
      } else if index == start
        || words.count == 1 && ["资金", "目标", "金额", "内容"].contains(where: text(words[0]).mentions)
      {
        header += words.map { [$0] }
      } else {
        break
      }
      index += 1
    }
    add(header)
    var task = Task()
    while index < lines.count {
      let words = tokens(lines[index])
      if let first = words.first, isLabel(first) || text(first).hasPrefix("其他需完成") { break }
      let isApart = index > 0 && lines[index] > lines[index - 1] + 1
      if words.count == 1, isNumber(words[0]), !task.name.isEmpty {
        task.amount = words
      } else if task.amount.isEmpty {
        if task.name.isEmpty { task.name = words } else { task.content += words }
      } else if !task.goal.isEmpty, isApart {
        add(task.cells)
        task = Task(name: words)
      } else {
        task.goal += words
      }
      index += 1
    }
    if !task.name.isEmpty { add(task.cells) }
    return index
  }

  private struct Task {
    var name: [Range<Int>] = []
    var content: [Range<Int>] = []
    var amount: [Range<Int>] = []
    var goal: [Range<Int>] = []

    var cells: [[Range<Int>]] { [name, content, amount, goal] }
  }

  // MARK: Indicators

  private static let levelNames: Set<String> = [
    "产出指标", "效益指标", "满意度指标", "成本指标", "数量指标", "质量指标", "时效指标", "经济效益指标", "社会效益指标", "生态效益指标",
    "可持续影响指标", "服务对象满意度指标", "经济成本指标", "社会成本指标", "生态环境成本指标",
  ]
  private static let totals: Set<String> = ["总分", "合计", "总计", "自评总分"]
  private static let outer: Set<String> = ["产出指标", "效益指标", "满意度指标"]

  private struct OpenRow {
    var level1: [Range<Int>] = []
    var level2: [Range<Int>] = []
    var name: [Range<Int>] = []
    var isEmpty: Bool { level1.isEmpty && level2.isEmpty && name.isEmpty }
  }

  mutating func readIndicators(_ lines: [Int]) {
    guard let first = lines.first else { return }
    let header = tokens(first)
    add(header.map { [$0] })
    let named = header.prefix { text($0).mentions("级指标") || text($0).mentions("指标名称") }.count
    levels = (2...3).contains(named) ? named : 3
    let width = max(1, header.count - levels)
    let mayEndEarly = width > 2 && header.last.map { isRemarkHeader(text($0)) } ?? false
    var open = OpenRow()
    var previous = first
    for (position, line) in lines.enumerated().dropFirst() {
      let tokens = tokens(line)
      // Nothing stands in the last column where the line ends with the points.
      let values = mayEndEarly && tokens.last.map(isNumber) ?? false ? width - 1 : width
      var words = takeLevels(tokens, lines, position, &open, values)
      defer { previous = line }
      if words.isEmpty { continue }
      if Self.totals.contains(text(words[0])) {
        flush(&open, values)
        add(words.map { [$0] })
        continue
      }
      let isApart = line > previous + 1
      if words.count > values {
        if isApart, !open.name.isEmpty { flush(&open, values) }
        open.name += words.prefix(words.count - values)
        close(&open, words.suffix(values).map { [$0] })
      } else if words.count == values, !open.name.isEmpty || values > 1 {
        close(&open, words.map { [$0] })
      } else if values == 1, let parts = splitValue(words[0]) {
        open.name.append(parts.0)
        close(&open, [[parts.1]])
      } else {
        open.name += words
        words = []
      }
    }
    flush(&open, width)
  }

  private func isRemarkHeader(_ text: String) -> Bool { text.mentions(any: ["原因", "偏差", "备注", "措施"]) }

  /// Takes level names off the front of a line; a new one ends the row before it.
  private mutating func takeLevels(
    _ words: [Range<Int>], _ lines: [Int], _ position: Int, _ open: inout OpenRow, _ values: Int
  ) -> [Range<Int>] {
    var words = words[...]
    var hasOuter = false
    while let word = words.first {
      var name = text(word)
      var pieces = [word]
      // 服务对象 满意度指⏎标
      if name == "服务对象", let next = words.dropFirst().first, text(next).hasPrefix("满意度指") {
        name = "服务对象满意度指标"
        pieces.append(next)
      }
      guard Self.levelNames.contains(name) else {
        // The last character of a broken level name.
        if name == "标", words.count == 1, open.name.isEmpty {
          if open.level2.isEmpty { open.level1.append(word) } else { open.level2.append(word) }
          return []
        }
        break
      }
      words = words.dropFirst(pieces.count)
      // 满意度指标 满意度指标: the second is the level below.
      if Self.outer.contains(name), !hasOuter {
        if !open.isEmpty { flush(&open, values) }
        open.level1 = pieces
        hasOuter = true
      } else {
        if !open.level2.isEmpty || !open.name.isEmpty { flush(&open, values) }
        open.level2 = pieces
      }
    }
    return Array(words)
  }

  private mutating func flush(_ open: inout OpenRow, _ values: Int) {
    guard !open.isEmpty else { return }
    close(&open, Array(repeating: [], count: values))
  }

  private mutating func close(_ open: inout OpenRow, _ values: [[Range<Int>]]) {
    add((levels == 2 ? [open.level1 + open.level2, open.name] : [open.level1, open.level2, open.name]) + values)
    open = OpenRow()
  }

  /// A name and its value without a space between: 社会消费品零售总额增长6%, 规上工业运行情况每个季度.
  private func splitValue(_ token: Range<Int>) -> (Range<Int>, Range<Int>)? {
    let marks = ["≥", "≤", ">", "<", "=", "大于", "小于", "不低于", "不高于", "不少于", "不超过", "增长", "每"]
      .map { Array($0.utf8) }
    var index = token.lowerBound + 3
    while index < token.upperBound {
      let rest = folded.bytes[index..<token.upperBound]
      let startsValue =
        (0x30...0x39).contains(folded.bytes[index])
        || marks.contains { rest.starts(with: $0) }
      // A year, or a figure in the middle of the name, opens no value: what follows must be short.
      if startsValue, rest.count <= 24, index > token.lowerBound {
        return (token.lowerBound..<index, index..<token.upperBound)
      }
      index += Folding.scalarLength(folded.bytes[index])
    }
    return nil
  }
}
