internal import Disclosure

/// A list of parts being read: 其中：…, 分别为…, 按…划分：….
struct OpenList {
  /// What may be added up: money with money, 人 with 人.
  struct Kind: Hashable {
    var dimension: Unit.Dimension
    /// The measure word of counts; empty for money.
    var symbol: String
    /// 年初预算 is divided into 年初预算, 决算 into 决算.
    var measure: Measure

    /// `nil` for ratios, and for figures of another year.
    init?(_ fact: Fact) {
      guard let unit = fact.quantity.unit, fact.period == .current else { return nil }
      measure = fact.measure
      switch unit.dimension {
      case .money: (dimension, symbol) = (.money, "")
      case .count, .measure, .score: (dimension, symbol) = (unit.dimension, unit.symbol)
      case .percent, .percentagePoint, .multiple: return nil
      }
    }
  }

  var wholes: [Kind: Int]
  var parts: [Kind: [Int]]
  var exhaustiveness: Claim.Composition.Exhaustiveness
  var basis: String
  var span: Span
  var extractor: String
  /// The change read just before the list, when there is one, and those read in it: local claim indices.
  var wholeChange: Int?
  var changes: [Int] = []
  /// A list inside another ends at ；; an outer one goes on over it.
  var isNested: Bool

  /// The parts read so far add up to their whole to the last printed place: nothing more belongs to it.
  func isClosed(_ fact: (Int) -> Fact?) -> Bool {
    parts.contains { kind, parts in
      guard parts.count >= 2, let whole = wholes[kind].flatMap(fact) else { return false }
      let quantities = parts.compactMap { fact($0)?.quantity }
      let gap = quantities.reduce(-whole.quantity.value) { $0 + $1.value }
      let ulp = whole.quantity.unitInLastPlace * Rational(Int128(quantities.count + 1), over: 2)
      return gap.magnitude <= (whole.quantity.isExact ? .zero : ulp)
    }
  }

  /// One claim a kind of figure that has a whole and at least two parts.
  func claims(sentence: Span, section: Int) -> [Claim] {
    // Wholes are visited in text order: the same input gives the same report.
    wholes.sorted { $0.value < $1.value }.compactMap { kind, whole in
      guard let parts = parts[kind], parts.count >= 2 else { return nil }
      return Claim(
        relation: .composition(
          Claim.Composition(
            whole: whole, parts: parts, exhaustiveness: exhaustiveness, basis: basis)),
        span: span, sentence: sentence, section: section, extractor: extractor)
    }
  }
}

/// A list whose parts are whole paragraphs: 「…1031.84 万元。其中：」 and an item a paragraph after it.
struct CarriedList {
  private var list: OpenList?
  private var sentence = Span(0, 0)
  private var section = 0

  /// Takes note of a paragraph: its opening amount is a part, a heading or another total ends the list.
  mutating func pass(_ paragraph: ParagraphReader, _ block: Block, facts: [Fact]) -> [Claim] {
    if let opened = paragraph.carried {
      let claims = close()
      list = opened
      sentence = paragraph.sentence
      section = block.section
      return claims
    }
    guard var open = list else { return [] }
    var isItem = false
    var seen: Set<OpenList.Kind> = []
    // The first figure of each kind is the item's; what follows are its own parts and changes.
    for index in facts.indices.suffix(paragraph.facts.count) {
      guard let kind = OpenList.Kind(facts[index]), open.wholes[kind] != nil,
        seen.insert(kind).inserted
      else { continue }
      open.parts[kind, default: []].append(index)
      isItem = true
    }
    guard isItem else {
      // An ellipsis line between the items is none; another section or a paragraph of prose is the end.
      let isEnd = block.section != section || block.kind == .heading || block.span.length > 60
      return isEnd ? close() : []
    }
    list = open
    return []
  }

  mutating func close() -> [Claim] {
    defer { list = nil }
    return list?.claims(sentence: sentence, section: section) ?? []
  }
}
