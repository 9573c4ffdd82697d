internal import Disclosure

/// XLSX (ECMA-376, transitional and strict) → transcript: each visible sheet as tables of what its cells show.
package enum WorkbookReader {
  /// `keepsAnchors`: also gives the cells that the words stand in, in the same pass.
  package static func read(
    _ bytes: [UInt8], keepsAnchors: Bool = false, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> AnchoredTranscript {
    let package = try OfficePackage(bytes, limits: limits)
    let workbook = try package.parse(package.main, into: WorkbookHandler())
    var strings = SharedStrings()
    if let part = package.part(ofType: "sharedStrings") { strings = try package.parse(part, into: strings) }
    var styles = CellStyles()
    if let part = package.part(ofType: "styles") { styles = try package.parse(part, into: styles) }
    var writer = TranscriptWriter(limits: limits)
    var cells = limits.places
    for (index, entry) in workbook.sheets.enumerated() where !writer.isFull {
      guard !entry.isHidden else {
        writer.omit(.hiddenSheet, entry.name)
        continue
      }
      guard let part = package.part(entry.relation) else {
        writer.omit(.unreadPart, entry.name)
        continue
      }
      let handler = SheetHandler(
        strings: strings, styles: styles, calendar: workbook.calendar, cellsMax: cells,
        textMax: limits.textBytes, anchors: keepsAnchors ? .sheet(index) : nil)
      var sheet = try package.parse(part, into: handler).sheet
      sheet.sortRows()
      cells -= sheet.rows.reduce(0) { $0 + $1.cells.count }
      write(sheet, named: entry.name, to: &writer)
    }
    return AnchoredTranscript(transcript: writer.finished(), anchors: writer.anchors)
  }

  private static func write(_ sheet: Sheet, named name: String, to writer: inout TranscriptWriter) {
    writer.mark(.sheet(name))
    for table in SheetLayout(sheet).tables() { writer.write(.table(table), from: sheet.ink) }
    if sheet.hasDrawing, sheet.rows.allSatisfy(\.cells.isEmpty) { writer.omit(.picture, "工作表“\(name)”的图片") }
    if sheet.isCut { writer.omit(.limit, "工作表“\(name)”后面的单元格") }
    let rows = ranges(sheet.rows.filter(\.isHidden).map(\.number)) { String($0) }
    if !rows.isEmpty { writer.omit(.hiddenRows, "\(name)!\(rows)") }
    let hidden = Set(sheet.rows.flatMap { $0.cells.map(\.column) }.filter(sheet.isHidden(column:)))
    let columns = ranges(hidden.sorted(), CellAddress.letters)
    if !columns.isEmpty { writer.omit(.hiddenColumns, "\(name)!\(columns)") }
    if let first = sheet.formulasWithoutValue.first {
      let count = sheet.formulasWithoutValue.count
      let more = count > 1 ? " 等 \(count) 处" : ""
      writer.omit(.formulaWithoutValue, "\(name)!\(CellAddress.letters(first.column))\(first.row)\(more)")
    }
  }

  /// Runs of consecutive numbers as people write them: 3-9、12. `numbers` ascends; beyond the twentieth run only their number is told.
  private static func ranges(_ numbers: [Int], _ name: (Int) -> String) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 >= number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    let told = ranges.prefix(20).map { range in
      range.count == 1 ? name(range.lowerBound) : "\(name(range.lowerBound))-\(name(range.upperBound))"
    }
    return told.joined(separator: "、") + (ranges.count > 20 ? " 等 \(ranges.count) 处" : "")
  }
}

/// Reads workbook.xml: the sheets in their order.
final class WorkbookHandler: XMLHandler {
  enum Tag: String {
    case properties = "x:workbookPr"
    case sheet = "x:sheet"
  }

  struct Entry {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Entry] = []
  private(set) var calendar: SerialDate.Calendar = .from1900

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    switch tag {
    case .properties: if attributes.isOn("date1904", ifAbsent: false) { calendar = .from1904 }
    case .sheet:
      let state = attributes["state"] ?? "visible"
      sheets.append(
        Entry(name: attributes["name"] ?? "", relation: attributes["id"] ?? "", isHidden: state != "visible"))
    case nil: break
    }
  }

  func close(_ tag: Tag?) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
