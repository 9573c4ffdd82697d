import Disclosure

/// Which columns the figures of loose rows belong to, where blank cells have left no trace.
///
/// The first column is the total of the others, so it is never blank where a row has figures; and the rows below a code add up
/// to the row of the code, column by column, in all columns or, where one figure is wrong, in all but one. A row whose figures
/// can stand in one way only under those conditions is placed; where there are two ways it is not, and nothing is guessed.
struct LoosePlaces {
  struct Row {
    /// Digits; empty for the row of the total.
    var code: String
    /// In print order, at the finest precision of the table.
    var figures: [Int128]
  }

  /// Steps of the search for one code's rows, after which they are left unplaced.
  private static let stepsLimit = 20_000
  /// The search goes as deep as a code has rows.
  private static let partsLimit = 200

  private let rows: [Row]
  private let columnCount: Int
  /// The column of each figure of each row; `nil` where it cannot be told.
  private(set) var places: [[Int]?]

  /// `columnCount`: columns of figures, the total's first.
  init(_ rows: [Row], columnCount: Int) {
    self.rows = rows
    self.columnCount = columnCount
    places = rows.map { $0.figures.count == columnCount ? Array(0..<columnCount) : nil }
    var children: [[Int]] = Array(repeating: [], count: rows.count)
    // The nearest row above whose code the row's own begins with; for the shortest codes the row of the total.
    var above: [Substring: Int] = [:]
    for (index, row) in rows.enumerated() {
      let ancestors = row.code.indices.dropFirst().compactMap { above[row.code[..<$0]] }
      if let parent = row.code.isEmpty ? nil : ancestors.max() ?? above[""] { children[parent].append(index) }
      above[row.code[...]] = index
    }
    // A parent stands above its parts, so it is settled before them.
    for (index, parts) in children.enumerated() where places[index] != nil { place(parts, under: index) }
  }

  private mutating func place(_ parts: [Int], under parent: Int) {
    guard parts.count <= Self.partsLimit, parts.contains(where: { places[$0] == nil }),
      let whole = amounts(rows[parent], places[parent])
    else { return }
    let choices = parts.map { part -> [[Int]] in
      if rows[part].figures.isEmpty { return [[]] }
      return places[part].map { [$0] } ?? ways(rows[part], whole)
    }
    guard choices.allSatisfy({ !$0.isEmpty }) else { return }
    func solutions(but column: Int?) -> [[[Int]]] {
      var search = Search(whole: whole, parts: parts.map { rows[$0].figures }, choices: choices, ignored: column)
      return search.solutions(steps: Self.stepsLimit)
    }
    var found = solutions(but: nil)
    if found.isEmpty { found = (0..<columnCount).flatMap(solutions) }
    guard let only = found.first, found.allSatisfy({ $0 == only }) else { return }
    for (part, columns) in zip(parts, only) { places[part] = columns }
  }

  /// The columns a row's figures may stand in: the total first, its parts where the whole has any.
  private func ways(_ row: Row, _ whole: [Int128]) -> [[Int]] {
    guard row.figures.count >= 2, row.figures.count < columnCount else { return [] }
    let open = (1..<columnCount).filter { whole[$0] != 0 }
    return Self.combinations(of: open, row.figures.count - 1).map { [0] + $0 }
  }

  private func amounts(_ row: Row, _ columns: [Int]?) -> [Int128]? {
    guard let columns else { return nil }
    var amounts = [Int128](repeating: 0, count: columnCount)
    for (column, figure) in zip(columns, row.figures) { amounts[column] = figure }
    return amounts
  }

  /// In order; at most 8 of the columns have figures in practice, more are not tried.
  private static func combinations(of columns: [Int], _ count: Int) -> [[Int]] {
    guard columns.count <= 8, count <= columns.count else { return [] }
    guard count > 0 else { return [[]] }
    return columns.indices.flatMap { index in
      combinations(of: Array(columns[(index + 1)...]), count - 1).map { [columns[index]] + $0 }
    }
  }

  /// Tries the ways of all parts together.
  private struct Search {
    private let parts: [[Int128]]
    private let choices: [[[Int]]]
    private let ignored: Int?
    private let tolerance: Int128
    /// With figures below zero nothing is exceeded before the last part.
    private let canExceed: Bool
    private var left: [Int128]
    private var chosen: [[Int]] = []
    private var found: [[[Int]]] = []
    private var steps = 0

    /// `ignored`: a column that need not add up.
    init(whole: [Int128], parts: [[Int128]], choices: [[[Int]]], ignored: Int?) {
      self.parts = parts
      self.choices = choices
      self.ignored = ignored
      left = whole
      tolerance = Int128(parts.count)
      canExceed = parts.joined().contains { $0 < 0 }
    }

    /// Two at most; none when the search grows too long.
    mutating func solutions(steps limit: Int) -> [[[Int]]] {
      steps = limit
      extend(0)
      return steps > 0 ? found : []
    }

    private mutating func extend(_ part: Int) {
      steps -= 1
      guard steps > 0, found.count < 2 else { return }
      guard part < parts.count else {
        if left.indices.allSatisfy({ $0 == ignored || abs(left[$0]) <= tolerance }) { found.append(chosen) }
        return
      }
      for columns in choices[part] {
        for (column, figure) in zip(columns, parts[part]) { left[column] -= figure }
        chosen.append(columns)
        if canExceed || left.indices.allSatisfy({ $0 == ignored || left[$0] >= -tolerance }) { extend(part + 1) }
        chosen.removeLast()
        for (column, figure) in zip(columns, parts[part]) { left[column] += figure }
      }
    }
  }
}
