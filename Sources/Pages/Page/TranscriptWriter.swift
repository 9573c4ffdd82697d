internal import Disclosure

/// Writes paragraphs and tables down as a transcript.
struct TranscriptWriter {
  private var transcript = Transcript()
  private var characters: [(offset: Int, spot: Spot)] = []
  private let pages: [PageLayout]
  private let headings: Headings
  private let turns: [Int: Turn]
  /// Pages whose beginning is marked.
  private var marked = 0

  init(pages: [PageLayout], headings: Headings) {
    self.pages = pages
    self.headings = headings
    turns = Dictionary(uniqueKeysWithValues: pages.compactMap { page in page.turn.map { (page.number, $0) } })
  }

  mutating func finish(_ omissions: [Transcript.Omission]) -> PrintedTranscript {
    mark(pages.last?.number ?? 0)
    transcript.omissions = omissions
    return PrintedTranscript(transcript: transcript, characters: characters, turns: turns)
  }

  mutating func write(_ element: DocumentLayout.Element) {
    switch element {
    case .paragraph(let paragraph): write(paragraph)
    case .table(let table): write(table)
    case .unread(let table): for row in table.rows { writeUnread(row) }
    }
  }

  /// A row that is shown, and compared with nothing.
  private mutating func writeUnread(_ row: [PageTable.Cell]) {
    let filled = row.filter { !$0.text.isEmpty }.sorted { $0.column < $1.column }
    guard let first = filled.first else { return }
    mark(first.page)
    let start = transcript.text.count
    for cell in filled {
      if cell != first { transcript.text.append(0x20) }
      write(cell.text, cell.spots)
    }
    let span = Span(start, transcript.text.count)
    transcript.text.append(0x0A)
    let place = filled.dropFirst().reduce(first.box) { $0.union($1.box) }
    transcript.elements.append(.paragraph(.init(span: span, role: .furniture, box: box(place, first.page))))
  }

  private mutating func mark(_ page: Int) {
    while marked < pages.count, pages[marked].number <= page {
      let page = pages[marked]
      transcript.marks.append(
        .init(offset: transcript.text.count, place: .page(page.number), isRecognized: page.isRecognized))
      marked += 1
    }
  }

  private mutating func write(_ paragraph: Paragraph) {
    mark(paragraph.readPage ?? paragraph.page)
    let start = transcript.text.count
    var previous: TextLine?
    for (line, page) in paragraph.lines {
      if let previous, ScalarClass(previous.last) != .wide, ScalarClass(line.first) != .wide,
        ScalarClass(previous.last) == .letter || ScalarClass(line.first) == .letter
      {
        transcript.text.append(0x20)
      }
      mark(paragraph.readPage ?? page)
      write(line.text, line.spots.map { Spot(page: page, $0) })
      previous = line
    }
    let span = Span(start, transcript.text.count)
    transcript.text.append(0x0A)
    let role: Transcript.Paragraph.Role =
      if paragraph.isFurniture {
        .furniture
      } else if let level = headings.level(paragraph) {
        .heading(level: level)
      } else {
        .body
      }
    transcript.elements.append(.paragraph(.init(span: span, role: role, box: box(paragraph.box, paragraph.page))))
  }

  private mutating func write(_ table: PageTable) {
    var rows: [[Transcript.GridCell]] = []
    for row in table.rows {
      if let page = row.first?.page { mark(page) }
      var cells: [Transcript.GridCell] = []
      var column = 0
      for cell in row.sorted(by: { $0.column < $1.column }) where cell.column >= column {
        for _ in column..<cell.column { transcript.text.append(0x09) }
        column = cell.column
        let start = transcript.text.count
        write(cell.text, cell.spots)
        cells.append(
          .init(
            column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
            span: Span(start, transcript.text.count), box: box(cell.box, cell.page)))
      }
      for _ in column..<max(table.columnCount - 1, column) { transcript.text.append(0x09) }
      transcript.text.append(0x0A)
      rows.append(cells)
    }
    transcript.elements.append(.table(.init(columnCount: table.columnCount, rows: rows)))
  }

  /// `spots`: of all characters of the text but the blanks, or none.
  private mutating func write(_ text: [UInt8], _ spots: [Spot]) {
    var next = spots.startIndex
    for (index, byte) in text.enumerated() where next < spots.endIndex && byte != 0x20 && byte & 0xC0 != 0x80 {
      let offset = transcript.text.count + index
      characters.append((offset, spots[next]))
      if spots[next].isDoubtful { doubt(text[index...], at: offset) }
      next += 1
    }
    transcript.text += text
  }

  /// The first character of `text`, and what stands before it without anything between.
  private mutating func doubt(_ text: ArraySlice<UInt8>, at offset: Int) {
    let end = offset + 1 + text.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    if let last = transcript.doubts.last, last.end == offset {
      transcript.doubts[transcript.doubts.count - 1] = Span(last.start, end)
    } else {
      transcript.doubts.append(Span(offset, end))
    }
  }

  /// In hundredths of a point, on the page as shown.
  private func box(_ rect: Rect, _ page: Int) -> Transcript.Box {
    let rect = turns[page]?.shown(rect) ?? rect
    let edges = [rect.left, rect.top, rect.right, rect.bottom].map { Int(($0.clamped(to: -1e6...1e6) * 100).rounded()) }
    return Transcript.Box(page: page, left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
  }
}
