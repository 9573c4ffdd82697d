package import Disclosure

/// Pages put together: paragraphs and tables go on over page breaks, running heads are set aside.
package struct DocumentLayout {
  enum Element {
    case paragraph(Paragraph)
    case table(PageTable)
    /// The rest of a table whose first part could not be told: alone it would be taken for all of it.
    case unread(PageTable)
  }

  private let pages: [PageLayout]
  private let margins: [Margins]
  private var elements: [Element] = []
  /// Index of the last element that is no furniture.
  private var last: Int?
  /// Page index on which the last line or table part stands.
  private var lastPage = 0

  package init(_ pages: [PageLayout]) {
    self.pages = pages
    margins = Margins.all(pages)
    let furniture = Furniture.find(pages)
    let bodies = PageBody.all(pages, furniture)
    var isUnread = false
    for (index, page) in pages.enumerated() {
      let repeated = repeatedCaptions(index, furniture[index], bodies)
      let first = page.items.indices.first { !furniture[index].contains($0) }
      for (number, item) in page.items.enumerated() {
        switch item {
        case .line(let pieces):
          let isFurniture = furniture[index].contains(number) || repeated.contains(number)
          for piece in LineShape.rejoined(pieces, right: margins[index].right) {
            add(piece, index, isFurniture: isFurniture, isAlone: pieces.count == 1)
          }
        // What is not understood is shown, and compared with nothing.
        case .unread(let pieces):
          if number == first { leaveUnread(above: index, bodies) }
          for piece in pieces { add(piece, index, isFurniture: true, isAlone: false) }
        case .table(let table):
          if isUnread, number == first, bodies[index].begins(with: table) {
            elements.append(.unread(table))
          } else {
            add(table, index, bodies)
          }
        }
      }
      isUnread = page.endsUnread(furniture[index], isUnread)
    }
    elements = SplitSheets(elements, pages).elements
  }

  package func printed(omissions: [Transcript.Omission] = []) -> PrintedTranscript {
    var writer = TranscriptWriter(pages: pages, headings: Headings(elements))
    for element in elements { writer.write(element) }
    return writer.finish(omissions)
  }

  // MARK: Lines

  private mutating func add(_ line: TextLine, _ page: Int, isFurniture: Bool, isAlone: Bool) {
    var paragraph = Paragraph(line, page: pages[page].number)
    if isFurniture {
      paragraph.isFurniture = true
      elements.append(.paragraph(paragraph))
      return
    }
    if isAlone, let last, case .paragraph(var open) = elements[last],
      ParagraphJoiner.joins(open, line, (margins[lastPage], margins[page]), isSamePage: lastPage == page)
    {
      open.append(line, page: pages[page].number)
      elements[last] = .paragraph(open)
    } else {
      last = elements.count
      elements.append(.paragraph(paragraph))
    }
    lastPage = page
  }

  // MARK: Tables

  private mutating func add(_ table: PageTable, _ page: Int, _ bodies: [PageBody]) {
    guard table.filledCount > 0 else { return }
    if let last, case .table(let above) = elements[last], lastPage == page - 1,
      let whole = joined(above, table, page, bodies)
    {
      elements[last] = .table(whole)
    } else {
      last = elements.count
      elements.append(.table(table))
    }
    lastPage = page
  }

  /// A table without lines whose last rows, on the next page, could not be told: what its rows add up to is not known.
  private mutating func leaveUnread(above page: Int, _ bodies: [PageBody]) {
    guard let last, case .table(let above) = elements[last], lastPage == page - 1, !above.isRuled,
      bodies[page - 1].ends(with: pages[page - 1].lastTable ?? above, next: above)
    else { return }
    elements[last] = .unread(above)
  }

  /// A table with the part of it that a page begins with.
  private func joined(_ above: PageTable, _ table: PageTable, _ page: Int, _ bodies: [PageBody]) -> PageTable? {
    guard bodies[page - 1].ends(with: pages[page - 1].lastTable ?? above, next: table),
      bodies[page].begins(with: table) || TableJoiner.repeatedRows(above, table) > 0
    else { return nil }
    return TableJoiner.joined(above, table)
  }

  /// Title and unit lines that a program prints again above the part of a table on the next page, and what says that it goes on.
  private func repeatedCaptions(_ index: Int, _ furniture: Set<Int>, _ bodies: [PageBody]) -> Set<Int> {
    let page = pages[index]
    guard let last, case .table(let above) = elements[last], lastPage == index - 1,
      let tableIndex = page.items.firstIndex(where: { if case .table = $0 { true } else { false } }),
      case .table(let below) = page.items[tableIndex], joined(above, below, index, bodies) != nil
    else { return [] }
    let heads = (0..<tableIndex).filter { !furniture.contains($0) }
    let printed = heads.flatMap { index in
      if case .line(let pieces) = page.items[index] { pieces.map(\.text) } else { [] as [[UInt8]] }
    }
    guard !printed.isEmpty, printed.count < 6 else { return [] }
    let titles = printed.map(LineShape.withoutContinuation).filter { !$0.isEmpty }
    // A form that is filled in anew below the same title begins as the last one did.
    guard TableJoiner.repeatedRows(above, below) > 0 || above.rows.first?.first?.text != below.rows.first?.first?.text
    else { return [] }
    var captions: [[UInt8]] = []
    for element in elements[..<last].reversed() {
      guard case .paragraph(let paragraph) = element, captions.count < titles.count else { break }
      if !paragraph.isFurniture { captions.insert(paragraph.first.text, at: 0) }
    }
    return captions == titles ? Set(heads) : []
  }
}

extension PageLayout {
  /// Whether a table that could not be told goes down to the page's end. `before`: whether one did on the page before.
  fileprivate func endsUnread(_ furniture: Set<Int>, _ before: Bool) -> Bool {
    let body = items.indices.filter { !furniture.contains($0) }
    guard let last = body.last else { return false }
    switch items[last] {
    case .unread: return true
    case .table: return before && body.count == 1
    case .line: return false
    }
  }

  var lastTable: PageTable? {
    for item in items.reversed() {
      if case .table(let table) = item { return table }
    }
    return nil
  }
}

/// Down to where the pages of a size are printed, and so whether a table ends because its page does.
struct PageBody: Hashable {
  private let bottom: Double
  private let height: Double

  /// Room that may be left at the end of a page before a table goes on on the next, in points.
  private static let room = 40.0
  /// A table that goes on begins in this part of its page.
  private static let head = 0.3
  /// Of so many pages one may reach further down than the others, with a note or a stamp.
  private static let many = 5

  static func all(_ pages: [PageLayout], _ furniture: [Set<Int>]) -> [PageBody] {
    var bottoms: [Int: [Double]] = [:]
    for (page, furniture) in zip(pages, furniture) {
      let ends = page.items.indices.filter { !furniture.contains($0) }.map { page.items[$0].bottom }
      if let bottom = ends.max() { bottoms[page.sizeKey, default: []].append(bottom) }
    }
    return pages.map { page in
      let sorted = (bottoms[page.sizeKey] ?? []).sorted(by: >)
      return PageBody(bottom: sorted.dropFirst(sorted.count < many ? 0 : 1).first ?? page.height, height: page.height)
    }
  }

  /// Whether the first row of the next part had no room left below a table.
  func ends(with table: PageTable, next: PageTable) -> Bool {
    let rowHeight = next.rows.first?.map { $0.box.height / Double($0.rowSpan) }.max() ?? 0
    return bottom - table.box.bottom < max(Self.room, 1.5 * rowHeight)
  }

  func begins(with table: PageTable) -> Bool { table.box.top < Self.head * height }
}
