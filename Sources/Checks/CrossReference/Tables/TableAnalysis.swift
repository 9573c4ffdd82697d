internal import Disclosure

/// All sums of one table, tried, with what the failures have in common.
struct TableAnalysis {
  struct Result {
    var family: Int
    var equation: CellEquation
    var trial: CellEquation.Trial
  }

  /// Failures beyond which no single cell is looked for.
  private static let failuresLimit = 200

  let grid: Grid
  /// More total rows than are tried: they were passed over.
  let isCut: Bool
  let families: [Family]
  let results: [Result]
  /// Result indices by cell, telling ones only (holds or fails).
  private var byCell: [CellAddress: [Int]] = [:]
  /// Failing result → what its terms add up to; a long sum is asked for each of its cells.
  private var sums: [Int: Interval] = [:]
  /// Failing result → the cell that explains it together with others; `nil` when none stands out.
  private(set) var blame: [Int: CellAddress] = [:]
  /// By family: sums that hold, and wrong cells, seen by this family alone, that it takes to explain the others.
  private(set) var holds: [Int]
  private(set) var defects: [Int]
  /// By family: the same, those of halves side by side counted once: a row left out is left out of each.
  private var slips: [Int]

  init(_ table: Table, index: Int, words: TableWords) {
    grid = Grid(table, index: index)
    let footing = FootingFamilies(grid, isAdditive: words.isAdditive, isChange: words.isChange)
    isCut = footing.isCut
    families =
      footing.families + Self.points(grid, words) + CrossfootFamilies(grid, totalWords: words.totals).families
      + ChangeFamilies(grid) { words.isChange($0) }.families
    var results: [Result] = []
    for (index, family) in families.enumerated() {
      for equation in family.equations {
        results.append(
          Result(family: index, equation: equation, trial: equation.trial(on: grid)))
      }
    }
    self.results = results
    holds = Array(repeating: 0, count: families.count)
    defects = holds
    slips = holds
    for (index, result) in results.enumerated() {
      guard result.trial == .holds || result.trial == .fails else { continue }
      if result.trial == .holds { holds[result.family] += 1 }
      for cell in result.equation.cells { byCell[cell, default: []].append(index) }
    }
    attribute()
  }

  /// Totals of points: a total score may leave out rows that are scored elsewhere, so that only its own weights say what it sums.
  private static func points(_ grid: Grid, _ words: TableWords) -> [Family] {
    guard grid.table.columns.contains(where: words.isOfPoints) else { return [] }
    return FootingFamilies(grid, isAdditive: words.isOfPoints, isChange: { _ in false }).families
      .filter { $0.kind == .total }
      .map { Family(kind: $0.kind, equations: $0.equations, isForced: false) }
  }

  /// Explains the failures by as few cells as can be: greedily, the cell in most of them first.
  private mutating func attribute() {
    var open = Set(results.indices.filter { results[$0].trial == .fails })
    guard open.count <= Self.failuresLimit else {
      // A table that fails everywhere was not understood: nothing of it is borne out.
      for index in open { defects[results[index].family] += 1 }
      slips = defects
      return
    }
    var wrongRows = Array(repeating: Set<Int>(), count: families.count)
    var byHalf = Array(repeating: [Int: Int](), count: families.count)
    for index in open { sums[index] = results[index].equation.sum(on: grid) }
    var scores = Scores()
    for index in open { rate(results[index].equation.cells, in: open, &scores) }
    while let first = open.min() {
      let best = strongest(of: scores)
      let explained = best.map { cell in (byCell[cell] ?? []).filter(open.contains) } ?? [first]
      // A cell that sums of two kinds point at speaks for both kinds, not against them.
      let touched = Set(explained.map { results[$0].family })
      if let family = touched.first, touched.count == 1 {
        // A row copied into another is wrong in each of its columns, and one slip.
        let row = (best ?? results[first].equation.total).line
        if !families[family].kind.isOfPrintedParts || wrongRows[family].insert(row).inserted {
          defects[family] += 1
          let half = families[family].kind == .codes ? grid.table.lines[row].half : 0
          byHalf[family][half, default: 0] += 1
        }
      }
      if let best { for index in explained { blame[index] = best } }
      open.subtract(explained)
      for index in explained {
        for cell in results[index].equation.cells { scores[cell] = nil }
      }
      for index in explained { rate(results[index].equation.cells, in: open, &scores) }
    }
    slips = byHalf.map { $0.values.max() ?? 0 }
  }

  private typealias Score = (cell: CellAddress, fails: [Int], holds: Int)
  /// Of the cells whose one correction would mend all open failures they are in.
  private typealias Scores = [CellAddress: Score]

