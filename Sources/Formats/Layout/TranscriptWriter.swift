import Disclosure

/// Writes a transcript element by element; the one place that knows how paragraphs and grids become lines.
struct TranscriptWriter {
  private(set) var transcript = Transcript()
  /// In order of their spans; empty unless the ink keeps its origins.
  private(set) var anchors: [TextAnchor] = []
  let limits: FormatLimits
  /// A bound was met: nothing more is written.
  private(set) var isFull = false
  private var places = 0
  private var omitted: Set<Transcript.Omission> = []
  /// Places that a report can name; whoever has more knows enough.
  private static let omissionsMax = 1000
  /// How many pages of the ink at hand are marked.
  private var pagesMarked = 0
  private var remarks = RemarkPlaces()

  init(limits: FormatLimits) { self.limits = limits }

  mutating func mark(_ place: Transcript.Mark.Place) {
    transcript.marks.append(Transcript.Mark(offset: transcript.text.count, place: place))
  }

  mutating func omit(_ kind: Transcript.Omission.Kind, _ place: String) {
    let omission = Transcript.Omission(kind: kind, place: place)
    guard transcript.omissions.count < Self.omissionsMax, omitted.insert(omission).inserted else { return }
    transcript.omissions.append(omission)
  }

  /// The transcript, its pages counted from the first.
  func finished() -> Transcript {
    var result = transcript
    if let mark = result.marks.first, case .page = mark.place, mark.place != .page(1) {
      result.marks.insert(.init(offset: 0, place: .page(1)), at: 0)
    }
    return result
  }

  mutating func write(_ content: Content, from ink: Ink) {
    switch content {
    case .passage(let passage): write(passage, from: ink)
    case .table(let table) where table.isFrame:
      for cell in table.rows.joined() {
        for content in cell.contents { write(content, from: ink) }
      }
    case .table(let table): write(table, from: ink)
    }
  }

  /// A paragraph without words leaves nothing behind.
  mutating func write(_ passage: Passage, from ink: Ink) {
    let runs = trimmed(passage.runs, in: ink)
    guard !runs.isEmpty, hasRoom(for: passage.length) else { return }
    let span = copy(runs, from: ink)
    transcript.text.append(0x0A)
    transcript.elements.append(.paragraph(.init(span: span, role: passage.role)))
  }

  private mutating func write(_ table: RawTable, from ink: Ink) {
    guard table.textLength > 0 else { return }
    let layout = GridLayout(table.rows, columns: limits.columns, places: limits.places - places)
    places += layout.columnCount * layout.rows.count
    if layout.isCut { omit(.limit, "超过 \(limits.columns) 列或 \(limits.places) 格的表格") }
    var rows: [[Transcript.GridCell]] = []
    for row in layout.rows where hasRoom(for: layout.columnCount + row.reduce(0) { $0 + $1.textLength }) {
      rows.append(write(row, columnCount: layout.columnCount, from: ink))
    }
    guard !rows.isEmpty else { return }
    transcript.elements.append(.table(.init(columnCount: layout.columnCount, rows: rows)))
  }

  private mutating func write(
    _ row: [RawCell], columnCount: Int, from ink: Ink
  ) -> [Transcript.GridCell] {
    var cells: [Transcript.GridCell] = []
    cells.reserveCapacity(row.count)
    var column = 0
    for cell in row {
      while column < cell.column {
        transcript.text.append(0x09)
        column += 1
      }
      cells.append(
        .init(
          column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
          span: writeText(of: cell.contents, from: ink)))
    }
    while column < columnCount - 1 {
      transcript.text.append(0x09)
      column += 1
    }
    transcript.text.append(0x0A)
    return cells
  }

  /// The text of a cell on one line. Blanks that indent its first line stand before the span: they say which row a label belongs to.
  private mutating func writeText(of contents: [Content], from ink: Ink) -> Span {
    var start = transcript.text.count
    // Figures and short labels, which are most of all cells.
    if contents.count == 1, case .passage(let passage) = contents[0], passage.rest.isEmpty,
      !ink.keepsOrigins, ink.pages.isEmpty, ink.remarks.isEmpty
    {
      return writePlain(passage.first, from: ink)
    }
    // A small table inside a cell is read as its words.
    for passage in contents.flatMap(\.passages) {
      let words = trimmed(passage.runs, in: ink)
      guard let first = words.first else { continue }
      if transcript.text.count == start {
        indent(from: passage.runs, to: first.lowerBound, in: ink)
        start = transcript.text.count
      } else if let last = transcript.text.last, last < 0x80, ink.bytes[first.lowerBound] < 0x80 {
        transcript.text.append(0x20)
      }
      _ = copy(words, from: ink)
    }
    return Span(start, transcript.text.count)
  }

