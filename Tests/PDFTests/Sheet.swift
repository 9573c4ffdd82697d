import Disclosure
import Pages

/// A page put together by hand: text of square characters, narrow digits, ruling lines.
struct Sheet {
  var content: PageContent

  init(_ number: Int = 1, width: Double = 600, height: Double = 800) {
    content = PageContent(
      number: number, width: width, height: height,
      faces: [Face(name: "FangSong", size: 10), Face(name: "Arial-Bold", size: 10)], glyphs: [], rulings: [])
  }

  /// Writes from `x` on along the line at `y`. `ascent`: how far boxes reach above it, in sizes.
  mutating func write(
    _ text: String, x: Double, y: Double, size: Double = 10, isBold: Bool = false, ascent: Double = 0.8
  ) {
    var left = x
    var opensText = true
    for scalar in text.unicodeScalars {
      let width = scalar.value < 0x80 ? size / 2 : size
      if scalar != " " {
        let box = Rect(left: left, top: y - ascent * size, right: left + width, bottom: y + (1 - ascent) * size)
        var glyph = Glyph(scalar: scalar, box: box, face: isBold ? 1 : 0, baseline: y, size: size)
        glyph.opensText = opensText
        content.glyphs.append(glyph)
      }
      opensText = false
      left += width
    }
  }

  /// Writes so that the last character ends at `right`.
  mutating func write(_ text: String, endingAt right: Double, y: Double, size: Double = 10) {
    let width = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? size / 2 : size) }
    write(text, x: right - width, y: y, size: size)
  }

  mutating func rule(horizontal y: Double, _ start: Double, _ end: Double) {
    content.rulings.append(Ruling(isVertical: false, position: y, start: start, end: end))
  }

  mutating func rule(vertical x: Double, _ start: Double, _ end: Double) {
    content.rulings.append(Ruling(isVertical: true, position: x, start: start, end: end))
  }

  /// Draws all lines of a table.
  mutating func rule(columns: [Double], rows: [Double]) {
    for y in rows { rule(horizontal: y, columns[0], columns[columns.count - 1]) }
    for x in columns { rule(vertical: x, rows[0], rows[rows.count - 1]) }
  }

  /// A ruled table of equal rows, and the words in its cells.
  mutating func table(_ rows: [[String]], columns: [Double], top: Double, rowHeight: Double = 20) {
    rule(columns: columns, rows: (0...rows.count).map { top + Double($0) * rowHeight })
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() {
        write(text, x: columns[column] + 4, y: top + Double(row) * rowHeight + 14)
      }
    }
  }

  static func transcript(_ sheets: [Sheet]) -> Transcript {
    DocumentLayout(sheets.map { PageLayout($0.content) }).printed().transcript
  }

  var transcript: Transcript { Self.transcript([self]) }
}

extension Transcript {
  var lines: [String] { String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init) }

  /// What paragraphs of a role say.
  func paragraphs(_ role: Paragraph.Role) -> [String] {
    elements.compactMap { element in
      guard case .paragraph(let paragraph) = element, paragraph.role == role else { return nil }
      return string(paragraph.span)
    }
  }

  var grids: [Grid] {
    elements.compactMap { element in
      if case .table(let grid) = element { grid } else { nil }
    }
  }

  /// Texts of cells by row; spans of merged cells in front, rows × columns.
  func cells(_ grid: Grid) -> [[String]] {
    grid.rows.map { row in
      row.map { cell in
        let spans = cell.rowSpan * cell.columnSpan > 1 ? "\(cell.rowSpan)×\(cell.columnSpan) " : ""
        return spans + string(cell.span)
      }
    }
  }

  func string(_ span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }
}
