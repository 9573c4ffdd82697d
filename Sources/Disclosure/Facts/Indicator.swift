/// One row of a performance form.
package struct Indicator: Sendable {
  /// 一级指标 (产出指标), carried down merged cells; empty when unknown.
  package var level1: String
  /// 二级指标 (数量指标), carried down; empty when unknown.
  package var level2: String
  /// 三级指标 without the unit in brackets.
  package var name: String
  package var nameSpan: Span
  /// Unit written in the name: 满意度（%）, 数量（个）.
  package var nameUnit: String?
  /// 绩效指标描述; empty when the form has no such column.
  package var description: String
  package var descriptionSpan: Span?
  /// One per target column, in order (实施周期指标值, 当年度指标值); empty when the row has no such cell.
  package var targets: [IndicatorValue]
  package var actual: IndicatorValue?
  /// 完成率, 得分, 分值 where the form has the columns.
  package var completionRate: Quantity?
  package var weight: Quantity?
  package var score: Quantity?
  /// The whole row.
  package var span: Span

  /// Figures the description names, in order: 满意度达到95%以上.
  package var descriptionFigures: [Quantity] = []
  /// 计分标准, 评分标准; `nil` when the form has no such column or the cell is blank.
  package var standardSpan: Span?
  /// 偏差原因分析及改进措施 of the row says something.
  package var isExplained = false
  /// The row's cells were put back into their columns after a leading cell had been lost.
  package var isRealigned = false
  /// Where 二级指标 stands for this row, above it when merged.
  package var level2Span: Span?

  package init(
    level1: String, level2: String, name: String, nameSpan: Span, nameUnit: String?,
    description: String, descriptionSpan: Span?, targets: [IndicatorValue],
    actual: IndicatorValue?, completionRate: Quantity?, weight: Quantity?, score: Quantity?,
    span: Span
  ) {
    self.level1 = level1
    self.level2 = level2
    self.name = name
    self.nameSpan = nameSpan
    self.nameUnit = nameUnit
    self.description = description
    self.descriptionSpan = descriptionSpan
    self.targets = targets
    self.actual = actual
    self.completionRate = completionRate
    self.weight = weight
    self.score = score
    self.span = span
  }

  package var figureCount: Int {
    let rates = [completionRate, weight, score].count { $0 != nil }
    return rates + descriptionFigures.count + (targets + [actual].compactMap(\.self)).count(where: \.isFigure)
  }

  /// The target of the document's year: the last target column that is filled, else the last one.
  package var target: IndicatorValue? {
    targets.last { $0.content != .empty } ?? targets.last
  }
}

/// 指标值: a bound, a number, words, a date, or a choice left open.
package struct IndicatorValue: Sendable {
  package enum Content: Hashable, Sendable {
    case empty
    /// ≥95%, 10个, 360: `Quantity.comparator` holds the sign.
    case number(Quantity)
    /// 80%-90%, 10至20个: both ends.
    case range(Quantity, Quantity)
    /// 12月底前, 每季度
    case date
    /// 是/否, 有/无: both branches still there.
    case choice
    /// A comparator with nothing behind it: ≥, 不超过.
    case bound
    /// 及时, 提高, 是
    case words
  }

  /// What time a target column speaks of.
  package enum Coverage: Hashable, Sendable {
    /// 实施周期指标值, 中期指标值
    case term
    /// 当年度指标值, 年度指标值
    case year
    case unknown
  }

  package var span: Span
  package var text: String
  package var content: Content
  package var coverage = Coverage.unknown
  /// The text is comparator, number and unit and nothing else (≥95%, 10个以上; not 培训200人次).
  package var isPlain: Bool
  /// The comparator as printed (》, ≧, 不低于), from its own column where the form has one; empty when none.
  package var sign: String

  package init(
    span: Span, text: String, content: Content, isPlain: Bool = true, sign: String = ""
  ) {
    self.span = span
    self.text = text
    self.content = content
    self.isPlain = isPlain
    self.sign = sign
  }

  package var quantity: Quantity? {
    if case .number(let quantity) = content { quantity } else { nil }
  }

  package var isFigure: Bool {
    switch content {
    case .number, .range: true
    case .empty, .date, .choice, .bound, .words: false
    }
  }
}
