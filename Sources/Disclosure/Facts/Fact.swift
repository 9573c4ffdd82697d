/// Which money a figure speaks of.
package enum Scope: String, Hashable, Sendable, CaseIterable {
  /// 财政拨款: general public budget + government funds + state capital.
  case fiscal
  /// 一般公共预算(财政拨款)
  case generalBudget
  /// 政府性基金预算
  case governmentFund
  /// 国有资本经营预算
  case stateCapital
  /// All funds of the department, or nothing said.
  case allFunds
}

package enum Flow: String, Hashable, Sendable {
  case income, expenditure, both, none
}

/// Which reading of a line a figure is.
package enum Measure: String, Hashable, Sendable {
  /// 年初预算数, or 预算数 in a budget document.
  case initialBudget
  /// 全年预算数, 调整预算数, or 预算数 in final accounts.
  case adjustedBudget
  /// 决算数, 执行数
  case actual
  /// No measure word; the document's own (预算数 in a budget, 决算数 in final accounts).
  case own
}

extension Measure {
  /// The document's own reading under its own name: 预算数 in a budget, 决算数 in final accounts.
  package func resolved(in kind: Document.Kind) -> Measure {
    switch (kind, self) {
    case (.finalAccounts, .actual): .own
    case (.budget, .initialBudget): .own
    default: self
    }
  }
}

package enum Period: Hashable, Sendable {
  /// The document's year.
  case current
  /// The year before.
  case prior
  case year(Int)
}

/// A quantity bound to what it measures.
package struct Fact: Sendable {
  package enum Origin: Hashable, Sendable {
    /// Indices into `Document.blocks` and its `sentences`.
    case narrative(block: Int, sentence: Int)
    /// Indices into `Document.tables`, its `lines`, its `columns`.
    case cell(table: Int, line: Int, column: Int)
  }

  package var quantity: Quantity
  /// Concept label: measure, scope and period words removed, synonyms folded (基本支出, 社会保障和就业支出).
  package var concept: String
  /// The label as it stands in the text.
  package var labelSpan: Span
  /// The enclosing concepts, outermost first (类, 款, or the whole a part belongs to).
  package var path: [String]
  /// 科目编码, joined digits.
  package var code: String?
  package var scope: Scope
  package var flow: Flow
  package var measure: Measure
  package var period: Period
  package var origin: Origin
  package var section: Int
  /// 人均, 车均: what comes to one of many.
  package var isAverage = false

  package init(
    quantity: Quantity, concept: String, labelSpan: Span, path: [String], code: String?,
    scope: Scope, flow: Flow, measure: Measure, period: Period, origin: Origin, section: Int
  ) {
    self.quantity = quantity
    self.concept = concept
    self.labelSpan = labelSpan
    self.path = path
    self.code = code
    self.scope = scope
    self.flow = flow
    self.measure = measure
    self.period = period
    self.origin = origin
    self.section = section
  }

  package var span: Span { quantity.span }
  /// The label and the figure with its unit; the figure alone where they stand apart.
  package var extent: Span {
    labelSpan.end <= quantity.extent.start && quantity.extent.start - labelSpan.end <= 6
      ? labelSpan.union(quantity.extent) : quantity.extent
  }
  /// Where it stands in a table; `nil` in prose.
  package var cell: CellAddress? {
    guard case .cell(let table, let line, let column) = origin else { return nil }
    return CellAddress(table: table, line: line, column: column)
  }
  /// The paragraph of a figure of the prose, by index; `nil` in tables.
  package var block: Int? {
    if case .narrative(let block, _) = origin { block } else { nil }
  }
  package var isNarrative: Bool { block != nil }
}
