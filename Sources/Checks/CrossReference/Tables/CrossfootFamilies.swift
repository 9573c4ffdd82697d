internal import Disclosure

/// Relations between the columns of a table: a 合计 column and what it is the sum of.
///
/// Headers propose, rows decide: of all column sets a total column may stand for, the one most rows bear out is taken.
struct CrossfootFamilies {
  private let grid: Grid
  private let totalWords: Set<String>
  private(set) var families: [Family] = []

  /// Rows looked at to choose between column sets.
  private static let sampleLimit = 60
  /// Columns beyond which only headers propose, not every run of neighbours.
  private static let searchLimit = 12

  init(_ grid: Grid, totalWords: Set<String>) {
    self.grid = grid
    self.totalWords = totalWords
    families = grid.halves.flatMap { familiesOfHalf($0) }
  }

  private struct Candidate {
    var parts: [Int]
    /// Proposed by the headers rather than by position.
    var isNamed: Bool
  }

  private func familiesOfHalf(_ half: Int) -> [Family] {
    let columns = grid.additiveColumns(half: half)
    guard columns.count >= 2 else { return [] }
    let lines = grid.table.lines.indices.filter { grid.table.lines[$0].half == half && !isRate($0, columns) }
    return columns.compactMap { total in
      family(total: total, among: columns, lines: Array(lines))
    }
  }

  /// 得分率 83.50% | 85.65% | 88.38%: a row of rates among rows of points; the rate of a whole is no sum.
  private func isRate(_ line: Int, _ columns: [Int]) -> Bool {
    if grid.table.lines[line].label.hasSuffix("率") { return true }
    let figures = columns.compactMap { grid.figure(grid.address(line, $0))?.quantity }
    return !figures.isEmpty && figures.allSatisfy { $0.unit?.dimension == .percent }
  }

  private func family(total: Int, among columns: [Int], lines: [Int]) -> Family? {
    let named = namedCandidates(total: total, among: columns)
    let candidates = named + neighbourCandidates(total: total, among: columns)
    var best: (candidate: Candidate, score: Score)?
    for candidate in candidates {
      let score = score(total: total, candidate, lines)
      guard score.isBorneOut || candidate.isNamed && score.fails == 0 && score.holds > 0 else {
        continue
      }
      if best.map({ $0.score < score }) ?? true { best = (candidate, score) }
    }
    if best == nil, let only = named.first, Set(named.map(\.parts)).count == 1 {
      // One set of columns under one header, contradicted by its few rows.
      let family = equations(total: total, only, lines)
      return Family(kind: .crossfoot, equations: family, isForced: true)
    }
    guard let best else { return nil }
    return Family(
      kind: .crossfoot, equations: equations(total: total, best.candidate, lines),
      isForced: best.candidate.isNamed)
  }

  private func equations(total: Int, _ candidate: Candidate, _ lines: [Int]) -> [CellEquation] {
    lines.map { line in
      CellEquation(
        total: grid.address(line, total), parts: candidate.parts.map { grid.address(line, $0) })
    }
  }

  private struct Score: Comparable {
    /// Rows with at least two figures other than 0 that add up.
    var strong = 0
    var holds = 0
    var fails = 0
    var width = 0

    /// Three telling rows, and at most one exception to three of them.
    var isBorneOut: Bool { strong >= 3 && fails * 3 <= strong }

    static func < (a: Score, b: Score) -> Bool {
      (a.holds - a.fails, a.strong, a.width) < (b.holds - b.fails, b.strong, b.width)
    }
  }

  private func score(total: Int, _ candidate: Candidate, _ lines: [Int]) -> Score {
    var score = Score(width: candidate.parts.count)
    for equation in equations(total: total, candidate, Array(lines.prefix(Self.sampleLimit))) {
      switch equation.trial(on: grid) {
      case .holds:
        score.holds += 1
        if equation.weight(on: grid) >= 2 { score.strong += 1 }
      case .fails: score.fails += 1
      case .idle, .totalMissing, .unreadable: continue
      }
    }
    return score
  }
}

