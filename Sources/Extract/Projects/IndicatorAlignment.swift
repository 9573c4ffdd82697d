internal import Disclosure

/// Puts the cells of an indicator row into their columns, also when conversion lost or added leading cells.
struct IndicatorAlignment {
  typealias Role = FormVocabulary.Role

  /// A row whose cells have found their roles.
  struct Placed {
    var level1: Int?
    var level2: Int?
    /// Column of the name; `nil` when the row names a level and nothing else.
    var name: Int?
    /// Column in the row of each role from the name on; several targets in order.
    var cells: [(role: Role, column: Int)]
    var isRealigned: Bool

    func columns(_ role: Role) -> [Int] { cells.filter { $0.role == role }.map(\.column) }
  }

  let header: IndicatorHeader
  let vocabulary: FormVocabulary
  /// How far the rows of the current block stand to the right of their headers.
  private(set) var shift = 0

  init(header: IndicatorHeader, vocabulary: FormVocabulary) {
    self.header = header
    self.vocabulary = vocabulary
  }

  /// `nil`: the row fits no reading.
  mutating func place(_ row: FormRow) -> Placed? {
    let (levels, rest) = parts(of: row)
    if let placed = exactly(row, rest: rest, levels: levels) { return placed }
    guard let first = rest.first else {
      // Only levels: a block of the template that was left blank.
      return levels.isEmpty ? nil : moved(row, levels, name: nil, cells: [], by: 1)
    }
    let following = header.following
    if rest.count == following.count {
      shift = first - header.nameColumn
      let cells = zip(following, rest).compactMap { target, column in
        header.roles[target].map { (role: $0, column: column) }
      }
      return moved(row, levels, name: first, cells: cells, by: shift)
    }
    return shifted(row, rest: rest, levels: levels)
  }

  /// The reading of cells that stand in order and in no column: levels, then one cell for each header.
  func placeInOrder(_ row: FormRow) -> Placed? {
    let levels = levelColumns(row)
    let rest = row.filled.filter { !levels.contains($0) }
    guard rest.count == header.following.count else { return nil }
    let cells = zip(header.following, rest).compactMap { target, column in
      header.roles[target].map { (role: $0, column: column) }
    }
    return moved(row, levels, name: rest.first, cells: cells, by: 1)
  }

  /// The cells of a row that was cut short: its last cell stands for all columns to its right.
  func isShort(_ row: FormRow) -> Bool {
    guard row.cells.count > header.nameColumn else { return false }
    return header.following.contains { column in
      row.cells.indices.contains(column) && row.cells[column].isPadding
    }
  }

  /// Levels and other cells of a row, in order.
  func parts(of row: FormRow) -> (levels: [Int], rest: [Int]) {
    let levels = levelColumns(row)
    return (levels, row.filled.filter { !levels.contains($0) && !isBeside(row, $0) })
  }

  /// The reading by header columns, when nothing in the row speaks against it.
  private mutating func exactly(_ row: FormRow, rest: [Int], levels: [Int]) -> Placed? {
    let nameColumn = header.nameColumn
    guard row.cells.indices.contains(nameColumn), !row.cells[nameColumn].isEmpty,
      !row.cells[nameColumn].repeatsLeft
    else { return nil }
    let level1 = header.column(.level1)
    let level2 = header.column(.level2)
    for column in levels {
      let key = row.cells[column].key
      let fits =
        column == level1 && vocabulary.isLevel1(key)
        || column == level2 && vocabulary.isLevel2(key) || column == nameColumn
      if !fits { return nil }
    }
    let hasValue = rest.contains { $0 > nameColumn && header.roles[$0] != nil }
    for column in rest {
      guard header.roles[column] != nil else { return nil }
      // A form may have levels of its own; then the rest of the row must stand where it should.
      if column == level1 || column == level2, !hasValue { return nil }
    }
    if levels.contains(nameColumn) {
      // A level word is the indicator's name only where a value follows it or its own level stands before it.
      guard hasValue || level2.map(levels.contains) ?? false else { return nil }
    }
    shift = 0
    return Placed(
      level1: level1.flatMap { isBlank(row, $0) || isBeside(row, $0) ? nil : $0 },
      level2: level2.flatMap { isBlank(row, $0) ? nil : $0 },
      name: nameColumn, cells: cells(of: row, by: 0), isRealigned: false)
  }

  /// The columns of the header that the row has, moved by a distance: a row of the next table may have fewer.
  private func cells(of row: FormRow, by distance: Int) -> [(role: Role, column: Int)] {
    header.following.compactMap { column in
      guard row.cells.indices.contains(column + distance) else { return nil }
      return header.roles[column].map { (role: $0, column: column + distance) }
    }
  }

  private func isBlank(_ row: FormRow, _ column: Int) -> Bool {
    !row.cells.indices.contains(column) || row.cells[column].isEmpty
  }

  /// The reading by one distance for the whole row, when each filled cell then meets a column with a role.
  private mutating func shifted(_ row: FormRow, rest: [Int], levels: [Int]) -> Placed? {
    guard let first = rest.first else { return nil }
    for distance in [shift, first - header.nameColumn]
    where first == header.nameColumn + distance
      && rest.allSatisfy({ header.roles[$0 - distance] != nil })
    {
      shift = distance
      return moved(row, levels, name: first, cells: cells(of: row, by: distance), by: distance)
    }
    return nil
  }

  /// Levels of a row out of its columns are told by their words.
  private func moved(
    _ row: FormRow, _ levels: [Int], name: Int?, cells: [(role: Role, column: Int)],
    by distance: Int
  ) -> Placed {
    var result = Placed(
      level1: nil, level2: nil, name: name, cells: cells, isRealigned: distance != 0)
    for column in levels {
      let key = row.cells[column].key
      let isOnlyFirst = vocabulary.isLevel1(key) && !vocabulary.isLevel2(key)
      // 成本指标 and 满意度指标 name both levels: level 1 when another level follows or their column says so.
      let isFirst =
        isOnlyFirst || vocabulary.isLevel1(key) && levels.count > 1 && column == levels[0]
        || vocabulary.isLevel1(key) && column == header.column(.level1) && name == nil
      if isFirst { result.level1 = column } else { result.level2 = column }
    }
    return result
  }

  /// Columns before the name that hold level words.
  private func levelColumns(_ row: FormRow) -> [Int] {
    var columns: [Int] = []
    for column in row.filled {
      if columns.count < 2, vocabulary.isLevel(row.cells[column].key) {
        columns.append(column)
      } else if !isBeside(row, column) {
        break
      }
    }
    return columns
  }

  /// Cells that belong to no indicator: the label of the block, the project's name, what stands left of the levels.
  private func isBeside(_ row: FormRow, _ column: Int) -> Bool {
    guard column < header.nameColumn else { return false }
    if vocabulary.groups.contains(row.cells[column].key) { return true }
    let role = header.roles[column]
    return role == .project || role == .goal || role == .other
  }
}
