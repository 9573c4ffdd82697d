/// A performance form (绩效目标表, 绩效自评表): one project or the whole department.
package struct Project: Sendable {
  /// 项目名称; the department's name on a form for the department as a whole.
  package var name: String
  package var nameSpan: Span
  /// 部门整体支出绩效目标表 rather than one project's.
  package var isWholeDepartment: Bool
  /// The year's amount (当年度金额, 年度资金总额, 预算数); `nil` when the cell is empty or missing.
  package var budget: Quantity?
  /// 总金额 over the whole term, where the form has it.
  package var totalBudget: Quantity?
  /// 执行数, in self-evaluations.
  package var executed: Quantity?
  /// Cells of 总体目标, 年度绩效目标, 实际完成情况.
  package var goals: [Span]
  package var indicators: [Indicator]
  /// Fields such as 主管部门及代码 whose cell is blank: label spans.
  package var emptyFields: [Span]
  /// Indices into `Document.tables`, empty when the form was read from loose lines.
  package var tables: [Int]
  package var section: Int
  package var span: Span

  package init(
    name: String, nameSpan: Span, isWholeDepartment: Bool, budget: Quantity?,
    totalBudget: Quantity?, executed: Quantity?, goals: [Span], indicators: [Indicator],
    emptyFields: [Span], tables: [Int], section: Int, span: Span
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.isWholeDepartment = isWholeDepartment
    self.budget = budget
    self.totalBudget = totalBudget
    self.executed = executed
    self.goals = goals
    self.indicators = indicators
    self.emptyFields = emptyFields
    self.tables = tables
    self.section = section
    self.span = span
  }
}

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
  package var targets: [IndicatorValue]
  package var actual: IndicatorValue?
  /// 完成率, 得分, 分值 where the form has the columns.
  package var completionRate: Quantity?
  package var weight: Quantity?
  package var score: Quantity?
  /// The whole row.
  package var span: Span

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
}

/// 指标值: a bound, a number, words, a date, or a choice left open.
package struct IndicatorValue: Sendable {
  package enum Content: Hashable, Sendable {
    case empty
    /// ≥95%, 10个, 360: `Quantity.comparator` holds the sign.
    case number(Quantity)
    /// 12月底前, 每季度
    case date
    /// 是/否, 有/无: both branches still there.
    case choice
    /// 及时, 提高, 是
    case words
  }

  package var span: Span
  package var text: String
  package var content: Content

  package init(span: Span, text: String, content: Content) {
    self.span = span
    self.text = text
    self.content = content
  }

  package var quantity: Quantity? {
    if case .number(let quantity) = content { quantity } else { nil }
  }
}
