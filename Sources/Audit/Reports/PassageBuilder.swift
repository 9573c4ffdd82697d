internal import Disclosure

/// Gathers what stands around the locations of one finding: a sentence or table they share is shown once.
struct PassageBuilder {
  /// Scalars of a sentence shown before the first mark, after the last, and on each side of a gap between two.
  private static let reach = 120
  private static let gapReach = 80
  /// Columns of a wide table that are shown at most.
  private static let columnMax = 10

  private enum Key: Hashable {
    case sentence(Span)
    case table(Int)
  }

  private struct Mark {
    var location: Int
    var span: Span
    var grid: GridPlace?
  }

  static func passages(of locations: [Finding.Location], _ places: inout Places) -> [Passage] {
    var marks: [Key: [Mark]] = [:]
    var order: [Key] = []
    for (index, location) in locations.enumerated() {
      let span = places.fitted(location.span)
      let grid = places.grid(of: location)
      let key: Key =
        if let grid, places.cell(grid) != nil {
          .table(grid.table)
        } else {
          .sentence(places.fitted(places.surroundings(of: span, cell: nil)))
        }
      if marks[key] == nil { order.append(key) }
      marks[key, default: []].append(Mark(location: index, span: span, grid: grid))
    }
    return order.map { key in
      let found = marks[key] ?? []
      let first = found.first?.span ?? Span(0, 0)
      switch key {
      case .sentence(let span):
        return Passage(
          line: places.position(of: span).line, section: places.sectionPath(at: first),
          content: .sentence(segments(span, found, reach: reach, gap: gapReach, places)))
      case .table(let index):
        return Passage(
          line: places.position(of: first).line, section: places.sectionPath(at: first),
          content: excerpt(index, found, places))
      }
    }
  }

  // MARK: Sentences

  /// The text of a span, cut where marks begin and end.
  private static func segments(
    _ whole: Span, _ marks: [Mark], reach: Int, gap: Int, _ places: Places
  ) -> [Passage.Segment] {
    let bytes = places.document.source.bytes
    let range = places.source(of: whole)
    var segments: [Passage.Segment] = []
    var position = range.lowerBound
    let sorted = marks.map { (mark: $0, range: places.source(of: $0.span)) }
      .sorted { ($0.range.lowerBound, $0.mark.location) < ($1.range.lowerBound, $1.mark.location) }
    for (mark, marked) in sorted {
      // Of marks that overlap the first one is shown.
      guard marked.lowerBound >= position, marked.upperBound <= range.upperBound else { continue }
      let before = position..<marked.lowerBound
      segments.append(
        Passage.Segment(
          segments.isEmpty
            ? DisplayText.before(bytes, before, reach) : DisplayText.between(bytes, before, gap)))
      segments.append(
        Passage.Segment(DisplayText.quote(bytes, marked), location: mark.location))
      position = marked.upperBound
    }
    segments.append(
      Passage.Segment(DisplayText.after(bytes, position..<range.upperBound, reach)))
    return segments.filter { !$0.text.isEmpty || $0.location != nil }
  }

  // MARK: Tables

  private static func excerpt(
    _ index: Int, _ marks: [Mark], _ places: Places
  ) -> Passage.Content {
    let table = places.document.tables[index]
    let rows = Set(marks.compactMap(\.grid?.row)).sorted()
    let columns = columns(of: table, around: marks, rows: rows)
    var marksByCell: [Int: [Mark]] = [:]
    for mark in marks {
      guard let grid = mark.grid else { continue }
      marksByCell[grid.row * table.columnCount + grid.column, default: []].append(mark)
    }
    return .table(
      title: table.title,
      headers: rows.contains { $0 < table.headerRowCount }
        ? [] : columns.map { CellDescriber.header($0, table) },
      rows: rows.map { row in
        Passage.Row(
          line: places.position(of: table[row, columns.first ?? 0].span).line,
          cells: columns.map { column in
            let cell = table[row, column]
            guard let marks = marksByCell[row * table.columnCount + column] else {
              return [Passage.Segment(DisplayText.middle(cell.text, 40))]
            }
            return segments(cell.span, marks, reach: 40, gap: 20, places)
          })
      })
  }

  /// All columns of the halves that hold a mark; of a wide table the labels and what is next to the marks.
  ///
  /// Columns at either end with nothing in the rows shown are left out.
  private static func columns(of table: Table, around marks: [Mark], rows: [Int]) -> [Int] {
    func half(_ column: Int) -> Int {
      table.columns.indices.contains(column) ? table.columns[column].half : 0
    }
    let marked = Set(marks.compactMap(\.grid?.column))
    let halves = Set(marked.map(half))
    let isBlank = { (column: Int) in
      !marked.contains(column) && rows.allSatisfy { table[$0, column].text.isEmpty }
    }
    var all = (0..<table.columnCount).filter { halves.contains(half($0)) }[...]
    while let last = all.last, isBlank(last) { all.removeLast() }
    all = all.drop(while: isBlank)
    guard all.count > columnMax else { return Array(all) }
    let labels = all.filter {
      table.columns.indices.contains($0) && [.name, .code].contains(table.columns[$0].role)
    }
    var chosen = marked.union(labels.prefix(3))
    for distance in 1...2 where chosen.count + marked.count <= columnMax {
      for column in marked {
        chosen.formUnion([column - distance, column + distance].filter(all.contains))
      }
    }
    return chosen.sorted()
  }
}
