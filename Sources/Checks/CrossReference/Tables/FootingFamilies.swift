internal import Disclosure

/// Relations between the rows of a table: parts and wholes by code, by outline, by 其中, and total rows.
struct FootingFamilies {
  private static let totalsLimit = 100
  /// Parts of one line that is set like them.
  private static let foldedLimit = 12
  private let grid: Grid
  private let outline: Outline
  private let columns: [Int: [Int]]
  /// Columns of 增减额, where a part may rise while the whole falls.
  private let changes: Set<Int>
  private(set) var families: [Family] = []
  /// More total rows than `totalsLimit`: none was tried.
  private(set) var isCut = false

  init(_ grid: Grid, isAdditive: (Column) -> Bool, isChange: (Column) -> Bool) {
    self.grid = grid
    changes = Set(grid.table.columns.indices.filter { isChange(grid.table.columns[$0]) })
    outline = Outline(grid.table)
    columns = Dictionary(
      uniqueKeysWithValues: grid.halves.map { half in
        (half, grid.additiveColumns(half: half).filter { isAdditive(grid.table.columns[$0]) })
      })
    let totals = grid.table.lines.indices.filter { grid.table.lines[$0].role != .item }
    // Each is tried against all lines: a sheet of many subtotals is a list, not a statement.
    isCut = totals.count > Self.totalsLimit
    families = partFamilies() + (isCut ? [] : totalFamilies(totals))
  }

  /// The cell of a line in the n-th additive column of its half.
  private func cell(_ line: Int, _ ordinal: Int) -> CellAddress? {
    guard let columns = columns[grid.table.lines[line].half], columns.indices.contains(ordinal)
    else { return nil }
    return grid.address(line, columns[ordinal])
  }

  private func equations(
    total: Int, parts: [Int], isUpperBound: Bool = false
  ) -> [CellEquation] {
    let count = columns[grid.table.lines[total].half]?.count ?? 0
    return (0..<count).compactMap { ordinal in
      guard let whole = cell(total, ordinal) else { return nil }
      let cells = parts.compactMap { cell($0, ordinal) }
      guard cells.count == parts.count, !cells.isEmpty else { return nil }
      return CellEquation(total: whole, parts: cells, isUpperBound: isUpperBound)
    }
  }

  private func partFamilies() -> [Family] {
    var coded: [CellEquation] = []
    var outlined: [CellEquation] = []
    var budgets: [CellEquation] = []
    var ofWhich: [CellEquation] = []
    for (line, parts) in outline.children.sorted(by: { $0.key < $1.key }) {
      if parts.contains(where: { grid.table.lines[$0].isOfWhich }) {
        ofWhich += equations(total: line, parts: parts, isUpperBound: true).filter(isBound)
      } else if parts.allSatisfy(outline.isCoded.contains) {
        coded += equations(total: line, parts: parts)
      } else if areBudgets(parts, of: line) {
        budgets += equations(total: line, parts: parts)
      } else {
        outlined += equations(total: line, parts: parts)
      }
    }
    for line in grid.table.lines.indices where outline.children[line] == nil {
      let parts = carriedForward(line)
      if areBudgets(parts, of: line) { budgets += equations(total: line, parts: parts) }
    }
    return [
      Family(kind: .codes, equations: coded, isForced: true),
      Family(kind: .outline, equations: outlined, isForced: false),
      Family(kind: .outline, equations: budgets, isForced: true),
      Family(kind: .ofWhich, equations: ofWhich, isForced: true),
    ].filter { !$0.equations.isEmpty }
  }

  /// 一、财政拨款收入 over 1、一般公共预算资金, 2、政府性基金, 3、国有资本经营预算: appropriations come from these three and no other.
  private func areBudgets(_ parts: [Int], of whole: Int) -> Bool {
    let names = parts.compactMap(budget)
    return parts.count > 1 && names.count == parts.count && Set(names).count == names.count
      && names.contains(Self.budgets[0]) && grid.table.lines[whole].label.holds("财政拨款") && budget(whole) == nil
  }

