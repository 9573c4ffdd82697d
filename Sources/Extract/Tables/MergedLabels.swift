import Disclosure

/// Carries labels down over the rows their merged cells cover.
///
/// Only in columns of words that stand before other words (单位 | 项目, 一级指标 | 二级指标): an empty cell before a
/// figure may be empty.
enum MergedLabels {
  static func fill(_ grid: inout Grid, _ header: inout HeaderReader.Shape, _ columns: [Column]) {
    guard !columns.contains(where: { $0.half > 0 }) else { return }
    lowerEntity(&grid, &header)
    let labels = columns.prefix { [.name, .text, .ordinal].contains($0.role) }.count
    guard labels >= 2 else { return }
    for row in max(header.rowCount, 1)..<max(grid.rows.count, header.rowCount, 1) {
      guard let first = (0..<labels).first(where: { grid.rows[row][$0].content != .empty }),
        first > 0, grid.rows[row][first].content == .text
      else { continue }
      for column in 0..<first where columns[column].role != .ordinal {
        let above = grid.rows[row - 1][column]
        guard
          row > header.rowCount || above.isContinuation || header.loweredColumns.contains(column),
          above.content == .text
        else { continue }
        var copy = above
        copy.isContinuation = true
        grid.rows[row][column] = copy
      }
    }
  }

  /// A label merged from the last header row down (项目 above, the unit's name below, beside 实有数 …) belongs to the body.
  private static func lowerEntity(_ grid: inout Grid, _ header: inout HeaderReader.Shape) {
    let last = header.rowCount - 1
    guard last >= 1, last + 1 < grid.rows.count, !HeaderReader.isIndexRow(grid.rows[last]) else {
      return
    }
    let above = grid.rows[last - 1][0]
    let label = grid.rows[last][0]
    guard label.content == .text, above.content == .text, label.span != above.span,
      grid.rows[last + 1][0].content == .empty, grid.width > 1,
      grid.rows[last - 1][1].span != above.span
    else { return }
    for row in (last + 1)..<grid.rows.count {
      guard grid.rows[row][0].content == .empty else { break }
      var copy = label
      copy.isContinuation = true
      grid.rows[row][0] = copy
    }
    var copy = above
    copy.isContinuation = true
    grid.rows[last][0] = copy
    header.loweredColumns = [0]
  }
}
