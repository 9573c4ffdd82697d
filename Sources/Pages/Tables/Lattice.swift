internal import Disclosure

/// The cells that ruling lines enclose: positions of columns and rows, and which elementary cells are one because no line parts them.
package struct Lattice: Hashable, Sendable {
  /// A cell by the elementary rows and columns it covers.
  package struct Cell: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var rowSpan: Int
    package var columnSpan: Int
  }

  /// Left edges of the columns and the right edge of the last, ascending.
  package private(set) var columns: [Double]
  /// Top edges of the rows and the bottom edge of the last, ascending.
  package private(set) var rows: [Double]
  /// By row, then column.
  package private(set) var cells: [Cell] = []
  /// Index into `cells` of each elementary cell, row by row.
  private var owners: [Int] = []

  package var box: Rect {
    Rect(columns.first ?? 0, rows.first ?? 0, columns.last ?? 0, rows.last ?? 0)
  }

  /// Lines meet when their ends are so near, in points: corners of double lines stay open so wide.
  private static let reach = 4.2
  /// Column and row edges so close are one, in points: the two strokes of a double line, between which nothing can be read.
  private static let snap = 4.5
  /// A line that sticks out so far beyond the outermost crossing encloses a column without a border.
  private static let overhang = 9.0
  /// Lines of a table without walls are at most so far apart, in points.
  private static let rowHeight = 40.0
  private static let rulingLimit = 3000
  private static let cellLimit = 100_000

  /// The lattices of a page, from top to bottom; a single box is none. `nil` when there are more lines than any page of print has.
  package static func all(_ rulings: [Ruling]) -> [Lattice]? {
    let whole = RulingMerger.merged(rulings)
    guard whole.count <= rulingLimit else { return nil }
    return components(whole).compactMap(Lattice.init).sorted { $0.box.top < $1.box.top }
  }

  /// Rulings that hang together by crossings.
  private static func components(_ rulings: [Ruling]) -> [[Ruling]] {
    var sets = DisjointSets(count: rulings.count)
    let horizontals = rulings.indices.filter { !rulings[$0].isVertical }
    for vertical in rulings.indices where rulings[vertical].isVertical {
      let line = rulings[vertical]
      for horizontal in horizontals {
        let other = rulings[horizontal]
        if other.position < line.start - reach { continue }
        if other.position > line.end + reach { break }
        if other.start - reach <= line.position, line.position <= other.end + reach {
          sets.unite(vertical, horizontal)
        }
      }
    }
    var members: [Int: [Ruling]] = [:]
    var order: [Int] = []
    for index in rulings.indices {
      let root = sets.root(index)
      if members[root] == nil { order.append(root) }
      members[root, default: []].append(rulings[index])
    }
    return withLooseWalls(withLooseRows(order.compactMap { members[$0] }))
  }

  /// Walls within a lattice that touch none of its lines: no lines are drawn between its rows, and a title reaches over the columns they part.
  private static func withLooseWalls(_ components: [[Ruling]]) -> [[Ruling]] {
    var whole = components.filter { $0.count > 1 || !$0[0].isVertical }
    let boxes = whole.map { component in
      let horizontals = component.filter { !$0.isVertical }
      let verticals = component.filter(\.isVertical)
      return Rect(
        left: horizontals.map(\.start).min() ?? 0, top: horizontals.first?.position ?? 0,
        right: horizontals.map(\.end).max() ?? 0,
        bottom: max(horizontals.last?.position ?? 0, verticals.map(\.end).max() ?? 0))
    }
    for component in components where component.count == 1 && component[0].isVertical {
      let wall = component[0]
      let inside = boxes.indices.first { index in
        whole[index].count > 1 && wall.position > boxes[index].left && wall.position < boxes[index].right
          && wall.start >= boxes[index].top - reach && wall.end <= boxes[index].bottom + reach
      }
      if let inside { whole[inside].append(wall) } else { whole.append(component) }
    }
    return whole
  }

  /// Lines as long as a lattice is wide, one below the other from its last row on, are the rows of a table whose head alone has walls. `components`: by
  /// the top line of each.
  private static func withLooseRows(_ components: [[Ruling]]) -> [[Ruling]] {
    var whole: [[Ruling]] = []
    for component in components {
      if component.count == 1, let line = component.first, !line.isVertical,
        let above = whole.indices.last(where: { whole[$0].count > 1 }), isRow(line, below: whole[above])
      {
        whole[above].insert(line, at: whole[above].firstIndex(where: \.isVertical) ?? 0)
      } else {
        whole.append(component)
      }
    }
    return whole
  }

  private static func isRow(_ line: Ruling, below component: [Ruling]) -> Bool {
    let horizontals = component.prefix { !$0.isVertical }
    guard let last = horizontals.last, let left = horizontals.map(\.start).min(),
      let right = horizontals.map(\.end).max()
    else { return false }
    return line.position - last.position < rowHeight && abs(line.start - left) <= reach
      && abs(line.end - right) <= reach
  }

  /// `rulings`: of one component.
  init?(_ rulings: [Ruling]) {
    let verticals = rulings.filter(\.isVertical)
    let horizontals = rulings.filter { !$0.isVertical }
    guard verticals.count + horizontals.count > 4 || (verticals.count > 1 && horizontals.count > 1) else { return nil }
    columns = Self.edges(verticals, crossedBy: horizontals)
    rows = Self.edges(horizontals, crossedBy: verticals)
    let count = (columns.count - 1) * (rows.count - 1)
    guard columns.count > 1, rows.count > 1, count > 1, count <= Self.cellLimit else { return nil }
    let walls = Walls(verticals, horizontals, columns: columns, rows: rows)
    join(walls)
    guard cells.count > 1 else { return nil }
  }

  /// Positions of the lines across an axis, and the ends of those along it where they enclose a strip without a border of its own. `others`: by position.
  private static func edges(_ lines: [Ruling], crossedBy others: [Ruling]) -> [Double] {
    var edges: [Double] = []
    for position in lines.map(\.position).sorted() {
      if let last = edges.last, position - last <= snap { continue }
      edges.append(position)
    }
    let starts = others.map(\.start).sorted()
    let ends = others.map(\.end).sorted()
    // Most lines must reach out so far, or both the outermost, not one that is too long.
    guard let outer = others.first, let opposite = others.last else { return edges }
    let start = min(starts[starts.count / 2], max(outer.start, opposite.start))
    let end = max(ends[ends.count / 2], min(outer.end, opposite.end))
    if let first = edges.first, start < first - overhang { edges.insert(start, at: 0) }
    if let last = edges.last, end > last + overhang { edges.append(end) }
    return edges
  }

  /// Unites what no wall parts. A shape that is no rectangle, because a line is missing, is cut into rectangles.
  private mutating func join(_ walls: Walls) {
    let width = columns.count - 1
    let height = rows.count - 1
    var sets = DisjointSets(count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        let index = row * width + column
        if column + 1 < width, !walls.isRight(row, column) { sets.unite(index, index + 1) }
        if row + 1 < height, !walls.isBelow(row, column) { sets.unite(index, index + width) }
      }
    }
    owners = [Int](repeating: -1, count: width * height)
    for row in 0..<height {
      for column in 0..<width where owners[row * width + column] < 0 {
        let root = sets.root(row * width + column)
        let isFree = { (owners: [Int], sets: inout DisjointSets, index: Int) in
          owners[index] < 0 && sets.root(index) == root
        }
        var right = column + 1
        while right < width, isFree(owners, &sets, row * width + right) { right += 1 }
        var below = row + 1
        while below < height, (column..<right).allSatisfy({ isFree(owners, &sets, below * width + $0) }) { below += 1 }
        for y in row..<below {
          for x in column..<right { owners[y * width + x] = cells.count }
        }
        cells.append(Cell(row: row, column: column, rowSpan: below - row, columnSpan: right - column))
      }
    }
  }

  /// Index of the cell at a point, `nil` outside.
  package func cell(x: Double, y: Double) -> Int? {
    guard let column = Self.strip(x, columns), let row = Self.strip(y, rows) else { return nil }
    return owners[row * (columns.count - 1) + column]
  }

  package func box(of cell: Cell) -> Rect {
    Rect(
      left: columns[cell.column], top: rows[cell.row], right: columns[cell.column + cell.columnSpan],
      bottom: rows[cell.row + cell.rowSpan])
  }

  private static func strip(_ place: Double, _ edges: [Double]) -> Int? {
    guard let first = edges.first, let last = edges.last, place >= first, place < last else { return nil }
    return edges.partitioningIndex { $0 > place } - 1
  }
}

