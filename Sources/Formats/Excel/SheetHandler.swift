/// Reads a worksheet part.
final class SheetHandler: XMLHandler {
  enum Tag: String {
    case column = "x:col"
    case row = "x:row"
    case cell = "x:c"
    case value = "x:v"
    case formula = "x:f"
    case inline = "x:is"
    case text = "x:t"
    case phonetic = "x:rPh"
    case merge = "x:mergeCell"
    case drawing = "x:drawing"
  }

  private(set) var sheet: Sheet
  private let strings: SharedStrings
  private let styles: CellStyles
  private let calendar: SerialDate.Calendar
  /// Cells with text that are read at most.
  private let cellsMax: Int
  private var cells = 0
  /// Bytes of text of all its cells at most: one long text can be shared by a million of them.
  private let textMax: Int
  /// What the words of the sheet are anchored to; `nil` when nobody asks.
  private let anchors: TextAnchor.Part?
  private var columnRanges = 0
  private static let mergesMax = 1 << 16

  private var row = Sheet.Row(number: 0, isHidden: false, cells: [])
  private var column = 0
  private var style = 0
  private var kind: Kind = .number
  private var hasFormula = false
  private var value: [UInt8] = []
  private var isInValue = false
  private var isPhonetic = false

  private enum Kind: String {
    case number = "n"
    case shared = "s"
    case formulaText = "str"
    case inline = "inlineStr"
    case truth = "b"
    case fault = "e"
    case date = "d"

    var isText: Bool { self == .shared || self == .formulaText || self == .inline }
  }

  init(
    strings: SharedStrings, styles: CellStyles, calendar: SerialDate.Calendar, cellsMax: Int, textMax: Int,
    anchors: TextAnchor.Part?
  ) {
    self.strings = strings
    self.styles = styles
    self.calendar = calendar
    self.cellsMax = cellsMax
    self.textMax = textMax
    self.anchors = anchors
    sheet = Sheet(ink: Ink(keepsOrigins: anchors != nil))
  }

  var isSated: Bool { sheet.isCut }

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    switch tag {
    case .cell: beginCell(attributes)
    case .value: isInValue = true
    case .text: isInValue = !isPhonetic
    case .formula: hasFormula = true
    case .phonetic: isPhonetic = true
    case .row:
      let number = attributes.integer("r") ?? row.number + 1
      row = Sheet.Row(
        number: number, isHidden: attributes.isOn("hidden", ifAbsent: false) || attributes["ht"] == "0", cells: [])
      row.cells.reserveCapacity(sheet.rows.last?.cells.count ?? 0)
      column = 0
      if !(1...CellAddress.rows).contains(number) { sheet.isCut = true }
    case .column:
      guard let first = attributes.integer("min"), let last = attributes.integer("max"), first >= 1, first <= last,
        attributes.isOn("hidden", ifAbsent: false) || attributes["width"] == "0"
      else { return }
      columnRanges += 1
      if columnRanges <= CellAddress.columns { sheet.hide(columns: first...last) }
    case .merge:
      guard let range = attributes["ref"].flatMap(CellRange.init) else { return }
      sheet.isCut = sheet.merges.count >= Self.mergesMax
      sheet.merges.append(range)
    case .drawing: sheet.hasDrawing = true
    case .inline, nil: break
    }
  }

  func close(_ tag: Tag?) {
    switch tag {
    case .cell: endCell()
    case .value, .text: isInValue = false
    case .phonetic: isPhonetic = false
    case .row:
      if !row.cells.isEmpty || row.isRuled && !row.isHidden {
        sheet.rows.append(row)
      } else if row.isHidden {
        sheet.hiddenBlankRows.insert(row.number)
      }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue { value.append(contentsOf: bytes) }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    if let address = attributes.bytes("r").flatMap({ CellAddress($0) }) {
      column = address.column
    } else {
      column += 1
    }
    style = attributes.integer("s") ?? 0
    kind = attributes.bytes("t") == nil ? .number : attributes["t"].flatMap(Kind.init) ?? .number
    hasFormula = false
    value.removeAll(keepingCapacity: true)
  }

  private func endCell() {
    guard column <= CellAddress.columns else {
      sheet.isCut = true
      return
    }
    if hasFormula, value.isEmpty, !kind.isText, sheet.formulasWithoutValue.count < cellsMax {
      sheet.formulasWithoutValue.append(CellAddress(column: column, row: row.number))
    }
    let style = styles.style(style)
    if style.isRuled { row.isRuled = true }
    guard !value.isEmpty else { return }
    guard let cell = write(style) else { return }
    row.cells.append(cell)
    if let anchors {
      let place = CellAddress(column: column, row: row.number).place
      sheet.ink.note(anchors, node: place, offset: 0, length: sheet.ink.count - cell.line.lowerBound)
    }
    cells += 1
    sheet.isCut = cells > cellsMax || sheet.ink.count > textMax
  }

  /// The cell as it is shown; `nil` when it shows nothing.
  private func write(_ style: CellStyles.Style) -> Sheet.Cell? {
    switch kind {
    case .number:
      guard let number = CellNumber(value) else { return writeText(value[...], style) }
      return writeLine(style.format.text(of: number, calendar: calendar))
    case .shared:
      guard let index = Int(String(decoding: value, as: UTF8.self)), let text = strings[index]
      else { return nil }
      return writeText(text, style)
    case .truth: return writeLine(value == [0x31] ? "TRUE" : "FALSE")
    case .formulaText, .inline, .fault, .date: return writeText(value[...], style)
    }
  }

  private func writeLine(_ text: String) -> Sheet.Cell? {
    let start = sheet.ink.begin()
    sheet.ink.append(text)
    return start == sheet.ink.count ? nil : Sheet.Cell(column: column, line: start..<sheet.ink.count)
  }

  /// The steps a cell is moved in by become blanks in front. A line that folds the one before it is joined with it.
  private func writeText(_ text: ArraySlice<UInt8>, _ style: CellStyles.Style) -> Sheet.Cell? {
    var shown = CellText.unescaped(text)
    if let words = style.format.text(around: shown) { shown = words }
    guard shown.contains(where: { $0 > 0x20 }) else { return nil }
    var lines: [Range<Int>] = []
    var start = sheet.ink.begin()
    if style.indent > 0 { sheet.ink.append(String(repeating: "  ", count: style.indent)) }
    for line in shown.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if LineBreak.endsSentence(sheet.ink.bytes[start...]) || LineBreak.opensParagraph(line) {
        lines.append(start..<sheet.ink.count)
        start = sheet.ink.begin()
      }
      sheet.ink.join()
      line.withUnsafeBufferPointer { sheet.ink.append($0) }
    }
    lines.append(start..<sheet.ink.count)
    return Sheet.Cell(column: column, line: lines[0], more: Array(lines.dropFirst()))
  }
}

/// The text of a cell as it is stored.
enum CellText {
  /// Resolves _x000D_, by which a file writes characters that XML cannot hold.
  static func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0x5F), String(decoding: text, as: UTF8.self).contains("_x") else { return text }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.first {
      if byte == 0x5F, let scalar = escape(rest) {
        result.append(contentsOf: String(scalar).utf8)
        rest = rest.dropFirst(7)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result[...]
  }

  private static func escape(_ text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let sign = Array(text.prefix(7))
    guard sign.count == 7, sign[1] == 0x78, sign[6] == 0x5F,
      let value = UInt32(String(decoding: sign[2..<6], as: UTF8.self), radix: 16)
    else { return nil }
    return Unicode.Scalar(value)
  }
}
