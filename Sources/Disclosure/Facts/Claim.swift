package enum Direction: String, Hashable, Sendable {
  case up, down, flat
}

/// A relation between figures, said in words. Fact indices point into `Reading.facts`.
package struct Claim: Sendable {
  package enum Relation: Sendable {
    /// 比上年增加 X 万元，增长 Y%. At least one of amount and rate is there.
    case change(Change)
    /// 占 W 的 Y%. `whole` is the fact named, or the one the enumeration opened with.
    case share(part: Int, whole: Int?, wholeLabel: String, percent: Quantity)
    /// 完成预算 Y%, 执行率 Y%.
    case completion(actual: Int, budget: Int?, budgetMeasure: Measure, percent: Quantity)
    /// 其中：…, 分别为…, 包括…
    case composition(Composition)
    /// 增加 X 万元，其中：基本支出增加 A 万元，项目支出增加 B 万元: indices of change claims.
    case changeComposition(whole: Int, parts: [Int])
    /// 共 N 个，包括：a、b、c.
    case count(stated: Quantity, listed: Int, items: Span, isExhaustive: Bool)
    /// 决算数大于 / 小于 / 等于 预算数. `direction`: up = 大于.
    case comparison(left: Int, right: Int?, rightMeasure: Measure, direction: Direction)
    /// 详见表2-1.
    case reference(label: String)
    /// 主要原因是…: `text` is the reason; `claim` the change it explains.
    case reason(claim: Int?, text: Span)
  }

  package struct Change: Sendable {
    /// The level after the change; `nil` when only the change is printed.
    package var level: Int?
    /// The level before, when it is printed.
    package var base: Int?
    package var basePeriod: Period
    /// What the comparison is with: the same line a year before, or another measure (预算) of the same year.
    package var baseMeasure: Measure
    package var direction: Direction
    package var directionSpan: Span
    /// Printed without sign; the sign is `direction`.
    package var amount: Quantity?
    package var rate: Quantity?
    /// The words of amount and of rate, direction and unit included (增加408.62万元; 增长65.57%).
    package var amountSpan: Span?
    package var rateSpan: Span?
    /// What the change is of, even where no level is printed.
    package var concept: String
    package var scope: Scope
    /// 基本持平: flat within what a writer calls nearly.
    package var isApproximate: Bool
    /// The direction printed with the rate, where amount and rate each have their own.
    package var secondDirection: Direction?
    /// Said in a reason: a part of another change, never its own level.
    package var isReason: Bool

    package init(
      level: Int?, base: Int?, basePeriod: Period, baseMeasure: Measure, direction: Direction,
      directionSpan: Span, amount: Quantity?, rate: Quantity?, concept: String, scope: Scope,
      isApproximate: Bool = false, secondDirection: Direction? = nil, isReason: Bool = false
    ) {
      self.level = level
      self.base = base
      self.basePeriod = basePeriod
      self.baseMeasure = baseMeasure
      self.direction = direction
      self.directionSpan = directionSpan
      self.amount = amount
      self.rate = rate
      self.concept = concept
      self.scope = scope
      self.isApproximate = isApproximate
      self.secondDirection = secondDirection
      self.isReason = isReason
    }
  }

  package struct Composition: Sendable {
    package enum Exhaustiveness: String, Hashable, Sendable {
      /// 分别为, 按…划分, 包括（共 n）: the parts must add up.
      case exhaustive
      /// 其中: usually all of it; a gap is a warning where a sibling list closes.
      case itemised
      /// 主要, 等: parts may not exceed the whole.
      case partial

      /// Of two words that open one list, the one that promises less.
      package func weaker(than other: Exhaustiveness) -> Exhaustiveness {
        self == .partial || other == .partial ? .partial : self == .itemised ? .itemised : other
      }
    }

    package var whole: Int
    package var parts: [Int]
    package var exhaustiveness: Exhaustiveness
    /// 按支出经济分类划分: what the list is divided by; empty when not said.
    package var basis: String

    package init(whole: Int, parts: [Int], exhaustiveness: Exhaustiveness, basis: String) {
      self.whole = whole
      self.parts = parts
      self.exhaustiveness = exhaustiveness
      self.basis = basis
    }
  }

  package var relation: Relation
  /// The words that make the claim.
  package var span: Span
  package var sentence: Span
  package var section: Int
  /// Id of the extractor rule in `rules/extract`.
  package var extractor: String

  package init(
    relation: Relation, span: Span, sentence: Span, section: Int, extractor: String
  ) {
    self.relation = relation
    self.span = span
    self.sentence = sentence
    self.section = section
    self.extractor = extractor
  }
}