  /// 年初财政拨款结转和结余, and the budgets right below it: the official form sets them off by spaces, or numbers them alone.
  private func carriedForward(_ whole: Int) -> [Int] {
    let (lines, label) = (grid.table.lines, grid.table.lines[whole].label)
    guard label.holds("结转") || label.holds("结余") else { return [] }
    return Array(
      lines.indices[(whole + 1)...].prefix(Self.budgets.count).prefix { line in
        lines[line].half == lines[whole].half && lines[line].role == .item && budget(line) != nil
      })
  }

  /// The one of the three that a line names.
  private func budget(_ line: Int) -> String? { Self.budgets.first { grid.table.lines[line].label.holds($0) } }

  private static let budgets = ["一般公共预算", "政府性基金", "国有资本经营"]

  /// A part is no more than its whole only where nothing falls below zero.
  private func isBound(_ equation: CellEquation) -> Bool {
    !changes.contains(equation.total.column) && equation.cells.allSatisfy { (grid.figure($0)?.amount ?? 0) >= 0 }
  }

  /// For each total row, the decomposition its columns bear out best; where none holds, the likeliest.
  private func totalFamilies(_ totals: [Int]) -> [Family] {
    let lines = grid.table.lines
    return totals.compactMap { total in
      let candidates = decompositions(of: total)
      var best: (equations: [CellEquation], holds: Int, fails: Int)?
      var isSettled = false
      for candidate in candidates where !(isSettled && candidate.isOfTotals) {
        let equations = equations(total: total, parts: candidate.parts)
        let trials = equations.map { $0.trial(on: grid) }
        let holds = trials.count { $0 == .holds }
        let fails = trials.count { $0 == .fails }
        isSettled =
          isSettled || candidate.isPlain && zip(equations, trials).contains { $1 == .holds && $0.weight(on: grid) >= 2 }
        // A decomposition that says nothing is no better than the likeliest one that fails.
        if let found = best, holds == 0 || (holds, -fails) <= (found.holds, -found.fails) {
          continue
        }
        best = (equations, holds, fails)
      }
      // Figures of rows without a label are in no sum: one that fails beside them says nothing.
      best?.equations.removeAll { $0.trial(on: grid) == .fails && hasUnlabelled($0) }
      guard let best, !best.equations.isEmpty else { return nil }
      return Family(
        kind: lines[total].role == .total ? .total : .grandTotal, equations: best.equations,
        isForced: Set(candidates.filter(\.isPlain).map(\.parts)).count == 1)
    }
  }

  /// A figure in the column of a sum, between its rows, on a row that is no line of its half.
  private func hasUnlabelled(_ equation: CellEquation) -> Bool {
    let lines = grid.table.lines
    let (half, column) = (lines[equation.total.line].half, equation.total.column)
    let rows = equation.cells.filter { $0.column == column }.map { lines[$0.line].row }
    guard let first = rows.min(), let last = rows.max() else { return false }
    let labelled = Set(lines.filter { $0.half == half }.map(\.row))
    return (first...last).contains { row in
      let cell = grid.table[row, column]
      return !labelled.contains(row) && !cell.isContinuation && cell.quantity.map { !$0.value.isZero } ?? false
    }
  }

  private struct Decomposition {
    var parts: [Int]
    /// Says the same of the rows as they stand, without going down to leaves.
    var isPlain: Bool
    /// Other totals alone: 本年支出合计 is as large as 支出总计 where nothing is carried over. Says nothing of rows that add up in a column.
    var isOfTotals = false
  }

