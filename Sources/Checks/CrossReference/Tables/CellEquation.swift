internal import Disclosure

/// One relation between cells: total = Σ sign × cell, or ≥ for parts that need not be complete.
struct CellEquation {
  struct Term {
    var sign: Int
    var cell: CellAddress
  }

  var total: CellAddress
  var terms: [Term]
  /// The parts may fall short of the total (其中), never exceed it.
  var isUpperBound = false

  init(total: CellAddress, terms: [Term], isUpperBound: Bool = false) {
    self.total = total
    self.terms = terms
    self.isUpperBound = isUpperBound
  }

  init(total: CellAddress, parts: [CellAddress], isUpperBound: Bool = false) {
    self.init(
      total: total, terms: parts.map { Term(sign: 1, cell: $0) }, isUpperBound: isUpperBound)
  }

  var cells: [CellAddress] { [total] + terms.map(\.cell) }

  /// How far the printed total of rounded terms may be off: half a last place for each figure.
  func slack(of whole: Quantity) -> Rational {
    whole.isExact ? .zero : whole.unitInLastPlace * Rational(Int128(terms.count + 1), over: 2)
  }

  /// What a quick look at the printed digits gives.
  enum Trial {
    case holds
    case fails
    /// Nothing printed but blanks and zeros: says nothing for or against.
    case idle
    /// Parts are printed, the total is not.
    case totalMissing
    /// A cell could not be read, or the units differ.
    case unreadable
  }

  func trial(on grid: Grid) -> Trial {
    var sum: Int128 = 0
    var slack: Int128 = 0
    var figures = 0
    var unit: Unit?
    for term in terms {
      switch grid.content(term.cell) {
      case .blank: continue
      case .unread, .text: return .unreadable
      case .figure(let figure):
        if figures > 0, figure.quantity.unit != unit { return .unreadable }
        unit = figure.quantity.unit
        figures += 1
        sum += term.sign < 0 ? -figure.amount : figure.amount
        slack += figure.ulp
      }
    }
    switch grid.content(total) {
    case .unread, .text: return .unreadable
    case .blank: return figures == 0 || sum == 0 ? .idle : .totalMissing
    case .figure(let figure):
      if figures > 0, figure.quantity.unit != unit { return .unreadable }
      if figure.amount == 0 && isIdle(on: grid) { return .idle }
      // A total whose parts are all blank has lost them, or they were not read.
      if figures == 0 { return .unreadable }
      let gap = 2 * (figure.amount - sum)
      let reach = slack + figure.ulp
      if isUpperBound { return gap >= -reach ? .holds : .fails }
      return abs(gap) <= reach ? .holds : .fails
    }
  }

  private func isIdle(on grid: Grid) -> Bool {
    terms.allSatisfy { (grid.figure($0.cell)?.amount ?? 0) == 0 }
  }

  /// Parts printed with a figure other than 0.
  func weight(on grid: Grid) -> Int {
    terms.count { (grid.figure($0.cell)?.amount ?? 0) != 0 }
  }

  func hasBlank(on grid: Grid) -> Bool {
    terms.contains { if case .blank = grid.content($0.cell) { true } else { false } }
  }

  /// The full judgement; `nil` when the total is not a figure or a part is unread.
  func judgement(on grid: Grid, habit: Rounding = .nearest) -> Judgement? {
    guard let claim = grid.figure(total) else { return nil }
    var operands: [Operand] = []
    for term in terms {
      switch grid.content(term.cell) {
      case .figure(let figure): operands.append(figure.operand(sign: term.sign))
      case .blank: continue
      case .unread, .text: return nil
      }
    }
    var judgement = Judgement.sum(total: claim.operand(), terms: operands, habit: habit)
    if isUpperBound, let recomputed = judgement.recomputed, recomputed <= claim.quantity.value {
      judgement.verdict = .explained
    }
    return judgement
  }

  /// What the terms add up to.
  func sum(on grid: Grid) -> Interval {
    terms.reduce(Interval(exactly: .zero)) { sum, term in interval(of: term, on: grid).map { sum + $0 } ?? sum }
  }

  private func interval(of term: Term, on grid: Grid) -> Interval? {
    grid.figure(term.cell)?.operand(sign: term.sign).interval()
  }

  /// What the other cells allow for `cell`; `nil` when they allow no set, or anything. `sum`: that of the terms.
  func allowed(for cell: CellAddress, on grid: Grid, sum: Interval) -> Interval? {
    guard !isUpperBound else { return nil }
    if cell == total { return sum.isDefined ? sum : nil }
    guard let own = terms.first(where: { $0.cell == cell }), let claim = grid.figure(total) else { return nil }
    // Taken out again end by end: what is left is what the others add up to.
    let rest = interval(of: own, on: grid).map { Interval(sum.lower - $0.lower, sum.upper - $0.upper) } ?? sum
    let left = claim.operand().interval() - rest
    return left.isDefined ? (own.sign < 0 ? -left : left) : nil
  }
}

/// Equations that stand or fall together: one relation of the table's structure, met in many rows or columns.
struct Family {
  enum Kind: Hashable {
    /// 208 = Σ 208xx
    case codes
    /// 一、 = Σ（一）（二）
    case outline
    /// 其中: Σ ≤ parent
    case ofWhich
    /// 合计, 小计, 本年收入合计
    case total
    /// 收入总计, 支出总计
    case grandTotal
    /// 合计 column = Σ its columns
    case crossfoot
    /// 增减额 column = one column − another
    case change

    /// Which rows are parts of which is printed, and the same in each column. A total row may leave out what is below a limit.
    var isOfPrintedParts: Bool { self == .codes || self == .outline || self == .ofWhich }
  }

  var kind: Kind
  var equations: [CellEquation]
  /// The structure alone says so: no other relation of the printed rows or columns makes sense.
  var isForced: Bool
}