extension CrossfootFamilies {
  /// Column sets the headers propose: everything beside the total under the same heading, with inner groups
  /// stood for by their own 小计.
  private func namedCandidates(total: Int, among columns: [Int]) -> [Candidate] {
    let path = grid.table.columns[total].path
    guard let level = path.lastIndex(where: isWhole) else { return [] }
    guard !path[level].hasPrefix("资产") || showsAllAssets(columns) else { return [] }
    let prefix = path[..<level]
    let suffix = path[(level + 1)...]
    var groups: [(key: String, columns: [Int])] = []
    for column in columns where column != total {
      let other = grid.table.columns[column].path
      // “三公”经费合计 | … | 会议费 | 培训费: expenses beside the official ones, shown in the same table.
      if path[level].holds("三公"), other.contains(where: { $0.holds(anyOf: Self.besideOfficial) }) { continue }
      guard other.count > prefix.count + suffix.count, other.starts(with: prefix),
        other.suffix(suffix.count).elementsEqual(suffix)
      else { continue }
      let key = other[level]
      if let last = groups.indices.last, groups[last].key == key {
        groups[last].columns.append(column)
      } else {
        groups.append((key, [column]))
      }
    }
    let parts = groups.flatMap { group in
      guard group.columns.count > 1 else { return group.columns }
      let inner = group.columns.filter { column in
        let rest = grid.table.columns[column].path.dropFirst(level + 1).dropLast(suffix.count)
        return rest.first.map(totalWords.contains) ?? true
      }
      // 事业收入 over 金额 and 其中：教育收费: the latter is within the former.
      let own = group.columns.filter { !isOfWhich($0) }
      return inner.count == 1 ? inner : own.count == 1 ? own : group.columns
    }
    guard parts.count >= 2 else { return [] }
    let after = parts.filter { $0 > total }
    let before = parts.filter { $0 < total }
    // Where a heading was lost, a 小计 stands level with what it sums.
    let plain = parts.filter { !isTotal(grid.table.columns[$0].path[level]) }
    // Columns on one side only is the rule; both sides is what the header allows at most.
    let sides = [after, before, parts]
    let sets = (sides + [plain, collapsed(after), collapsed(before)] + sides.map { $0.filter { !isOfWhich($0) } })
      .filter { $0.count >= 2 }
    var seen: Set<[Int]> = []
    return sets.filter { seen.insert($0).inserted }.map { Candidate(parts: $0, isNamed: true) }
  }

  /// 合计; “三公”经费预算总额, which is the three of them by definition.
  private func isWhole(_ name: String) -> Bool {
    totalWords.contains(name) || name.holds("三公") && Self.wholes.contains(where: name.hasSuffix)
  }

  private static let wholes = ["总额", "合计", "小计"]

  /// 流动资产 | 固定资产 | … | 其他资产 are all of it, unless an original and a net value stand side by side.
  private func showsAllAssets(_ columns: [Int]) -> Bool {
    let names = columns.map { grid.table.columns[$0].path.joined() }
    return names.contains { $0.holds("其他资产") } && !names.contains { $0.holds(anyOf: ["原值", "净值", "折旧"]) }
  }

  private static let besideOfficial = ["会议费", "培训费", "机关运行经费"]

  /// Whether a column shows a part of the one before it: 事业收入, 其中：教育收费.
  private func isOfWhich(_ column: Int) -> Bool { grid.table.columns[column].path.contains { $0.hasPrefix("其中") } }

  /// 小计, or 公务用车购置及运行维护费小计 where two heading rows run together.
  private func isTotal(_ name: String) -> Bool {
    totalWords.contains { name.hasSuffix($0) }
  }

  /// The columns without those that a column before them is the sum of.
  private func collapsed(_ columns: [Int]) -> [Int] {
    let lines = grid.table.lines.indices.prefix(Self.sampleLimit)
    var result: [Int] = []
    var place = 0
    while place < columns.count {
      let column = columns[place]
      result.append(column)
      place += 1
      // 购置费 and 运行维护费 behind their sum; three parts at most.
      for length in [3, 2] where place + length <= columns.count {
        let run = Array(columns[place..<(place + length)])
        let trials = lines.map { line in
          CellEquation(
            total: grid.address(line, column), parts: run.map { grid.address(line, $0) }
          ).trial(on: grid)
        }
        guard trials.contains(.holds), !trials.contains(.fails) else { continue }
        place += length
        break
      }
    }
    return result
  }

  /// Runs of columns right after or right before the total, whatever their headers say.
  private func neighbourCandidates(total: Int, among columns: [Int]) -> [Candidate] {
    guard columns.count <= Self.searchLimit, let place = columns.firstIndex(of: total) else {
      return []
    }
    let after = columns[(place + 1)...]
    let before = columns[..<place]
    let runs =
      (2..<max(after.count + 1, 3)).map { Array(after.prefix($0)) }
      + (2..<max(before.count + 1, 3)).map { Array(before.suffix($0)) }
    return runs.filter { $0.count >= 2 }.map { Candidate(parts: $0, isNamed: false) }
  }
}
