internal import Disclosure

extension ParagraphReader {
  /// What one paragraph hands to the next of its section.
  struct Carry {
    /// The section's opening amount.
    private(set) var sectionHead: (index: Int, fact: Fact)?
    /// The opening amount of the paragraph before.
    private(set) var paragraphHead: (index: Int, fact: Fact)?
    /// The unit amounts were last printed in, in the whole document.
    private(set) var moneyUnit: Unit?

    /// The same, without what belongs to another section.
    func entering(_ section: Int) -> Carry {
      guard sectionHead?.fact.section != section else { return self }
      var carry = Carry()
      carry.moneyUnit = moneyUnit
      return carry
    }

    /// `facts`: those of the document, the paragraph's own included.
    mutating func leave(_ paragraph: ParagraphReader, facts: [Fact]) {
      self = entering(paragraph.section)
      moneyUnit = paragraph.facts.last { $0.quantity.isMoney }?.quantity.unit ?? moneyUnit
      guard let head = paragraph.head, facts.indices.contains(head) else { return }
      paragraphHead = (head, facts[head])
      if sectionHead == nil { sectionHead = paragraphHead }
    }

    func fact(_ index: Int) -> Fact? {
      [sectionHead, paragraphHead].compactMap { $0 }.first { $0.index == index }?.fact
    }
  }
}
