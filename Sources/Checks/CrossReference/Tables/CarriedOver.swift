internal import Disclosure

/// What two tables differ by where one of them shows the year's money alone and the other what was carried over, too.
///
/// 财政拨款收支总表 spends 上年结转 with the year's own, 一般公共预算支出表 may not: then the accounts that spend it differ, each by its part,
/// and together by what the first table prints as 上年结转.
struct CarriedOver {
  private var explained: Set<CellAddress> = []

  init(_ tied: TiedPair, _ tables: [Table]) {
    let amounts = [tied.pair.key.first, tied.pair.key.second].flatMap { Self.amounts(tables[$0]) }
    guard !amounts.isEmpty else { return }
    // 类, 款 and 项 each hold the whole of it.
    for lines in Dictionary(grouping: tied.failing, by: { Self.level($0) }).values {
      let gaps = lines.map(Self.gap)
      let sum = gaps.reduce(Rational.zero) { $0 + $1 }
      let tolerance = lines[0].first.fact.quantity.unitInLastPlace * Rational(Int128(lines.count + 1))
      guard Set(gaps.map(\.sign)).count == 1, amounts.contains(where: { ($0 - sum.magnitude).magnitude <= tolerance })
      else { continue }
      explained.formUnion(lines.map(\.second.cell))
    }
  }

  func explains(_ line: TiedPair.Line) -> Bool { explained.contains(line.second.cell) }

  private static func gap(_ line: TiedPair.Line) -> Rational {
    line.second.fact.quantity.value - line.first.fact.quantity.value
  }

  /// Digits of a code; a total is a level of its own.
  private static func level(_ line: TiedPair.Line) -> Int {
    let subject = line.first.key.subject
    return subject.utf8.allSatisfy { $0 &- 0x30 < 10 } ? subject.utf8.count : 0
  }

  /// Money on lines and in columns of 上年结转.
  private static func amounts(_ table: Table) -> [Rational] {
    let columns = Set(table.columns.indices.filter { column in table.columns[column].path.contains { $0.holds("结转") } })
    return table.lines.flatMap { line in
      line.valueColumns.filter { line.label.holds("结转") || columns.contains($0) }.compactMap { column in
        table[line.row, column].quantity?.value.magnitude
      }
    }.filter { !$0.isZero }
  }
}
