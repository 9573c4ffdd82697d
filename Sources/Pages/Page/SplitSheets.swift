/// Puts the parts of a sheet that is wider than its page beside each other again: a spreadsheet prints the columns that had no room on pages of their
/// own, row by row at the same heights, and what is above the table over all of these pages.
struct SplitSheets {
  /// Heights of one row on two pages differ by so many points at most.
  private static let slack = 2.0
  /// More lines above a part are text of its own.
  private static let mostCaptions = 5
  /// Figures without words in so many rows are no table of their own.
  private static let fewestRows = 2
  /// Of two tables with fewer rows, these stand at the same heights by chance.
  private static let fewestLevelRows = 3
  /// Part of its size by which a line may end away from the edge of the page and go on on the next.
  private static let edge = 3.0

  private(set) var elements: [DocumentLayout.Element] = []
  private let widths: [Int: Double]
  /// Index of the last table.
  private var last: Int?

  init(_ elements: [DocumentLayout.Element], _ pages: [PageLayout]) {
    widths = Dictionary(pages.map { ($0.number, $0.width) }) { first, _ in first }
    for element in elements {
      if case .table(let table) = element, let last, case .table(let above) = self.elements[last],
        add(table, above, last)
      {
        continue
      }
      if case .table = element { last = self.elements.count }
      self.elements.append(element)
    }
  }

  private mutating func add(_ table: PageTable, _ above: PageTable, _ last: Int) -> Bool {
    let between = elements.indices[(last + 1)...].filter { captionPage($0) != nil }
    guard above.isRuled, table.isRuled, between.count <= Self.mostCaptions, let page = table.firstPage,
      between.allSatisfy({ captionPage($0) == page }), let rows = Self.rows(of: table, in: above)
    else { return false }
    let captions = captions(of: last)
    let isCut = between.contains { index in captions.contains { goesOn(index, from: $0) } }
    guard isCut || !Self.haveSameColumns(table, above), !Self.hasSameWords(table, above, rows),
      fills(above, beside: table)
    else { return false }
    let isTitled =
      isCut || between.contains { index in captions.contains { text($0) == text(index) && isTitle(index) } }
    // Without a title or words of its own it can only be the rest of that one, and so where that one has none: it is set over the middle of the whole.
    guard isTitled || !between.contains(where: isTitle) || !captions.contains(where: isTitle) || Self.isWordless(table)
    else { return false }
    elements[last] = .table(Self.joined(above, table, rows))
    move(between, to: last, captions)
    self.last = elements.lastIndex { if case .table = $0 { true } else { false } }
    return true
  }

  // MARK: Tables

  /// As parts of a table have that stand one below the other.
  private static func haveSameColumns(_ table: PageTable, _ above: PageTable) -> Bool {
    table.columns.map { $0 - table.columns[0] } == above.columns.map { $0 - above.columns[0] }
  }

  /// Which row of `above` each row of `below` begins at the height of; `nil` where one begins at none.
  private static func rows(of below: PageTable, in above: PageTable) -> [Int]? {
    guard above.rows.count >= below.rows.count, below.rows.count >= fewestLevelRows, let page = above.firstPage,
      let next = below.firstPage, next > (above.lastPage ?? next), TableJoiner.repeatedRows(above, below) == 0,
      abs(above.end - below.end) <= slack
    else { return nil }
    var places: [Int] = []
    for row in below.rows {
      let start = (places.last ?? -1) + 1
      guard let cell = row.first,
        let place = above.rows[start...].firstIndex(where: { row in
          row.contains { $0.page - page == cell.page - next && abs($0.box.top - cell.box.top) <= slack }
        })
      else { return nil }
      places.append(place)
    }
    // Lines that only one of both has are in the head.
    return zip(places, places.dropFirst()).count { $1 - $0 > 1 } <= 1 && places[0] == 0 ? places : nil
  }

  /// A form that is printed again, filled in for something else, has the same words at the same heights.
  private static func hasSameWords(_ table: PageTable, _ above: PageTable, _ places: [Int]) -> Bool {
    let same = zip(table.rows, places).count { row, place in
      guard let text = row.first?.text, !text.isEmpty else { return false }
      return above.rows[place].first?.text == text
    }
    return same * 3 >= table.rows.count
  }

  /// Whether the first column of `table` had no room beside `above`; margins are as wide at the right as at the left.
  private func fills(_ above: PageTable, beside table: PageTable) -> Bool {
    guard let page = above.firstPage, let width = widths[page], above.columns.count > 1, table.columns.count > 1 else {
      return false
    }
    let next = table.columns[1] - table.columns[0]
    return above.columns[above.columns.count - 1] + next > width - above.columns[0] - Self.slack
  }

  /// Figures in rows that nothing names.
  private static func isWordless(_ table: PageTable) -> Bool {
    let figures = table.rows.map { row in row.contains { !$0.text.isEmpty && LineShape.isFigure($0.text) } }
    guard let start = figures.firstIndex(of: true), figures.count(where: \.self) >= fewestRows else { return false }
    return table.rows[start...].joined().allSatisfy { LineShape.isFigure($0.text) }
  }

