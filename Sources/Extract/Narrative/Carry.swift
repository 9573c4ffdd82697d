internal import Disclosure

extension ParagraphReader {
  /// What one paragraph hands to the next of its section.
  struct Carry {
    /// The section's opening line: its amount, and its other readings in the same sentence (年初预算).
    private(set) var sectionHeads: [(index: Int, fact: Fact)] = []
    /// The opening line of the paragraph before.
    private(set) var paragraphHeads: [(index: Int, fact: Fact)] = []
    /// The section's opening line has a share of its own: it is one of the parts.
    private(set) var headIsPart = false
    /// Those of the paragraph before that a list of it divides.
    private(set) var divided: Set<Int> = []
    /// The unit most amounts of the last paragraph with any were printed in: one 元 among 万元 is a slip, and none for the next.
    private(set) var moneyUnit: Unit?

    /// The same, without what belongs to another section.
    func entering(_ section: Int) -> Carry {
      guard sectionHeads.first?.fact.section != section else { return self }
      var carry = Carry()
      carry.moneyUnit = moneyUnit
      return carry
    }

    /// `facts`: those of the document, the paragraph's own included.
    mutating func leave(_ paragraph: ParagraphReader, facts: [Fact]) {
      self = entering(paragraph.section)
      divided = Set(
        paragraph.claims.compactMap { claim in
          if case .composition(let composition) = claim.relation, composition.exhaustiveness != .partial {
            composition.whole
          } else {
            nil
          }
        })
      moneyUnit = paragraph.moneyUnits.usual ?? moneyUnit
      // What a unit of the department was told of is divided in its own paragraph.
      guard !paragraph.headIsItem, paragraph.teller.isEmpty, let head = paragraph.head, facts.indices.contains(head)
      else { return }
      if isEnumerated(head, paragraph, facts) {
        paragraphHeads = []
        return
      }
      paragraphHeads = facts.indices[head...].filter {
        facts[$0].concept == facts[head].concept && facts[$0].origin == facts[head].origin
      }.map { ($0, facts[$0]) }
      guard sectionHeads.isEmpty || turnsToSpending(facts[head]) else { return }
      sectionHeads = paragraphHeads
      headIsPart = paragraph.claims.contains { claim in
        if case .share(head, _, _, _) = claim.relation { true } else { false }
      }
    }

    /// 支出按功能科目：甲 5 万元、乙 3 万元、丙 2 万元。 and then 其中：: of all of them, and not of the first.
    private func isEnumerated(_ head: Int, _ paragraph: ParagraphReader, _ facts: [Fact]) -> Bool {
      let text = paragraph.reader.document.text
      let fellows = facts[(head + 1)...].prefix {
        $0.origin == facts[head].origin && Wording(text[..<$0.labelSpan.start].suffix(3)) == "、"
      }
      return fellows.count >= 2 && fellows.allSatisfy { $0.path == facts[head].path && $0.quantity.isMoney }
    }

    /// （一）收入预算。…（二）支出预算。…: the other side of the budget begins in the same section.
    private func turnsToSpending(_ head: Fact) -> Bool {
      sectionHeads.first?.fact.flow == .income && head.flow == .expenditure
        && Self.spendingTotals.contains(head.concept)
    }

    private static let spendingTotals: Set<String> = ["支出总计", "支出合计", "本年支出合计"]

    func fact(_ index: Int) -> Fact? {
      (sectionHeads + paragraphHeads).first { $0.index == index }?.fact
    }
  }
}