  /// 人员经费合计 below the classes of both kinds: 工资福利支出 and 对个人和家庭的补助; 公用经费合计: the others.
  private func ofNature(_ total: Int, _ tops: [Int]) -> [Int]? {
    let lines = grid.table.lines
    let isStaff = lines[total].label.hasPrefix("人员经费")
    guard isStaff || lines[total].label.hasPrefix("公用经费") else { return nil }
    func isOfStaff(_ line: Int) -> Bool { ["301", "303"].contains(lines[line].code.map { String($0.prefix(3)) }) }
    guard tops.allSatisfy({ lines[$0].code?.first == "3" }), tops.contains(where: isOfStaff),
      !tops.allSatisfy(isOfStaff)
    else { return nil }
    return tops.filter { isOfStaff($0) == isStaff }
  }

  /// “三公”经费支出合计: a total of one of the things that the table's title lists.
  private func isListed(_ total: Int) -> Bool {
    let label = grid.table.lines[total].label
    guard let name = ["支出合计", "合计", "支出小计", "小计"].first(where: label.hasSuffix).map({ label.dropLast($0.count) })
    else { return false }
    return Table.isListed(String(name), in: grid.table.title)
  }

  /// 本年收入合计 first of all, and 年初结转和结余 below it: what was carried over is none of the year's own.
  private func isCarried(_ line: Int, beside total: Int) -> Bool {
    let (label, whole) = (grid.table.lines[line].label, grid.table.lines[total].label)
    return whole.hasPrefix("本年") && (label.holds("结转") || label.holds("结余"))
  }

  /// What a total row may be the sum of, likeliest first.
  private func decompositions(of total: Int) -> [Decomposition] {
    let lines = grid.table.lines
    let span = span(of: total)
    let half = lines.indices.filter { span.contains(lines[$0].half) }
    let totals = half.filter { lines[$0].role != .item }
    let previous = totals.last { $0 < total }
    let next = totals.first { $0 > total } ?? lines.count
    // Lines stand half by half; what goes on in the next half is above the total all the same.
    let isAbove: (Int) -> Bool = span.count > 1 ? { lines[$0].row < lines[total].row } : { $0 < total }
    let before = half.filter { isAbove($0) && $0 > (previous ?? -1) }
    let after = half.filter { $0 > total && $0 < next && !isCarried($0, beside: total) }
    let everywhere = lines.indices.filter { $0 != total }

    var result: [Decomposition] = []
    func add(_ parts: [Int], isPlain: Bool = true, isOfTotals: Bool = false) {
      if !parts.isEmpty { result.append(Decomposition(parts: parts, isPlain: isPlain, isOfTotals: isOfTotals)) }
    }
    if let own = ofNature(total, tops(half.filter { isAbove($0) && lines[$0].role == .item })) {
      add(own)
      return result
    }
    // “三公”经费合计 of a table of “三公”经费、会议费、培训费 sums none of the others.
    let beside = before.isEmpty ? after.filter { Table.isListed(lines[$0].label, in: grid.table.title) } : []
    if !beside.isEmpty, isListed(total) {
      add(tops(after).filter { !beside.contains($0) })
      return result
    }
    // 支出合计 first of a numbered part, above the items of that part: what stands in the next part is none of it.
    add(half.filter { lines[$0].parent == total && lines[$0].role == .item && !lines[$0].isOfWhich })
    if let previous {
      let sum = [previous] + tops(before)
      if lines[total].role == .grandTotal {
        add(sum)
        add(tops(before), isPlain: false)
      } else {
        add(tops(before))
        add(sum, isPlain: false)
      }
      add(totals.filter { $0 < total }, isPlain: false, isOfTotals: true)
    } else {
      add(tops(before))
      if before.isEmpty { add(tops(after)) }
    }
    add(tops(half.filter { $0 != total }), isPlain: false)
    if span.count > 1 { add(tops(half.filter { lines[$0].half == lines[total].half && $0 != total }), isPlain: false) }
    add(tops(everywhere), isPlain: false)
    add(totals.filter { $0 != total && lines[$0].half == lines[total].half }, isPlain: false, isOfTotals: true)
    add(folded(tops(before)), isPlain: false)
    if before.isEmpty { add(folded(tops(after)), isPlain: false) }
    add(leaves(before), isPlain: false)
    add(leaves(after), isPlain: false)
    return result
  }

