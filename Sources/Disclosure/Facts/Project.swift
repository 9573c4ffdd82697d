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

  /// 总金额 or 当年度金额 left blank beside the other one: label spans.
  package var emptyAmounts: [Span] = []
  /// 年初预算数, where the form prints it beside 全年预算数 (which is then `budget`).
  package var initialBudget: Quantity?
  /// The other amounts of the form's upper part, in order, labels without numbering and 其中.
  package var funds: [Fund] = []
  /// Rows of sources that print a rate of their own.
  package var sourceRows: [SourceRow] = []
  /// 年度重点工作任务, in order.
  package var tasks: [Task] = []
  /// The row 金额合计 that closes the tasks.
  package var taskTotal: Quantity?
  /// Figures in the goals, in text order.
  package var goalFigures: [GoalFigure] = []
  /// 分值, 执行率 and 得分 of the money row.
  package var execution: Execution?
  /// The closing row 总分.
  package var total: Total?
  /// 起始年度, 到期年度.
  package var firstYear: Int?
  package var lastYear: Int?
  /// Levels of the template that are left without any indicator.
  package var blankLevels: [BlankLevel] = []
  /// Rows under the indicator header that could not be read with confidence.
  package var unreadRows: [Span] = []
  /// Headers that must read 一级指标 and differ from it in one character.
  package var headerSlips: [Span] = []
  /// The closing letters of a title-only name (项目绩效目标自评表) make its end a guess.
  package var nameIsFromTitle = false
  /// Loose lines: levels are centred beside their rows, so what stands under which is not known.
  package var levelsAreUncertain = false

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

extension Project {
  /// How many figures were read from the form.
  package var figureCount: Int {
    let amounts = [budget, totalBudget, executed, initialBudget, taskTotal].count { $0 != nil }
    return amounts + funds.count + goalFigures.count + indicators.reduce(0) { $0 + $1.figureCount }
  }
}

extension Project {
  /// A labelled amount of the form's upper part: 基本支出, 项目支出, 财政拨款, 其他资金.
  package struct Fund: Sendable {
    package enum Side: String, Hashable, Sendable {
      case budget, executed
      /// 年初预算数, in a grid that has 全年预算数 beside it.
      case initial
      /// 实施期, in a form that has 年度 beside it.
      case term
    }

    package var label: String
    package var labelSpan: Span
    package var amount: Quantity
    package var side: Side

    package init(label: String, labelSpan: Span, amount: Quantity, side: Side) {
      self.label = label
      self.labelSpan = labelSpan
      self.amount = amount
      self.side = side
    }
  }

  /// The row of one source in the grid of the money, with its own 执行率.
  package struct SourceRow: Sendable {
    package var label: String
    package var initial: Quantity?
    package var budget: Quantity
    package var executed: Quantity
    package var rate: Quantity

    package init(label: String, initial: Quantity?, budget: Quantity, executed: Quantity, rate: Quantity) {
      self.label = label
      self.initial = initial
      self.budget = budget
      self.executed = executed
      self.rate = rate
    }
  }

  /// A row of 年度重点工作任务.
  package struct Task: Sendable {
    /// Without 任务1：.
    package var name: String
    package var nameSpan: Span
    /// 拟投入资金; `nil` when blank or unread.
    package var amount: Quantity?
    /// The whole row.
    package var span: Span

    package init(name: String, nameSpan: Span, amount: Quantity?, span: Span) {
      self.name = name
      self.nameSpan = nameSpan
      self.amount = amount
      self.span = span
    }
  }

  /// A figure said in a goal text.
  package struct GoalFigure: Sendable {
    package var quantity: Quantity
    /// The clause it stands in.
    package var clause: Span
    /// The clause without figure, unit and list numbers: what the figure is of.
    package var subject: String
    /// The text says what was done (实际完成情况), not what is intended.
    package var isOutcome: Bool
    /// It stands in a row of the key tasks, not in the goal itself.
    package var isTask = false

    package init(quantity: Quantity, clause: Span, subject: String, isOutcome: Bool) {
      self.quantity = quantity
      self.clause = clause
      self.subject = subject
      self.isOutcome = isOutcome
    }
  }

  package struct Execution: Sendable {
    package var weight: Quantity?
    package var rate: Quantity?
    package var score: Quantity?

    package init(weight: Quantity?, rate: Quantity?, score: Quantity?) {
      self.weight = weight
      self.rate = rate
      self.score = score
    }
  }

  package struct Total: Sendable {
    package var weight: Quantity?
    package var score: Quantity?
    package var span: Span

    package init(weight: Quantity?, score: Quantity?, span: Span) {
      self.weight = weight
      self.score = score
      self.span = span
    }
  }

  package struct BlankLevel: Sendable {
    package var level1: String
    package var level2: String
    package var span: Span

    package init(level1: String, level2: String, span: Span) {
      self.level1 = level1
      self.level2 = level2
      self.span = span
    }
  }
}
