internal import Disclosure

/// Which money a level is of, and which line words for its flow alone mean.
extension ParagraphReader {
  /// 一般公共预算财政拨款本年收入 5 万元，…；本年支出 4 万元: the money that was named with the one flow is that of the other.
  func otherFlow(of label: Label) -> Fact? {
    guard let other = Self.flows[label.concept] else { return nil }
    return facts.suffix(Self.near).last { fact in
      fact.concept == other && fact.period == .current && fact.scope != .allFunds
        && fact.origin == .narrative(block: block, sentence: sentenceIndex)
    }
  }

  private static let flows = ["本年支出合计": "本年收入合计", "本年收入合计": "本年支出合计"]
  /// Figures of a sentence that are looked at.
  private static let near = 12

  /// 财政拨款支出 below the heading of one budget, in a paragraph that names no budget, is what was spent of that budget.
  func ownScope(of label: Label) -> Scope? {
    guard label.scope == .fiscal, !namesBudget, let scope = reader.contexts[section].scope, scope != .allFunds else {
      return label.scope
    }
    return scope
  }

  /// 政府性基金预算年初结转和结余 2 万元，本年收入 7 万元，本年支出 8 万元: one account, whose fund is named once.
  func fundOfAccount(_ label: Label) -> Scope? {
    guard label.scope == nil, Self.linesOfAccount.contains(label.concept),
      let head = sentenceHeads.first.flatMap({ fact($0) }), [.governmentFund, .stateCapital].contains(head.scope)
    else { return nil }
    return head.scope
  }

  private static let linesOfAccount: Set<String> = ["年初结转和结余", "本年收入合计", "本年支出合计", "年末结转和结余"]

  /// 养老保险基金预算收入 2 亿元、预算支出 1 亿元: 支出 of the pool that was named, which is no part of the department's.
  func poolLine(of label: Label) -> String? {
    guard label.isBareTotal, label.scope == nil, label.flow == .expenditure else { return nil }
    let income = facts.suffix(Self.near).last {
      $0.concept.hasSuffix("保险基金收入") && $0.origin == .narrative(block: block, sentence: sentenceIndex)
    }
    return income.map { String($0.concept.dropLast(2)) + "支出" }
  }

  /// 苗木基地安排 8 万元、支出 7 万元: what was spent of that.
  func lineAllotted(before label: Label) -> Fact? {
    guard label.isBareTotal, label.scope == nil, label.flow == .expenditure, let last = facts.last,
      last.origin == .narrative(block: block, sentence: sentenceIndex), last.quantity.isMoney,
      !last.concept.isEmpty, !reader.labels.isName(last.concept)
    else { return nil }
    let words = Wording(reader.document.text[last.labelSpan.range])
    return Self.allots.contains(where: words.hasSuffix) ? last : nil
  }

  private static let allots: [Wording] = ["安排", "下达", "到位", "拨付", "分配"]

  /// 一般公共预算拨款采购 8 万元：货物 5 万元: the parts are of that money, too.
  mutating func noteScope(before colon: Clause) {
    guard let last = facts.last, colon.span.contains(last.span), last.quantity.isMoney, last.scope != .allFunds
    else { return }
    scopeOfList = last.scope
  }

  /// 自评涉及项目 9 个，一般公共预算资金 8 万元: what those projects take of the budget, and not all of it.
  func isMoneyOfProjects(_ words: Span) -> Bool {
    guard let last = facts.last, last.origin == .narrative(block: block, sentence: sentenceIndex),
      last.quantity.unit?.dimension == .count, last.concept.hasSuffix("项目")
    else { return false }
    return Wording(reader.document.text[words.range]).hasSuffix("资金")
  }
}