  private static func joined(_ above: PageTable, _ table: PageTable, _ places: [Int]) -> PageTable {
    var whole = above
    let shift = (above.columns.last ?? 0) - (table.columns.first ?? 0)
    whole.columns += table.columns.dropFirst().map { $0 + shift }
    for (index, row) in table.rows.enumerated() {
      whole.rows[places[index]] += row.map { cell in
        var cell = cell
        let end = index + cell.rowSpan < places.count ? places[index + cell.rowSpan] : above.rows.count
        cell.column += above.columnCount
        cell.rowSpan = end - places[index]
        return cell
      }
    }
    return whole
  }

  // MARK: Captions

  private func captionPage(_ index: Int) -> Int? {
    if case .paragraph(let paragraph) = elements[index], !paragraph.isFurniture { paragraph.page } else { nil }
  }

  private func text(_ index: Int) -> [UInt8] {
    if case .paragraph(let paragraph) = elements[index] { paragraph.first.text } else { [] }
  }

  /// 公开01表 is a number.
  private func isTitle(_ index: Int) -> Bool {
    let text = text(index)
    return !text.starts(with: Array("公开".utf8))
      && (text.suffix(3) == Array("表".utf8)[...] || !LineShape.isTableHead(text))
  }

  /// Lines above the table on its page.
  private func captions(of table: Int) -> [Int] {
    guard case .table(let above) = elements[table], let page = above.firstPage else { return [] }
    var captions: [Int] = []
    for index in elements[..<table].indices.reversed() {
      guard case .paragraph(let paragraph) = elements[index], paragraph.page == page,
        captions.count < Self.mostCaptions
      else { break }
      if !paragraph.isFurniture { captions.insert(index, at: 0) }
    }
    return captions
  }

  /// What is printed above the part belongs above the whole: ends of lines behind their beginnings, what is there already to nothing.
  private mutating func move(_ between: [Int], to table: Int, _ captions: [Int]) {
    guard case .table(let whole) = elements[table], let page = whole.firstPage else { return }
    var moved: [Paragraph] = []
    var gone: Set<Int> = []
    for index in between {
      guard case .paragraph(var paragraph) = elements[index] else { continue }
      if captions.contains(where: { text($0) == text(index) && $0 != index }) {
        paragraph.isFurniture = true
        elements[index] = .paragraph(paragraph)
        continue
      }
      gone.insert(index)
      paragraph.readPage = page
      guard let start = captions.first(where: { goesOn(index, from: $0) }), case .paragraph(let head) = elements[start]
      else {
        moved.append(paragraph)
        continue
      }
      let beginning = head.first.withoutEnd(repeatedIn: paragraph.first)
      if beginning.text.isEmpty {
        elements[start] = .paragraph(paragraph)
      } else {
        var whole = Paragraph(beginning, page: head.page)
        whole.readPage = page
        whole.append(paragraph.first, page: paragraph.page)
        elements[start] = .paragraph(whole)
      }
    }
    elements = elements.indices.filter { !gone.contains($0) }.map { elements[$0] }
    elements.insert(contentsOf: moved.map(DocumentLayout.Element.paragraph), at: table)
  }

  /// The page's edge cut the line: one part ends there, the other begins at the same height at the edge of the next. What had no room is sometimes written
  /// beside the page, so that the second is the whole line.
  private func goesOn(_ index: Int, from start: Int) -> Bool {
    guard case .paragraph(let head) = elements[start], case .paragraph(let rest) = elements[index],
      head.lines.count == 1, rest.lines.count == 1, head.first.size == rest.first.size,
      abs(head.first.baseline - rest.first.baseline) <= Self.slack, let width = widths[head.page]
    else { return false }
    if head.first.text.count < rest.first.text.count, rest.first.text.starts(with: head.first.text) { return true }
    let reach = Self.edge * head.first.size
    return head.first.box.right > width - reach && rest.first.box.left < reach
  }
}

extension TextLine {
  /// Characters at the edge of a page are printed on both sides of it.
  fileprivate func withoutEnd(repeatedIn next: TextLine) -> TextLine {
    let characters = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    let following = Array(String(decoding: next.text, as: UTF8.self).unicodeScalars)
    var line = self
    for count in (1...characters.count).reversed() where following.starts(with: characters.suffix(count)) {
      line.text = characters.dropLast(count).flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
      line.spots = line.spots.dropLast(min(count, line.spots.count))
      break
    }
    return line
  }
}

extension PageTable {
  fileprivate var firstPage: Int? { rows.first?.first?.page }
  fileprivate var lastPage: Int? { rows.last { !$0.isEmpty }?.first?.page }
  /// Bottom of the last row.
  fileprivate var end: Double { rows.last?.map(\.box.bottom).max() ?? 0 }
}
