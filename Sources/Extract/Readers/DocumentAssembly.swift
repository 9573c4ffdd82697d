import Disclosure

/// The passes over one document, and what each leaves for the next.
struct DocumentAssembly {
  private let source: SourceText
  private let layouts: [TextLayout]
  private let vocabulary: Vocabulary
  /// Those of each layout together, in order.
  private var drafts: [Draft] = []
  /// How many drafts stand before those of each layout.
  private var starts: [Int] = []
  /// The draft at which a limit was met.
  private var limitDraft: Int?
  /// The drafts over tables that were not read.
  private var unreadTables: [Int] = []
  private var rawTables: [RawTable] = []
  private var view: ViewBuilder
  private var spans: [Span] = []
  /// Cells of each table as written, row by row.
  private var written: [[[WrittenCell]]] = []

  /// `layouts`: of the parts of the source, in order; at least one.
  init(_ source: SourceText, _ layouts: [TextLayout], _ vocabulary: Vocabulary) {
    precondition(!layouts.isEmpty, "a document has at least one part")
    self.source = source
    self.layouts = layouts
    self.vocabulary = vocabulary
    self.view = ViewBuilder(layouts[0].folded)
    for layout in layouts {
      starts.append(drafts.count)
      draft(layout)
    }
    write()
  }

  private mutating func draft(_ layout: TextLayout) {
    let contents = ContentsFinder(folded: layout.folded).lines(layout.regions)
    let paragraphs = ParagraphPass(layout, contents: contents)
    let furniture = Set(layout.roles.compactMap { $0.value == .furniture ? $0.key : nil })
    let captions = CaptionFinder(folded: layout.folded, contents: contents, furniture: furniture)
    for (index, region) in layout.regions.enumerated() {
      switch region {
      case .text(let range):
        var own: [Range<Int>] = []
        if index + 1 < layout.regions.count, case .table = layout.regions[index + 1] {
          own = captions.captions(endOf: range)
        }
        drafts += paragraphs.drafts(range, captions: own)
      case .table(let table):
        add(table, captionRows: captions.captionRows(table), layout.folded)
      }
    }
    if limitDraft == nil, let line = layout.limitLine {
      limitDraft = draft(of: line, in: layout) ?? starts.last
    }
    unreadTables += layout.unreadTables.compactMap { draft(of: $0.lowerBound - 1, in: layout) }
  }

  /// The draft of the part just drafted that holds a line.
  private func draft(of line: Int, in layout: TextLayout) -> Int? {
    let content = layout.folded.lines[line].content
    return drafts[(starts.last ?? 0)...].firstIndex { $0.pieces.contains { $0.overlaps(content) } }
  }

  private mutating func add(_ table: RawTable, captionRows: Int, _ folded: FoldedText) {
    for row in table.rows.prefix(captionRows) {
      for cell in row.cells where !cell.isEmpty {
        drafts.append(Draft(kind: .caption, pieces: cell.pieces))
      }
    }
    var body = table
    body.rows.removeFirst(captionRows)
    var notes: [Draft] = []
    if table.layout == .ruled {
      // A sheet has no place for a note but below its figures.
      while let last = body.rows.last, let note = note(last, folded) {
        notes.append(note)
        body.rows.removeLast()
      }
    }
    drafts.append(Draft(kind: .table(rawTables.count), pieces: []))
    drafts += notes.reversed()
    rawTables.append(body)
  }

  /// A row of one cell that says something of the table.
  private func note(_ row: RawRow, _ folded: FoldedText) -> Draft? {
    let filled = row.cells.filter { !$0.isEmpty }
    guard filled.count == 1, let piece = filled[0].pieces.first,
      LineWords.isNote(LineWords.compact(folded.bytes[piece]))
    else { return nil }
    return Draft(kind: .note, pieces: filled[0].pieces)
  }

  private mutating func write() {
    for (number, draft) in drafts.enumerated() {
      if let part = starts.lastIndex(of: number) { view.turn(to: layouts[part].folded) }
      if case .table(let index) = draft.kind {
        let start = view.text.count
        var rows: [[WrittenCell]] = []
        for row in rawTables[index].rows {
          rows.append(write(row))
        }
        written.append(rows)
        spans.append(Span(start, max(start, view.text.count - 1)))
      } else {
        spans.append(view.write(draft.pieces))
        view.separate(0x0A)
      }
    }
  }

  private mutating func write(_ row: RawRow) -> [WrittenCell] {
    var cells: [WrittenCell] = []
    for (index, cell) in row.cells.enumerated() {
      if index > 0 { view.separate(0x09) }
      cells.append(
        WrittenCell(
          span: view.write(cell.pieces), indent: cell.indent, extent: cell.extent, isUnplaced: cell.isUnplaced))
    }
    view.separate(0x0A)
    return cells
  }

  func document() -> Document {
    var sections = SectionTree(text: view.text)
    var blocks: [Block] = []
    let headings = sections.headings(drafts, spans)
    for (index, draft) in drafts.enumerated() {
      let span = spans[index]
      var sentences: [Span] = []
      let kind: Block.Kind
      switch draft.kind {
      case .heading:
        sections.open(headings[index], span)
        kind = .heading
        sentences = [span]
      case .paragraph: kind = .paragraph
      case .note: kind = .note
      case .contents: kind = .contents
      case .furniture: kind = .furniture
      case .caption: kind = .caption(tableIndex(after: index))
      case .table(let table): kind = .table(table)
      }
      switch kind {
      case .paragraph, .note: sentences = Sentences.split(view.text, span)
      case .contents, .furniture, .caption: sentences = [span]
      default: break
      }
      blocks.append(
        Block(kind: kind, span: span, section: sections.current, sentences: sentences))
    }
    var document = Document(
      source: source, text: view.text, map: view.map, blocks: blocks, sections: sections.sections,
      tables: [], kind: .other, entity: nil, year: nil, title: "", remarks: [])
    let places = Dictionary(
      uniqueKeysWithValues: blocks.enumerated().compactMap { index, block in
        if case .table(let table) = block.kind { (table, index) } else { nil }
      })
    for index in rawTables.indices {
      let builder = TableBuilder(
        text: view.text, blocks: blocks, vocabulary: vocabulary, layout: rawTables[index].layout)
      let (table, remarks) = builder.table(index, at: places[index] ?? 0, written[index])
      document.tables.append(table)
      document.remarks += remarks
    }
    if let limitDraft {
      document.remarks.append(
        Remark(kind: .limit, span: spans.indices.contains(limitDraft) ? spans[limitDraft] : Span(0, view.text.count)))
    }
    document.remarks += unreadTables.map { Remark(kind: .unreadTable, span: spans[$0]) }
    let profile = Profile(document)
    document.kind = profile.kind
    document.title = profile.title
    document.year = profile.year
    document.entity = profile.entity
    return document
  }

  private func tableIndex(after draft: Int) -> Int {
    for next in drafts[draft...] {
      if case .table(let table) = next.kind { return table }
    }
    return 0
  }
}

/// A cell as it stands in the normalised text.
struct WrittenCell {
  var span: Span
  /// Columns of space before it in the source.
  var indent: Int
  /// `nil` in layouts that leave it to be guessed.
  var extent: RawCell.Extent?
  /// A figure of the row may stand here or in another cell.
  var isUnplaced = false
}
