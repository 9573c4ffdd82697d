internal import Disclosure

/// An XLSX that takes comments on its cells. Cells with a comment are filled, by a rule of conditional formatting that leaves their own format alone.
package struct AnnotatedWorkbook: AnnotatedFile {
  private let bytes: [UInt8]
  private let package: OfficePackage
  /// In order of their spans.
  private let anchors: [TextAnchor]
  /// Comments of each sheet in the order of the workbook; `nil` for one that is hidden or not there.
  private let sheets: [(entry: ZipFile.Entry, comments: CellComments)?]

  package init(_ bytes: [UInt8], limits: FormatLimits = FormatLimits()) throws(FormatError) {
    self.bytes = bytes
    anchors = try WorkbookReader.read(bytes, keepsAnchors: true, limits: limits).anchors
    package = try OfficePackage(bytes, limits: limits)
    var sheets: [(ZipFile.Entry, CellComments)?] = []
    for sheet in try package.parse(package.main, into: WorkbookHandler()).sheets {
      guard let entry = package.part(sheet.relation) else {
        sheets.append(nil)
        continue
      }
      sheets.append((entry, try CellComments(of: entry, in: package)))
    }
    self.sheets = sheets
  }

  package func takes(_ words: Range<Int>) -> Bool {
    guard let place = place(of: words), let sheet = sheets[place.sheet] else { return false }
    // A cell has one comment; that of somebody else is not ours to change.
    return !sheet.comments.others.contains(place.cell)
  }

  package func annotated(with notes: [Note]) throws(FormatError) -> [UInt8] {
    var lines: [Int: [CellAddress: [String]]] = [:]
    for note in notes where takes(note.words) {
      guard let place = place(of: note.words) else { continue }
      let old = lines[place.sheet]?[place.cell].map { $0 + [""] } ?? []
      lines[place.sheet, default: [:]][place.cell] = old + note.lines
    }
    var edit = PackageEdit(package)
    let style = lines.isEmpty ? 0 : try FaultFill.style(in: &edit)
    for (index, sheet) in sheets.enumerated() {
      guard let sheet else { continue }
      let cells = lines[index] ?? [:]
      guard !cells.isEmpty || !sheet.comments.own.isEmpty else { continue }
      let part = try package.archive.bytes(of: sheet.entry)
      var markup = SheetMarkup(part)
      guard !markup.namespace.isEmpty else { throw .damaged(part: sheet.entry.name) }
      try sheet.comments.write(cells, namespace: markup.namespace, to: &edit)
      markup.fill(cells.keys.sorted { $0.place < $1.place }, style: style)
      try NoteShapes.write(
        cells.keys.sorted { $0.place < $1.place }, replacing: sheet.comments.own, sheet: sheet.entry, &markup, to: &edit
      )
      edit.put(markup.edited(), in: sheet.entry.name, was: part)
    }
    return try edit.applied(to: bytes)
  }

  /// The first cell that holds some of the words.
  private func place(of words: Range<Int>) -> (sheet: Int, cell: CellAddress)? {
    let index = anchors.partitioningIndex { $0.span.end > words.lowerBound }
    guard index < anchors.count, anchors[index].span.start < words.upperBound,
      case .sheet(let sheet) = anchors[index].part, sheets.indices.contains(sheet)
    else { return nil }
    return (sheet, CellAddress(place: anchors[index].node))
  }
}
