internal import Disclosure

/// What is a part of an open list, and what only stands beside its parts.
extension ParagraphReader {
  /// 甲 5 万元，乙 3 万元，合计 8 万元: what two lines of the sentence come to, and neither of them once more.
  func isTotalBehind(_ label: Label, _ figure: Span) -> Bool {
    let before = Wording(reader.document.text[max(figure.start - 6, sentence.start)..<figure.start])
    let isSum = label.isSum || Self.counted.contains(where: before.hasSuffix)
    return isSum && label.concept.isEmpty && label.period == nil
      && Set(sentenceLevels.compactMap { fact($0)?.concept }).count >= 2
  }

  private static let counted: [Wording] = ["，共", "、共", "共计", "合计"]

  /// 中小企业合同 4 万元，含小微企业 3 万元: a part of the part before it.
  func isWithinPart(_ words: Span) -> Bool {
    guard !lists.isEmpty, !sentenceLevels.isEmpty else { return false }
    let text = Wording(reader.document.text[words.range])
    return text.hasPrefix("含") || text.hasPrefix("包含") || text.contains("内含") || text.contains("中的")
  }

  /// 另有不纳入预算的往来资金 3 万元: beside a list that has closed.
  mutating func closeBefore(_ words: Span) {
    let text = Wording(reader.document.text[words.range])
    if let list = lists.last, !list.isAside, Self.besides.contains(where: text.hasPrefix), list.isClosed(fact) {
      closeLast()
    }
  }

  private static let besides: [Wording] = ["另有", "另外", "此外", "另"]

  /// 其中：甲活动 14 批次，支出 1 万元: what a part of the list took, and not the line the list divides.
  func isSpentOfPart(_ label: Label) -> Bool {
    guard label.isBareTotal, label.scope == nil, label.measure == nil, let list = lists.last, let last = facts.last
    else { return false }
    return last.span.start > list.span.start && !last.quantity.isMoney
  }

  /// 货物、服务分别为 3 万元、5 万元; 其中 9 万元来自学费: a part whose name is not read, and not the whole once more.
  func isNamelessPart(_ words: Span) -> Bool {
    // 培训费 3 万元中，1 万元为上年欠付
    if words.isEmpty, let before = previousClause, !before.isAside, words.start - before.span.end <= 3,
      Wording(reader.document.text[before.span.range]).hasSuffix("元中")
    {
      return true
    }
    guard let list = lists.last else { return false }
    let isFirst = facts.last.map { $0.span.end <= list.span.start } ?? true
    let text = Wording.label(reader.document.text[words.range])
    return isFirst ? Self.openings.contains(text) : facts.last?.concept == "" && Self.joints.contains(text)
  }

  private static let openings: [Wording] = ["", "分别为", "分别是", "其中"]

  /// 一般公共预算 9 万元，政府性基金 0 万元，其中：人工费 5 万元: nothing has no part that is something.
  func divideNoNothing(_ list: inout OpenList) {
    for (kind, index) in list.wholes where fact(index)?.quantity.value.isZero == true {
      let parts = QuantityScanner.Figures(text: reader.document.text, span: Span(list.span.end, sentence.end))
      guard let part = parts.first(where: { $0.kind == .quantity }), !part.quantity.value.isZero else { continue }
      let told = list.alternatives.last { level in
        fact(level).map { OpenList.Kind($0) == kind && !$0.quantity.value.isZero } == true
      }
      guard let told else { continue }
      list.wholes[kind] = told
      list.alternatives.append(index)
    }
  }

  mutating func addPart(_ index: Int, _ fact: Fact) {
    guard OpenList.Kind(fact) != nil, !lists.isEmpty else { return }
    // 收入总预算 8 万元，其中…，支出总预算也是 8 万元: a total is no part, and neither is the other side of the whole.
    let balances = lists[lists.count - 1].wholes.values.contains { whole in
      self.fact(whole).map { $0.quantity.value == fact.quantity.value && isOppositeFlow($0, fact) && isTotal($0) }
        ?? false
    }
    if balances || Self.grandTotals.contains(fact.concept) {
      closeLast()
      return
    }
    // 得分 90 分，其中决策扣 1 分: what was taken off, and no part of the score.
    if Wording(reader.document.text[fact.labelSpan.range]).contains("扣"), fact.quantity.unit?.dimension == .score {
      return
    }
    // 本年收入 8 万元，其中财政拨款 7 万元；年初结转 1 万元: what was carried over is no part of the year's own.
    if Self.balances.contains(where: fact.concept.contains),
      lists[lists.count - 1].wholes.values.contains(where: {
        self.fact($0).map { Self.yearsOwn.contains($0.concept) } ?? false
      })
    {
      closeLast()
      return
    }
    // 固定资产原值 9 万元、累计折旧 4 万元、净值 5 万元: what it cost and what was written off; the value is what is left.
    if fact.concept.hasSuffix("折旧") || fact.concept.hasSuffix("原值") { return }
    // 公用经费预算 9 万元，实际支出 8 万元；…: what was spent of a part that was budgeted.
    if isSpent(fact, ofPartBefore: index) {
      if let kind = OpenList.Kind(fact) { lists[lists.count - 1].incomplete.insert(kind) }
      return
    }
    if lists[lists.count - 1].wholes.values.contains(where: { self.fact($0).map { isBeside($0, fact) } ?? false }) {
      closeLast()
      return
    }
    lists[lists.count - 1].add(index, fact, after: separator)
    separator = .enumeration
  }