  private mutating func writePlain(_ run: Range<Int>, from ink: Ink) -> Span {
    let words = Blank.trimmedTail(of: Blank.trimmedHead(of: run, in: ink.bytes), in: ink.bytes)
    guard !words.isEmpty else { return Span(transcript.text.count, transcript.text.count) }
    transcript.text.append(contentsOf: ink.bytes[run.lowerBound..<words.lowerBound])
    let start = transcript.text.count
    transcript.text.append(contentsOf: ink.bytes[words])
    return Span(start, transcript.text.count)
  }

  private mutating func indent(from runs: [Range<Int>], to start: Int, in ink: Ink) {
    guard let run = runs.first(where: { $0.contains(start) }) else { return }
    transcript.text.append(contentsOf: ink.bytes[run.lowerBound..<start])
  }

  /// Copies ink to the end of the text, with the pages that begin inside it or were still to be marked.
  private mutating func copy(_ runs: [Range<Int>], from ink: Ink) -> Span {
    let begin = transcript.text.count
    for run in runs {
      let start = transcript.text.count
      transcript.text.append(contentsOf: ink.bytes[run])
      markPages(before: run.upperBound, of: ink) { start + max(0, $0 - run.lowerBound) }
      remarks.place(run, at: start, of: ink, in: &transcript.comments)
      if ink.keepsOrigins { anchor(run, at: start, from: ink) }
    }
    return Span(begin, transcript.text.count)
  }

  private mutating func markPages(before end: Int, of ink: Ink, at offset: (Int) -> Int) {
    while pagesMarked < ink.pages.count, ink.pages[pagesMarked].offset < end {
      let page = ink.pages[pagesMarked]
      pagesMarked += 1
      let last = transcript.marks.last?.offset ?? 0
      transcript.marks.append(.init(offset: max(last, offset(page.offset)), place: .page(page.page)))
    }
  }

  /// Empties ink whose contents are written; pages that no words followed yet wait for the next.
  mutating func clear(_ ink: inout Ink) {
    let waiting = remarks.rest(of: ink, length: transcript.text.count, in: &transcript.comments)
    ink.removeAll(keepingPagesFrom: pagesMarked, waiting: waiting)
    pagesMarked = 0
  }

  /// No more words follow: comments that waited for them stand at the end.
  mutating func close(_ ink: Ink) {
    remarks.close(ink, length: transcript.text.count, in: &transcript.comments)
  }

  private mutating func anchor(_ range: Range<Int>, at start: Int, from ink: Ink) {
    var index = ink.origins.partitioningIndex { $0.start + $0.length > range.lowerBound }
    while index < ink.origins.count, ink.origins[index].start < range.upperBound {
      let origin = ink.origins[index]
      let low = max(origin.start, range.lowerBound)
      let high = min(origin.start + origin.length, range.upperBound)
      let span = Span(start + low - range.lowerBound, start + high - range.lowerBound)
      anchors.append(
        TextAnchor(
          span: span, part: origin.part, node: origin.node,
          offset: origin.offset + low - origin.start))
      index += 1
    }
  }

  private mutating func hasRoom(for length: Int) -> Bool {
    if isFull { return false }
    guard transcript.text.count + length + 1 > limits.textBytes else { return true }
    isFull = true
    omit(.limit, "\(limits.textBytes >> 20) MB 以后的文字")
    return false
  }

  /// The runs without the blanks at both ends; empty when there are only blanks.
  private func trimmed(_ runs: [Range<Int>], in ink: Ink) -> [Range<Int>] {
    var runs = runs
    while let first = runs.first {
      runs[0] = Blank.trimmedHead(of: first, in: ink.bytes)
      if !runs[0].isEmpty { break }
      runs.removeFirst()
    }
    while let last = runs.last {
      runs[runs.count - 1] = Blank.trimmedTail(of: last, in: ink.bytes)
      if !runs[runs.count - 1].isEmpty { break }
      runs.removeLast()
    }
    return runs
  }
}
