internal import Disclosure

/// The header row of the indicators: what each column holds.
struct IndicatorHeader {
  typealias Role = FormVocabulary.Role

  /// Role by column; columns without a header text have none.
  var roles: [Int: Role]
  /// Header key by column.
  var keys: [Int: String]
  var nameColumn: Int
  /// A header that must be 一级指标 and is printed otherwise (一般指标).
  var slip: Span?
  /// Side-by-side forms print level 2, name and value twice: where the second set starts.
  var secondSet: Int?

  /// Reads a row as an indicator header; `nil` when it is none.
  ///
  /// A header names the indicator column and at least one of level, target, actual, weight. `above` lends its
  /// texts to columns whose header is merged over two rows.
  init?(_ row: FormRow, above: FormRow?, vocabulary: FormVocabulary) {
    // A data row may hold such a word; a header has no sentence.
    guard row.cells.count > 2, row.cells.allSatisfy({ $0.key.utf8.count <= 90 }) else { return nil }
    var roles: [Int: Role] = [:]
    var keys: [Int: String] = [:]
    for (column, cell) in row.cells.enumerated() where !cell.repeatsLeft {
      var key = cell.key
      if key.isEmpty, let above, above.cells.count == row.cells.count {
        key = above.cells[column].key
      }
      guard let role = vocabulary.role(ofHeader: key) else { continue }
      roles[column] = role
      keys[column] = key
    }
    if let second = roles.first(where: { $0.value == .level2 && keys[$0.key] == "二级指标" })?.key,
      second > 0, roles[second - 1] == nil, let key = Self.slipped(row.cells[second - 1])
    {
      roles[second - 1] = .level1
      keys[second - 1] = key
      slip = row.cells[second - 1].span
    }
    let columns = roles.keys.sorted()
    var name = columns.first { roles[$0] == .name }
    if name == nil, keys.values.contains(where: { $0.ends(with: "目标值") || $0.ends(with: "指标值") }) {
      // 项目 | 数量指标 | 目标值: a level's own name heads the indicator column.
      let levels = row.filled.filter { vocabulary.isLevel(row.cells[$0].key) }
      name = levels.count == 1 ? levels[0] : nil
      if let name { keys[name] = row.cells[name].key }
    }
    if name == nil, let first = row.filled.first, vocabulary.groups.contains(row.cells[first].key),
      Set(roles.values).isSuperset(of: [.target, .actual])
    {
      // 绩效指标 | 指标性质 | 指标值 | 计量单位 | 全年完成值: no levels, the group's own name heads the indicators.
      name = first
      keys[first] = row.cells[first].key
    }
    guard let name else { return nil }
    let partners: Set<Role> = [.level1, .level2, .target, .actual, .weight, .score]
    let values: Set<Role> = [.target, .actual, .weight, .score]
    let others = columns.filter { $0 != name }
    guard others.contains(where: { roles[$0].map(partners.contains) ?? false }),
      others.contains(where: { roles[$0].map(values.contains) ?? false })
    else { return nil }
    roles[name] = .name
    // 2026年指标值 | 2025年完成值: what was reached in another year than the targets' is no completion of them.
    let years = Set(columns.filter { roles[$0] == .target }.map { keys[$0].flatMap { Profile.years($0).first } })
    for column in columns where roles[column] == .actual && !years.isEmpty && !years.contains(nil) {
      if let year = keys[column].flatMap({ Profile.years($0).first }), !years.contains(year) { roles[column] = .past }
    }
    // 是否核心指标: what a column says is not known, but its cells are no sign that the row stands elsewhere.
    for column in row.filled where column > name && roles[column] == nil && !row.cells[column].repeatsAbove {
      roles[column] = .other
    }
    // Left of the name only levels and the project matter; 单位名称 there is no unit, 年度目标 no target.
    for column in columns where column < name {
      if let role = roles[column], ![.level1, .level2, .project].contains(role) {
        roles[column] = keys[column]?.holds("目标") ?? false ? .goal : .other
      }
    }
    self.roles = roles
    self.keys = keys
    nameColumn = name
    secondSet = columns.first { $0 > name && (roles[$0] == .level2 || roles[$0] == .name) }
    if let second = secondSet, !columns.contains(where: { $0 > second && roles[$0] == .target }) {
      secondSet = nil
    }
  }

  /// 指标值 over ≥ | 95 | %: the header that knows the sign, the figure and the unit of one target apart, where a row under it shows them so.
  func parted(by row: FormRow) -> IndicatorHeader? {
    guard columns(.sign).isEmpty, columns(.unit).isEmpty, let sign = column(.target), sign > nameColumn,
      row.cells.indices.contains(sign + 2),
      [sign + 1, sign + 2].allSatisfy({ roles[$0] == nil || roles[$0] == .target && keys[$0] == keys[sign] }),
      ValueScan.comparators[row.cells[sign].key] != nil,
      row.cells[sign + 1].key.utf8.contains(where: { $0 &- 0x30 < 10 }),
      UnitReader.unit(named: row.cells[sign + 2].key) != nil
    else { return nil }
    var header = self
    header.roles[sign] = .sign
    header.roles[sign + 1] = .target
    header.roles[sign + 2] = .unit
    header.keys[sign + 1] = keys[sign]
    return header
  }

  /// Four characters that differ from 一级指标 in one.
  private static func slipped(_ cell: FormRow.Cell) -> String? {
    let expected = Array("一级指标".unicodeScalars)
    let found = Array(cell.key.unicodeScalars)
    guard found.count == expected.count, !cell.repeatsLeft else { return nil }
    return zip(found, expected).filter { $0 != $1 }.count == 1 ? cell.key : nil
  }

  func columns(_ role: Role) -> [Int] { roles.keys.filter { roles[$0] == role }.sorted() }
  func column(_ role: Role) -> Int? { columns(role).first }

  /// Columns with a role from the name on, in order.
  var following: [Int] { roles.keys.filter { $0 >= nameColumn }.sorted() }

  var hasActual: Bool { roles.values.contains(.actual) || roles.values.contains(.score) }
  /// The header's own level (数量指标 as the name of the indicator column), else empty.
  func ownLevel2(_ vocabulary: FormVocabulary) -> String {
    guard let key = keys[nameColumn], vocabulary.isLevel2(key) else { return "" }
    return key
  }
}
