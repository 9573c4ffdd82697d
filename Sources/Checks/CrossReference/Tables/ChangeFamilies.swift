internal import Disclosure

/// Columns that show the difference of two others (增减额 = 本年数 − 上年数).
///
/// The header says that it is a difference, the rows say of which columns.
struct ChangeFamilies {
  private(set) var families: [Family] = []

  /// Rows looked at to choose the two columns.
  private static let sampleLimit = 60
  /// Amount columns on either side that may be the two.
  private static let reach = 6

  init(_ grid: Grid, isChange: (Column) -> Bool) {
    for half in grid.halves {
      let columns = grid.additiveColumns(half: half)
      let lines = grid.table.lines.indices.filter { grid.table.lines[$0].half == half }
      for column in columns where isChange(grid.table.columns[column]) {
        let near = columns.filter { $0 != column }
          .sorted { abs($0 - column) < abs($1 - column) }.prefix(Self.reach).sorted()
        var best: (equations: [CellEquation], holds: Int, fails: Int)?
        for current in near {
          for base in near where base != current {
            let equations = lines.map { line in
              CellEquation(
                total: grid.address(line, column),
                terms: [
                  CellEquation.Term(sign: 1, cell: grid.address(line, current)),
                  CellEquation.Term(sign: -1, cell: grid.address(line, base)),
                ])
            }
            let telling = equations.prefix(Self.sampleLimit).filter {
              (grid.figure($0.total)?.amount ?? 0) != 0
            }
            let holds = telling.count { $0.trial(on: grid) == .holds }
            let fails = telling.count { $0.trial(on: grid) == .fails }
            if let found = best, (holds - fails, holds) <= (found.holds - found.fails, found.holds) {
              continue
            }
            best = (equations, holds, fails)
          }
        }
        guard let best, best.holds >= 2, best.fails * 3 <= best.holds + 2 else { continue }
        families.append(Family(kind: .change, equations: best.equations, isForced: false))
      }
    }
  }
}