  private func isSpent(_ fact: Fact, ofPartBefore index: Int) -> Bool {
    guard let last = self.fact(index - 1), last.origin == fact.origin,
      last.span.start > lists[lists.count - 1].span.start
    else { return false }
    return fact.measure == .own && [.initialBudget, .adjustedBudget].contains(last.measure)
      && last.concept == fact.concept && last.path == fact.path
  }

  /// 因公出国（境）费 9 万元，其中…；公务接待费 3 万元: of the official expenses, the sources of income and the classes of accounts, each stands
  /// beside the others.
  private func isBeside(_ whole: Fact, _ part: Fact) -> Bool {
    Self.peers.contains { names in
      func name(_ fact: Fact) -> String? { names.first { fact.concept.hasPrefix($0) } }
      guard let one = name(whole), let other = name(part) else { return false }
      return one != other
    }
  }

  private static let peers = [
    ["因公出国", "公务接待费", "公务用车"],
    ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "事业单位经营收入", "附属单位上缴收入", "其他收入"],
    [
      "一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出", "文化旅游体育与传媒支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出",
      "城乡社区支出", "农林水支出", "交通运输支出", "资源勘探工业信息等支出", "商业服务业等支出", "金融支出", "自然资源海洋气象等支出", "住房保障支出", "粮油物资储备支出",
      "灾害防治及应急管理支出",
    ],
    ["工资福利支出", "商品和服务支出", "对个人和家庭的补助"],
  ]

  /// All income or all spending, by a name of the lexicon or one of its own.
  private func isTotal(_ whole: Fact) -> Bool {
    ReferenceResolver.totals.contains(whole.concept) || !reader.labels.isName(whole.concept)
  }

  func isOppositeFlow(_ whole: Fact, _ part: Fact) -> Bool {
    let flows = Set([whole.flow, part.flow])
    let words = Wording(reader.document.text[part.labelSpan.range])
    return flows == [.income, .expenditure] || whole.flow == .income && words.contains("支出")
  }

  private static let grandTotals: Set<String> = ["收入总计", "支出总计", "收入支出总计"]

  private static let yearsOwn: Set<String> = ["本年收入合计", "本年支出合计"]

  /// 购置费（更新 1 辆，18 万元）: the amount is of what the bracket counts.
  func isBehindThings(_ words: Span, _ clause: Clause) -> Bool {
    guard clause.isAside, words.isEmpty, let before = previousClause, before.isAside, let last = facts.last else {
      return false
    }
    return last.quantity.unit?.dimension == .count && before.span.contains(last.quantity.span)
  }

  /// 上年结转 5 万元、当年安排 8 万元: what this year added to what was carried over.
  func isBesideBalance(_ words: Span) -> Bool {
    guard let last = facts.last, last.origin == .narrative(block: block, sentence: sentenceIndex),
      Self.balances.contains(where: last.concept.contains)
    else { return false }
    let text = Wording(reader.document.text[words.range])
    return Self.ofThisYear.contains(where: text.hasPrefix)
  }

  private static let ofThisYear: [Wording] = ["当年", "本年", "今年"]

  /// 二是…: the reason goes on. （二）…: what the item before divided is not divided on.
  mutating func beginItem(_ clause: Clause) {
    let words = Wording(reader.document.text[clause.span.range])
    isReason =
      isReason || reasonBefore && Self.ordinals.contains { words.hasPrefix($0) && words.suffix(from: 3).hasPrefix("是") }
    reasonBefore = false
    guard let list = lists.last, lists.count == 1, !list.isAside, list.span.start > sentence.start else { return }
    // 其中小微企业 3 万元；余下 2 万元: what is left of more than the part that was named.
    if Self.remainders.contains(where: words.hasPrefix), list.parts.values.allSatisfy({ $0.count == 1 }) { closeLast() }
    let item = Numbering.read(Array(words.prefix(Self.itemStart).string.unicodeScalars))
    if item != nil, startsWithNumber(sentence) { closeLast() }
  }

  func startsWithNumber(_ span: Span) -> Bool {
    let start = Wording(reader.document.text[span.range].prefix(Self.itemStart))
    return Numbering.read(Array(start.string.unicodeScalars)) != nil
  }

  private static let remainders: [Wording] = ["余下", "其余", "剩余", "剩下"]

  /// Bytes of （十二）.
  private static let itemStart = 12

  private static let ordinals: [Wording] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// 基本支出按经济性质划分，人员经费 5 万元: the list of a line whose amount is not told here, and not of what was told before.
  func dividesLineNotTold(_ phrase: Phrase, _ walk: ClauseWalk) -> Bool {
    guard phrase.capture("basis") != nil, walk.clause.span.start == sentence.start else { return false }
    let label = reader.labels.read(reader.document.text[walk.words(before: phrase.span.start).range])
    return Self.dividedKinds.contains(label.concept) && level(named: label) == nil
  }

  private static let dividedKinds: Set<String> = ["基本支出", "项目支出"]
}