  /// The half of a total row, and those beside it that have the same heads and no total of their own: accounts that
  /// went on in further columns.
  private func span(of total: Int) -> Set<Int> {
    let own = grid.table.lines[total].half
    guard let position = grid.halves.firstIndex(of: own) else { return [own] }
    // A total cell that runs over the columns of two halves has its figure in the last.
    let totalled = Set(
      grid.table.lines.indices.lazy.filter { line in
        grid.table.lines[line].role != .item && cell(line, 0).map { grid.figure($0) != nil } == true
      }.map { grid.table.lines[$0].half })
    func heads(_ half: Int) -> [[String]] { (columns[half] ?? []).map { grid.table.columns[$0].path } }
    func goesOn(_ half: Int) -> Bool { !totalled.contains(half) && heads(half) == heads(own) }
    let before = grid.halves[..<position].reversed().prefix(while: goesOn)
    let after = grid.halves[(position + 1)...].prefix(while: goesOn)
    return Set(before + [own] + after)
  }

  private func tops(_ lines: [Int]) -> [Int] {
    lines.filter {
      let line = grid.table.lines[$0]
      return line.role == .item && outline.parent[$0] == nil && !line.isOfWhich
    }
  }

  /// 上级补助收入 900, 返还性收入 60, 一般性转移支付收入 640, 专项转移支付收入 200: parts printed like their whole, right below it, drop
  /// out, level by level; one part alone where it is of another make: an account, and its only project.
  private func folded(_ lines: [Int]) -> [Int] {
    func amount(_ line: Int) -> Rational? { cell(line, 0).flatMap { grid.figure($0)?.amount }.map { Rational($0) } }
    var kept: [Int] = []
    for line in lines.reversed() {
      defer { kept.append(line) }
      guard let whole = amount(line), whole.sign > 0 else { continue }
      var sum = Rational.zero
      for (offset, part) in kept.reversed().prefix(Self.foldedLimit).enumerated() {
        guard let value = amount(part), value.sign >= 0 else { break }
        sum = sum + value
        guard sum <= whole else { break }
        if sum == whole, offset > 0 || isBelow(part, line) {
          kept.removeLast(offset + 1)
          break
        }
      }
    }
    return kept.count < lines.count ? kept.reversed() : []
  }

  /// An account and its project, a body and its units, or 货物 alone on its row and a purchase told in full: of another make than the line above.
  private func isBelow(_ part: Int, _ whole: Int) -> Bool {
    let lines = grid.table.lines
    return (lines[part].code == nil) != (lines[whole].code == nil) && lines[part].label != lines[whole].label
      || words(whole) == 1 && words(part) > 1 || isUnit(whole, over: part)
  }

  /// 135001 over 135001001, and that over its projects without a code: the codes of bodies that spend.
  private func isUnit(_ whole: Int, over part: Int) -> Bool {
    func code(_ line: Int) -> String? {
      let cell = grid.table[grid.table.lines[line].row, 0]
      return cell.text.utf8.count >= 6 && cell.text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? cell.text : nil
    }
    guard let unit = code(whole), let line = code(part) else { return code(whole) != nil && code(part) == nil }
    return line.utf8.count > unit.utf8.count && line.hasPrefix(unit)
  }

  /// Different words on the row of a line.
  private func words(_ line: Int) -> Int {
    let row = grid.table.lines[line].row
    let texts = (0..<grid.table.columnCount).map { grid.table[row, $0] }.filter { $0.content == .text }
    return Set(texts.map(\.text)).count
  }

  private func leaves(_ lines: [Int]) -> [Int] {
    lines.filter {
      let line = grid.table.lines[$0]
      return line.role == .item && outline.children[$0] == nil && !line.isOfWhich
    }
  }
}