  /// A cell of one failure only is named when every other cell there is vouched for by a sum that holds.
  private func rate(_ cells: [CellAddress], in open: Set<Int>, _ scores: inout Scores) {
    for cell in cells where scores[cell] == nil {
      let all = byCell[cell] ?? []
      let fails = all.filter(open.contains)
      let holds = all.count - all.count { results[$0].trial == .fails }
      // One sum can always be mended in any of its cells.
      let isMendable =
        fails.count == 1
        ? holds == 0 && !results[fails[0]].equation.isUpperBound : correction(of: cell, by: fails) != nil
      guard isMendable else { continue }
      scores[cell] = (cell, fails, holds)
    }
  }

  /// The cell whose one correction mends most open failures and breaks least; `nil` when another would mend the same ones as well.
  private func strongest(of scores: Scores) -> CellAddress? {
    guard let best = scores.values.map({ ($0.fails.count, -$0.holds) }).max(by: <) else { return nil }
    return scores.values.filter { ($0.fails.count, -$0.holds) == best }
      .sorted { ($0.cell.line, $0.cell.column) < ($1.cell.line, $1.cell.column) }
      .first { !hasRival($0, scores) }?.cell
  }

  /// Whether another cell of the same failures is as strong; one of other failures is no rival.
  private func hasRival(_ score: Score, _ scores: Scores) -> Bool {
    score.fails.lazy.flatMap { results[$0].equation.cells }.contains { cell in
      guard cell != score.cell, let other = scores[cell] else { return false }
      return (other.fails.count, other.holds) == (score.fails.count, score.holds)
    }
  }

  /// Whether a sum that the cell is in holds.
  func isVouchedFor(_ cell: CellAddress) -> Bool { (byCell[cell] ?? []).contains { results[$0].trial == .holds } }

  /// Whether a sum of rows that holds counts the cell.
  func isPart(_ cell: CellAddress) -> Bool {
    (byCell[cell] ?? []).contains { index in
      let kind = families[results[index].family].kind
      return results[index].trial == .holds && kind != .crossfoot && kind != .change
        && results[index].equation.total != cell && grid.figure(cell)?.amount != 0
    }
  }

  /// The values with which a cell mends all the given failures; `nil` when there are none.
  func correction(of cell: CellAddress, by failures: [Int]) -> Interval? {
    var common: Interval?
    for index in failures {
      let equation = results[index].equation
      let sum = sums[index] ?? equation.sum(on: grid)
      guard let allowed = equation.allowed(for: cell, on: grid, sum: sum) else { continue }
      common = common.map { $0.intersection(allowed) } ?? allowed
    }
    guard let common, common.isDefined, !common.isEmpty else { return nil }
    return common
  }

  /// All failures a cell is blamed for.
  func failures(blamedOn cell: CellAddress) -> [Int] {
    blame.filter { $0.value == cell }.map(\.key).sorted()
  }

  /// The document bears the family out: one defect needs one sum that holds, each further one three more.
  func isBorneOut(_ family: Int) -> Bool {
    if holds[family] == 0 { return families[family].isForced && defects[family] <= 1 }
    return slips[family] * 3 <= holds[family] + 2
  }

  /// Sums with blanks among their parts hold elsewhere in this table, so a blank is a 0 here.
  var blanksAreZero: Bool {
    results.contains {
      $0.trial == .holds && $0.equation.hasBlank(on: grid)
    }
  }
}

/// The words a table check goes by, from the lexicon.
struct TableWords {
  /// 合计, 小计: headers of columns that sum others.
  let totals: Set<String>
  private let notAdditive: [String]
  private let points: [String]
  private let changes: [String]

  init(_ vocabulary: Vocabulary) {
    totals = Set(vocabulary.words["total-columns"] ?? [])
    notAdditive = vocabulary.words["non-additive-columns"] ?? []
    points = vocabulary.words["points-columns"] ?? []
    changes = vocabulary.words["change-columns"] ?? []
  }

  /// 增减额, 比上年增减: amounts, not rates.
  func isChange(_ column: Column) -> Bool {
    column.role != .percent && isAdditive(column)
      && column.path.contains { header in header.holds(anyOf: changes) }
  }

  /// A column of rates or prices has no sum, and one of points its own.
  func isAdditive(_ column: Column) -> Bool {
    !column.path.contains { header in header.holds(anyOf: notAdditive) || header.holds(anyOf: points) }
  }

  /// 分值, 得分, not 得分率.
  func isOfPoints(_ column: Column) -> Bool {
    column.path.contains { $0.holds(anyOf: points) } && !column.path.contains { $0.holds(anyOf: notAdditive) }
  }
}
