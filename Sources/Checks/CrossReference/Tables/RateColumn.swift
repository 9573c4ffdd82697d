internal import Disclosure

/// A percent column and the two amounts it is computed from, as the rows bear it out.
struct RateColumn {
  enum Formula: String, CaseIterable {
    /// (numerator − denominator) ÷ denominator
    case growth
    /// numerator ÷ denominator
    case completion
    /// numerator ÷ the same column's total row
    case share
  }

  struct Row {
    var line: Int
    var claim: Operand
    var numerator: Grid.Figure
    var denominator: Grid.Figure
    var denominatorCell: CellAddress
  }

  let grid: Grid
  let column: Int
  let formula: Formula
  private(set) var numerator = -1
  private(set) var rows: [Row] = []

  /// Rows looked at to choose the two amounts.
  private static let sampleLimit = 30
  /// Amount columns on either side of the percent column that may be its operands.
  private static let reach = 6

  /// `nil` where no pair of columns is borne out by the rows.
  init?(_ grid: Grid, column: Int, formula: Formula, isAdditive: (Column) -> Bool) {
    self.grid = grid
    self.column = column
    self.formula = formula
    let half = grid.table.columns[column].half
    let amounts = grid.additiveColumns(half: half).filter { isAdditive(grid.table.columns[$0]) }
    let near = amounts.sorted { abs($0 - column) < abs($1 - column) }.prefix(Self.reach)
    var best: (rows: [Row], numerator: Int, holds: Int, fails: Int)?
    for top in near.sorted() {
      for bottom in formula == .share ? [top] : near.sorted()
      where formula == .share || bottom != top {
        let rows = rows(top, bottom, half)
        let verdicts = rows.prefix(Self.sampleLimit).map { judgement($0).verdict }
        let holds = verdicts.count { $0 == .exact || $0 == .explained }
        let fails = verdicts.count { $0 == .contradicted }
        if let found = best, (holds - fails, holds) <= (found.holds - found.fails, found.holds) {
          continue
        }
        best = (rows, top, holds, fails)
      }
    }
    // One row that fits two columns by chance proves little; one exception to three is a fault.
    guard let best, best.holds >= 2, best.fails * 3 <= best.holds + 2 else { return nil }
    rows = best.rows
    numerator = best.numerator
  }

  private func rows(_ top: Int, _ bottom: Int, _ half: Int) -> [Row] {
    let lines = grid.table.lines
    let whole =
      formula == .share
      ? lines.indices.first { lines[$0].role != .item && lines[$0].half == half } : nil
    if formula == .share, whole == nil { return [] }
    return lines.indices.compactMap { line in
      guard lines[line].half == half,
        let claim = grid.figure(grid.address(line, column)),
        let numerator = grid.figure(grid.address(line, top))
      else { return nil }
      let cell = grid.address(whole ?? line, bottom)
      guard let denominator = grid.figure(cell),
        numerator.quantity.unit == denominator.quantity.unit
      else { return nil }
      return Row(
        line: line, claim: claim.operand(), numerator: numerator, denominator: denominator,
        denominatorCell: cell)
    }
  }

  func judgement(_ row: Row) -> Judgement {
    let formula = formula
    return .of(
      claim: row.claim, from: [row.numerator.operand(), row.denominator.operand()], nature: .rate
    ) { values in
      switch formula {
      case .growth: .growth(current: values[0], base: values[1])
      case .completion, .share: .share(part: values[0], whole: values[1])
      }
    }
  }

  /// 408.62 ÷ 623.22, in the row's own digits.
  func expression(_ row: Row) -> String {
    let top = row.numerator.quantity.numeral.text
    let bottom = row.denominator.quantity.numeral.text
    return formula == .growth ? "(\(top) − \(bottom)) ÷ \(bottom)" : "\(top) ÷ \(bottom)"
  }

  /// The commonest wrong ways to compute a rate.
  func cause(_ row: Row) -> Cause? {
    let claim = row.claim.interval()
    let parts = [row.numerator.operand().interval(), row.denominator.operand().interval()]
    func fits(_ hull: Hull) -> Bool { hull.interval?.meets(claim) ?? false }
    let right = judgement(row).recomputed.map {
      $0.printed(.percent, places: row.claim.quantity.numeral.decimals)
    }
    guard let right else { return nil }
    switch formula {
    case .growth where fits(.share(part: parts[0] - parts[1], whole: parts[0])):
      return Cause(kind: .rateOverCurrent, fits: right)
    case .completion where fits(.share(part: parts[1] - parts[0], whole: parts[1])):
      return Cause(kind: .shortfallForCompletion, fits: right)
    default:
      guard let feasible = judgement(row).feasible else { return nil }
      return Mechanism.cause(of: row.claim.quantity, feasible: feasible)
    }
  }
}