/// Which sides of the elementary cells are drawn.
private struct Walls {
  private let width: Int
  private var right: [Double]
  private var below: [Double]
  private let columns: [Double]
  private let rows: [Double]
  /// Part of a side that must be drawn.
  private static let share = 0.6

  init(_ verticals: [Ruling], _ horizontals: [Ruling], columns: [Double], rows: [Double]) {
    self.columns = columns
    self.rows = rows
    width = columns.count - 1
    right = [Double](repeating: 0, count: width * (rows.count - 1))
    below = right
    for line in verticals {
      let edge = Self.nearest(line.position, columns)
      guard edge > 0, edge < width else { continue }
      for row in 0..<rows.count - 1 {
        right[row * width + edge - 1] += max(0, min(line.end, rows[row + 1]) - max(line.start, rows[row]))
      }
    }
    for line in horizontals {
      let edge = Self.nearest(line.position, rows)
      guard edge > 0, edge < rows.count - 1 else { continue }
      for column in 0..<width {
        below[(edge - 1) * width + column] += max(
          0, min(line.end, columns[column + 1]) - max(line.start, columns[column]))
      }
    }
  }

  func isRight(_ row: Int, _ column: Int) -> Bool {
    right[row * width + column] >= Self.share * (rows[row + 1] - rows[row])
  }

  func isBelow(_ row: Int, _ column: Int) -> Bool {
    below[row * width + column] >= Self.share * (columns[column + 1] - columns[column])
  }

  private static func nearest(_ place: Double, _ edges: [Double]) -> Int {
    edges.indices.min { abs(edges[$0] - place) < abs(edges[$1] - place) } ?? 0
  }
}

/// Union-find with path halving.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    parents[max(a, b)] = min(a, b)
  }
}
